//! Posts that a person is to be reminded of later. They aren't part of the plan or its history.

use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::Db;
use super::values::Millis;
use crate::Result;
use crate::model::{PostId, Snooze};

/// Returns the snoozes of posts that are still planned at the same moment.
pub(crate) fn all(db: &Db) -> Result<Vec<Snooze>> {
    let sql =
        "SELECT post_id, until FROM snooze JOIN post ON post.id = post_id AND moment = planned
        ORDER BY until";
    let mut query = db.prepare_cached(sql)?;
    let snoozes = query.query_map([], |row| {
        let Millis(until) = row.get(1)?;
        let post = row.get(0)?;
        Ok(Snooze { post, until })
    })?;
    Ok(snoozes.collect::<Result<_, _>>()?)
}

/// Stores until when a post that is planned at a moment is snoozed, and deletes the snoozes that ended before `old`.
pub(crate) fn put(
    db: &Db,
    snooze: &Snooze,
    planned: DateTime<Utc>,
    old: DateTime<Utc>,
) -> Result<()> {
    db.prepare_cached("DELETE FROM snooze WHERE until < :old")?
        .execute(named_params! {":old": Millis(old)})?;
    let sql = "INSERT INTO snooze (post_id, planned, until) VALUES (:post, :planned, :until)
        ON CONFLICT (post_id) DO UPDATE SET planned = :planned, until = :until";
    db.prepare_cached(sql)?.execute(named_params! {
        ":post": snooze.post,
        ":planned": planned.timestamp(),
        ":until": Millis(snooze.until),
    })?;
    Ok(())
}

/// Returns the first post after a moment that is neither published nor skipped nor on an archived channel, with its own
/// moment.
pub(crate) fn next_open(db: &Db, after: DateTime<Utc>) -> Result<Option<(PostId, DateTime<Utc>)>> {
    let sql = "SELECT id, moment FROM post WHERE moment > :after
        AND status NOT IN ('published', 'skipped')
        AND channel_id NOT IN (SELECT id FROM channel WHERE archived)
        ORDER BY moment, id LIMIT 1";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query(named_params! {":after": after.timestamp()})?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let moment = DateTime::from_timestamp(row.get(1)?, 0);
    let id = row.get(0)?;
    Ok(moment.map(|moment| (id, moment)))
}
