//! Repairs references to lost rows. A lost item, channel, campaign, pillar, label, audience or objective gets a stand-in, whose name is `?` and the
//! end of its id, so that the posts that belonged to it still belong together. Other rows with such a reference are deleted.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::found::FoundRows;
use super::mended;
use crate::Result;
use crate::model::{ChannelId, PostId};
use crate::storage::Db;

/// A table, the table and the column that refer to it, and the columns and values of a stand-in.
type StandIn = (&'static str, &'static str, &'static str, &'static str);

const STAND_INS: [StandIn; 11] = [
    ("item", "post", "item_id", ITEM),
    ("item", "repeat", "item_id", ITEM),
    ("channel", "post", "channel_id", CHANNEL),
    ("channel", "repeat", "channel_id", CHANNEL),
    ("channel", "slot", "channel_id", CHANNEL),
    ("campaign", "item", "campaign_id", CAMPAIGN),
    ("pillar", "item", "pillar_id", PILLAR),
    ("label", "item_label", "label_id", LABEL),
    ("audience", "item", "audience_id", AUDIENCE),
    ("objective", "item", "objective_id", OBJECTIVE),
    ("objective", "channel", "goal", OBJECTIVE),
];

/// The columns and values of stand-ins; `key` is the id, `called` the name.
const ITEM: &str = "(id, title, text, notes) SELECT key, called, '', ''";
const CHANNEL: &str = "(id, platform, name, handle, position, archived)
    SELECT key, 'other', called, '', 0, 0";
const CAMPAIGN: &str = "(id, name, colour, brief) SELECT key, called, '#808080', ''";
const PILLAR: &str = "(id, name, colour, share, position) SELECT key, called, '#808080', 0, 0";
const LABEL: &str = "(id, name) SELECT key, called";
const AUDIENCE: &str =
    "(id, position, name, portrait, role, age, place, language, goals, needs, pains,
        objections, channels, hours, not_for_us)
    SELECT key, 0, called, '', '', '', '', '', '[]', '[]', '[]', '[]', '[]', '[]', 0";
const OBJECTIVE: &str = "(id, position, name, metric, unit, baseline, owner, why, attainable,
        channels, campaigns, readings)
    SELECT key, 0, called, '', '', 0, '', '', '', '[]', '[]', '[]'";

/// Repairs or deletes all rows that refer to lost rows.
pub(super) fn mend(db: &Db, found: &FoundRows, now: DateTime<Utc>) -> Result<()> {
    let repeat = "repeat_id = NULL, repeat_date = NULL, ahead = 0";
    let is_lost = "repeat_id IS NOT NULL AND repeat_id NOT IN (SELECT id FROM repeat)";
    mended::repair(db, "post", repeat, is_lost)?;
    let sql = "DELETE FROM repeat_skip WHERE repeat_id NOT IN (SELECT id FROM repeat);
        DELETE FROM item_label WHERE item_id NOT IN
            (SELECT id FROM item UNION SELECT item_id FROM post UNION SELECT item_id FROM repeat);
        DELETE FROM item_media WHERE media_id NOT IN (SELECT id FROM media) OR item_id NOT IN
            (SELECT id FROM item UNION SELECT item_id FROM post UNION SELECT item_id FROM repeat);
        DELETE FROM post_media WHERE post_id NOT IN (SELECT id FROM post)
            OR item_media_id NOT IN (SELECT id FROM item_media);
        DELETE FROM comment WHERE item_id NOT IN
            (SELECT id FROM item UNION SELECT item_id FROM post UNION SELECT item_id FROM repeat)";
    db.execute_batch(sql)?;
    clear_damaged_references(db, found)?;
    for (table, of, column, values) in STAND_INS {
        add_stand_ins(db, table, of, column, values)?;
    }
    // A label's name is unique, so a stand-in with the name of another wasn't added.
    db.execute(
        "DELETE FROM item_label WHERE label_id NOT IN (SELECT id FROM label)",
        [],
    )?;
    if !found.has_all_of("post") {
        add_posts_of_items(db, now)?;
    }
    db.execute_batch(
        "DELETE FROM waiver WHERE post_id NOT IN (SELECT id FROM post);
        DELETE FROM approval WHERE post_id NOT IN (SELECT id FROM post);
        DELETE FROM result WHERE post_id NOT IN (SELECT id FROM post)",
    )?;
    Ok(())
}

/// Clears references to missing rows of tables that were read completely: the reference itself is damaged then.
fn clear_damaged_references(db: &Db, found: &FoundRows) -> Result<()> {
    for (of, table, column) in [
        ("item", "campaign", "campaign_id"),
        ("item", "pillar", "pillar_id"),
        ("item", "audience", "audience_id"),
        ("item", "objective", "objective_id"),
        ("channel", "objective", "goal"),
    ] {
        if found.has_all_of(table) {
            let is_foreign =
                format!("{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {table})");
            mended::repair(db, of, &format!("{column} = NULL"), &is_foreign)?;
        }
    }
    if found.has_all_of("label") {
        db.execute(
            "DELETE FROM item_label WHERE label_id NOT IN (SELECT id FROM label)",
            [],
        )?;
    }
    Ok(())
}

/// Adds and records a stand-in for each missing row of `table` that a column of the table `of` refers to.
fn add_stand_ins(db: &Db, table: &str, of: &str, column: &str, values: &str) -> Result<()> {
    let missing = format!(
        "(SELECT DISTINCT {column} AS key, '? ' || substr({column}, -6) AS called FROM {of}
        WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {table}))"
    );
    let keys = format!("SELECT '{table}', key FROM {missing}");
    db.execute(&format!("INSERT OR IGNORE INTO temp.mended {keys}"), [])?;
    db.execute(
        &format!("INSERT OR IGNORE INTO {table} {values} FROM {missing}"),
        [],
    )?;
    Ok(())
}

/// Adds a post in the tray for each item whose posts are lost, since an item without posts is never shown.
fn add_posts_of_items(db: &Db, now: DateTime<Utc>) -> Result<()> {
    let sql = "SELECT id FROM item WHERE id NOT IN (SELECT item_id FROM post)
        AND id NOT IN (SELECT item_id FROM repeat) ORDER BY id";
    let mut query = db.prepare(sql)?;
    let items = query.query_map([], |row| row.get(0))?;
    let items: Vec<String> = items.collect::<Result<_, _>>()?;
    if items.is_empty() {
        return Ok(());
    }
    let channel = first_channel(db, now)?;
    let sql = "INSERT INTO post (id, item_id, channel_id, status, sequence, changed)
        VALUES (:id, :item, :channel, 'draft', 0, :now)";
    for item in items {
        let id = PostId::new(now);
        db.prepare_cached(sql)?.execute(named_params! {
            ":id": id,
            ":item": item,
            ":channel": channel,
            ":now": now.timestamp_millis(),
        })?;
        mended::record(db, "post", db.last_insert_rowid())?;
    }
    Ok(())
}

/// Returns the id of the first channel, which is added if there is none.
fn first_channel(db: &Db, now: DateTime<Utc>) -> Result<String> {
    let sql = "SELECT id FROM channel ORDER BY archived, position, id LIMIT 1";
    let found: Option<String> = db.query_row(sql, [], |row| row.get(0)).optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    let id = ChannelId::new(now).to_string();
    let sql = format!("INSERT INTO channel {CHANNEL} FROM (SELECT :id AS key, '?' AS called)");
    db.execute(&sql, named_params! {":id": id})?;
    mended::record(db, "channel", db.last_insert_rowid())?;
    Ok(id)
}
