//! Events on the shared plan, during which all workers wait, so that the expected contents are known exactly.

use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::desk::{SharedPlan, unpoisoned};
use super::figures::Fault;
use super::journal::Journal;
use super::random::Random;
use super::swaps::{Swap, Swaps, restore_in_place};
use super::window::Window;

/// The time within which the window finishes the writes that it has begun.
const SETTLE_TIME: Duration = Duration::from_millis(1200);

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
    shared: &'a SharedPlan,
    window: &'w Mutex<Option<Window<'a>>>,
    random: Random,
    swaps: Swaps<'a>,
    /// The ids of named backups, and the journal at the time of each.
    backups: Vec<(String, Journal)>,
}

impl<'a, 'w> Events<'a, 'w> {
    pub(crate) fn new(
        shared: &'a SharedPlan,
        window: &'w Mutex<Option<Window<'a>>>,
        seed: u64,
    ) -> Self {
        Self {
            shared,
            window,
            random: Random::of(seed, 400),
            swaps: Swaps::new(shared, seed),
            backups: Vec::new(),
        }
    }

    /// Runs events for `length`. In the last third none of them ends the window, so that its memory is compared over a
    /// long run.
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

    /// Runs an event while all workers wait, and checks the plan before and after it.
    pub(crate) fn step(&mut self, event: Event) {
        let _turn = self.shared.turn.write();
        if unpoisoned(self.window).is_some() {
            sleep(SETTLE_TIME);
        }
        self.shared.check_plan("the plan");
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
        self.shared.check_plan("the plan");
        let name = format!("{event:?}").to_lowercase();
        self.shared.figures().count("event", &name);
        self.check_window();
    }

    fn swap(&mut self, swap: Swap) {
        self.swaps.swap(swap);
        self.restart_window(Some("window after a swap"));
    }

    fn back_up(&mut self) {
        let name = self.shared.new_title();
        let ran = self.shared.run(&["backup", "--name", &name]);
        match ran.code {
            Some(0) => self
                .backups
                .push((ran.out.trim().to_owned(), self.shared.journal().clone())),
            _ => self
                .shared
                .fault(Fault::Damaged, &format!("no backup: {ran:?}")),
        }
    }

    /// Returns a random named backup and its journal. Makes the first backup if there is none.
    fn random_backup(&mut self) -> Option<(String, Journal)> {
        if self.backups.is_empty() {
            self.back_up();
        }
        self.random.choice(&self.backups).cloned()
    }

    fn restore(&mut self) {
        if let Some((id, then)) = self.random_backup() {
            restore_in_place(self.shared, &mut self.random, &id, &then);
        }
    }

    /// Restores a backup as a new plan, and compares it with the journal of that time.
    fn restore_apart(&mut self) {
        let Some((id, then)) = self.random_backup() else {
            return;
        };
        let to = self.shared.new_path("restored").with_extension("daymark");
        let ran = self
            .shared
            .run(&["restore", &id, "-o", &to.to_string_lossy()]);
        if ran.code != Some(0) {
            return self
                .shared
                .fault(Fault::Damaged, &format!("not restored: {ran:?}"));
        }
        self.shared.check(&to, &then, "restored as a new plan");
        let _ = std::fs::remove_file(to);
    }

    /// Undoes some operations and does them again.
    fn undo_and_redo(&mut self) {
        let steps = (1 + self.random.below(5)).to_string();
        let undone = self.shared.run(&["undo", &steps, "--json"]);
        let count = undone.out.lines().count();
        if count == 0 {
            return;
        }
        let redone = self.shared.run(&["redo", &count.to_string(), "--json"]);
        if redone.out.lines().count() != count {
            // The window wrote between the two, which deletes the undone operations.
            self.shared.reset_journal();
        }
    }

    /// Undoes and redoes an operation by keys in the window.
    fn undo_in_window(&mut self) {
        let window = unpoisoned(self.window);
        let Some(window) = window.as_ref() else {
            return;
        };
        let before = self.shared.undone();
        let followed = window.undo_and_redo();
        let name = if followed {
            "undo and redo by key"
        } else {
            "undo by key had no effect"
        };
        self.shared.figures().count("window", name);
        if self.shared.undone() > before {
            self.shared.run(&["redo"]);
        }
    }

    /// Starts the window, after killing the current one if `killed` has a reason for the table.
    fn restart_window(&mut self, killed: Option<&str>) {
        if let Some(window) = unpoisoned(self.window).as_mut() {
            killed.inspect(|why| window.kill(why));
            window.start();
        }
    }

    /// Starts the window again if it has ended by itself, which counts as a fault.
    fn check_window(&self) {
        let mut window = unpoisoned(self.window);
        let Some(window) = window.as_mut() else {
            return;
        };
        if window.has_ended() {
            self.shared
                .fault(Fault::Damaged, "the window ended by itself");
            window.kill("window that had ended");
            window.start();
        }
    }
}

/// Checks the checksums of all backups of the plan.
pub(crate) fn check_backups(shared: &SharedPlan) {
    let ran = shared.run(&["verify", "--backups"]);
    if ran.out != "ok\n" {
        shared.fault(Fault::Damaged, &format!("backups: {ran:?}"));
    }
    let list: Value =
        serde_json::from_str(&shared.run(&["backups", "--json"]).out).unwrap_or_default();
    let count = list.as_array().map_or(0, Vec::len).to_string();
    shared
        .figures()
        .measured("backups whose sums are right", count);
}
