//! Opens a damaged plan for reading, if SQLite can read enough of it. Nothing is written to the file or beside it: a
//! file without a log is opened as immutable; a file with a log is copied, and the copy is opened.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::connection::{Db, alone, set_up};
use super::mark::{self, Mark};
use super::temporary::unnamed_in;
use super::{log_files, plan, record, schema, verify};
use crate::model::Channel;
use crate::{Code, Error, Result};

/// A damaged plan that was opened for reading.
pub(super) struct Damaged {
    pub(super) db: Connection,
    /// The copy that is read instead of the file; deleted with this.
    pub(super) copy: Option<TempPath>,
    pub(super) problems: Vec<String>,
}

/// Fails if the schema and the settings can't be read, before a connection is opened that writes beside the file.
/// `length` is the file's length in bytes according to its header. A file with a log passes, because it may be intact
/// only together with the log.
pub(super) fn refuse_unreadable(path: &Path, length: u64) -> Result<()> {
    if log_files::has_any_log(path) {
        return Ok(());
    }
    match try_reading(path, length) {
        // Another program may be emptying its log at this moment.
        Err(error)
            if is_damage(&error) && log_files::is_still(path) && !log_files::has_any_log(path) =>
        {
            try_reading(path, length)
        }
        Err(error) if is_damage(&error) => Ok(()),
        read => read,
    }
}

/// Reads the settings and the mark of a plan of the current version.
fn try_reading(path: &Path, length: u64) -> Result<()> {
    if fs::metadata(path)?.len() < length {
        return Err(damage("the file is shorter than it should be"));
    }
    let db = alone(path)?;
    if schema::is_current_version(&db)? {
        plan::get(&db)?;
        mark::get(&db)?;
    }
    Ok(())
}

/// Returns true if the file contains the mark that every write leaves in a plan.
pub(super) fn was_plan(path: &Path) -> bool {
    let bytes = fs::read(path).unwrap_or_default();
    let mut pages = bytes.chunks(4_096);
    pages.any(|page| Mark::at_end_of(page).is_some())
}

/// Returns true if the error is a sign of damage in a file whose header is that of a plan.
pub(super) fn is_damage(error: &Error) -> bool {
    matches!(
        error.code(),
        Code::Damaged | Code::NotAPlan | Code::Unexpected
    )
}

/// Opens a plan that couldn't be opened normally, because of the error `why`.
///
/// # Errors
/// `Damaged` if the settings or the channels can't be read; `why` if the file turns out to be intact.
pub(super) fn open(path: &Path, why: Error) -> Result<Damaged> {
    let (db, copy) = match log_files::has_log(path) {
        true => open_with_log(path)?,
        false => (alone(path)?, None),
    };
    let problems = problems(&db);
    if problems.is_empty() && why.code() != Code::Damaged {
        return Err(why);
    }
    match check_readable(&db) {
        Ok(()) => Ok(Damaged {
            db,
            copy,
            problems: or_reason(problems, &why),
        }),
        Err(error) if error.code() == Code::NewerVersion => Err(error),
        Err(error) => Err(damage(&reason(&error)).caused_by(why)),
    }
}

/// Returns the problems, or the reason why the plan couldn't be opened if there are none.
fn or_reason(mut problems: Vec<String>, why: &Error) -> Vec<String> {
    if problems.is_empty() {
        problems.push(format!("the plan can't be read: {}", reason(why)));
    }
    problems
}

/// Returns the cause of an error in a few words.
fn reason(error: &Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => source.to_string(),
        None => error.to_string(),
    }
}

/// Fails unless the settings and the channels can be read.
fn check_readable(db: &Db) -> Result<()> {
    set_up(db)?;
    if !schema::is_current_version(db)? {
        return Err(damage(
            "it is of an earlier version and can't be brought up to date",
        ));
    }
    plan::get(db)?;
    record::all::<Channel>(db)?;
    Ok(())
}

fn problems(db: &Db) -> Vec<String> {
    match set_up(db).and_then(|()| verify::quick(db)) {
        Ok(problems) => problems,
        Err(error) => vec![reason(&error)],
    }
}

/// Opens a copy of the file with its log applied.
fn open_with_log(path: &Path) -> Result<(Connection, Option<TempPath>)> {
    let copy = unnamed_in(&std::env::temp_dir())?.into_temp_path();
    fs::write(&copy, log_files::with_own_log(path)?)?;
    Ok((alone(&copy)?, Some(copy)))
}

/// Returns the error for a damaged plan.
pub(super) fn damage(what: &str) -> Error {
    let message = format!(
        "this plan file is damaged and was left as it is ({what}): salvage what can be read of it as a new plan, or \
        restore a backup"
    );
    Error::new(Code::Damaged, message)
}
