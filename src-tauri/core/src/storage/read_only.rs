//! Opens a plan that can't be written, because of its disk, its folder or its permissions. SQLite normally
//! writes beside a file to read it with its log, so this needs some care.

use std::path::Path;

use rusqlite::{Connection, MAIN_DB, OpenFlags};
use tempfile::TempPath;

use super::connection::{Db, alone, set_up};
use super::temporary::unnamed_in;
use super::{copy, log_files, schema};
use crate::{Code, Error, Result};

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// Returns true if SQLite refuses every change, because the connection was opened for reading.
pub(crate) fn is_read_only(db: &Db) -> Result<bool> {
    Ok(db.is_readonly(MAIN_DB)?)
}

/// Fails with `ReadOnly` if the plan can only be read.
pub(crate) fn refuse_read_only(db: &Db) -> Result<()> {
    if !is_read_only(db)? {
        return Ok(());
    }
    let message = "this plan can only be read here, nothing was changed: save a copy elsewhere and change that";
    Err(Error::new(Code::ReadOnly, message))
}

/// Opens a plan for reading. A plan of an earlier version is copied and the copy is migrated, which is returned
/// too.
pub(super) fn open(path: &Path) -> Result<(Connection, Option<TempPath>)> {
    current_or_migrated(connect(path)?)
}

/// Opens a plan for reading without the log beside it, which belongs to another file and can't be renamed in a
/// read-only folder.
pub(super) fn open_alone(path: &Path) -> Result<(Connection, Option<TempPath>)> {
    current_or_migrated(checked(alone(path)?)?)
}

/// Returns the connection, or one to a migrated copy if the plan is of an earlier version.
fn current_or_migrated(db: Connection) -> Result<(Connection, Option<TempPath>)> {
    if schema::is_current_version(&db)? {
        return Ok((db, None));
    }
    let copy = unnamed_in(&std::env::temp_dir())?.into_temp_path();
    copy::write(&db, &copy)?;
    schema::migrate(&mut Connection::open(&copy)?)?;
    let db = checked(Connection::open_with_flags(&copy, FLAGS)?)?;
    Ok((db, Some(copy)))
}

/// Opens a connection that takes part in SQLite's locking if the folder permits that. Otherwise opens the file as
/// immutable, which is only correct if there is no log with changes beside it.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let refused = match checked(Connection::open_with_flags(path, FLAGS)?) {
        Err(error) if error.code() == Code::ReadOnly => error,
        opened => return opened,
    };
    if std::fs::metadata(log_files::log_of(path)).is_ok_and(|log| log.len() > 0) {
        let message = "this plan's latest changes are in a log beside it that can't be read here: copy both files to a folder that can be written";
        return Err(Error::new(Code::ReadOnly, message).caused_by(refused));
    }
    checked(alone(path)?)
}

/// Sets up a connection and reads the schema, so that a file that can't be read fails here.
fn checked(db: Connection) -> Result<Connection> {
    set_up(&db)?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(db)
}
