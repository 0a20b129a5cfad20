//! Writes of many rows in one transaction. With the usual caches SQLite writes the same pages of indexes out again and
//! again: 5 GB for a plan of 100,000 posts that has 140 MB.

use rusqlite::config::DbConfig;
use rusqlite::named_params;

use super::Db;
use super::connection::CACHE_KIB;
use crate::Result;

/// The cache of a connection that writes many rows, in KiB.
const BULK_CACHE_KIB: i32 = 64_000;
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

/// From this many posts on they are added to the search index at once.
const MANY: usize = 1_000;

/// Returns true for so many posts that it pays to write them otherwise than one by one.
pub(crate) fn are_many(posts: usize) -> bool {
    posts >= MANY
}

/// Runs `add`, which adds about `posts` posts and changes none that the plan had. If they are many, the triggers that add
/// each to the search index rest meanwhile, and all are added to it at once.
pub(crate) fn adding_posts<T>(db: &Db, posts: usize, add: impl FnOnce() -> Result<T>) -> Result<T> {
    if !are_many(posts) {
        return add();
    }
    let added = without_triggers(db, add)?;
    gather(db, BULK_WORDS)?;
    index_new_posts(db)?;
    gather(db, USUAL_WORDS)?;
    Ok(added)
}

/// Runs `replay`, which adds or removes many posts with all that belongs to them, and then brings the search index up to
/// date at once.
pub(crate) fn replaying_posts(db: &Db, replay: impl FnOnce() -> Result<()>) -> Result<()> {
    without_triggers(db, replay)?;
    gather(db, BULK_WORDS)?;
    for sql in [
        "DELETE FROM search WHERE rowid IN
            (SELECT number FROM search_row WHERE post_id NOT IN (SELECT id FROM post))",
        "DELETE FROM search_row WHERE post_id NOT IN (SELECT id FROM post)",
    ] {
        db.prepare_cached(sql)?.execute([])?;
    }
    index_new_posts(db)?;
    gather(db, USUAL_WORDS)
}

fn without_triggers<T>(db: &Db, run: impl FnOnce() -> Result<T>) -> Result<T> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    let done = run();
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true)?;
    done
}

fn index_new_posts(db: &Db) -> Result<()> {
    let sql = "SELECT coalesce(max(number), 0) FROM search_row";
    let last: i64 = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    let sql = "INSERT INTO search_row (post_id)
        SELECT id FROM post WHERE id NOT IN (SELECT post_id FROM search_row) ORDER BY rowid";
    db.prepare_cached(sql)?.execute([])?;
    let sql = "INSERT INTO search (rowid, words)
        SELECT number, words FROM search_words WHERE number > :last ORDER BY number";
    db.prepare_cached(sql)?
        .execute(named_params! {":last": last})?;
    Ok(())
}

fn gather(db: &Db, bytes: i64) -> Result<()> {
    let sql = "INSERT INTO search (search, rank) VALUES ('hashsize', :bytes)";
    db.prepare_cached(sql)?
        .execute(named_params! {":bytes": bytes})?;
    Ok(())
}
