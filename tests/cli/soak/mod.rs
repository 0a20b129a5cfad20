//! A soak: random operations through the core, the command line and the window at once on one plan, with kills, swaps of
//! its file, copies and restores. A journal records every acknowledged operation, and the plan is compared with it.
//! `cargo xtask soak` runs it for minutes; a short one without a window is a test like any other.
//!
//! - `desk`: the shared plan; `journal`: its expected posts; `figures`: the printed table; `random`: choices by a seed
//! - `commands`, `open`, `library`, `window`: the workers on it
//! - `events`, `swaps`: events while the workers wait; `apart`: a worker on separate plans

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

use apart::SeparatePlans;
use commands::Commands;
use desk::{SharedPlan, unpoisoned};
use events::{EVENTS, Events};
use figures::Fault;
use open::{library_step, script_step};
use random::Random;
use window::Window;

use crate::script::Script;

/// The number of workers that run commands of the command line.
const COMMAND_WORKERS: usize = 2;

/// Returns the number in an environment variable, or `default`.
fn from_env(name: &str, default: f64) -> f64 {
    let value = std::env::var(name).ok();
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

/// Prints its table on standard error, since the test's standard output is captured.
#[test]
#[ignore = "it takes minutes: cargo xtask soak"]
fn soak() {
    let minutes = from_env("DAYMARK_SOAK_MINUTES", 10.0);
    let seed = from_env("DAYMARK_SOAK_SEED", 1.0) as u64;
    let shared = SharedPlan::new();
    let window = Mutex::new(Window::of(&shared, seed));
    thread::scope(|scope| {
        for owner in 0..COMMAND_WORKERS {
            let shared = &shared;
            scope.spawn(move || Commands::new(shared, seed, owner).work());
        }
        scope.spawn(|| open::script(&shared, seed));
        scope.spawn(|| open::library(&shared, seed));
        scope.spawn(|| SeparatePlans::new(&shared, seed).work());
        scope.spawn(|| window::work(&shared, &window));
        let mut events = Events::new(&shared, &window, seed);
        let length = Duration::from_secs_f64(minutes * 60.0);
        let done = catch_unwind(AssertUnwindSafe(|| events.work(Instant::now(), length)));
        shared.end();
        if done.is_err() {
            shared.fault(Fault::Damaged, "an event failed: see its panic above");
        }
    });
    finish(&shared, &window, &format!("{minutes} min, seed {seed}"));
}

/// Runs each event and each kind of round once, one after the other and without a window.
#[test]
fn a_short_soak_loses_nothing() {
    let seed = 7;
    let shared = SharedPlan::new();
    let window = Mutex::new(None);
    let mut events = Events::new(&shared, &window, seed);
    let mut commands = Commands::new(&shared, seed, 0);
    let mut random = Random::of(seed, 9);
    for event in EVENTS {
        for _ in 0..3 {
            commands.step();
            script_step(&shared, &mut random);
            library_step(&shared, &mut random);
        }
        events.step(event);
    }
    let mut separate = SeparatePlans::new(&shared, seed);
    (0..8).for_each(|kind| separate.step(kind));
    finish(&shared, &window, "a short soak");
}

/// Ends all programs, checks the plan and its backups a last time, and prints the table.
fn finish(shared: &SharedPlan, window: &Mutex<Option<Window<'_>>>, title: &str) {
    if let Some(window) = unpoisoned(window).take() {
        window.end();
    }
    unpoisoned(&shared.script).take().map(Script::kill);
    let library = unpoisoned(&shared.library).take();
    if let Some(library) = library {
        shared.look_for_panic(&library.kill());
    }
    shared.check_plan("the plan at the end");
    events::check_backups(shared);
    let noted = shared.journal().len().to_string();
    let mut figures = shared.figures();
    figures.measured("posts in the journal at the end", noted);
    eprintln!("\n{title}\n\n{}", figures.table());
    assert_eq!(
        figures.faults(),
        0,
        "lost, damaged, silent or panicked: see above"
    );
}
