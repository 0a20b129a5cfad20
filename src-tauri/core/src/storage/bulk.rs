//! Writes of many rows in one transaction. With the usual caches SQLite writes the same pages of indexes out again and
//! again: 5 GB for a plan of 100,000 posts that has 140 MB.

use rusqlite::named_params;

use super::Db;
use super::connection::CACHE_KIB;
use crate::Result;

/// The cache of a connection that writes many rows, in KiB.
const BULK_CACHE_KIB: i32 = 160_000;
/// How many bytes of words the search index gathers before it writes them.
const BULK_WORDS: i64 = 32 << 20;
/// The same as SQLite does it without being told.
const USUAL_WORDS: i64 = 1 << 20;

/// Gives a connection room for many rows; [`give_back_room`] takes it back after the transaction.
pub(crate) fn make_room(db: &Db) -> Result<()> {
    Ok(db.pragma_update(None, "cache_size", -BULK_CACHE_KIB)?)
}

pub(crate) fn give_back_room(db: &Db) -> Result<()> {
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(db.release_memory()?)
}

/// Lets the search index gather the words of many rows while `write` runs.
pub(crate) fn gathering_words<T>(db: &Db, write: impl FnOnce() -> Result<T>) -> Result<T> {
    gather(db, BULK_WORDS)?;
    let written = write()?;
    gather(db, USUAL_WORDS)?;
    Ok(written)
}

fn gather(db: &Db, bytes: i64) -> Result<()> {
    let sql = "INSERT INTO search (search, rank) VALUES ('hashsize', :bytes)";
    db.prepare_cached(sql)?
        .execute(named_params! {":bytes": bytes})?;
    Ok(())
}
