//! Repairs values that the planner can't read. Each row is read as the planner reads it; if that fails, values are cleared
//! until it succeeds. A row that can't be read even then is deleted.

use chrono::DateTime;
use rusqlite::named_params;

use super::mended::{self, key_of};
use crate::model::{
    Amount, Audience, Campaign, Experiment, Feedback, Idea, Layer, LocalTime, Message, Objective,
    Pillar, SavedView, SeriesId, Snippet, Subject, Zone, ZonedTime, parse_date, within_calendar,
};
use crate::storage::{self, Db, find};
use crate::{Code, Error, Result};

/// A table, a function that reads one row, and the changes that may be tried.
type Reading = (
    &'static str,
    fn(&Db, &str) -> Result<()>,
    &'static [&'static str],
);

const READINGS: [Reading; 22] = [
    (
        "channel",
        |db, id| find::channel(db, id).map(drop),
        &[
            "zone = NULL",
            "position = 0",
            "archived = 0",
            "text_limit = NULL",
            "roles = '[]'",
            "cadence_min = NULL, cadence_max = NULL, originals = NULL",
        ],
    ),
    (
        "campaign",
        |db, id| find::record::<Campaign>(db, id).map(drop),
        &["first_day = NULL", "last_day = NULL"],
    ),
    (
        "pillar",
        |db, id| find::record::<Pillar>(db, id).map(drop),
        &["share = 0", "position = 0"],
    ),
    (
        "audience",
        |db, id| find::record::<Audience>(db, id).map(drop),
        &[
            "position = 0",
            "goals = '[]', needs = '[]', pains = '[]', objections = '[]'",
            "channels = '[]', hours = '[]'",
            "not_for_us = 0",
        ],
    ),
    (
        "objective",
        |db, id| find::record::<Objective>(db, id).map(drop),
        &[
            "position = 0",
            "baseline = 0, target = NULL",
            "first_day = NULL, due = NULL",
            "channels = '[]', campaigns = '[]'",
            "readings = '[]'",
        ],
    ),
    (
        "message",
        |db, id| find::record::<Message>(db, id).map(drop),
        &["position = 0", "words = '[]', avoid = '[]'"],
    ),
    (
        "subject",
        |db, id| find::record::<Subject>(db, id).map(drop),
        &["position = 0", "kind = 'resource'", "notes = '[]'"],
    ),
    (
        "idea",
        |db, id| find::record::<Idea>(db, id).map(drop),
        &[
            "added = 0",
            "stage = NULL, until = NULL",
            "source = 'own'",
            "impact = NULL, confidence = NULL, effort = NULL",
            "aside = 0",
        ],
    ),
    (
        "feedback",
        |db, id| find::record::<Feedback>(db, id).map(drop),
        &["sentiment = 0", "kind = 'comment'"],
    ),
    (
        "declined_time",
        storage::declined::check,
        &["weekday = 1", "minute = 0"],
    ),
    (
        "experiment",
        |db, id| find::record::<Experiment>(db, id).map(drop),
        &[
            "added = 0",
            "posts = '[]'",
            "state = 'stopped', reading = NULL",
        ],
    ),
    (
        "item",
        |db, id| find::item(db, &id.into()).map(drop),
        &[
            "utm = NULL",
            "stage = NULL, need = NULL",
            "hours = NULL, cost = NULL",
        ],
    ),
    ("repeat", read_series, &[]),
    (
        "post",
        read_post,
        &[
            "parts = NULL",
            "date = NULL, minute = NULL, zone = NULL, moment = NULL",
            "status = 'draft'",
            "sequence = 0",
            "changed = 0",
        ],
    ),
    (
        "media",
        |db, id| storage::media::get(db, &id.into()).map(drop),
        &[
            "width = NULL, height = NULL",
            "duration = NULL",
            "frame_rate = NULL",
        ],
    ),
    ("day_note", read_note, &[]),
    (
        "saved_view",
        |db, id| find::record::<SavedView>(db, id).map(drop),
        &["position = 0"],
    ),
    (
        "overlay",
        |db, id| find::record::<Layer>(db, id).map(drop),
        &["shown = 1"],
    ),
    ("waiver", read_waiver, &["at = 0"]),
    (
        "comment",
        |db, id| storage::comment::get(db, &id.into()).map(drop),
        &["at = 0"],
    ),
    (
        "approval",
        |db, id| storage::approval::get(db, &id.into()).map(drop),
        &["at = 0"],
    ),
    (
        "snippet",
        |db, id| find::record::<Snippet>(db, id).map(drop),
        &["position = 0", "kind = 'text'"],
    ),
];

/// Repairs all rows. `zone` is the plan's zone if its own can't be read.
pub(super) fn mend(db: &Db, zone: Zone) -> Result<()> {
    repair_settings(db, zone)?;
    set_local_times(db)?;
    for (table, read, clear) in READINGS {
        for key in keys(db, table)? {
            if read(db, &key).is_err() {
                mend_row(db, table, &key, read, clear)?;
            }
        }
    }
    recalculate_moments(db)?;
    let sql = "DELETE FROM slot WHERE weekday NOT BETWEEN 1 AND 7 OR minute NOT BETWEEN 0 AND 1439";
    db.execute(sql, [])?;
    delete_unreadable_results(db)
}

/// Deletes the results with a number that is too large, of which `storage/result.rs` could read none.
fn delete_unreadable_results(db: &Db) -> Result<()> {
    let most = Amount::MOST.millionths();
    let sql = "DELETE FROM result WHERE value NOT BETWEEN -:most AND :most";
    db.execute(sql, named_params! {":most": most})?;
    Ok(())
}

fn repair_settings(db: &Db, zone: Zone) -> Result<()> {
    mended::repair(db, "plan", "first_day = 1", "first_day NOT BETWEEN 1 AND 7")?;
    let is_sound = |db: &Db| storage::plan::get(db).is_ok();
    for (table, change) in [
        (
            "setting",
            "second_zone = NULL, snap = 15, utm = 0".to_owned(),
        ),
        ("plan", format!("zone = '{zone}'")),
    ] {
        if !is_sound(db) {
            mended::repair(db, table, &change, "true")?;
        }
    }
    mended::repair(db, "setting", "snap = 15", "snap NOT IN (5, 10, 15, 30)")?;
    if storage::message::mission(db).is_err() {
        mended::repair(db, "mission", "review_weeks = NULL", "true")?;
    }
    if storage::series::horizon(db).is_err() {
        db.execute("DELETE FROM horizon", [])?;
    }
    Ok(())
}

/// Sets the local time of posts that were restored from indexes, which contain only their moments. The zone is that of
/// the channel, or the plan's.
fn set_local_times(db: &Db) -> Result<()> {
    let sql = "SELECT post.id, moment, coalesce(channel.zone, plan.zone) FROM plan, post
        LEFT JOIN channel ON channel.id = channel_id WHERE moment IS NOT NULL AND date IS NULL";
    let mut query = db.prepare(sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows: Vec<(String, i64, String)> = rows.collect::<Result<_, _>>()?;
    let sql = "UPDATE post SET date = :date, minute = :minute, zone = :zone WHERE id = :id";
    for (id, moment, zone) in rows {
        let zone: Zone = zone.parse().unwrap_or(Zone::UTC);
        let Some(moment) = DateTime::from_timestamp(moment, 0) else {
            continue;
        };
        let Ok(at) = LocalTime::from_naive(zone.local(moment)) else {
            continue;
        };
        db.prepare_cached(sql)?.execute(named_params! {
            ":date": at.date.to_string(),
            ":minute": at.minute,
            ":zone": zone,
            ":id": id,
        })?;
    }
    Ok(())
}

/// Tries each change alone, then all together, and deletes the row if it still can't be read.
fn mend_row(
    db: &Db,
    table: &str,
    key: &str,
    read: fn(&Db, &str) -> Result<()>,
    clear: &[&str],
) -> Result<()> {
    let all = clear.join(", ");
    let tries = clear.iter().copied().chain(Some(all.as_str()));
    for change in tries.filter(|change| !change.is_empty()) {
        db.execute_batch("SAVEPOINT mend")?;
        let of_row = format!("{} = '{}'", key_of(table), key.replace('\'', "''"));
        mended::repair(db, table, change, &of_row)?;
        if read(db, key).is_ok() {
            return Ok(db.execute_batch("RELEASE mend")?);
        }
        db.execute_batch("ROLLBACK TO mend; RELEASE mend")?;
    }
    delete_row(db, table, key)
}

fn delete_row(db: &Db, table: &str, key: &str) -> Result<()> {
    if table == "repeat" {
        // The posts of the series stay, as posts without a series.
        return storage::series::delete(db, &SeriesId::from(key));
    }
    let sql = format!("DELETE FROM {table} WHERE {} = :key", key_of(table));
    db.execute(&sql, named_params! {":key": key})?;
    Ok(())
}

/// Recalculates the moments that don't match the local times.
fn recalculate_moments(db: &Db) -> Result<()> {
    let mut query = db.prepare("SELECT id, moment FROM post")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(String, Option<i64>)> = rows.collect::<Result<_, _>>()?;
    let sql = "UPDATE post SET moment = :moment WHERE id = :id";
    for (id, found) in rows {
        let planned = find::post(db, &id)?.planned;
        let moment = planned.map(|planned| planned.moment().timestamp());
        if moment != found {
            db.prepare_cached(sql)?
                .execute(named_params! {":moment": moment, ":id": id})?;
        }
    }
    Ok(())
}

fn keys(db: &Db, table: &str) -> Result<Vec<String>> {
    let mut query = db.prepare(&format!("SELECT {} FROM {table}", key_of(table)))?;
    let keys = query.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}

/// Fails if the post can't be read, or its time is out of range.
fn read_post(db: &Db, id: &str) -> Result<()> {
    let is_sound =
        |planned: ZonedTime| planned.at.minute < 1_440 && within_calendar(planned.at.date).is_ok();
    match find::post(db, id)?.planned.is_none_or(is_sound) {
        true => Ok(()),
        false => Err(unreadable()),
    }
}

/// Fails if the series can't be read, or its time is out of range.
fn read_series(db: &Db, id: &str) -> Result<()> {
    let found = storage::series::get(db, &id.into())?;
    let is_sound =
        found.is_some_and(|series| series.minute < 1_440 && within_calendar(series.first).is_ok());
    if is_sound { Ok(()) } else { Err(unreadable()) }
}

fn read_note(db: &Db, date: &str) -> Result<()> {
    storage::note::get(db, parse_date(date)?).map(drop)
}

fn read_waiver(db: &Db, id: &str) -> Result<()> {
    let found = storage::waiver::get(db, &id.into())?;
    found.map(drop).ok_or_else(unreadable)
}

fn unreadable() -> Error {
    Error::new(Code::Damaged, "a value is out of range")
}
