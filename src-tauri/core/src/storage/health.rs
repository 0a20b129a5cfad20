//! Whether an open plan's file is damaged. SQLite's quick check reads the whole file (60 ms with 10,000 posts, 0.5 s
//! with 100,000), so opening a plan doesn't wait for it: a thread runs it a second later, or the first write does. If
//! it finds damage, every later write is refused and the log isn't emptied into the file.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use super::{Db, read_only, verify};
use crate::{Code, Error, Result};

/// The time from opening a plan to the check, so that the check doesn't compete with the program's start.
const SOON: Duration = Duration::from_secs(1);
/// The number of SQLite's steps after which a check looks whether it is to be cancelled.
const STEPS: i32 = 100;

/// What is known about a file's damage.
pub(crate) struct Health {
    path: PathBuf,
    known: Mutex<Known>,
    /// Locked during a check, so that only one runs at a time.
    turn: Mutex<()>,
    is_closing: Arc<AtomicBool>,
}

enum Known {
    Nothing,
    Whole,
    /// The problems, one line each.
    Damaged(Vec<String>),
}

impl Health {
    /// Creates the state of a file that wasn't checked yet: the one that `db` reads.
    pub(super) fn unknown(db: &Db) -> Self {
        let path = db.path().unwrap_or_default().into();
        Self {
            path,
            known: Mutex::new(Known::Nothing),
            turn: Mutex::default(),
            is_closing: Arc::default(),
        }
    }

    pub(super) fn damaged(db: &Db, problems: Vec<String>) -> Self {
        let known = Mutex::new(Known::Damaged(problems));
        Self {
            known,
            ..Self::unknown(db)
        }
    }

    /// Returns the problems, one line each; `None` if none are known.
    pub(crate) fn problems(&self) -> Option<Vec<String>> {
        match &*self.known() {
            Known::Damaged(problems) => Some(problems.clone()),
            _ => None,
        }
    }

    pub(super) fn take_for_whole(&self) {
        *self.known() = Known::Whole;
    }

    /// Adopts the result of a check of the whole file.
    pub(crate) fn note(&self, problems: &[String]) {
        if !problems.is_empty() {
            *self.known() = Known::Damaged(problems.to_vec());
        }
    }

    /// Returns true unless the file is damaged; checks it if that wasn't done yet. A file that can't be checked now, for
    /// example because it is locked, counts as whole and is checked the next time.
    pub(crate) fn is_whole(&self) -> bool {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*self.known(), Known::Nothing)
            && let Ok(problems) = self.look(verify::quick)
        {
            *self.known() = match problems.is_empty() {
                true => Known::Whole,
                false => Known::Damaged(problems),
            };
        }
        !self.is_known_damaged()
    }

    pub(super) fn refuse_damaged(&self) -> Result<()> {
        match self.is_whole() {
            true => Ok(()),
            false => self.refuse_known_damage(),
        }
    }

    /// Fails if damage is known. Doesn't check the file.
    pub(super) fn refuse_known_damage(&self) -> Result<()> {
        match self.problems() {
            Some(problems) => Err(refused(&problems)),
            None => Ok(()),
        }
    }

    /// Runs the full check after something in the file couldn't be read.
    pub(super) fn look_again(&self) {
        if let Ok(problems) = self.look(verify::problems) {
            self.note(&problems);
        }
    }

    fn is_known_damaged(&self) -> bool {
        matches!(*self.known(), Known::Damaged(_))
    }

    /// Runs a check on a connection of its own, so that it delays nobody else.
    fn look(&self, check: impl FnOnce(&Db) -> Result<Vec<String>>) -> Result<Vec<String>> {
        let found = read_only::connect(&self.path).and_then(|db| {
            self.stop_when_closing(&db)?;
            check(&db)
        });
        match found {
            Err(error) if matches!(error.code(), Code::Damaged | Code::NotAPlan) => {
                Ok(vec![error.to_string()])
            }
            found => found,
        }
    }

    fn stop_when_closing(&self, db: &Db) -> Result<()> {
        let is_closing = Arc::clone(&self.is_closing);
        db.progress_handler(STEPS, Some(move || is_closing.load(Ordering::SeqCst)))?;
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the error for a write to a damaged file.
fn refused(problems: &[String]) -> Error {
    let message = "this plan file is damaged, so nothing was changed: salvage what can be read of it as a new plan, or restore a backup";
    Error::new(Code::Damaged, message).caused_by(problems.join("; "))
}

/// A thread that checks the file soon after it was opened.
pub(super) struct Examiner {
    health: Arc<Health>,
    closing: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Examiner {
    pub(super) fn new(health: &Arc<Health>) -> Self {
        let (closing, closed) = channel::<()>();
        let health = Arc::clone(health);
        let examined = Arc::clone(&health);
        let thread = spawn(move || {
            if closed.recv_timeout(SOON) == Err(RecvTimeoutError::Timeout) {
                examined.is_whole();
            }
        });
        Self {
            health,
            closing: Some(closing),
            thread: Some(thread),
        }
    }

    /// Ends the thread and cancels its check. Its connection is closed then.
    pub(super) fn finish(&mut self) {
        self.closing = None;
        self.health.is_closing.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        self.health.is_closing.store(false, Ordering::SeqCst);
    }
}

impl Drop for Examiner {
    fn drop(&mut self) {
        self.finish();
    }
}
