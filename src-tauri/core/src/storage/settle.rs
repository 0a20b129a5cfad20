//! Empties the log of a plan into its file, soon after each write: whoever copies the file then copies the
//! whole plan.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::beside;
use super::connection::connect_to_settle;
use super::mark::Run;
use super::watch::Watch;
use crate::Code;

/// A pause in writing after which the log is emptied.
const PAUSE: Duration = Duration::from_millis(150);
/// The longest that a write waits for that while others follow it.
const LONGEST: Duration = Duration::from_millis(500);

/// Empties the log in a thread of its own, so that nobody who writes waits for it.
pub(super) struct Settler {
    wake: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Settler {
    pub(super) fn new(watch: &Arc<Watch>, run: Run) -> Self {
        let (wake, woken) = channel();
        let watch = Arc::clone(watch);
        Self {
            wake: Some(wake),
            thread: Some(spawn(move || serve(&watch, run, &woken))),
        }
    }

    /// Tells that something was written.
    pub(super) fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.send(());
        }
    }

    /// Empties the log once more where that is still to do, and ends.
    pub(super) fn finish(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Settler {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Its own connection is opened with the first write, so that opening a plan does not wait for it.
fn serve(watch: &Watch, run: Run, woken: &Receiver<()>) {
    let mut db = None;
    while woken.recv().is_ok() {
        let ends = wait_for_pause(woken);
        while !settle(watch, run, &mut db) && !ends {
            if woken.recv_timeout(PAUSE) == Err(RecvTimeoutError::Disconnected) {
                break;
            }
        }
    }
}

/// Returns true when the plan is being closed.
fn wait_for_pause(woken: &Receiver<()>) -> bool {
    let begun = Instant::now();
    loop {
        match woken.recv_timeout(PAUSE.min(LONGEST.saturating_sub(begun.elapsed()))) {
            Ok(()) => {}
            Err(error) => return error == RecvTimeoutError::Disconnected,
        }
    }
}

/// Returns false where it must be tried again: somebody reads what is only in the log.
fn settle(watch: &Watch, run: Run, db: &mut Option<Connection>) -> bool {
    if db.is_none() {
        *db = connect_to_settle(&watch.path).ok();
    }
    let Some(open) = db.as_ref() else {
        return false;
    };
    let emptied = match beside::has_log(&watch.path) {
        true => watch.empty_log(open, run),
        false => Ok(true),
    };
    match emptied {
        Ok(is_empty) => {
            watch.take_image(open);
            is_empty
        }
        Err(error) => {
            let is_lost = matches!(error.code(), Code::Replaced | Code::Gone);
            // Opened anew it is on the file that has the name by then.
            *db = None;
            is_lost
        }
    }
}
