//! Restores posts and labels from indexes if the page that they were on is lost.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use rusqlite::types::Value;

use super::found::FoundRows;
use super::mended;
use crate::Result;
use crate::storage::Db;

/// The values of one column of an index, by row number.
type Column = HashMap<i64, Value>;

/// Restores the posts and labels that are missing and still in indexes. No index contains a post's own text or its status:
/// the restored post is a draft with the text of its item.
pub(super) fn restore(db: &Db, found: &FoundRows, now: DateTime<Utc>) -> Result<()> {
    if !found.has_all_of("label") {
        restore_labels(db, found)?;
    }
    match found.has_all_of("post") {
        true => Ok(()),
        false => restore_posts(db, found, now),
    }
}

fn restore_labels(db: &Db, found: &FoundRows) -> Result<()> {
    let names = column(found, "sqlite_autoindex_label_2", 0);
    let sql = "INSERT OR IGNORE INTO label (id, name) VALUES (:id, :name)";
    for (number, id) in column(found, "sqlite_autoindex_label_1", 0) {
        if let Some(name) = names.get(&number) {
            db.prepare_cached(sql)?
                .execute(named_params! {":id": id, ":name": name})?;
        }
    }
    Ok(())
}

fn restore_posts(db: &Db, found: &FoundRows, now: DateTime<Utc>) -> Result<()> {
    let [items, channels] = ["post_by_item", "post_by_channel"].map(|name| column(found, name, 0));
    let moments = column(found, "post_by_moment", 0);
    let [series, dates] = [0, 1].map(|place| column(found, "post_by_repeat", place));
    let sql = "INSERT OR IGNORE INTO post
            (id, item_id, channel_id, moment, status, sequence, changed, repeat_id, repeat_date)
        VALUES (:id, :item, :channel, :moment, 'draft', 0, :now, :series, :date)";
    for (number, id) in column(found, "sqlite_autoindex_post_1", 0) {
        let (Some(item), Some(channel)) = (items.get(&number), channels.get(&number)) else {
            continue;
        };
        let written = db.prepare_cached(sql)?.execute(named_params! {
            ":id": id,
            ":item": item,
            ":channel": channel,
            ":moment": moments.get(&number),
            ":now": now.timestamp_millis(),
            ":series": series.get(&number),
            ":date": dates.get(&number),
        })?;
        if written > 0 {
            mended::record(db, "post", db.last_insert_rowid())?;
        }
    }
    Ok(())
}

/// Returns a column of an index. Entries whose value is neither a text nor an integer are left out.
fn column(found: &FoundRows, index: &str, place: usize) -> Column {
    let entries = found.index(index).map_or(&[][..], |index| &index.entries);
    let rows = entries.iter().filter_map(|entry| {
        let Value::Integer(number) = entry.last()? else {
            return None;
        };
        let value = entry.get(place)?;
        let is_sound = matches!(value, Value::Text(_) | Value::Integer(_));
        is_sound.then(|| (*number, value.clone()))
    });
    rows.collect()
}
