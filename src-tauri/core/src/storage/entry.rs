//! The rows of the history: operations with their changesets, when they were done and by whom.

use chrono::{DateTime, Utc};
use rusqlite::session::concat_strm;
use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::changeset::{Recorded, of_entry};
use super::values::Millis;
use crate::Result;
use crate::model::{Author, Entry, Op};

/// When an operation is done, and by whom.
#[derive(Clone, Copy)]
pub(crate) struct Signature<'a> {
    pub(crate) at: DateTime<Utc>,
    pub(crate) author: &'a Author,
}

/// Returns the operation that an undo would undo; `None` if there is none.
pub(crate) fn last_done(db: &Db) -> Result<Option<Entry>> {
    let sql = "SELECT id, op, at, undone, author, machine FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1";
    let found = db.prepare_cached(sql)?.query_row([], read);
    Ok(found.optional()?)
}

/// Returns the operation that a redo would redo; `None` if there is none.
pub(crate) fn first_undone(db: &Db) -> Result<Option<Entry>> {
    let sql = "SELECT id, op, at, undone, author, machine FROM history WHERE undone = 1 ORDER BY id LIMIT 1";
    let found = db.prepare_cached(sql)?.query_row([], read);
    Ok(found.optional()?)
}

/// Returns at most `limit` operations of the history, newest first.
pub(crate) fn list(db: &Db, limit: u32) -> Result<Vec<Entry>> {
    let sql =
        "SELECT id, op, at, undone, author, machine FROM history ORDER BY id DESC LIMIT :limit";
    let mut query = db.prepare_cached(sql)?;
    let entries = query.query_map(named_params! {":limit": limit}, read)?;
    Ok(entries.collect::<Result<_, _>>()?)
}

pub(super) fn mark(db: &Db, id: i64, undone: bool) -> Result<()> {
    db.prepare_cached("UPDATE history SET undone = :undone WHERE id = :id")?
        .execute(named_params! {":id": id, ":undone": undone})?;
    Ok(())
}

/// Adds a change to the history and returns the number of its operation. If `goes_on` is the last operation, the
/// change becomes part of that one.
pub(super) fn keep(
    db: &Db,
    op: &Op,
    signature: Signature<'_>,
    changeset: &mut Recorded,
    goes_on: Option<i64>,
) -> Result<i64> {
    let sql = "SELECT id FROM history WHERE undone = 0 AND id = (SELECT max(id) FROM history)";
    let last: Option<i64> = db
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    match goes_on.filter(|entry| last == Some(*entry)) {
        Some(entry) => extend(db, entry, op, signature, &changeset.read()?),
        None => append(db, op, signature, changeset),
    }
}

/// Makes a change part of the last operation. If both together change nothing, the operation is deleted.
fn extend(db: &Db, entry: i64, op: &Op, signature: Signature<'_>, next: &[u8]) -> Result<i64> {
    let (before, mut next, mut both) = (of_entry(db, entry)?, next, Vec::new());
    concat_strm(&mut before.as_slice(), &mut next, &mut both)?;
    if both.is_empty() {
        let sql = "DELETE FROM history WHERE id = :id";
        db.prepare_cached(sql)?
            .execute(named_params! {":id": entry})?;
        return Ok(entry);
    }
    let sql = "UPDATE history SET op = :op, at = :at, changeset = :changeset,
        author = :author, machine = :machine WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": entry,
        ":op": op,
        ":at": Millis(signature.at),
        ":changeset": both,
        ":author": signature.author.name,
        ":machine": signature.author.machine,
    })?;
    Ok(entry)
}

/// Adds an operation to the history and deletes undone ones, which can't be redone after another operation.
fn append(db: &Db, op: &Op, signature: Signature<'_>, changeset: &mut Recorded) -> Result<i64> {
    db.prepare_cached("DELETE FROM history WHERE undone = 1")?
        .execute([])?;
    let sql = "INSERT INTO history (op, at, changeset, author, machine)
        VALUES (:op, :at, zeroblob(:bytes), :author, :machine)";
    db.prepare_cached(sql)?.execute(named_params! {
        ":op": op,
        ":at": Millis(signature.at),
        ":bytes": changeset.len() as i64,
        ":author": signature.author.name,
        ":machine": signature.author.machine,
    })?;
    let entry = db.last_insert_rowid();
    changeset.write_to(db, entry)?;
    Ok(entry)
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let Millis(at) = row.get("at")?;
    Ok(Entry {
        id: row.get("id")?,
        op: row.get("op")?,
        at,
        undone: row.get("undone")?,
        author: row.get("author")?,
        machine: row.get("machine")?,
    })
}
