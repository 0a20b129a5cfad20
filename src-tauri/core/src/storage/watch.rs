//! Detects whether another program replaced, overwrote or removed the file of an open plan. Knows the latest state of
//! the plan, and can keep an image of the file in case it is overwritten.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Transaction, TransactionBehavior};

use super::connection::Db;
use super::file_state::{FileId, FileState};
use super::image::{self, Image};
use super::mark::{self, Mark, Run, State, WriteOrigin};
use super::{connection, log_files};
use crate::{Code, Error, Result};

/// The longest wait for other programs to stop changing the files before a file without the plan's mark counts as
/// another file.
const MAX_WAIT: Duration = Duration::from_secs(3);

/// The files that this process has open. Opening and closing one of them again other than through SQLite
/// would drop the locks that SQLite has on it (fcntl(2), "Record locks").
static OPEN_FILES: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// The open file of a plan, and what is known about it.
pub(super) struct Watch {
    pub(super) path: PathBuf,
    known: Mutex<Known>,
    /// The file that was opened under the path.
    opened: FileId,
    /// True if images are to be taken.
    holds_image: AtomicBool,
    image: Mutex<Option<Image>>,
}

struct Known {
    /// The file's state when it was last recognized as this plan.
    file: FileState,
    /// The latest state of the plan that this process wrote or read.
    state: Option<State>,
    /// How the plan lost its file, `Gone` or `Replaced`. Stays set until the plan is opened again.
    lost: Option<Code>,
}

impl Watch {
    /// Starts to watch the file that `db` has just opened.
    pub(super) fn new(path: &Path, db: &Db, opened: FileState) -> Result<Self> {
        let known = Known {
            file: opened,
            state: mark_of(db)?.map(|mark| mark.state),
            lost: None,
        };
        open_files().push(opened.id);
        Ok(Self {
            path: path.to_owned(),
            known: Mutex::new(known),
            opened: opened.id,
            holds_image: AtomicBool::new(false),
            image: Mutex::default(),
        })
    }

    /// Makes every later check fail with this code, even if the file gets its name back.
    pub(super) fn mark_lost(&self, why: Code) {
        self.lock().lost = Some(why);
    }

    /// Returns the code of [`Watch::mark_lost`]; `None` if the plan has its file.
    pub(super) fn lost(&self) -> Option<Code> {
        self.lock().lost
    }

    /// Returns the latest state of the plan that this process wrote or read; `None` if the plan has no mark yet.
    pub(super) fn latest_state(&self) -> Option<State> {
        self.lock().state
    }

    /// Removes the file from the list of those that this process has open.
    pub(super) fn unregister(&self) {
        let mut open = open_files();
        let index = open.iter().position(|file| *file == self.opened);
        index.map(|index| open.swap_remove(index));
    }

    /// Returns true if the name still is that of the open file. Once the plan counts as replaced, this means that the
    /// file was overwritten in place and its earlier bytes are lost.
    pub(super) fn is_overwritten(&self) -> bool {
        FileState::of(&self.path).is_ok_and(|file| file.id == self.opened)
    }

    /// Starts to take images of the file. Returns true the first time.
    pub(super) fn hold_image(&self) -> bool {
        !self.holds_image.swap(true, Ordering::SeqCst)
    }

    /// Returns true if there is an image of the latest state.
    pub(super) fn holds_image(&self) -> bool {
        let state = self.latest_state();
        let image = self.image();
        image
            .as_ref()
            .is_some_and(|image| Some(image.state) == state)
    }

    /// Writes the image to a file. Returns false if there is none.
    pub(super) fn write_image(&self, path: &Path) -> Result<bool> {
        match &*self.image() {
            Some(image) => image.write(path, &self.path).map(|()| true),
            None => Ok(false),
        }
    }

    /// Fails if the file isn't this plan any more.
    ///
    /// # Errors
    /// `Gone` if it was removed, `Replaced` if it was replaced or overwritten.
    pub(super) fn check(&self, db: &Db) -> Result<()> {
        self.refuse_other_file(&mut self.lock(), db)
    }

    /// Copies the log into the file and empties it. Returns false if a reader still uses data that is only in the log.
    /// The mark of the last write to the log records that it is being emptied, since that changes the file.
    ///
    /// # Errors
    /// Those of [`Watch::check`]; the log stays as it is then.
    pub(super) fn empty_log(&self, db: &Db, run: Run) -> Result<bool> {
        let mut known = self.lock();
        let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        self.refuse_other_file(&mut known, &tx)?;
        let state = mark::leave(&tx, run, origin(&self.path, known.file, true))?;
        tx.commit()?;
        known.state = Some(state);
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_busy = db.query_row(sql, [], |row| row.get::<_, bool>(0));
        known.file = self.file_containing(known.state).unwrap_or(known.file);
        Ok(!is_busy?)
    }

    /// Returns the file's current state if the file without its log contains this state of the plan; `None` if another
    /// program has overwritten it meanwhile. The mark is read after the file's time, so that no overwriting is missed.
    fn file_containing(&self, state: Option<State>) -> Option<FileState> {
        let file = FileState::of(&self.path).ok()?;
        let alone = connection::alone(&self.path).ok()?;
        let mark = mark::get(&alone).ok()??;
        (Some(mark.state) == state).then_some(file)
    }

    /// Takes an image of the file if images are to be taken and the latest one is outdated. Writes don't wait for it.
    pub(super) fn take_image(&self, db: &Db) {
        let state = self.lock().state;
        let mut image = self.image();
        let is_held = image
            .as_ref()
            .is_some_and(|image| Some(image.state) == state);
        if self.holds_image.load(Ordering::SeqCst) && !is_held && self.check(db).is_ok() {
            *image = image::take(db).ok().flatten();
        }
    }

    fn image(&self) -> MutexGuard<'_, Option<Image>> {
        self.image.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the file and the log for the mark of a write.
    pub(super) fn origin(&self, is_emptying: bool) -> WriteOrigin {
        origin(&self.path, self.lock().file, is_emptying)
    }

    /// Records a state that was written. Does nothing if a later one is known, since two threads write.
    pub(super) fn record_state(&self, state: State) {
        let mut known = self.lock();
        if known.state.is_none_or(|seen| seen.is_before(state)) {
            known.state = Some(state);
        }
    }

    fn refuse_other_file(&self, known: &mut Known, db: &Db) -> Result<()> {
        match known.lost {
            Some(Code::Gone) => return Err(self.gone()),
            Some(_) => return Err(self.replaced()),
            None => {}
        }
        let now = FileState::of(&self.path).map_err(|error| self.gone().caused_by(error))?;
        if now == known.file {
            return Ok(());
        }
        if !now.is_same_file(known.file) || !self.is_plan(known, db)? {
            return Err(self.replaced());
        }
        known.file = now;
        known.state = mark::get(db)?.map(|mark| mark.state);
        Ok(())
    }

    /// Returns true if the changed file is still this plan, written to by another run of Daymark, and false if it was
    /// overwritten. False counts only if the files don't change for a moment, since another program may be emptying the
    /// log.
    fn is_plan(&self, known: &Known, db: &Db) -> Result<bool> {
        let started = Instant::now();
        while !self.is_plan_now(known, db)? {
            let is_still = log_files::is_still(&self.path);
            if is_still || started.elapsed() > MAX_WAIT {
                return self.is_plan_now(known, db);
            }
        }
        Ok(true)
    }

    /// Returns true if the file without its log contains the known state or a later one, or if the log connects the
    /// file with the known state. `db` alone can't decide this: it may read a mixture of the plan and the file that
    /// overwrote it.
    fn is_plan_now(&self, known: &Known, db: &Db) -> Result<bool> {
        let Some(seen) = known.state else {
            return Ok(mark::get(db)?.is_none());
        };
        let Ok(alone) = connection::alone_half_emptied(&self.path) else {
            return Ok(false);
        };
        let Ok(Some(in_file)) = mark::get(&alone).map(|mark| mark.map(|mark| mark.state)) else {
            return Ok(false);
        };
        let is_later = || {
            Ok::<_, Error>(
                mark::has_been(&alone, seen)?
                    && (in_file == seen || mark::was_last_written_to(&alone, self.opened)?),
            )
        };
        Ok(is_later().unwrap_or(false)
            || log_files::log_connects(&self.path, in_file, seen)
            || self.is_half_emptied(db, in_file, seen).unwrap_or(false))
    }

    /// Returns true if the log connects the state in the file with the one that `db` reads, which follows `seen`.
    fn is_half_emptied(&self, db: &Db, in_file: State, seen: State) -> Result<bool> {
        let now = mark::get(db)?.map(|mark| mark.state);
        let is_in_log = now.is_some_and(|now| log_files::log_connects(&self.path, in_file, now));
        Ok(is_in_log && mark::has_been(db, seen)?)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn gone(&self) -> Error {
        let path = self.path.display();
        let message = format!(
            "{path} is not there any more, so nothing was changed: put it back, or save what is shown as a copy"
        );
        Error::new(Code::Gone, message)
    }

    fn replaced(&self) -> Error {
        let path = self.path.display();
        let message = format!(
            "another file was put in the place of {path}, so nothing was changed: open what is there now, or save what is shown as a copy"
        );
        Error::new(Code::Replaced, message)
    }
}

/// Returns the plan's mark; `None` also if the page with the mark is damaged.
fn mark_of(db: &Db) -> Result<Option<Mark>> {
    match mark::get(db) {
        Err(error) if error.code() == Code::Damaged => Ok(None),
        found => found,
    }
}

fn open_files() -> MutexGuard<'static, Vec<FileId>> {
    OPEN_FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns true if this process has the file open as a plan. Whoever opens and closes it other than through SQLite drops
/// SQLite's locks on it (fcntl(2)).
pub(crate) fn is_open_here(path: &Path) -> bool {
    FileState::of(path).is_ok_and(|file| file.id.is_known() && open_files().contains(&file.id))
}

fn origin(path: &Path, file: FileState, is_emptying: bool) -> WriteOrigin {
    let log = FileState::of(&log_files::log_of(path)).unwrap_or_default();
    WriteOrigin {
        file,
        log: log.id,
        is_emptying,
    }
}

#[cfg(test)]
mod tests;
