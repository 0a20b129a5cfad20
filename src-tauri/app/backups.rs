//! Backs up the plans of all windows by themselves, in a thread of its own.

use std::sync::Weak;
use std::thread;
use std::time::Duration;

use daymark_core::backup::Backups;
use daymark_core::{Reader, Result};
use tauri::{AppHandle, Manager};

use crate::session::Session;
use crate::window_plan::Sessions;

/// From the start until the first look, so that the start has the machine to itself.
const FIRST: Duration = Duration::from_secs(5);
/// Between two looks whether a backup is due.
const EVERY: Duration = Duration::from_secs(60);

pub(crate) fn begin(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(FIRST);
        loop {
            app.state::<Sessions>().all_weak().iter().for_each(back_up);
            thread::sleep(EVERY);
        }
    });
}

/// Backs up the plan of a session where that is due, through a connection of its own: the window waits for nothing, and
/// may be closed and its plan opened again meanwhile.
fn back_up(session: &Weak<Session>) {
    let Some(ready) = session.upgrade().and_then(|session| prepare(&session)) else {
        return;
    };
    let done = ready.and_then(|(reader, backups)| reader.back_up_if_due(&backups));
    if let Some(session) = session.upgrade() {
        session.note_backup_problem(done.err());
    }
}

/// Returns `None` where no plan is open.
fn prepare(session: &Session) -> Option<Result<(Reader, Backups)>> {
    let prepared = || {
        let backups = session.with(|planner| planner.backups())?;
        Ok((session.reader()?, backups))
    };
    session.has_plan().then(prepared)
}
