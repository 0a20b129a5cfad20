//! Makes automatic backups of the plans of all windows and checks their files, in a separate thread.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use daymark_core::backup::Backups;
use daymark_core::{Reader, Result};
use tauri::{AppHandle, Manager};

use crate::session::Session;
use crate::window_plan::Sessions;

/// The time from the start to the first round, so that it doesn't slow down the start.
const FIRST_DELAY: Duration = Duration::from_secs(5);
/// The time between two rounds.
const INTERVAL: Duration = Duration::from_secs(60);

/// Starts the thread.
pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(FIRST_DELAY);
        run_round(&app, back_up);
        loop {
            thread::sleep(INTERVAL);
            run_round(&app, back_up);
            run_round(&app, check);
        }
    });
}

fn run_round(app: &AppHandle, run: fn(&Weak<Session>)) {
    for session in app.state::<Sessions>().all_weak() {
        run(&session);
    }
}

/// Backs up the plan of a session if a backup is due. Uses a separate connection, so that the window doesn't wait, and
/// can be closed and its plan opened again in the meantime.
fn back_up(session: &Weak<Session>) {
    let Some((revision, ready)) = session.upgrade().and_then(|session| prepare(&session)) else {
        return;
    };
    let made = ready.and_then(|(reader, backups)| reader.back_up_if_due(&backups));
    if let Some(session) = session.upgrade() {
        let done = made.map(|made| made.is_some());
        session.backed_up().note(revision, done);
    }
}

/// Checks the file of a session's plan completely once a week, from the second round on: what is done first after the start
/// isn't slowed down by it. If the file is damaged, every later change is refused.
fn check(session: &Weak<Session>) {
    let is_due = |session: &Arc<Session>| session.with(|planner| planner.is_check_due());
    let due = session
        .upgrade()
        .filter(|session| matches!(is_due(session), Ok(true)));
    let ready = due.map(|session| (session.reader(), session.backups()));
    let Some((Ok(reader), Ok(backups))) = ready else {
        return;
    };
    match reader.check_if_due(&backups) {
        Ok(Some(problems)) if !problems.is_empty() => log::error!("the plan's file is damaged"),
        Ok(_) => {}
        Err(error) => log::warn!("the plan's file could not be checked: {:?}", error.code()),
    }
}

/// Returns a connection and the backups of the plan, with a revision of the plan that isn't newer than what the
/// connection reads. `None` if no plan is open, or its current state is known to be backed up.
fn prepare(session: &Session) -> Option<(u32, Result<(Reader, Backups)>)> {
    if !session.has_plan() {
        return None;
    }
    let revision = match session.with(|planner| planner.revision()) {
        Ok(revision) => revision,
        Err(error) => return Some((0, Err(error))),
    };
    let ready = || Ok((session.reader()?, session.backups()?));
    (!session.backed_up().has(revision)).then(|| (revision, ready()))
}
