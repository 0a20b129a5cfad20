//! A plan that can't be written is read: its disk, its folder or its file does not allow more.
//! SQLite wants to write beside a file to read it through its log, so that takes some care.

use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::open::{self, Opened};
use super::{Db, copy};
use crate::{Code, Error, Result};

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Whether every change is refused.
pub(crate) fn is_read_only(db: &Db) -> Result<bool> {
    Ok(db.is_readonly(MAIN_DB)?)
}

pub(super) fn refuse_read_only(db: &Db) -> Result<()> {
    if !is_read_only(db)? {
        return Ok(());
    }
    let message = "this plan can only be read here, nothing was changed: save a copy elsewhere and change that";
    Err(Error::new(Code::ReadOnly, message))
}

/// A plan of an earlier version can't be brought up to date in place: a copy of it is, and read.
pub(super) fn open(path: &Path) -> Result<Opened> {
    let db = connect(path)?;
    if open::is_of_today(&db)? {
        return Ok(Opened { db, copy: None });
    }
    let copy = open::unnamed_in(&std::env::temp_dir())?.into_temp_path();
    copy::write(&db, &copy)?;
    open::migrate(&mut Connection::open(&copy)?)?;
    let db = looking(Connection::open_with_flags(&copy, FLAGS)?)?;
    let copy = Some(copy);
    Ok(Opened { db, copy })
}

/// As a reader among others where that can be; else as a file that nobody changes, which is only
/// true where there is no log beside it that somebody writes to or left behind.
fn connect(path: &Path) -> Result<Connection> {
    let refused = match looking(Connection::open_with_flags(path, FLAGS)?) {
        Err(error) if error.code() == Code::ReadOnly => error,
        opened => return opened,
    };
    if log_of(path).exists() {
        let message = "this plan's latest changes are in a log beside it that can't be read here: copy both files to a folder that can be written";
        return Err(Error::new(Code::ReadOnly, message).caused_by(refused));
    }
    let flags = FLAGS | OpenFlags::SQLITE_OPEN_URI;
    looking(Connection::open_with_flags(unchanging(path)?, flags)?)
}

fn looking(db: Connection) -> Result<Connection> {
    open::guard(&db)?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(db)
}

/// SQLite's write-ahead log of a file.
pub(super) fn log_of(path: &Path) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The name by which SQLite takes a file as one that nobody changes (sqlite.org/uri.html).
fn unchanging(path: &Path) -> Result<String> {
    let path = std::path::absolute(path)?;
    let mut name = String::from("file://");
    if !path.has_root() || cfg!(windows) {
        name.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => name.push('/'),
            b'/' | b':' | b'-' | b'.' | b'_' => name.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => name.push(char::from(*byte)),
            byte => name.push_str(&format!("%{byte:02X}")),
        }
    }
    name.push_str("?immutable=1");
    Ok(name)
}
