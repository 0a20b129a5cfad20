//! Reads a plan's file that Daymark must not touch, such as one made by a sync service. SQLite would create files beside
//! it, so the file and its log are copied first, and the copy is read.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempPath;
use uuid::Uuid;

use super::connection::set_up;
use super::file_state::FileState;
use super::mark::{self, Run, State};
use super::temporary::unnamed_in;
use super::{backup, copy, identity, log_files, open, read_only, schema, watch};
use crate::{Code, Error, Result};

/// The most attempts to copy a file that changes while it is copied.
const MAX_TRIES: u32 = 10;
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(200);

/// The identity and the state of a plan's file.
pub(crate) struct FileVersion {
    /// The plan's id.
    pub(crate) plan: Uuid,
    /// `None` for a file written by a version that left no marks.
    pub(crate) state: Option<State>,
    /// The runs that saved the file as a copy of another plan.
    pub(crate) copying_runs: Vec<Run>,
    /// `Damaged` or `NewerVersion`: why the file can't be compared.
    pub(crate) problem: Option<Code>,
}

/// Reads the identity and the state of a plan's file, including its log. Changes no file and leaves none behind.
///
/// # Errors
/// `NotAPlan` for a file of another kind, `Damaged` for one that is cut short or can't be read, `Locked` for one that
/// another program keeps writing to.
pub(crate) fn read_version(path: &Path) -> Result<FileVersion> {
    let copied = copied(path)?;
    let db = Connection::open(&copied)?;
    set_up(&db)?;
    let problems = backup::problems_in(&copied)?;
    let damage = (!problems.is_empty()).then_some(Code::Damaged);
    Ok(FileVersion {
        plan: identity::get(&db)?,
        state: mark::get(&db).ok().flatten().map(|mark| mark.state),
        copying_runs: mark::copying_runs(&db).unwrap_or_default(),
        problem: damage.or(schema::is_current_version(&db)
            .err()
            .map(|error| error.code())),
    })
}

/// Copies a plan's file, including the contents of its log, into a temporary file. The errors are those of
/// [`read_version`].
pub(crate) fn copied(path: &Path) -> Result<TempPath> {
    let copy = unnamed_in(&std::env::temp_dir())?.into_temp_path();
    if is_open_here(path) {
        copy::write(&read_only::connect(path)?, &copy)?;
        return Ok(copy);
    }
    refuse_other_files(path).map_err(|reason| unreadable(path, reason))?;
    let folder = tempfile::tempdir()?;
    let with_log = folder.path().join("plan.daymark");
    copy_unchanged(path, &with_log).map_err(|reason| unreadable(path, reason))?;
    log_files::set_foreign_logs_aside(&with_log)?;
    apply_log(&with_log)?;
    fs::rename(&with_log, &copy)?;
    Ok(copy)
}

/// Returns true if opening the file other than through SQLite would drop SQLite's locks on it. Only Unix does that.
fn is_open_here(path: &Path) -> bool {
    cfg!(unix) && watch::is_open_here(path)
}

/// Fails if the header of the file isn't that of a plan.
fn refuse_other_files(path: &Path) -> Result<()> {
    let mut header = [0; 100];
    match io::Read::read_exact(&mut File::open(path)?, &mut header) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(cut_short(path)),
        Ok(()) if !open::is_header_of_plan(&header) => Err(open::not_a_plan(path)),
        read => Ok(read?),
    }
}

/// Copies a file and its logs. Tries again if one of them changes meanwhile.
fn copy_unchanged(from: &Path, to: &Path) -> Result<()> {
    for _ in 0..MAX_TRIES {
        let before = states(from);
        copy_bytes(from, to)?;
        for (log, copy) in log_files::logs_of(from).iter().zip(log_files::logs_of(to)) {
            match log.exists() {
                true => copy_bytes(log, &copy)?,
                false => drop(fs::remove_file(copy)),
            }
        }
        if before == states(from) {
            return Ok(());
        }
        sleep(PAUSE);
    }
    let message = format!(
        "another program keeps writing to {}: try again in a moment",
        from.display()
    );
    Err(Error::new(Code::Locked, message))
}

fn states(file: &Path) -> [Option<FileState>; 3] {
    let [log, journal] = log_files::logs_of(file);
    [file, &log, &journal].map(|path| FileState::of(path).ok())
}

/// Copies the bytes of a file without its permissions, so that a copy of a read-only file can be written.
fn copy_bytes(from: &Path, to: &Path) -> io::Result<()> {
    io::copy(&mut File::open(from)?, &mut File::create(to)?).map(drop)
}

/// Writes the contents of a log into its file and removes the log.
fn apply_log(file: &Path) -> Result<()> {
    let db = Connection::open(file)?;
    set_up(&db)?;
    Ok(db.pragma_update(None, "journal_mode", "DELETE")?)
}

fn cut_short(path: &Path) -> Error {
    let message = format!(
        "{} is not whole: wait until it is synced, then look again",
        path.display()
    );
    Error::new(Code::Damaged, message)
}

/// Adds the file's name to an error of the system. Other errors contain it already.
fn unreadable(path: &Path, reason: Error) -> Error {
    if std::error::Error::source(&reason).is_none() {
        return reason;
    }
    let message = format!("{} can't be read: {reason}", path.display());
    Error::new(reason.code(), message).caused_by(reason)
}
