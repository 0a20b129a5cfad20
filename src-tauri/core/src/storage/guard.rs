//! What stands between the planner and its file: every write goes through here. It is refused where the
//! file's name no longer is the open file's, it leaves a mark, and soon after it the log is emptied, so that
//! the file alone is the whole plan.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::mark::{self, Place, Run, State};
use super::settle::Settler;
use super::{Db, beside, read_only};
use crate::{Code, Error, Result};

/// The open file, and what is known of it.
pub(crate) struct Guard {
    watch: Arc<Watch>,
    run: Run,
    settler: Settler,
}

/// What a write comes to: one that changed nothing is not kept.
pub(crate) enum Written<T> {
    Changed(T),
    Unchanged(T),
}

/// The files that this process has open. Opening and closing one of them once more, other than by SQLite,
/// would drop the locks that SQLite has on it (fcntl(2), "Record locks").
static OPEN_HERE: Mutex<Vec<Place>> = Mutex::new(Vec::new());

/// Watches over the name of an open file.
pub(super) struct Watch {
    pub(super) path: PathBuf,
    known: Mutex<Known>,
    opened: Option<Place>,
}

struct Known {
    /// As it was when it last was this plan; `None` where the system tells nothing of it.
    file: Option<FileState>,
    /// The latest state of the plan that was seen.
    state: Option<State>,
    /// Why the open plan is not the file of its name any more. That lasts until it is opened anew.
    parted: Option<Code>,
}

/// What tells a file from another, and from itself after a write.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FileState {
    place: Place,
    length: u64,
    modified: Option<SystemTime>,
}

impl Guard {
    /// Watches over a file that `db` has just opened.
    pub(super) fn new(path: &Path, db: &Db, opened: Option<FileState>) -> Result<Self> {
        let known = Known {
            file: opened,
            state: mark::get(db)?.map(|mark| mark.state),
            parted: None,
        };
        let watch = Arc::new(Watch {
            path: path.to_owned(),
            known: Mutex::new(known),
            opened: opened.map(|file| file.place),
        });
        open_here().extend(watch.opened);
        Ok(Self {
            run: Run::new(),
            settler: Settler::new(&watch),
            watch,
        })
    }

    /// Runs a write as one transaction: all of it or nothing, and nothing where the file is not the plan's
    /// any more.
    pub(crate) fn write<T>(
        &self,
        db: &Db,
        change: impl FnOnce(&Db) -> Result<Written<T>>,
    ) -> Result<T> {
        read_only::refuse_read_only(db)?;
        let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        self.watch.check(&tx)?;
        let value = match change(&tx)? {
            Written::Unchanged(value) => return Ok(value),
            Written::Changed(value) => value,
        };
        let place = self.watch.opened.unwrap_or_default();
        let state = mark::leave(&tx, self.run, place)?;
        tx.commit()?;
        self.watch.lock().state = Some(state);
        self.settler.wake();
        Ok(value)
    }

    /// Refuses with [`Code::Replaced`] or [`Code::Gone`] where the name no longer is the open file's.
    pub(crate) fn check(&self, db: &Db) -> Result<()> {
        self.watch.check(db)
    }

    /// From now on every write is refused with this code, even if the file gets its name back.
    pub(crate) fn part(&mut self, why: Code) {
        self.watch.lock().parted = Some(why);
        self.settler.finish();
    }

    /// Why every write is refused, where the plan parted from its file.
    pub(crate) fn parted(&self) -> Option<Code> {
        self.watch.lock().parted
    }

    /// Returns true where the open file itself was overwritten, so that its earlier bytes are gone.
    pub(super) fn is_overwritten(&self) -> bool {
        let there = FileState::of(&self.watch.path).ok().flatten();
        there.is_some_and(|there| Some(there.place) == self.watch.opened)
    }

    /// The latest state of the plan that was seen.
    pub(super) fn latest_state(&self) -> Option<State> {
        self.watch.lock().state
    }

    /// Returns true where this opening has written.
    pub(crate) fn has_written(&self) -> bool {
        self.latest_state()
            .is_some_and(|state| state.is_of(self.run))
    }

    /// Empties the log, where the file is still the plan's, and lets go of it. Called before `db` is closed.
    pub(crate) fn finish(&mut self, db: &Db) {
        self.settler.finish();
        if self.watch.check(db).is_ok() {
            // SQLite's own way to end: it empties the log and removes it, where nobody else has it open.
            let _ = db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false);
        }
    }
}

impl Watch {
    pub(super) fn check(&self, db: &Db) -> Result<()> {
        self.checked(&mut self.lock(), db)
    }

    /// Runs a checkpoint, unless the file is not the plan's any more, and knows the file as it is then.
    pub(super) fn around_checkpoint<T>(
        &self,
        db: &Db,
        checkpoint: impl FnOnce(&Db) -> Result<T>,
    ) -> Result<T> {
        let mut known = self.lock();
        self.checked(&mut known, db)?;
        let done = checkpoint(db);
        known.file = FileState::of(&self.path).unwrap_or(known.file);
        done
    }

    fn checked(&self, known: &mut Known, db: &Db) -> Result<()> {
        match known.parted {
            Some(Code::Gone) => return Err(self.gone()),
            Some(_) => return Err(self.replaced()),
            None => {}
        }
        let now = FileState::of(&self.path).map_err(|error| self.gone().caused_by(error))?;
        if now == known.file {
            return Ok(());
        }
        let is_same_file = now.zip(known.file).is_some_and(|(a, b)| a.is_same_file(b));
        if !is_same_file || !self.is_plan(known, db)? {
            return Err(self.replaced());
        }
        known.file = now;
        known.state = mark::get(db)?.map(|mark| mark.state);
        Ok(())
    }

    /// Tells a file that a program of ours wrote to from one that was overwritten. It says so itself, even
    /// while what `db` sees is a mixture of both.
    fn is_plan(&self, known: &Known, db: &Db) -> Result<bool> {
        let Some(seen) = known.state else {
            return Ok(mark::get(db)?.is_none());
        };
        let Ok(alone) = beside::alone(&self.path) else {
            return Ok(false);
        };
        let Ok(Some(there)) = mark::get(&alone).map(|mark| mark.map(|mark| mark.state)) else {
            return Ok(false);
        };
        let is_later = || {
            Ok::<_, Error>(
                mark::has_been(&alone, seen)?
                    && (there == seen
                        || mark::is_written_at(&alone, self.opened.unwrap_or_default())?),
            )
        };
        Ok(is_later().unwrap_or(false) || beside::leads_to(&self.path, there, seen))
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

impl Drop for Guard {
    fn drop(&mut self) {
        let mut open = open_here();
        let place = open
            .iter()
            .position(|file| Some(*file) == self.watch.opened);
        place.map(|place| open.swap_remove(place));
    }
}

fn open_here() -> MutexGuard<'static, Vec<Place>> {
    OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this process has the file open already.
pub(super) fn is_open_here(path: &Path) -> bool {
    let file = FileState::of(path).ok().flatten();
    file.is_some_and(|file| open_here().contains(&file.place))
}

impl FileState {
    /// Returns true for the same file, whatever it holds.
    pub(super) fn is_same_file(self, other: Self) -> bool {
        self.place == other.place
    }

    /// Returns `None` on systems that tell no file from another.
    pub(super) fn of(path: &Path) -> std::io::Result<Option<Self>> {
        let data = fs::metadata(path)?;
        Ok(place(&data).map(|place| Self {
            place,
            length: data.len(),
            modified: data.modified().ok(),
        }))
    }
}

#[cfg(unix)]
fn place(data: &fs::Metadata) -> Option<Place> {
    use std::os::unix::fs::MetadataExt;
    Some(Place([data.dev(), data.ino()]))
}

/// Windows lets no other program rename or remove a file that SQLite has open.
#[cfg(not(unix))]
fn place(_: &fs::Metadata) -> Option<Place> {
    Some(Place::default())
}

/// Whether closing `db` leaves its log alone: only [`Guard::finish`] lets it be emptied.
pub(super) fn keep_log_at_close(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(())
}
