//! Connections to a plan's file and their settings.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::verify;
use crate::Result;

pub(crate) type Db = Connection;

pub(super) const FLAGS: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// The cache of a connection, in KiB. With SQLite's default of 2,000, reading a large plan completely, as an
/// export does, takes half as long again.
pub(super) const CACHE_KIB: i32 = 16_000;

/// The cache of a connection that reads each page only once. A larger one would stay with the program as memory.
const SMALL_CACHE_KIB: i32 = 256;

/// Runs several reads on one consistent state, even if another program writes at the same time. Within a transaction or
/// another snapshot they are part of it.
pub(crate) fn snapshot<T>(db: &Db, read: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
    if !db.is_autocommit() {
        return read(db);
    }
    let tx = db.unchecked_transaction()?;
    read(&tx)
}

/// Opens a file for writing.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, FLAGS)?;
    set_up(&db)?;
    keep_journal(&db)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // The checkpointer empties the log.
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(db)
}

/// Opens a connection that empties the log. If it would have to wait it fails at once, and is tried again.
pub(super) fn connect_to_checkpoint(path: &Path) -> Result<Connection> {
    let db = connect(path)?;
    db.busy_timeout(Duration::ZERO)?;
    keep_few_pages(&db)?;
    Ok(db)
}

/// Gives a connection a small cache, because it reads each page only once.
pub(super) fn keep_few_pages(db: &Connection) -> Result<()> {
    Ok(db.pragma_update(None, "cache_size", -SMALL_CACHE_KIB)?)
}

/// Sets up any connection, including one that only reads.
pub(super) fn set_up(db: &Connection) -> Result<()> {
    keep_log_at_close(db)?;
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Turns on the write-ahead log where the file system supports it.
fn keep_journal(db: &Connection) -> Result<()> {
    let mode = |wanted: &str| {
        db.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get::<_, String>(0))
    };
    let now: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if now.eq_ignore_ascii_case("wal") {
        return Ok(());
    }
    // The mode is stored in the file, which must not be changed if it is damaged.
    verify::refuse_damaged(db)?;
    if !mode("WAL")?.eq_ignore_ascii_case("wal") {
        mode("TRUNCATE")?;
    }
    Ok(())
}

/// Opens a plan as it is in its file alone, ignoring any log beside it.
pub(super) fn alone(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(unchanging(file)?, flags)?)
}

/// Opens the file without its log, even if the log was emptied into it only in part. The file may be shorter than its first
/// page says then, which SQLite otherwise takes for damage.
pub(super) fn alone_half_emptied(file: &Path) -> Result<Connection> {
    let db = alone(file)?;
    db.pragma_update(None, "writable_schema", true)?;
    Ok(db)
}

/// Returns the URI with which SQLite opens a file that nobody changes (sqlite.org/uri.html).
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

/// Keeps SQLite from emptying the log when `db` is closed; that is only done when the plan is closed.
pub(super) fn keep_log_at_close(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(())
}

/// Returns the length of the file including its log, in bytes.
pub(super) fn length_by_pages(db: &Connection) -> Result<i64> {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    /// Settings of a connection can't be observed from another connection.
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
