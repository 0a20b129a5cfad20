//! What stands between the planner and its file: every write goes through here. It is refused where the
//! file's name no longer is the open file's, it leaves a mark, and soon after it the log is emptied, so that
//! the file alone is the whole plan.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::image::{self, Image};
use super::mark::{self, FileState, Place, Run, State, Written as Origin};
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
    opened: Place,
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

impl Guard {
    /// Watches over a file that `db` has just opened.
    pub(super) fn new(path: &Path, db: &Db, opened: FileState) -> Result<Self> {
        let known = Known {
            file: opened,
            state: mark::get(db)?.map(|mark| mark.state),
            parted: None,
        };
        let watch = Arc::new(Watch {
            path: path.to_owned(),
            known: Mutex::new(known),
            opened: opened.place,
            holds_image: AtomicBool::new(false),
            image: Mutex::default(),
        });
        open_here().push(watch.opened);
        let run = Run::new();
        let guard = Self {
            run,
            settler: Settler::new(&watch, run),
            watch,
        };
        if beside::has_log(path) {
            guard.settler.wake();
        }
        Ok(guard)
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
        // First, so that it is in whatever a crash leaves of the write.
        let state = mark::leave(&tx, self.run, self.watch.origin(false))?;
        let value = match change(&tx)? {
            Written::Unchanged(value) => return Ok(value),
            Written::Changed(value) => value,
        };
        tx.commit()?;
        self.watch.saw(state);
        self.settler.wake();
        Ok(value)
    }

    /// Refuses with [`Code::Replaced`] or [`Code::Gone`] where the name no longer is the open file's.
    pub(crate) fn check(&self, db: &Db) -> Result<()> {
        self.watch.check(db)
    }

    /// From now on every write is refused with this code, even if the file gets its name back. No connection is
    /// open to it any more by then.
    pub(crate) fn part(&mut self, why: Code) {
        self.watch.lock().parted = Some(why);
        self.settler.finish();
        self.let_go();
    }

    fn let_go(&self) {
        let mut open = open_here();
        let place = open.iter().position(|file| *file == self.watch.opened);
        place.map(|place| open.swap_remove(place));
    }

    /// Why every write is refused, where the plan parted from its file.
    pub(crate) fn parted(&self) -> Option<Code> {
        self.watch.lock().parted
    }

    /// Returns true where the open file itself was overwritten, so that its earlier bytes are gone.
    pub(super) fn is_overwritten(&self) -> bool {
        FileState::of(&self.watch.path).is_ok_and(|there| there.place == self.watch.opened)
    }

    /// From now on an image of the file is held, for the case that another program overwrites it.
    pub(crate) fn hold_image(&self) {
        if !self.watch.holds_image.swap(true, Ordering::SeqCst) {
            self.settler.wake();
        }
    }

    /// Returns true once an image of the latest state is held.
    pub(crate) fn holds_image(&self) -> bool {
        let state = self.latest_state();
        let image = self.watch.image();
        image
            .as_ref()
            .is_some_and(|image| Some(image.state) == state)
    }

    /// Writes what was open before another program overwrote the file; false where no image of it is held.
    pub(super) fn write_image(&self, path: &Path) -> Result<bool> {
        match &*self.watch.image() {
            Some(image) => image.write(path, &self.watch.path).map(|()| true),
            None => Ok(false),
        }
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

    /// Empties the log into the file, unless that is not the plan's any more; false where somebody still reads
    /// what is only in the log. The last write into it says so, since emptying changes the file.
    pub(super) fn empty_log(&self, db: &Db, run: Run) -> Result<bool> {
        let mut known = self.lock();
        let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        self.checked(&mut known, &tx)?;
        known.state = Some(mark::leave(&tx, run, origin(&self.path, known.file, true))?);
        tx.commit()?;
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let is_busy = db.query_row(sql, [], |row| row.get::<_, bool>(0));
        known.file = FileState::of(&self.path).unwrap_or(known.file);
        Ok(!is_busy?)
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

    fn origin(&self, is_emptying: bool) -> Origin {
        origin(&self.path, self.lock().file, is_emptying)
    }

    /// States come from two threads, and the later one counts.
    fn saw(&self, state: State) {
        let mut known = self.lock();
        if known.state.is_none_or(|seen| seen.is_before(state)) {
            known.state = Some(state);
        }
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
        if !now.is_same_file(known.file) || !self.is_plan(known, db)? {
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
                    && (there == seen || mark::is_written_at(&alone, self.opened)?),
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
        if self.parted().is_none() {
            self.let_go();
        }
    }
}

fn open_here() -> MutexGuard<'static, Vec<Place>> {
    OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this process has the file open already.
pub(super) fn is_open_here(path: &Path) -> bool {
    FileState::of(path).is_ok_and(|file| open_here().contains(&file.place))
}

impl FileState {
    /// Returns true for the same file, whatever it holds.
    pub(super) fn is_same_file(self, other: Self) -> bool {
        self.place == other.place
    }

    /// Returns how a file is now.
    pub(super) fn of(path: &Path) -> std::io::Result<Self> {
        let data = fs::metadata(path)?;
        let modified = data.modified()?.duration_since(UNIX_EPOCH);
        Ok(Self {
            place: place(&data),
            length: data.len(),
            modified: modified.map_or(0, |since| since.as_nanos() as u64),
        })
    }
}

#[cfg(unix)]
fn place(data: &fs::Metadata) -> Place {
    use std::os::unix::fs::MetadataExt;
    Place([data.dev(), data.ino()])
}

/// Windows lets no other program rename or remove a file that SQLite has open.
#[cfg(not(unix))]
fn place(_: &fs::Metadata) -> Place {
    Place::default()
}

fn origin(path: &Path, file: FileState, is_emptying: bool) -> Origin {
    let log = FileState::of(&beside::log_of(path)).unwrap_or_default();
    Origin {
        file,
        log: log.place,
        is_emptying,
    }
}

/// Whether closing `db` leaves its log alone: only [`Guard::finish`] lets it be emptied.
pub(super) fn keep_log_at_close(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(())
}
