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
    let Some((revision, ready)) = session.upgrade().and_then(|session| prepare(&session)) else {
        return;
    };
    let made = ready.and_then(|(reader, backups)| reader.back_up_if_due(&backups));
    if let Some(session) = session.upgrade() {
        let done = made.map(|made| made.is_some());
        session.backed_up().note(revision, done);
    }
}

/// Returns `None` where no plan is open, or its state is known to be backed up. The revision is that of the backup or
/// an earlier one.
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
