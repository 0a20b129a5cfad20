//! What stands between the planner and its file: every write goes through here. It is refused where the
//! file's name no longer is the open file's, it leaves a mark, and soon after it the log is emptied, so that
//! the file alone is the whole plan.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::{Transaction, TransactionBehavior};

use super::checkpoints::Checkpointer;
use super::connection::Db;
use super::file_state::FileState;
use super::health::{Examiner, Health};
use super::mark::{self, Run, State};
use super::watch::Watch;
use super::{log_files, read_only};
use crate::{Code, Error, Result};

/// The open file, and what is known of it.
pub(crate) struct Guard {
    watch: Arc<Watch>,
    run: Run,
    health: Arc<Health>,
    checkpointer: Checkpointer,
    examiner: Examiner,
    has_written: AtomicBool,
}

/// What a write comes to: one that changed nothing is not kept.
pub(crate) enum WriteOutcome<T> {
    Changed(T),
    Unchanged(T),
}

impl Guard {
    /// Watches over a file that `db` has just opened.
    pub(super) fn new(path: &Path, db: &Db, opened: FileState, health: Health) -> Result<Self> {
        let watch = Arc::new(Watch::new(path, db, opened)?);
        let (run, health) = (Run::new(), Arc::new(health));
        let guard = Self {
            run,
            checkpointer: Checkpointer::new(&watch, run, &health),
            examiner: Examiner::new(&health),
            health,
            watch,
            has_written: AtomicBool::new(false),
        };
        if log_files::has_log(path) {
            guard.checkpointer.wake();
        }
        Ok(guard)
    }

    /// Runs a write as one transaction: all of it or nothing, and nothing where the file is not the plan's
    /// any more.
    pub(crate) fn write<T>(
        &self,
        db: &Db,
        change: impl FnOnce(&Db) -> Result<WriteOutcome<T>>,
    ) -> Result<T> {
        self.health.refuse_known_damage()?;
        read_only::refuse_read_only(db)?;
        let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        self.watch.check(&tx)?;
        self.health.refuse_damaged()?;
        // First, so that it is in whatever a crash leaves of the write.
        let state = mark::leave(&tx, self.run, self.watch.origin(false))?;
        let value = match change(&tx).inspect_err(|error| self.look_again(error))? {
            WriteOutcome::Unchanged(value) => return Ok(value),
            WriteOutcome::Changed(value) => value,
        };
        tx.commit()?;
        self.watch.saw(state);
        self.has_written.store(true, Ordering::SeqCst);
        self.checkpointer.wake();
        Ok(value)
    }

    /// Writes what is no operation of a person, such as generated posts of a series: nothing of it is in the
    /// history.
    pub(crate) fn write_beside_history<T>(
        &self,
        db: &Db,
        change: impl FnOnce(&Db) -> Result<T>,
    ) -> Result<T> {
        self.write(db, |tx| Ok(WriteOutcome::Changed(change(tx)?)))
    }

    /// Checks the whole file after an error that is a sign of damage.
    fn look_again(&self, error: &Error) {
        if error.code() == Code::Damaged {
            self.health.look_again();
        }
    }

    /// Returns what is known about the file's damage.
    pub(crate) fn health(&self) -> &Arc<Health> {
        &self.health
    }

    /// Returns true if the file is known to be damaged.
    pub(crate) fn is_damaged(&self) -> bool {
        self.health.problems().is_some()
    }

    /// Skips the check of a file that was just created.
    pub(super) fn take_for_whole(&self) {
        self.health.take_for_whole();
    }

    /// Refuses with [`Code::Replaced`] or [`Code::Gone`] where the name no longer is the open file's.
    pub(crate) fn check(&self, db: &Db) -> Result<()> {
        self.watch.check(db)
    }

    /// From now on every write is refused with this code, even if the file gets its name back. No connection is
    /// open to it any more by then.
    pub(crate) fn part(&mut self, why: Code) {
        self.watch.part(why);
        self.checkpointer.finish();
        self.examiner.finish();
        self.watch.let_go();
    }

    /// Why every write is refused, where the plan parted from its file.
    pub(crate) fn parted(&self) -> Option<Code> {
        self.watch.parted()
    }

    /// Returns true where the open file itself was overwritten, so that its earlier bytes are gone.
    pub(super) fn is_overwritten(&self) -> bool {
        self.watch.is_overwritten()
    }

    /// From now on an image of the file is held, for the case that another program overwrites it.
    pub(crate) fn hold_image(&self) {
        if self.watch.hold_image() {
            self.checkpointer.wake();
        }
    }

    /// Returns true once an image of the latest state is held.
    pub(crate) fn holds_image(&self) -> bool {
        self.watch.holds_image()
    }

    /// Writes what was open before another program overwrote the file; false where no image of it is held.
    pub(super) fn write_image(&self, path: &Path) -> Result<bool> {
        self.watch.write_image(path)
    }

    /// The latest state of the plan that was seen.
    pub(super) fn latest_state(&self) -> Option<State> {
        self.watch.latest_state()
    }

    /// Returns true where this opening has written, even if another program has written since.
    pub(crate) fn has_written(&self) -> bool {
        self.has_written.load(Ordering::SeqCst)
    }

    /// Empties the log, where the file is still the plan's, and lets go of it. Called before `db` is closed.
    pub(crate) fn finish(&mut self, db: &Db) {
        self.checkpointer.finish();
        self.examiner.finish();
        if self.watch.check(db).is_ok() && self.may_empty_log() {
            // SQLite's own way to end: it empties the log and removes it, where nobody else has it open.
            let _ = db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
        }
    }
}

impl Guard {
    /// Returns true if closing may empty the log into the file: the file is intact, or the log is empty anyway.
    fn may_empty_log(&self) -> bool {
        !log_files::has_log(&self.watch.path) || self.health.is_whole()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if self.parted().is_none() {
            self.watch.let_go();
        }
    }
}
