//! The id of a plan, which all copies of its file share.

use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::Db;
use crate::Result;

/// Returns the plan's id. For a file of a version without ids it is derived from the content, until it is
/// stored.
pub(crate) fn get(db: &Db) -> Result<Uuid> {
    match stored(db)? {
        Some(id) => Ok(id),
        None => derived(db),
    }
}

/// Stores the id, unless the file has one.
pub(super) fn put(db: &Db, id: Uuid) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO identity (id, plan) VALUES (1, :plan)";
    db.prepare_cached(sql)?
        .execute(named_params! {":plan": id.to_string()})?;
    Ok(())
}

/// Returns the stored id. A file may come from anywhere and the id names a folder, so anything but a UUID is
/// ignored.
fn stored(db: &Db) -> Result<Option<Uuid>> {
    if !has_table(db, "identity")? {
        return Ok(None);
    }
    let mut query = db.prepare("SELECT plan FROM identity")?;
    let found: Option<String> = query.query_row([], |row| row.get(0)).optional()?;
    Ok(found.and_then(|text| Uuid::parse_str(&text).ok()))
}

/// Derives an id from something that no other plan has: its first run, or else its oldest channel or item.
fn derived(db: &Db) -> Result<Uuid> {
    let first_run = match has_table(db, "program_run")? {
        true => "SELECT hex(run) FROM program_run ORDER BY first_step LIMIT 1",
        false => "SELECT NULL",
    };
    let sql = format!(
        "SELECT coalesce(({first_run}), (SELECT min(id) FROM channel), (SELECT min(id) FROM item), name)
        FROM plan"
    );
    let seed: String = db.query_row(&sql, [], |row| row.get(0))?;
    let digest: [u8; 32] = Sha256::digest(seed.as_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Ok(Builder::from_custom_bytes(bytes).into_uuid())
}

fn has_table(db: &Db, name: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name)";
    Ok(db.query_row(sql, named_params! {":name": name}, |row| row.get(0))?)
}
