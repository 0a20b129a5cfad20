//! A soak: random operations through the core, the command line and the window at once on one plan, with kills, swaps of
//! its file, copies and restores. Every acknowledged operation is noted, and what must be in the plan is compared with
//! what is. `cargo xtask soak` runs it for minutes; a short one without a window is a test like any other.
//!
//! - `desk`: the shared plan; `journal`: what must be in it; `figures`: what is printed; `random`: the choices of a seed
//! - `commands`, `open`, `library`, `window`: who works on it
//! - `events`, `swaps`: what is done to it while the workers wait; `apart`: what is done to plans of its own

mod apart;
mod commands;
mod desk;
mod events;
mod figures;
mod journal;
mod library;
mod open;
mod random;
mod swaps;
mod window;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use apart::Apart;
use commands::Commands;
use desk::{Desk, unpoisoned};
use events::{EVENTS, Events};
use figures::Fault;
use open::{library_step, script_step};
use random::Random;
use window::Window;

use crate::script::Script;

/// How many commands of the command line run at a time.
const COMMANDS: usize = 2;

fn set(name: &str, otherwise: f64) -> f64 {
    let set = std::env::var(name).ok();
    set.and_then(|value| value.parse().ok())
        .unwrap_or(otherwise)
}

/// Prints its table on standard error, since that of a test is taken.
#[test]
#[ignore = "it takes minutes: cargo xtask soak"]
fn soak() {
    let minutes = set("DAYMARK_SOAK_MINUTES", 10.0);
    let seed = set("DAYMARK_SOAK_SEED", 1.0) as u64;
    let desk = Desk::new();
    let window = Mutex::new(Window::of(&desk, seed));
    thread::scope(|scope| {
        for owner in 0..COMMANDS {
            let desk = &desk;
            scope.spawn(move || Commands::new(desk, seed, owner).work());
        }
        scope.spawn(|| open::script(&desk, seed));
        scope.spawn(|| open::library(&desk, seed));
        scope.spawn(|| Apart::new(&desk, seed).work());
        scope.spawn(|| window::work(&desk, &window));
        let mut events = Events::new(&desk, &window, seed);
        let length = Duration::from_secs_f64(minutes * 60.0);
        let done = catch_unwind(AssertUnwindSafe(|| events.work(Instant::now(), length)));
        desk.end();
        if done.is_err() {
            desk.fault(Fault::Damaged, "an event failed: see its panic above");
        }
    });
    finish(&desk, &window, &format!("{minutes} min, seed {seed}"));
}

/// One round of everything, without a window and one after the other.
#[test]
fn a_short_soak_loses_nothing() {
    let seed = 7;
    let desk = Desk::new();
    let window = Mutex::new(None);
    let mut events = Events::new(&desk, &window, seed);
    let mut commands = Commands::new(&desk, seed, 0);
    let mut random = Random::of(seed, 9);
    for event in EVENTS {
        for _ in 0..3 {
            commands.step();
            script_step(&desk, &mut random);
            library_step(&desk, &mut random);
        }
        events.step(event);
    }
    let mut apart = Apart::new(&desk, seed);
    (0..8).for_each(|kind| apart.step(kind));
    finish(&desk, &window, "a short soak");
}

/// Checks everything a last time and prints the table.
fn finish(desk: &Desk, window: &Mutex<Option<Window<'_>>>, title: &str) {
    if let Some(window) = unpoisoned(window).take() {
        window.end();
    }
    unpoisoned(&desk.script).take().map(Script::kill);
    let library = unpoisoned(&desk.library).take();
    if let Some(library) = library {
        desk.look_for_panic(&library.kill());
    }
    desk.check_plan("the plan at the end");
    events::check_backups(desk);
    let noted = desk.journal().len().to_string();
    let mut figures = desk.figures();
    figures.measured("posts in the journal at the end", noted);
    eprintln!("\n{title}\n\n{}", figures.table());
    assert_eq!(
        figures.faults(),
        0,
        "lost, damaged, silent or panicked: see above"
    );
}
