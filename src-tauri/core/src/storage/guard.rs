//! Guards the file of an open plan. Every write goes through here: it is refused if another file has the name by now or
//! the file is damaged, it stores a mark, and soon afterwards the log is emptied, so that the file alone is the whole
//! plan.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::{Transaction, TransactionBehavior};

use super::checkpoints::Checkpointer;
use super::connection::Db;
use super::file_state::FileState;
use super::health::{CheckThread, Health};
use super::mark::{self, Run, State};
use super::watch::Watch;
use super::{log_files, read_only};
use crate::{Code, Error, Result};

/// The open file, with the threads that check it and empty its log.
pub(crate) struct Guard {
    watch: Arc<Watch>,
    run: Run,
    health: Arc<Health>,
    checkpointer: Checkpointer,
    check_thread: CheckThread,
    has_written: AtomicBool,
}

/// The result of a write. One that changed nothing is rolled back.
pub(crate) enum WriteOutcome<T> {
    Changed(T),
    Unchanged(T),
}

impl Guard {
    /// Guards the file that `db` has just opened, and starts the threads.
    pub(super) fn new(path: &Path, db: &Db, opened: FileState, health: Health) -> Result<Self> {
        let watch = Arc::new(Watch::new(path, db, opened)?);
        let (run, health) = (Run::new(), Arc::new(health));
        let guard = Self {
            run,
            checkpointer: Checkpointer::new(&watch, run, &health),
            check_thread: CheckThread::new(&health),
            health,
            watch,
            has_written: AtomicBool::new(false),
        };
        if log_files::has_log(path) {
            guard.checkpointer.wake();
        }
        Ok(guard)
    }

    /// Runs a write as one transaction.
    ///
    /// # Errors
    /// `Damaged`, `ReadOnly`, `Gone` or `Replaced` if the file can't be written to. Nothing is changed then, nor if
    /// `change` fails.
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
        // Before the change, so that a log that a crash leaves contains the mark.
        let state = mark::leave(&tx, self.run, self.watch.origin(false))?;
        let value = match change(&tx).inspect_err(|error| self.check_after(error))? {
            WriteOutcome::Unchanged(value) => return Ok(value),
            WriteOutcome::Changed(value) => value,
        };
        tx.commit()?;
        self.watch.record_state(state);
        self.has_written.store(true, Ordering::SeqCst);
        self.checkpointer.wake();
        Ok(value)
    }

    /// Runs a write that isn't recorded in the history, because it is no operation of a person, such as the generated
    /// posts of a series.
    pub(crate) fn write_beside_history<T>(
        &self,
        db: &Db,
        change: impl FnOnce(&Db) -> Result<T>,
    ) -> Result<T> {
        self.write(db, |tx| Ok(WriteOutcome::Changed(change(tx)?)))
    }

    /// Checks the whole file after an error that is a sign of damage.
    fn check_after(&self, error: &Error) {
        if error.code() == Code::Damaged {
            self.health.check_fully();
        }
    }

    /// Returns the known condition of the file.
    pub(crate) fn health(&self) -> &Arc<Health> {
        &self.health
    }

    /// Returns true if the file is known to be damaged.
    pub(crate) fn is_damaged(&self) -> bool {
        self.health.problems().is_some()
    }

    /// Skips the check of a file that was just created.
    pub(super) fn assume_intact(&self) {
        self.health.assume_intact();
    }

    /// Fails with [`Code::Replaced`] or [`Code::Gone`] if the file isn't this plan any more.
    pub(crate) fn check(&self, db: &Db) -> Result<()> {
        self.watch.check(db)
    }

    /// Makes every later write fail with this code, even if the file gets its name back, and ends the threads. `db`
    /// must read the rescued copy by then.
    pub(crate) fn mark_lost(&mut self, why: Code) {
        self.watch.mark_lost(why);
        self.checkpointer.finish();
        self.check_thread.finish();
        self.watch.unregister();
    }

    /// Returns the code of [`Guard::mark_lost`]; `None` if the plan has its file.
    pub(crate) fn lost(&self) -> Option<Code> {
        self.watch.lost()
    }

    /// Returns true if a replaced file was overwritten in place, so that its earlier bytes are lost.
    pub(super) fn is_overwritten(&self) -> bool {
        self.watch.is_overwritten()
    }

    /// Starts to keep an image of the file, for the case that another program overwrites it.
    pub(crate) fn hold_image(&self) {
        if self.watch.hold_image() {
            self.checkpointer.wake();
        }
    }

    /// Returns true if there is an image of the latest state.
    pub(crate) fn holds_image(&self) -> bool {
        self.watch.holds_image()
    }

    /// Writes the image of the file, as it was before another program overwrote it. Returns false if there is none.
    pub(super) fn write_image(&self, path: &Path) -> Result<bool> {
        self.watch.write_image(path)
    }

    /// Returns the latest state of the plan that this process wrote or read.
    pub(super) fn latest_state(&self) -> Option<State> {
        self.watch.latest_state()
    }

    /// Returns true if this run has written to the plan, even if another program has written since.
    pub(crate) fn has_written(&self) -> bool {
        self.has_written.load(Ordering::SeqCst)
    }

    /// Ends the threads. Lets SQLite empty the log when `db` is closed, if the file is still this plan and not damaged.
    /// Must be called before that.
    pub(crate) fn finish(&mut self, db: &Db) {
        self.checkpointer.finish();
        self.check_thread.finish();
        if self.watch.check(db).is_ok() && self.may_empty_log() {
            // On closing, SQLite then empties the log and deletes it, unless another program has it open.
            let _ = db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
        }
    }
}

impl Guard {
    /// Returns true if closing may empty the log into the file: the file is intact, or the log is empty anyway.
    fn may_empty_log(&self) -> bool {
        !log_files::has_log(&self.watch.path) || self.health.is_intact()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if self.lost().is_none() {
            self.watch.unregister();
        }
    }
}
