//! Watches over the name of an open file: whether what has the name is still the plan, in which state the plan
//! was seen last, and the image that is left of it where another program overwrites the file.

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

/// How long other programs may go on changing the files before one that is not told from another counts as such.
const MAX_WAITED: Duration = Duration::from_secs(3);

/// The files that this process has open. Opening and closing one of them once more, other than by SQLite,
/// would drop the locks that SQLite has on it (fcntl(2), "Record locks").
static OPEN_HERE: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// Watches over the name of an open file.
pub(super) struct Watch {
    pub(super) path: PathBuf,
    known: Mutex<Known>,
    opened: FileId,
    holds_image: AtomicBool,
    image: Mutex<Option<Image>>,
}

struct Known {
    /// As it was when it last was this plan.
    file: FileState,
    /// The latest state of the plan that was seen.
    state: Option<State>,
    /// Why the open plan is not the file of its name any more. That lasts until it is opened anew.
    parted: Option<Code>,
}

impl Watch {
    /// Watches over a file that `db` has just opened.
    pub(super) fn new(path: &Path, db: &Db, opened: FileState) -> Result<Self> {
        let known = Known {
            file: opened,
            state: mark_of(db)?.map(|mark| mark.state),
            parted: None,
        };
        open_here().push(opened.place);
        Ok(Self {
            path: path.to_owned(),
            known: Mutex::new(known),
            opened: opened.place,
            holds_image: AtomicBool::new(false),
            image: Mutex::default(),
        })
    }

    /// From now on every check refuses with this code, even if the file gets its name back.
    pub(super) fn part(&self, why: Code) {
        self.lock().parted = Some(why);
    }

    /// Why every check refuses, where the plan parted from its file.
    pub(super) fn parted(&self) -> Option<Code> {
        self.lock().parted
    }

    /// The latest state of the plan that was seen.
    pub(super) fn latest_state(&self) -> Option<State> {
        self.lock().state
    }

    /// Forgets that this process has the file open.
    pub(super) fn let_go(&self) {
        let mut open = open_here();
        let place = open.iter().position(|file| *file == self.opened);
        place.map(|place| open.swap_remove(place));
    }

    /// Returns true where the open file itself was overwritten, so that its earlier bytes are gone.
    pub(super) fn is_overwritten(&self) -> bool {
        FileState::of(&self.path).is_ok_and(|there| there.place == self.opened)
    }

    /// From now on an image of the file is taken. Returns true the first time.
    pub(super) fn hold_image(&self) -> bool {
        !self.holds_image.swap(true, Ordering::SeqCst)
    }

    /// Returns true once an image of the latest state is held.
    pub(super) fn holds_image(&self) -> bool {
        let state = self.latest_state();
        let image = self.image();
        image
            .as_ref()
            .is_some_and(|image| Some(image.state) == state)
    }

    /// Writes the image that is held to a file; false where none is held.
    pub(super) fn write_image(&self, path: &Path) -> Result<bool> {
        match &*self.image() {
            Some(image) => image.write(path, &self.path).map(|()| true),
            None => Ok(false),
        }
    }

    pub(super) fn check(&self, db: &Db) -> Result<()> {
        self.refuse_other_file(&mut self.lock(), db)
    }

    /// Empties the log into the file, unless that is not the plan's any more; false where somebody still reads
    /// what is only in the log. The last write into it says so, since emptying changes the file.
    pub(super) fn empty_log(&self, db: &Db, run: Run) -> Result<bool> {
        let mut known = self.lock();
        let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        self.refuse_other_file(&mut known, &tx)?;
        let state = mark::leave(&tx, run, origin(&self.path, known.file, true))?;
        tx.commit()?;
        known.state = Some(state);
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_busy = db.query_row(sql, [], |row| row.get::<_, bool>(0));
        known.file = self.file_of(known.state).unwrap_or(known.file);
        Ok(!is_busy?)
    }

    /// Returns how the file is now if it alone holds a state of the plan. It does not where another program has
    /// overwritten it since it was written; its mark is read after its time, so that this is noticed at any moment.
    fn file_of(&self, state: Option<State>) -> Option<FileState> {
        let file = FileState::of(&self.path).ok()?;
        let alone = connection::alone(&self.path).ok()?;
        let there = mark::get(&alone).ok()??;
        (Some(there.state) == state).then_some(file)
    }

    /// Outside the lock on what is known: nobody who writes waits for it.
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

    pub(super) fn origin(&self, is_emptying: bool) -> WriteOrigin {
        origin(&self.path, self.lock().file, is_emptying)
    }

    /// States come from two threads, and the later one counts.
    pub(super) fn saw(&self, state: State) {
        let mut known = self.lock();
        if known.state.is_none_or(|seen| seen.is_before(state)) {
            known.state = Some(state);
        }
    }

    fn refuse_other_file(&self, known: &mut Known, db: &Db) -> Result<()> {
        match known.parted {
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

    /// Tells a file that a program of ours wrote to from one that was overwritten. Another program may be emptying the
    /// log at this moment, so that it is none counts only while nothing happens to the files.
    fn is_plan(&self, known: &Known, db: &Db) -> Result<bool> {
        let begun = Instant::now();
        while !self.is_plan_now(known, db)? {
            let is_still = log_files::is_still(&self.path);
            if is_still || begun.elapsed() > MAX_WAITED {
                return self.is_plan_now(known, db);
            }
        }
        Ok(true)
    }

    /// The file says so itself, even while what `db` sees is a mixture of both; or the log does, where some of it is in
    /// the file.
    fn is_plan_now(&self, known: &Known, db: &Db) -> Result<bool> {
        let Some(seen) = known.state else {
            return Ok(mark::get(db)?.is_none());
        };
        let Ok(alone) = connection::alone_half_emptied(&self.path) else {
            return Ok(false);
        };
        let Ok(Some(there)) = mark::get(&alone).map(|mark| mark.map(|mark| mark.state)) else {
            return Ok(false);
        };
        let is_later = || {
            Ok::<_, Error>(
                mark::has_been(&alone, seen)?
                    && (there == seen || mark::is_written_at(&alone, self.opened)?),
            )
        };
        Ok(is_later().unwrap_or(false)
            || log_files::leads_to(&self.path, there, seen)
            || self.is_half_emptied(db, there, seen).unwrap_or(false))
    }

    /// Returns true if the log goes on from what is in the file to what `db` sees, and that is later than `seen`.
    fn is_half_emptied(&self, db: &Db, there: State, seen: State) -> Result<bool> {
        let now = mark::get(db)?.map(|mark| mark.state);
        let is_in_log = now.is_some_and(|now| log_files::leads_to(&self.path, there, now));
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

fn open_here() -> MutexGuard<'static, Vec<FileId>> {
    OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this process has the file open already.
pub(super) fn is_open_here(path: &Path) -> bool {
    FileState::of(path).is_ok_and(|file| open_here().contains(&file.place))
}

fn origin(path: &Path, file: FileState, is_emptying: bool) -> WriteOrigin {
    let log = FileState::of(&log_files::log_of(path)).unwrap_or_default();
    WriteOrigin {
        file,
        log: log.place,
        is_emptying,
    }
}

#[cfg(test)]
mod tests;
