//! The numbers of platforms' rules that a person has seen. They aren't part of the plan or its history.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::Db;
use super::values::Millis;
use crate::Result;

/// Returns the numbers of a platform's rules as they were stored; `None` if none were.
pub(crate) fn get(db: &Db, platform: &str) -> Result<Option<String>> {
    let sql = "SELECT numbers FROM rules_seen WHERE platform = :platform";
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_row(named_params! {":platform": platform}, |row| row.get(0));
    Ok(found.optional()?)
}

pub(crate) fn put(db: &Db, platform: &str, numbers: &str, now: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO rules_seen (platform, numbers, at) VALUES (:platform, :numbers, :at)
        ON CONFLICT (platform) DO UPDATE SET numbers = :numbers, at = :at";
    db.prepare_cached(sql)?.execute(named_params! {
        ":platform": platform,
        ":numbers": numbers,
        ":at": Millis(now),
    })?;
    Ok(())
}
