//! Counts the rows that were saved, repaired and lost.

use std::collections::BTreeSet;

use rusqlite::named_params;
use rusqlite::types::Value;

use super::found::{FoundRow, FoundRows};
use super::mended::key_of;
use crate::Result;
use crate::model::SalvagedRows;
use crate::storage::Db;

/// The most names that are reported for a table.
const MAX_NAMES: usize = 100;

/// A table, its noun, and the SQL expression for the name of a row.
type Reported = (&'static str, &'static str, &'static str);

const REPORTED: [Reported; 30] = [
    ("plan", "plan", "name"),
    ("setting", "settings", "NULL"),
    ("audience", "audience", "name"),
    ("objective", "objective", "name"),
    ("channel", "channel", "name"),
    ("slot", "slot", "NULL"),
    ("campaign", "campaign", "name"),
    ("pillar", "pillar", "name"),
    ("label", "label", "name"),
    ("item", "item", "title"),
    ("item_label", "label of an item", "NULL"),
    ("repeat", "series", TITLE),
    ("post", "post", TITLE),
    ("media", "picture or video", "name"),
    ("item_media", "picture or video of an item", "NULL"),
    ("day_note", "note", "date"),
    ("saved_view", "view", "name"),
    ("overlay", "layer", "name"),
    ("waiver", "waiver", "NULL"),
    ("comment", "comment", "NULL"),
    ("approval", "approval", "NULL"),
    ("snippet", "snippet", "name"),
    ("mission", "mission", "NULL"),
    ("message", "message", "name"),
    ("subject", "subject", "name"),
    ("idea", "idea", "title"),
    ("feedback", "feedback", "NULL"),
    ("declined_time", "declined time", "NULL"),
    ("experiment", "experiment", "question"),
    ("result", "result", "NULL"),
];

const TITLE: &str = "(SELECT title FROM item WHERE item.id = item_id)";

/// Counts the rows of each table that is reported.
pub(super) fn count_rows(db: &Db, found: &FoundRows) -> Result<Vec<SalvagedRows>> {
    let rows = REPORTED.iter().map(|reported| rows(db, found, reported));
    rows.collect()
}

fn rows(db: &Db, found: &FoundRows, (table, noun, name): &Reported) -> Result<SalvagedRows> {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get(0));
    let mended = format!("SELECT count(*) FROM temp.mended WHERE of_table = '{table}'");
    let lost = lost_keys(db, found, table)?;
    Ok(SalvagedRows {
        noun,
        saved: count(&format!("SELECT count(*) FROM {table}"))?,
        mended: count(&mended)?,
        mended_names: mended_names(db, table, name)?,
        lost: has_all_keys(found, table).then_some(lost.len() as u32),
        lost_names: match *name {
            // The key of any other row is an id and not a name.
            "date" => lost.into_iter().take(MAX_NAMES).collect(),
            _ => Vec::new(),
        },
    })
}

fn mended_names(db: &Db, table: &str, name: &str) -> Result<Vec<String>> {
    if name == "NULL" {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {name} FROM {table} WHERE {key} IN (SELECT key FROM temp.mended WHERE of_table = '{table}')
        ORDER BY {key} LIMIT :most",
        key = key_of(table)
    );
    let mut query = db.prepare(&sql)?;
    let names = query.query_map(named_params! {":most": MAX_NAMES as i64}, |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Returns true if the keys of all rows that the damaged table had are known.
fn has_all_keys(found: &FoundRows, table: &str) -> bool {
    let index = found.index(&index_of(table));
    found.has_all_of(table) || index.is_some_and(|index| index.is_complete)
}

/// Returns the keys that were found in the damaged table or its index and aren't in the new table.
fn lost_keys(db: &Db, found: &FoundRows, table: &str) -> Result<BTreeSet<String>> {
    let index = found.index(&index_of(table));
    let entries = index.map_or(&[][..], |index| &index.entries);
    let entries = entries.iter().filter_map(|entry| key_in(entry));
    let rows = found.rows(table).iter();
    let rows = rows.filter_map(|row: &FoundRow| key_in(&row.values));
    let mut known: BTreeSet<String> = entries.chain(rows).collect();
    if index.is_some() {
        let mut query = db.prepare(&format!("SELECT {} FROM {table}", key_of(table)))?;
        let saved = query.query_map([], |row| row.get::<_, String>(0))?;
        for key in saved {
            known.remove(&key?);
        }
        return Ok(known);
    }
    Ok(BTreeSet::new())
}

/// Returns the name of the index of a table's key.
fn index_of(table: &str) -> String {
    format!("sqlite_autoindex_{table}_1")
}

/// Returns the key of a row or of an index entry; `None` if it isn't a text.
fn key_in(values: &[Value]) -> Option<String> {
    match values.first()? {
        Value::Text(key) => Some(key.clone()),
        _ => None,
    }
}
