//! Suggested times that a person declined.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use super::Db;
use super::values::{Day, id_as_text};
use crate::Result;
use crate::model::{ChannelId, DeclinedTime, DeclinedTimeId, Slot};

id_as_text!(DeclinedTimeId);

pub(crate) fn all(db: &Db) -> Result<Vec<DeclinedTime>> {
    let mut query = db.prepare_cached("SELECT * FROM declined_time ORDER BY id")?;
    let times = query.query_map([], read)?;
    Ok(times.collect::<Result<_, _>>()?)
}

pub(crate) fn of_channel(db: &Db, channel: &ChannelId) -> Result<Vec<DeclinedTime>> {
    let sql = "SELECT * FROM declined_time WHERE channel_id = :channel ORDER BY id";
    let mut query = db.prepare_cached(sql)?;
    let times = query.query_map(named_params! {":channel": channel}, read)?;
    Ok(times.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, declined: &DeclinedTime) -> Result<()> {
    let sql = "INSERT INTO declined_time (id, weekday, minute, channel_id, until)
        VALUES (:id, :weekday, :minute, :channel, :until)
        ON CONFLICT (id) DO UPDATE SET weekday = :weekday, minute = :minute, channel_id = :channel, until = :until";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": declined.id,
        ":weekday": declined.slot.weekday,
        ":minute": declined.slot.minute,
        ":channel": declined.channel,
        ":until": Day(declined.until),
    })?;
    Ok(())
}

/// Deletes the rows that no longer keep a time from being suggested.
pub(crate) fn delete_over(db: &Db, today: NaiveDate) -> Result<()> {
    let sql = "DELETE FROM declined_time WHERE until <= :today";
    db.prepare_cached(sql)?
        .execute(named_params! {":today": Day(today)})?;
    Ok(())
}

/// Fails if the row can't be read.
pub(crate) fn check(db: &Db, id: &str) -> Result<()> {
    let mut query = db.prepare_cached("SELECT * FROM declined_time WHERE id = :id")?;
    query.query_row(named_params! {":id": id}, read)?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DeclinedTime> {
    let Day(until) = row.get("until")?;
    Ok(DeclinedTime {
        id: row.get("id")?,
        channel: row.get("channel_id")?,
        slot: Slot {
            weekday: row.get("weekday")?,
            minute: row.get("minute")?,
        },
        until,
    })
}
