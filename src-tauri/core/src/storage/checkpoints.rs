//! Copies the log of a plan into its file soon after each write and empties it, so that a person who copies the
//! file copies the whole plan.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::connection::connect_to_checkpoint;
use super::health::Health;
use super::log_files;
use super::mark::Run;
use super::watch::Watch;
use crate::Code;

/// The pause in writing after which the log is emptied.
const PAUSE: Duration = Duration::from_millis(150);
/// The longest time until the log is emptied if writes follow each other without a pause.
const MAX_DELAY: Duration = Duration::from_millis(500);

/// A thread that empties the log, so that writes don't wait for it.
pub(super) struct Checkpointer {
    wake: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    pub(super) fn new(watch: &Arc<Watch>, run: Run, health: &Arc<Health>) -> Self {
        let (wake, woken) = channel();
        let (watch, health) = (Arc::clone(watch), Arc::clone(health));
        let checkpointing = Checkpointing { watch, run, health };
        Self {
            wake: Some(wake),
            thread: Some(spawn(move || checkpointing.run(&woken))),
        }
    }

    /// Tells the thread that something was written.
    pub(super) fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.send(());
        }
    }

    /// Empties the log if that is still necessary, and ends the thread.
    pub(super) fn finish(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.finish();
    }
}

/// The state of the thread.
struct Checkpointing {
    watch: Arc<Watch>,
    run: Run,
    health: Arc<Health>,
}

impl Checkpointing {
    /// Runs the thread. Its connection is opened at the first write, so that opening a plan doesn't wait for it.
    fn run(&self, woken: &Receiver<()>) {
        let mut db = None;
        while woken.recv().is_ok() {
            let is_closing = wait_for_pause(woken);
            while !self.checkpoint(&mut db) && !is_closing {
                if woken.recv_timeout(PAUSE) == Err(RecvTimeoutError::Disconnected) {
                    break;
                }
            }
        }
    }

    /// Empties the log, unless the file is damaged. Returns false if it must be tried again, because a
    /// reader still uses data that is only in the log.
    fn checkpoint(&self, db: &mut Option<Connection>) -> bool {
        let has_log = log_files::has_log(&self.watch.path);
        if has_log && !self.health.is_intact() {
            return true;
        }
        if db.is_none() {
            *db = connect_to_checkpoint(&self.watch.path).ok();
        }
        let Some(open) = db.as_ref() else {
            return false;
        };
        let emptied = match has_log {
            true => self.watch.empty_log(open, self.run),
            false => Ok(true),
        };
        match emptied {
            Ok(is_empty) => {
                self.watch.take_image(open);
                is_empty
            }
            Err(error) => {
                let is_lost = matches!(error.code(), Code::Replaced | Code::Gone);
                // The next attempt connects to the file that has the name by then.
                *db = None;
                is_lost
            }
        }
    }
}

/// Waits for a pause in writing. Returns true if the plan is being closed.
fn wait_for_pause(woken: &Receiver<()>) -> bool {
    let started = Instant::now();
    loop {
        match woken.recv_timeout(PAUSE.min(MAX_DELAY.saturating_sub(started.elapsed()))) {
            Ok(()) => {}
            Err(error) => return error == RecvTimeoutError::Disconnected,
        }
    }
}
