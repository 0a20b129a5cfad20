//! Backs up the plans of all windows by themselves, in a thread of its own.

use std::thread;
use std::time::Duration;

use daymark_core::Result;
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
            for session in app.state::<Sessions>().with_a_plan() {
                session.note_backup_problem(back_up(&session).err());
            }
            thread::sleep(EVERY);
        }
    });
}

/// Reads the plan through a connection of its own, so that the window waits for nothing.
fn back_up(session: &Session) -> Result<()> {
    let backups = session.with(|planner| planner.backups())?;
    session.reader()?.back_up_if_due(&backups)?;
    Ok(())
}
