//! What is done to the shared plan while all workers wait, so that what must be in it is known exactly.

use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::desk::{Desk, unpoisoned};
use super::figures::Fault;
use super::journal::Journal;
use super::random::Random;
use super::swaps::{Swap, Swaps, restore_in_place};
use super::window::Window;

/// What the window may have begun to write by the time that the workers wait is written by then.
const CALM: Duration = Duration::from_millis(1200);

#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    Copy,
    CopyWithLog,
    Rename,
    Overwrite,
    Remove,
    Backup,
    Restore,
    RestoreApart,
    UndoAndRedo,
    UndoInWindow,
    KillWindow,
}

pub(crate) const EVENTS: [Event; 11] = [
    Event::Backup,
    Event::Copy,
    Event::CopyWithLog,
    Event::Rename,
    Event::Restore,
    Event::Overwrite,
    Event::UndoAndRedo,
    Event::Remove,
    Event::RestoreApart,
    Event::UndoInWindow,
    Event::KillWindow,
];

pub(crate) struct Events<'a, 'w> {
    desk: &'a Desk,
    window: &'w Mutex<Option<Window<'a>>>,
    random: Random,
    swaps: Swaps<'a>,
    /// Named backups, and what the plan held when they were made.
    backups: Vec<(String, Journal)>,
}

impl<'a, 'w> Events<'a, 'w> {
    pub(crate) fn new(desk: &'a Desk, window: &'w Mutex<Option<Window<'a>>>, seed: u64) -> Self {
        Self {
            desk,
            window,
            random: Random::of(seed, 400),
            swaps: Swaps::new(desk, seed),
            backups: Vec::new(),
        }
    }

    /// Lets things happen until the time is over. The window is left alone in the last third, so that its memory is
    /// compared over a long life.
    pub(crate) fn work(&mut self, begun: Instant, length: Duration) {
        self.restart_window(None);
        while begun.elapsed() < length {
            let pause = Duration::from_millis(500 + self.random.below(4_000) as u64);
            sleep(pause.min(length.saturating_sub(begun.elapsed())));
            let is_late = begun.elapsed() > length.mul_f64(2.0 / 3.0);
            let event = self.random.choice(&EVENTS).copied().unwrap_or(Event::Copy);
            let ends_window = matches!(
                event,
                Event::Rename | Event::Overwrite | Event::Remove | Event::KillWindow
            );
            if !(is_late && ends_window) {
                self.step(event);
            }
        }
    }

    pub(crate) fn step(&mut self, event: Event) {
        let _alone = self.desk.turn.write();
        if unpoisoned(self.window).is_some() {
            sleep(CALM);
        }
        self.desk.check_plan("the plan");
        match event {
            Event::Copy => self.swaps.copy(),
            Event::CopyWithLog => self.swaps.copy_with_log(),
            Event::Rename => self.swap(Swap::Renamed),
            Event::Overwrite => self.swap(Swap::Overwritten),
            Event::Remove => self.swap(Swap::Removed),
            Event::Backup => self.back_up(),
            Event::Restore => self.restore(),
            Event::RestoreApart => self.restore_apart(),
            Event::UndoAndRedo => self.undo_and_redo(),
            Event::UndoInWindow => self.undo_in_window(),
            Event::KillWindow => self.restart_window(Some("window")),
        }
        self.desk.check_plan("the plan");
        let name = format!("{event:?}").to_lowercase();
        self.desk.figures().count("event", &name);
        self.look_at_window();
    }

    fn swap(&mut self, swap: Swap) {
        self.swaps.swap(swap);
        self.restart_window(Some("window after a swap"));
    }

    fn back_up(&mut self) {
        let name = self.desk.new_title();
        let ran = self.desk.run(&["backup", "--name", &name]);
        match ran.code {
            Some(0) => self
                .backups
                .push((ran.out.trim().to_owned(), self.desk.journal().clone())),
            _ => self
                .desk
                .fault(Fault::Damaged, &format!("no backup: {ran:?}")),
        }
    }

    fn one_backup(&mut self) -> Option<(String, Journal)> {
        if self.backups.is_empty() {
            self.back_up();
        }
        self.random.choice(&self.backups).cloned()
    }

    fn restore(&mut self) {
        if let Some((id, then)) = self.one_backup() {
            restore_in_place(self.desk, &mut self.random, &id, &then);
        }
    }

    /// Restores a backup as a plan of its own, which must hold what the plan held then.
    fn restore_apart(&mut self) {
        let Some((id, then)) = self.one_backup() else {
            return;
        };
        let to = self.desk.new_path("restored").with_extension("daymark");
        let ran = self
            .desk
            .run(&["restore", &id, "-o", &to.to_string_lossy()]);
        if ran.code != Some(0) {
            return self
                .desk
                .fault(Fault::Damaged, &format!("not restored: {ran:?}"));
        }
        self.desk.check(&to, &then, "restored as a new plan");
        let _ = std::fs::remove_file(to);
    }

    /// Undoes some operations and does them again.
    fn undo_and_redo(&mut self) {
        let steps = (1 + self.random.below(5)).to_string();
        let undone = self.desk.run(&["undo", &steps, "--json"]);
        let count = undone.out.lines().count();
        if count == 0 {
            return;
        }
        let redone = self.desk.run(&["redo", &count.to_string(), "--json"]);
        if redone.out.lines().count() != count {
            // The window wrote between the two, after which nothing can be done again.
            self.desk.read_anew();
        }
    }

    fn undo_in_window(&mut self) {
        let window = unpoisoned(self.window);
        let Some(window) = window.as_ref() else {
            return;
        };
        let followed = window.undo_and_redo();
        let name = if followed {
            "undo and redo by key"
        } else {
            "undo by key had no effect"
        };
        self.desk.figures().count("window", name);
        if !followed {
            self.undo_of_window_done_again();
        }
    }

    /// Redoes what the window has undone and not done again.
    fn undo_of_window_done_again(&self) {
        let ran = self.desk.run(&["history", "--limit", "1", "--json"]);
        if ran.out.contains("\"undone\":true") {
            self.desk.run(&["redo"]);
        }
    }

    /// Ends the window that is there, and starts another.
    fn restart_window(&mut self, killed: Option<&str>) {
        if let Some(window) = unpoisoned(self.window).as_mut() {
            killed.inspect(|why| window.kill(why));
            window.start();
        }
    }

    fn look_at_window(&self) {
        let mut window = unpoisoned(self.window);
        let Some(window) = window.as_mut() else {
            return;
        };
        if window.has_ended() {
            self.desk
                .fault(Fault::Damaged, "the window ended by itself");
            window.kill("window that had ended");
            window.start();
        }
    }
}

/// Compares the sums of all backups of the plan.
pub(crate) fn check_backups(desk: &Desk) {
    let ran = desk.run(&["verify", "--backups"]);
    if ran.out != "ok\n" {
        desk.fault(Fault::Damaged, &format!("backups: {ran:?}"));
    }
    let list: Value =
        serde_json::from_str(&desk.run(&["backups", "--json"]).out).unwrap_or_default();
    let count = list.as_array().map_or(0, Vec::len).to_string();
    desk.figures()
        .measured("backups whose sums are right", count);
}
