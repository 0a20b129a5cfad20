//! Opening and creating a plan file. A file that is not a plan, or from a newer version, is told
//! by its first hundred bytes, before SQLite touches it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB};
use tempfile::TempPath;
use uuid::Uuid;

use super::connection::{FLAGS, connect, keep_log_at_close, length_by_pages};
use super::file_state::FileState;
use super::guard::Guard;
use super::health::Health;
use super::mark::{self, Run, WriteOrigin};
use super::temporary::{folder_of, unnamed_in};
use super::{damaged, identity, log_files, read_only, schema, verify, watch};
use crate::model::Plan;
use crate::{Code, Error, Result};

/// "Daym", in the SQLite header's field for what a file is.
pub(super) const APPLICATION_ID: u32 = 0x4461_796d;

/// An open plan file.
pub(crate) struct Opened {
    pub(crate) db: Connection,
    pub(crate) guard: Guard,
    /// The copy that is read instead of the file; deleted with this.
    pub(crate) copy: Option<TempPath>,
    /// Logs that were beside the file and were not written for it, by their new names.
    pub(crate) set_aside: Vec<PathBuf>,
}

/// What must succeed before a plan of an earlier version is brought up to date.
pub(crate) type BeforeMigration<'a> = &'a dyn Fn(&Connection) -> Result<()>;

/// Opens a plan for writing; for reading if its disk or its permissions don't allow writing, or if it is damaged.
///
/// # Errors
/// `Damaged` if too little of it can be read.
pub(crate) fn open(path: &Path, before_migration: BeforeMigration<'_>) -> Result<Opened> {
    if watch::is_open_here(path) {
        return connected(path, before_migration, Vec::new());
    }
    let length = match check_header(path) {
        Err(error) if error.code() == Code::NotAPlan && damaged::was_plan(path) => {
            return Err(damaged::damage("its first page can't be read"));
        }
        length => length?,
    };
    match open_whole(path, length, before_migration) {
        Err(error) if damaged::is_damage(&error) => open_damaged(path, error),
        opened => opened,
    }
}

fn open_whole(path: &Path, length: u64, before_migration: BeforeMigration<'_>) -> Result<Opened> {
    damaged::refuse_unreadable(path, length)?;
    match log_files::set_foreign_logs_aside(path) {
        Err(error) if error.code() == Code::ReadOnly => {
            let connection = read_only::open_alone(path)?;
            opened_as(path, connection, FileState::of(path)?, Vec::new())
        }
        set_aside => connected(path, before_migration, set_aside?),
    }
}

fn open_damaged(path: &Path, why: Error) -> Result<Opened> {
    let state = FileState::of(path).map_err(|error| unreadable(path, error))?;
    let damaged = damaged::open(path, why)?;
    let health = Health::damaged(&damaged.db, damaged.problems);
    Ok(Opened {
        guard: Guard::new(path, &damaged.db, state, health)?,
        db: damaged.db,
        copy: damaged.copy,
        set_aside: Vec::new(),
    })
}

fn connected(
    path: &Path,
    before_migration: BeforeMigration<'_>,
    set_aside: Vec<PathBuf>,
) -> Result<Opened> {
    let before = FileState::of(path).map_err(|error| unreadable(path, error))?;
    forget_foreign_index(path)?;
    let connection = match connect(path) {
        Ok(mut db) if !db.is_readonly(MAIN_DB)? => {
            bring_up_to_date(&mut db, before_migration)?;
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
    opened_as(path, connection, opened, set_aside)
}

fn bring_up_to_date(db: &mut Connection, before: BeforeMigration<'_>) -> Result<()> {
    if !schema::is_current_version(db)? {
        before(db)?;
        verify::refuse_damaged(db)?;
        schema::migrate(db)?;
    }
    Ok(())
}

fn opened_as(
    path: &Path,
    (db, copy): (Connection, Option<TempPath>),
    opened: FileState,
    set_aside: Vec<PathBuf>,
) -> Result<Opened> {
    Ok(Opened {
        guard: Guard::new(path, &db, opened, Health::unchecked(&db))?,
        db,
        copy,
        set_aside,
    })
}

/// The index of an empty log says how long the file is. One that says otherwise, while nothing happens to the
/// file, was made for a file that was overwritten while a program had it open: it would lead all astray.
fn forget_foreign_index(path: &Path) -> Result<()> {
    if watch::is_open_here(path) || !is_index_foreign(path)? {
        return Ok(());
    }
    if log_files::is_still(path) && is_index_foreign(path)? {
        log_files::delete_index_of(path)?;
    }
    Ok(())
}

fn is_index_foreign(path: &Path) -> Result<bool> {
    if log_files::has_log(path) || !log_files::has_index(path) {
        return Ok(false);
    }
    let Ok(db) = Connection::open_with_flags(path, FLAGS) else {
        return Ok(false);
    };
    keep_log_at_close(&db)?;
    let Ok(bytes) = length_by_pages(&db) else {
        return Ok(false);
    };
    Ok(!log_files::has_log(path) && bytes as u64 != std::fs::metadata(path)?.len())
}

/// Creates a new plan file: whole in a temporary file first, so that a file with half a plan never exists.
/// Refuses to touch a file that is there.
pub(crate) fn create(path: &Path, plan: &Plan) -> Result<Opened> {
    if path.exists() {
        return Err(is_there(path));
    }
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    let file = unnamed_in(folder)?;
    fill(file.path(), plan)?;
    let made = FileState::of(file.path())?;
    let set_aside = log_files::set_all_logs_aside(path)?;
    file.persist_noclobber(path)
        .map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => is_there(path),
            _ => error.error.into(),
        })?;
    let mut opened = open(path, &|_| Ok(())).inspect_err(|error| discard(path, made, error))?;
    opened.guard.assume_intact();
    opened.set_aside.extend(set_aside);
    Ok(opened)
}

/// Deletes a new file if the disk has no room to open it. Otherwise it would be in the way when it is created again.
fn discard(path: &Path, made: FileState, why: &Error) {
    let is_there = FileState::of(path).is_ok_and(|there| there.is_same_file(made));
    if why.code() == Code::DiskFull && is_there {
        let _ = std::fs::remove_file(path);
        let _ = log_files::delete_index_of(path);
    }
}

/// The log is only begun once the file has its name, since it has a name of its own beside it.
fn fill(path: &Path, plan: &Plan) -> Result<()> {
    let mut db = Connection::open_with_flags(path, FLAGS)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::lay_out(&mut db)?;
    super::plan::put(&db, plan)?;
    identity::put(&db, Uuid::now_v7())?;
    mark::leave(&db, Run::new(), WriteOrigin::default())?;
    Ok(())
}

pub(super) fn is_there(path: &Path) -> Error {
    let message = format!("{} is there already: choose another name", path.display());
    Error::new(Code::FileExists, message)
}

/// Returns the file's length in bytes according to its header.
fn check_header(path: &Path) -> Result<u64> {
    let mut header = [0; 100];
    let kind = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if !kind.is_file() {
        return Err(not_a_plan(path));
    }
    let mut file = File::open(path).map_err(|error| unreadable(path, error))?;
    file.read_exact(&mut header).map_err(|_| not_a_plan(path))?;
    if !is_header_of_plan(&header) {
        return Err(not_a_plan(path));
    }
    schema::refuse_newer(field(&header, 60))?;
    Ok(length_in_header(&header))
}

/// Returns the length in bytes of a plan's file with this header.
pub(super) fn length_in_header(header: &[u8; 100]) -> u64 {
    // 1 stands for 65,536 (sqlite.org/fileformat2.html, section 1.3.2).
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    page_size * u64::from(field(header, 28))
}

/// Returns true for the first bytes of a plan of any version.
pub(super) fn is_header_of_plan(header: &[u8; 100]) -> bool {
    header.starts_with(b"SQLite format 3\0") && field(header, 68) == APPLICATION_ID
}

pub(super) fn not_a_plan(path: &Path) -> Error {
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
    Error::new(Code::FileMissing, message).caused_by(error)
}

/// A big-endian number of the SQLite header (sqlite.org/fileformat2.html, section 1.3).
pub(super) fn field(header: &[u8; 100], offset: usize) -> u32 {
    header[offset..offset + 4]
        .iter()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}
