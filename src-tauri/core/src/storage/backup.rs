//! What a backup is made of, and how a file that was unpacked from one becomes a plan again.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempPath;

use super::connection::{Db, set_up};
use super::copy::{check, mark_as_its_own, settle, write};
use super::temporary::folder_of;
use super::{beside, open, schema, verify};
use crate::model::Zone;
use crate::{Code, Error, Result};

/// What a plan holds, and which state of it that is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Census {
    pub(crate) posts: u32,
    pub(crate) channels: u32,
    /// Of the tables, as `user_version` has it.
    pub(crate) schema: u32,
    pub(crate) revision: u32,
    /// Differs between any two states of a plan and its copies that operations of a person led to.
    pub(crate) change: String,
}

/// Counts what a plan of any version holds.
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

/// Writes the whole plan into an empty file, reads that through, and counts what it holds.
pub(crate) fn write_checked(db: &Db, path: &Path) -> Result<Census> {
    write(db, path)?;
    check(path, "no backup of it was made")?;
    census(&Connection::open(path)?)
}

/// Returns how many bytes a plan's file has that begins so; `None` where it is no plan.
pub(crate) fn length_in_header(header: &[u8; 100]) -> Option<u64> {
    if !open::is_header_of_plan(header) {
        return None;
    }
    // 1 stands for 65,536 (sqlite.org/fileformat2.html, section 1.3.2).
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    Some(page_size * u64::from(open::field(header, 28)))
}

/// Returns what is wrong with a file that was unpacked, one line each.
pub(crate) fn problems_in(path: &Path) -> Result<Vec<String>> {
    let db = Connection::open(path)?;
    set_up(&db)?;
    verify::problems(&db)
}

/// Brings an unpacked file up to date and opens it. It is a copy that nobody else has, so nothing is lost if that fails.
pub(crate) fn open_unpacked(path: &Path) -> Result<Db> {
    let mut db = Connection::open(path)?;
    set_up(&db)?;
    schema::migrate(&mut db)?;
    Ok(db)
}

/// Makes an unpacked file a plan of its own under a name at which there is nothing.
pub(crate) fn name_unpacked(unpacked: TempPath, path: &Path) -> Result<()> {
    drop(open_unpacked(&unpacked)?);
    mark_as_its_own(&unpacked)?;
    File::options().write(true).open(&unpacked)?.sync_all()?;
    beside::set_all_logs_aside(path)?;
    let named = unpacked.persist_noclobber(path);
    named.map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => open::is_there(path),
        _ => error.error.into(),
    })?;
    settle(folder_of(path));
    Ok(())
}

/// Refuses a name at which there is something.
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
