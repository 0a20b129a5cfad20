//! Posting slots, and the moments of a channel that posts already use.

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{ChannelId, ChannelSlots, Slot};

/// Returns the slots of every channel that has slots, sorted by weekday and time.
pub(crate) fn all(db: &Db) -> Result<Vec<ChannelSlots>> {
    let sql = "SELECT channel_id, weekday, minute FROM slot ORDER BY channel_id, weekday, minute";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([])?;
    let mut all: Vec<ChannelSlots> = Vec::new();
    while let Some(row) = rows.next()? {
        let (channel, slot) = (row.get("channel_id")?, read(row)?);
        match all.last_mut().filter(|last| last.channel == channel) {
            Some(last) => last.slots.push(slot),
            None => all.push(ChannelSlots {
                channel,
                slots: vec![slot],
            }),
        }
    }
    Ok(all)
}

pub(crate) fn of_channel(db: &Db, channel: &ChannelId) -> Result<Vec<Slot>> {
    let sql = "SELECT weekday, minute FROM slot WHERE channel_id = :channel
        ORDER BY weekday, minute";
    let mut query = db.prepare_cached(sql)?;
    let slots = query.query_map(named_params! {":channel": channel}, read)?;
    Ok(slots.collect::<Result<_, _>>()?)
}

/// Replaces all slots of a channel.
pub(crate) fn replace(db: &Db, channel: &ChannelId, slots: &[Slot]) -> Result<()> {
    db.prepare_cached("DELETE FROM slot WHERE channel_id = :channel")?
        .execute(named_params! {":channel": channel})?;
    let sql = "INSERT INTO slot (channel_id, weekday, minute) VALUES (:channel, :weekday, :minute)";
    let mut put = db.prepare_cached(sql)?;
    for slot in slots {
        put.execute(named_params! {
            ":channel": channel,
            ":weekday": slot.weekday,
            ":minute": slot.minute,
        })?;
    }
    Ok(())
}

/// Returns the times of a channel's posts from a moment on, except skipped posts and those in `but`.
pub(crate) fn taken(
    db: &Db,
    channel: &ChannelId,
    from: DateTime<Utc>,
    but: &[&str],
) -> Result<Vec<DateTime<Utc>>> {
    let sql = "SELECT moment FROM post WHERE channel_id = :channel AND moment >= :from
        AND status <> 'skipped' AND id NOT IN (SELECT value FROM json_each(:but))";
    let but = serde_json::Value::from(but).to_string();
    let mut query = db.prepare_cached(sql)?;
    let from = from.timestamp();
    let range = named_params! {":channel": channel, ":from": from, ":but": but};
    let moments = query.query_map(range, |row| row.get::<_, i64>(0))?;
    let moments = moments.collect::<Result<Vec<i64>, _>>()?.into_iter();
    Ok(moments
        .filter_map(|seconds| DateTime::from_timestamp(seconds, 0))
        .collect())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Slot> {
    Ok(Slot {
        weekday: row.get("weekday")?,
        minute: row.get("minute")?,
    })
}
