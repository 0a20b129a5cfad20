//! Posts: items on a channel at a time.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::{Day, Millis, Parts};
use crate::Result;
use crate::model::{ChannelId, ItemId, LocalTime, Post, PostId, ZonedTime};

pub(crate) fn get(db: &Db, id: &PostId) -> Result<Option<Post>> {
    let mut query = db.prepare_cached("SELECT * FROM post WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

/// Returns all posts by their ids, except those that a rule generated and no operation has changed.
pub(crate) fn not_generated(db: &Db) -> Result<Vec<Post>> {
    let mut query = db.prepare_cached("SELECT * FROM post WHERE NOT ahead ORDER BY id")?;
    let posts = query.query_map([], read)?;
    Ok(posts.collect::<Result<_, _>>()?)
}

pub(crate) fn of_item(db: &Db, item: &ItemId) -> Result<Vec<Post>> {
    let mut query = db.prepare_cached("SELECT * FROM post WHERE item_id = :item ORDER BY id")?;
    let posts = query.query_map(named_params! {":item": item}, read)?;
    Ok(posts.collect::<Result<_, _>>()?)
}

pub(crate) fn on_channel(db: &Db, channel: &ChannelId) -> Result<Vec<Post>> {
    let sql = "SELECT * FROM post WHERE channel_id = :channel ORDER BY id";
    let mut query = db.prepare_cached(sql)?;
    let posts = query.query_map(named_params! {":channel": channel}, read)?;
    Ok(posts.collect::<Result<_, _>>()?)
}

/// Returns the times of the posts from one moment to before another, except those on the channels in `but`.
pub(crate) fn times_between(
    db: &Db,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    but: &[String],
) -> Result<Vec<ZonedTime>> {
    let sql = "SELECT date, minute, zone FROM post WHERE moment >= :from AND moment < :to
        AND channel_id NOT IN (SELECT value FROM json_each(:but))";
    let mut query = db.prepare_cached(sql)?;
    let but = serde_json::Value::from(but).to_string();
    let range = named_params! {":from": from.timestamp(), ":to": to.timestamp(), ":but": but};
    let times = query.query_map(range, planned)?;
    Ok(times
        .filter_map(rusqlite::Result::transpose)
        .collect::<Result<_, _>>()?)
}

/// Returns the time of the earliest post; `None` if no post has a time.
pub(crate) fn first_time(db: &Db) -> Result<Option<ZonedTime>> {
    let sql =
        "SELECT date, minute, zone FROM post WHERE moment IS NOT NULL ORDER BY moment LIMIT 1";
    let first = db.prepare_cached(sql)?.query_row([], planned).optional()?;
    Ok(first.flatten())
}

/// Returns the posts from a moment on, on one channel or on all of them, ordered by time.
pub(crate) fn planned_from(
    db: &Db,
    from: DateTime<Utc>,
    channel: Option<&ChannelId>,
) -> Result<Vec<Post>> {
    let sql = "SELECT * FROM post
        WHERE moment >= :from AND (:channel IS NULL OR channel_id = :channel)
        ORDER BY moment, id";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": from.timestamp(), ":channel": channel};
    let posts = query.query_map(range, read)?;
    Ok(posts.collect::<Result<_, _>>()?)
}

/// Returns the posts from one moment to before another that are neither published nor skipped, ordered by time. Without
/// both moments, posts without a time come last.
pub(crate) fn unfixed_between(
    db: &Db,
    from: Option<DateTime<Utc>>,
    to: Option<DateTime<Utc>>,
) -> Result<Vec<Post>> {
    let sql = "SELECT * FROM post WHERE status NOT IN ('published', 'skipped')
        AND (:from IS NULL OR moment >= :from) AND (:to IS NULL OR moment < :to)
        ORDER BY moment IS NULL, moment, id";
    let mut query = db.prepare_cached(sql)?;
    let [from, to] = [from, to].map(|moment| moment.map(|moment| moment.timestamp()));
    let posts = query.query_map(named_params! {":from": from, ":to": to}, read)?;
    Ok(posts.collect::<Result<_, _>>()?)
}

pub(crate) fn any(db: &Db) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM post)";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

const INSERT: &str = "INSERT INTO post
        (id, item_id, channel_id, date, minute, zone, moment, text, parts, status, sequence,
        changed, first_comment, kind)
    VALUES (:id, :item, :channel, :date, :minute, :zone, :moment, :text, :parts, :status,
        :sequence, :changed, :first_comment, :kind)";

/// Writes a post that the plan doesn't have. A statement that may update keeps a journal of its own, which takes as
/// long as the rest of it.
pub(crate) fn add(db: &Db, post: &Post) -> Result<()> {
    write(db, INSERT, post)
}

pub(crate) fn put(db: &Db, post: &Post) -> Result<()> {
    let sql = format!(
        "{INSERT} ON CONFLICT (id) DO UPDATE
        SET channel_id = :channel, date = :date, minute = :minute, zone = :zone, moment = :moment,
            text = :text, parts = :parts, status = :status, sequence = :sequence, changed = :changed,
            first_comment = :first_comment, kind = :kind, ahead = 0"
    );
    write(db, &sql, post)
}

fn write(db: &Db, sql: &str, post: &Post) -> Result<()> {
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": post.id,
        ":item": post.item,
        ":channel": post.channel,
        ":date": post.planned.map(|planned| Day(planned.at.date)),
        ":minute": post.planned.map(|planned| planned.at.minute),
        ":zone": post.planned.map(|planned| planned.zone),
        ":moment": post.planned.map(|planned| planned.moment().timestamp()),
        ":text": post.text,
        ":parts": Parts(post.parts.clone()),
        ":status": post.status,
        ":sequence": post.sequence,
        ":changed": Millis(post.changed),
        ":first_comment": post.first_comment,
        ":kind": post.kind,
    })?;
    Ok(())
}

/// Sets the time of change of every post of an item.
pub(crate) fn stamp(db: &Db, item: &ItemId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE post SET changed = :now, ahead = 0 WHERE item_id = :item";
    db.prepare_cached(sql)?
        .execute(named_params! {":item": item, ":now": Millis(now)})?;
    Ok(())
}

/// Sets the time of change of one post.
pub(crate) fn touch(db: &Db, id: &PostId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE post SET changed = :now, ahead = 0 WHERE id = :id";
    db.prepare_cached(sql)?
        .execute(named_params! {":id": id, ":now": Millis(now)})?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &PostId) -> Result<()> {
    let sql = "DELETE FROM post WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn planned(row: &Row<'_>) -> rusqlite::Result<Option<ZonedTime>> {
    let Some(Day(date)) = row.get("date")? else {
        return Ok(None);
    };
    let at = LocalTime {
        date,
        minute: row.get("minute")?,
    };
    Ok(Some(ZonedTime {
        at,
        zone: row.get("zone")?,
    }))
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Post> {
    let Millis(changed) = row.get("changed")?;
    Ok(Post {
        id: row.get("id")?,
        item: row.get("item_id")?,
        channel: row.get("channel_id")?,
        planned: planned(row)?,
        text: row.get("text")?,
        parts: row.get::<_, Parts>("parts")?.0,
        status: row.get("status")?,
        sequence: row.get("sequence")?,
        changed,
        first_comment: row.get("first_comment")?,
        kind: row.get("kind")?,
    })
}
