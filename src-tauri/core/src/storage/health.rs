//! Checks whether an open plan's file is damaged. SQLite's quick check reads the whole file (60 ms with 10,000 posts,
//! 0.5 s with 100,000), so opening a plan doesn't wait for it: a thread runs it a second later, or the first write
//! does. If it finds damage, every later write is refused and the log isn't emptied into the file.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use super::connection::keep_few_pages;
use super::{Db, read_only, verify};
use crate::{Code, Error, Result};

/// The time from opening a plan to the check, so that the check doesn't compete with the program's start.
const CHECK_DELAY: Duration = Duration::from_secs(1);
/// The number of SQLite's steps between two tests whether a check was cancelled.
const STEPS_PER_CANCEL_TEST: i32 = 100;

/// The known condition of a plan's file.
pub(crate) struct Health {
    path: PathBuf,
    condition: Mutex<Condition>,
    /// Locked during a check, so that only one runs at a time.
    check_lock: Mutex<()>,
    is_closing: Arc<AtomicBool>,
}

enum Condition {
    Unchecked,
    Intact,
    /// The problems, one line each.
    Damaged(Vec<String>),
}

impl Health {
    /// Returns the condition of the file that `db` reads before its first check.
    pub(super) fn unchecked(db: &Db) -> Self {
        let path = db.path().unwrap_or_default().into();
        Self {
            path,
            condition: Mutex::new(Condition::Unchecked),
            check_lock: Mutex::default(),
            is_closing: Arc::default(),
        }
    }

    pub(super) fn damaged(db: &Db, problems: Vec<String>) -> Self {
        let condition = Mutex::new(Condition::Damaged(problems));
        Self {
            condition,
            ..Self::unchecked(db)
        }
    }

    /// Returns the problems, one line each; `None` if none are known.
    pub(crate) fn problems(&self) -> Option<Vec<String>> {
        match &*self.condition() {
            Condition::Damaged(problems) => Some(problems.clone()),
            _ => None,
        }
    }

    /// Skips the check, because the file was just created.
    pub(super) fn assume_intact(&self) {
        *self.condition() = Condition::Intact;
    }

    /// Records the problems that a check of the whole file found. Does nothing if there are none.
    pub(crate) fn record_problems(&self, problems: &[String]) {
        if !problems.is_empty() {
            *self.condition() = Condition::Damaged(problems.to_vec());
        }
    }

    /// Returns true unless the file is damaged; checks it if that wasn't done yet. A file that can't be checked now, for
    /// example because it is locked, counts as intact and is checked the next time.
    pub(crate) fn is_intact(&self) -> bool {
        let _lock = self
            .check_lock
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if matches!(*self.condition(), Condition::Unchecked)
            && let Ok(problems) = self.run_check(verify::quick)
        {
            *self.condition() = match problems.is_empty() {
                true => Condition::Intact,
                false => Condition::Damaged(problems),
            };
        }
        !self.is_known_damaged()
    }

    /// Fails if the file is damaged. Checks it if that wasn't done yet.
    pub(super) fn refuse_damaged(&self) -> Result<()> {
        match self.is_intact() {
            true => Ok(()),
            false => self.refuse_known_damage(),
        }
    }

    /// Fails if damage is known. Doesn't check the file.
    pub(super) fn refuse_known_damage(&self) -> Result<()> {
        match self.problems() {
            Some(problems) => Err(damaged_plan(&problems)),
            None => Ok(()),
        }
    }

    /// Runs the full check after something in the file couldn't be read.
    pub(super) fn check_fully(&self) {
        if let Ok(problems) = self.run_check(verify::problems) {
            self.record_problems(&problems);
        }
    }

    fn is_known_damaged(&self) -> bool {
        matches!(*self.condition(), Condition::Damaged(_))
    }

    /// Runs a check on a separate connection, so that it doesn't delay reads and writes.
    fn run_check(&self, check: impl FnOnce(&Db) -> Result<Vec<String>>) -> Result<Vec<String>> {
        let checked = read_only::connect(&self.path).and_then(|db| {
            self.stop_when_closing(&db)?;
            keep_few_pages(&db)?;
            check(&db)
        });
        match checked {
            Err(error) if matches!(error.code(), Code::Damaged | Code::NotAPlan) => {
                Ok(vec![error.to_string()])
            }
            checked => checked,
        }
    }

    /// Makes SQLite cancel the check once the plan is being closed.
    fn stop_when_closing(&self, db: &Db) -> Result<()> {
        let is_closing = Arc::clone(&self.is_closing);
        db.progress_handler(
            STEPS_PER_CANCEL_TEST,
            Some(move || is_closing.load(Ordering::SeqCst)),
        )?;
        Ok(())
    }

    fn condition(&self) -> MutexGuard<'_, Condition> {
        self.condition
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the error for a write to a damaged file.
fn damaged_plan(problems: &[String]) -> Error {
    let message = "this plan file is damaged, so nothing was changed: salvage what can be read of it as a new plan, or restore a backup";
    Error::new(Code::Damaged, message).caused_by(problems.join("; "))
}

/// A thread that checks the file once, soon after it was opened.
pub(super) struct CheckThread {
    health: Arc<Health>,
    closing: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl CheckThread {
    pub(super) fn new(health: &Arc<Health>) -> Self {
        let (closing, closed) = channel::<()>();
        let health = Arc::clone(health);
        let checked = Arc::clone(&health);
        let thread = spawn(move || {
            if closed.recv_timeout(CHECK_DELAY) == Err(RecvTimeoutError::Timeout) {
                checked.is_intact();
            }
        });
        Self {
            health,
            closing: Some(closing),
            thread: Some(thread),
        }
    }

    /// Cancels the check and ends the thread. Its connection is closed when this returns.
    pub(super) fn finish(&mut self) {
        self.closing = None;
        self.health.is_closing.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        self.health.is_closing.store(false, Ordering::SeqCst);
    }
}

impl Drop for CheckThread {
    fn drop(&mut self) {
        self.finish();
    }
}
