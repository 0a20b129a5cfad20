//! Opening and creating a plan file. A file that is not a plan, or from a newer version, is told
//! by its first hundred bytes, before SQLite touches it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use rusqlite_migration::{M, Migrations};
use tempfile::{NamedTempFile, TempPath};

use super::guard::{self, Guard};
use super::mark::{self, FileState, Run, Written};
use super::{beside, read_only};
use crate::model::Plan;
use crate::{Code, Error, Result};

/// "Daym", in the SQLite header's field for what a file is.
const APPLICATION_ID: u32 = 0x4461_796d;

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// At most so much of the file is held in memory, in KiB. SQLite's own 2,000 makes reading a large
/// plan whole, as an export does, half as long again.
const CACHE_KIB: i32 = 16_000;

const SETTLER_CACHE_KIB: i32 = 256;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("migrations/0001_plan.sql")),
    M::up(include_str!("migrations/0002_find.sql")),
    M::up(include_str!("migrations/0003_slot.sql")),
    M::up(include_str!("migrations/0004_repeat.sql")),
    M::up(include_str!("migrations/0005_overlay.sql")),
    M::up(include_str!("migrations/0006_settings.sql")),
    M::up(include_str!("migrations/0007_mark.sql")),
];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// An open plan file.
pub(crate) struct Opened {
    pub(crate) db: Connection,
    pub(crate) guard: Guard,
    /// Where what can be read is not the file itself: a copy that goes with this.
    pub(crate) copy: Option<TempPath>,
    /// Logs that were beside the file and were not written for it, by their new names.
    pub(crate) set_aside: Vec<PathBuf>,
}

/// Opens a plan to be changed; where its disk or its permissions do not allow that, to be read.
pub(crate) fn open(path: &Path) -> Result<Opened> {
    if guard::is_open_here(path) {
        return connected(path, Vec::new());
    }
    check_header(path)?;
    match beside::set_strange_logs_aside(path) {
        Err(error) if error.code() == Code::ReadOnly => read_only::open_alone(path),
        set_aside => connected(path, set_aside?),
    }
}

fn connected(path: &Path, set_aside: Vec<PathBuf>) -> Result<Opened> {
    let before = FileState::of(path).map_err(|error| unreadable(path, error))?;
    forget_strange_index(path)?;
    let (db, copy) = match connect(path) {
        Ok(mut db) if !db.is_readonly(MAIN_DB)? => {
            migrate(&mut db)?;
            (db, None)
        }
        Err(error) if error.code() != Code::ReadOnly => return Err(error),
        _ => read_only::open(path)?,
    };
    let opened = FileState::of(path).map_err(|error| unreadable(path, error))?;
    if !before.is_same_file(opened) {
        let message = "the plan was replaced just now: open it again";
        return Err(Error::new(Code::Replaced, message));
    }
    Ok(Opened {
        guard: Guard::new(path, &db, opened)?,
        db,
        copy,
        set_aside,
    })
}

/// The index of an empty log says how long the file is. One that says otherwise, while nothing happens to the
/// file, was made for a file that was overwritten while a program had it open: it would lead all astray.
fn forget_strange_index(path: &Path) -> Result<()> {
    if guard::is_open_here(path) || !is_index_strange(path)? {
        return Ok(());
    }
    if beside::is_still(path) && is_index_strange(path)? {
        beside::forget_index_of(path)?;
    }
    Ok(())
}

fn is_index_strange(path: &Path) -> Result<bool> {
    if beside::has_log(path) || !beside::has_index(path) {
        return Ok(false);
    }
    let Ok(db) = Connection::open_with_flags(path, FLAGS) else {
        return Ok(false);
    };
    guard::keep_log_at_close(&db)?;
    let Ok(bytes) = length_by_pages(&db) else {
        return Ok(false);
    };
    Ok(!beside::has_log(path) && bytes as u64 != std::fs::metadata(path)?.len())
}

/// How long the file is as SQLite has it, its log included, in bytes.
pub(super) fn length_by_pages(db: &Connection) -> Result<i64> {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

/// Makes a new plan file: whole in a temporary file first, so that nobody ever meets half of one.
/// Refuses to touch a file that is there.
pub(crate) fn create(path: &Path, plan: &Plan) -> Result<Opened> {
    if path.exists() {
        return Err(is_there(path));
    }
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    let file = unnamed_in(folder)?;
    fill(file.path(), plan)?;
    let set_aside = beside::set_all_logs_aside(path)?;
    file.persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => is_there(path),
            _ => error.error.into(),
        })?;
    let mut opened = open(path)?;
    opened.set_aside.extend(set_aside);
    Ok(opened)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// An empty file, removed unless it is given its name.
pub(super) fn unnamed_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".new-")
        .suffix(".daymark")
        .tempfile_in(folder)
}

/// The log is only begun once the file has its name, since it has a name of its own beside it.
fn fill(path: &Path, plan: &Plan) -> Result<()> {
    let mut db = Connection::open_with_flags(path, FLAGS)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    MIGRATIONS.to_latest(&mut db)?;
    super::plan::put(&db, plan)?;
    mark::leave(&db, Run::new(), Written::default())?;
    Ok(())
}

fn is_there(path: &Path) -> Error {
    let message = format!("{} is there already: choose another name", path.display());
    Error::new(Code::Exists, message)
}

fn connect(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, FLAGS)?;
    set_up(&db)?;
    keep_journal(&db)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // Emptying the log is the settler's.
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(db)
}

/// A connection that empties the log, and rather tries again than waits while others must wait for it.
pub(super) fn connect_to_settle(path: &Path) -> Result<Connection> {
    let db = connect(path)?;
    db.busy_timeout(Duration::ZERO)?;
    // It reads each page once.
    db.pragma_update(None, "cache_size", -SETTLER_CACHE_KIB)?;
    Ok(db)
}

/// What every connection is set to, one that only reads too.
pub(super) fn set_up(db: &Connection) -> Result<()> {
    guard::keep_log_at_close(db)?;
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A write-ahead log where the file system can have one.
fn keep_journal(db: &Connection) -> Result<()> {
    let mode = |wanted: &str| {
        db.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get::<_, String>(0))
    };
    if !mode("WAL")?.eq_ignore_ascii_case("wal") {
        mode("TRUNCATE")?;
    }
    Ok(())
}

/// Also where a file is caught whose newer version is still in its log.
pub(super) fn is_of_today(db: &Connection) -> Result<bool> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    refuse_newer(version)?;
    Ok(version as usize == STEPS.len())
}

pub(super) fn migrate(db: &mut Connection) -> Result<()> {
    if !is_of_today(db)? {
        MIGRATIONS.to_latest(db)?;
        mark::leave(db, Run::new(), Written::default())?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    }
    Ok(())
}

fn check_header(path: &Path) -> Result<()> {
    let mut header = [0; 100];
    let kind = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if !kind.is_file() {
        return Err(not_a_plan(path));
    }
    let mut file = File::open(path).map_err(|error| unreadable(path, error))?;
    file.read_exact(&mut header).map_err(|_| not_a_plan(path))?;
    if !header.starts_with(b"SQLite format 3\0") || field(&header, 68) != APPLICATION_ID {
        return Err(not_a_plan(path));
    }
    refuse_newer(field(&header, 60))
}

fn not_a_plan(path: &Path) -> Error {
    let path = path.display();
    Error::new(
        Code::NotAPlan,
        format!("{path} is not a Daymark plan: choose a .daymark file"),
    )
}

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    if error.kind() != ErrorKind::NotFound {
        return error.into();
    }
    let path = path.display();
    let message = format!("there is no plan at {path}: check the name, or create it");
    Error::new(Code::Missing, message).caused_by(error)
}

fn refuse_newer(version: u32) -> Result<()> {
    if version as usize <= STEPS.len() {
        return Ok(());
    }
    let message =
        "this plan was written by a newer Daymark and was left as it is: update Daymark to open it";
    Err(Error::new(Code::Newer, message))
}

/// A big-endian number of the SQLite header (sqlite.org/fileformat2.html, section 1.3).
fn field(header: &[u8; 100], offset: usize) -> u32 {
    header[offset..offset + 4]
        .iter()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid() {
        MIGRATIONS.validate().unwrap();
    }

    /// What belongs to a connection, and can't be seen from another.
    #[test]
    fn a_connection_is_set_to_keep_the_plan_safe() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.daymark");
        File::create_new(&path).unwrap();
        let db = connect(&path).unwrap();
        check_pragma(&db, "synchronous", 2);
        check_pragma(&db, "foreign_keys", 1);
        check_pragma(&db, "trusted_schema", 0);
        check_pragma(&db, "cell_size_check", 1);
        check_pragma(&db, "checkpoint_fullfsync", 1);
        check_pragma(&db, "busy_timeout", 5000);
        check_pragma(&db, "mmap_size", 0);
        assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    }

    fn check_pragma(db: &Connection, name: &str, expected: i64) {
        let found = db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        assert_eq!(found.unwrap(), expected, "{name}");
    }
}
