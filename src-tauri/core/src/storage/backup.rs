//! Writes the content of a backup, and turns an unpacked file into a plan again.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::cancel::unless_cancelled;
use super::connection::{Db, set_up};
use super::copy::{check, mark_as_its_own, sync_folder, write};
use super::temporary::folder_of;
use super::{log_files, media, open, schema, verify};
use crate::model::Zone;
use crate::{Cancellation, Code, Error, Result};

/// The size of a plan's content, and the state that it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Census {
    pub posts: u32,
    pub channels: u32,
    /// The version of the tables (`user_version`).
    pub schema: u32,
    pub revision: u32,
    /// Differs between any two states that operations led to, of a plan and its copies.
    pub change: String,
}

/// Returns the census of a plan of any version.
pub(crate) fn census(db: &Db) -> Result<Census> {
    let sql = "SELECT (SELECT count(*) FROM post), (SELECT count(*) FROM channel), number,
        number || '/' || coalesce((SELECT id || '/' || at FROM history ORDER BY id DESC LIMIT 1), '')
        FROM revision";
    let schema = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(db.query_row(sql, [], |row| {
        Ok(Census {
            posts: row.get(0)?,
            channels: row.get(1)?,
            schema,
            revision: row.get(2)?,
            change: row.get(3)?,
        })
    })?)
}

/// Writes the whole plan into an empty file, checks that file, and returns its census.
pub(crate) fn write_checked(db: &Db, path: &Path) -> Result<Census> {
    write(db, path)?;
    check(path, "no backup of it was made")?;
    census(&Connection::open(path)?)
}

/// Returns the hashes of the media in a plan's file of any version, sorted.
pub(crate) fn media_in(path: &Path) -> Result<Vec<String>> {
    media::hashes(&Connection::open(path)?)
}

/// Returns the length in bytes of a plan's file with this header; `None` if it isn't that of a plan.
pub(crate) fn length_in_header(header: &[u8; 100]) -> Option<u64> {
    open::is_header_of_plan(header).then(|| open::length_in_header(header))
}

/// Returns the problems of an unpacked file, one line each; empty if it is sound.
pub(crate) fn problems_in(path: &Path) -> Result<Vec<String>> {
    problems_unless_cancelled(path, &Cancellation::default())
}

pub(crate) fn problems_unless_cancelled(
    path: &Path,
    cancellation: &Cancellation,
) -> Result<Vec<String>> {
    let db = Connection::open(path)?;
    set_up(&db)?;
    unless_cancelled(&db, cancellation, || verify::problems(&db))
}

/// Migrates and opens an unpacked file. It is a copy that nobody else uses, so nothing is lost if that fails.
pub(crate) fn open_unpacked(path: &Path) -> Result<Db> {
    let mut db = Connection::open(path)?;
    set_up(&db)?;
    schema::migrate(&mut db)?;
    Ok(db)
}

/// Makes an unpacked file a plan of its own, at a path where no file exists.
pub(crate) fn name_unpacked(unpacked: TempPath, path: &Path) -> Result<()> {
    drop(open_unpacked(&unpacked)?);
    mark_as_its_own(&unpacked)?;
    File::options().write(true).open(&unpacked)?.sync_all()?;
    log_files::set_all_logs_aside(path)?;
    let named = unpacked.persist_noclobber(path);
    named.map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => open::is_there(path),
        _ => error.error.into(),
    })?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Returns an error if a file exists at the path.
pub(crate) fn refuse_taken(path: &Path) -> Result<()> {
    match path.symlink_metadata() {
        Ok(_) => Err(open::is_there(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::new(
            Code::BadValue,
            format!("{}: {error}", path.display()),
        )),
    }
}

/// Returns the plan's zone, in a plan of any version.
pub(crate) fn zone(db: &Db) -> Result<Zone> {
    Ok(db.query_row("SELECT zone FROM plan", [], |row| row.get(0))?)
}
