//! The state that windows store in the plan for their next start. It isn't part of the plan or its history.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, named_params};

use super::Db;
use crate::Result;

/// The prefix of the keys of text that was typed but isn't in the plan yet.
const UNFINISHED: &str = "unfinished:";

pub(crate) fn get(db: &Db, key: &str) -> Result<Option<String>> {
    let mut query = db.prepare_cached("SELECT value FROM window_state WHERE key = :key")?;
    let kept = query.query_row(named_params! {":key": key}, |row| row.get(0));
    Ok(kept.optional()?)
}

pub(crate) fn put(db: &Db, key: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO window_state (key, value) VALUES (:key, :value)
        ON CONFLICT (key) DO UPDATE SET value = :value";
    db.prepare_cached(sql)?
        .execute(named_params! {":key": key, ":value": value})?;
    Ok(())
}

/// Returns text that was typed but isn't in the plan yet, by the field it was typed into.
pub(crate) fn unfinished(db: &Db) -> Result<BTreeMap<String, String>> {
    let sql = "SELECT substr(key, length(:begin) + 1), value FROM window_state
        WHERE key GLOB :begin || '*'";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":begin": UNFINISHED}, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Stores the unsaved text of a field, or deletes it if `text` is `None`.
pub(crate) fn put_unfinished(db: &Db, field: &str, text: Option<&str>) -> Result<()> {
    let key = format!("{UNFINISHED}{field}");
    if let Some(text) = text {
        return put(db, &key, text);
    }
    db.prepare_cached("DELETE FROM window_state WHERE key = :key")?
        .execute(named_params! {":key": key})?;
    Ok(())
}
