//! Series, their posts, and how far ahead posts are generated.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::{Day, Millis};
use crate::Result;
use crate::model::{ChannelId, ItemId, Post, PostId, Series, SeriesId};

pub(crate) fn get(db: &Db, id: &SeriesId) -> Result<Option<Series>> {
    let mut query = db.prepare_cached("SELECT * FROM repeat WHERE id = :id")?;
    let found = query.query_row(named_params! {":id": id}, read);
    Ok(found.optional()?)
}

pub(crate) fn all(db: &Db) -> Result<Vec<Series>> {
    let mut query = db.prepare_cached("SELECT * FROM repeat ORDER BY id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn of_item(db: &Db, item: &ItemId) -> Result<Vec<Series>> {
    let mut query = db.prepare_cached("SELECT * FROM repeat WHERE item_id = :item ORDER BY id")?;
    let rows = query.query_map(named_params! {":item": item}, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn on_channel(db: &Db, channel: &ChannelId) -> Result<Vec<Series>> {
    let sql = "SELECT * FROM repeat WHERE channel_id = :channel ORDER BY id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":channel": channel}, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, series: &Series) -> Result<()> {
    let sql = "INSERT INTO repeat
            (id, item_id, channel_id, rule, first, minute, zone, text, status, changed,
            first_comment, kind)
        VALUES (:id, :item, :channel, :rule, :first, :minute, :zone, :text, :status, :changed,
            :first_comment, :kind)
        ON CONFLICT (id) DO UPDATE
        SET item_id = :item, channel_id = :channel, rule = :rule, first = :first,
            minute = :minute, zone = :zone, text = :text, status = :status, changed = :changed,
            first_comment = :first_comment, kind = :kind";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": series.id,
        ":item": series.item,
        ":channel": series.channel,
        ":rule": series.rule,
        ":first": Day(series.first),
        ":minute": series.minute,
        ":zone": series.zone,
        ":text": series.text,
        ":status": series.status,
        ":changed": Millis(series.changed),
        ":first_comment": series.first_comment,
        ":kind": series.kind,
    })?;
    Ok(())
}

/// Deletes a series. Its remaining posts become single posts.
pub(crate) fn delete(db: &Db, id: &SeriesId) -> Result<()> {
    for sql in [
        "UPDATE post SET repeat_id = NULL, repeat_date = NULL, ahead = 0 WHERE repeat_id = :id",
        "DELETE FROM repeat_skip WHERE repeat_id = :id",
        "DELETE FROM repeat WHERE id = :id",
    ] {
        db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    }
    Ok(())
}

/// Sets the time of change of every series of an item.
pub(crate) fn stamp(db: &Db, item: &ItemId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE repeat SET changed = :now WHERE item_id = :item";
    db.prepare_cached(sql)?
        .execute(named_params! {":item": item, ":now": Millis(now)})?;
    Ok(())
}

/// Returns the posts of a series by their dates in it.
pub(crate) fn posts(db: &Db, id: &SeriesId) -> Result<Vec<(NaiveDate, Post)>> {
    let sql = "SELECT * FROM post WHERE repeat_id = :id ORDER BY repeat_date";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":id": id}, |row| {
        let Day(date) = row.get("repeat_date")?;
        Ok((date, super::post::read(row)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn of_post(db: &Db, post: &PostId) -> Result<Option<(Series, NaiveDate)>> {
    let sql = "SELECT repeat.*, post.repeat_date AS date FROM post
        JOIN repeat ON repeat.id = post.repeat_id WHERE post.id = :post";
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_row(named_params! {":post": post}, |row| {
        let Day(date) = row.get("date")?;
        Ok((read(row)?, date))
    });
    Ok(found.optional()?)
}

/// Returns the series and the date of every post that is in a series.
pub(crate) fn places(db: &Db) -> Result<Vec<(PostId, SeriesId, NaiveDate)>> {
    let sql = "SELECT id, repeat_id, repeat_date FROM post WHERE repeat_id IS NOT NULL";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        let Day(date) = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, date))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a post to a series, on one of its dates.
pub(crate) fn add_post(db: &Db, post: &PostId, to: &SeriesId, date: NaiveDate) -> Result<()> {
    let sql = "UPDATE post SET repeat_id = :to, repeat_date = :date, ahead = 0 WHERE id = :post";
    let row = named_params! {":post": post, ":to": to, ":date": Day(date)};
    db.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

/// Makes a generated post part of the plan, so that it isn't deleted and generated again.
pub(crate) fn keep_post(db: &Db, post: &PostId) -> Result<()> {
    let sql = "UPDATE post SET ahead = 0 WHERE id = :post AND ahead";
    db.prepare_cached(sql)?
        .execute(named_params! {":post": post})?;
    Ok(())
}

/// Marks a post as generated. It can be deleted and generated again until an operation changes it.
pub(crate) fn set_ahead(db: &Db, post: &PostId) -> Result<()> {
    let sql = "UPDATE post SET ahead = 1 WHERE id = :post";
    db.prepare_cached(sql)?
        .execute(named_params! {":post": post})?;
    Ok(())
}

/// Returns the generated posts of a series that no operation has changed.
pub(crate) fn ahead(db: &Db, id: &SeriesId) -> Result<Vec<PostId>> {
    let sql = "SELECT id FROM post WHERE repeat_id = :id AND ahead ORDER BY id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":id": id}, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Removes a post from its series.
pub(crate) fn remove_post(db: &Db, post: &PostId) -> Result<()> {
    let sql = "UPDATE post SET repeat_id = NULL, repeat_date = NULL, ahead = 0 WHERE id = :post";
    db.prepare_cached(sql)?
        .execute(named_params! {":post": post})?;
    Ok(())
}

/// Gives a post another item.
pub(crate) fn set_item_of_post(db: &Db, post: &PostId, item: &ItemId) -> Result<()> {
    let sql = "UPDATE post SET item_id = :item, ahead = 0 WHERE id = :post";
    db.prepare_cached(sql)?
        .execute(named_params! {":post": post, ":item": item})?;
    Ok(())
}

pub(crate) fn skips(db: &Db, id: &SeriesId) -> Result<Vec<NaiveDate>> {
    let sql = "SELECT date FROM repeat_skip WHERE repeat_id = :id ORDER BY date";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":id": id}, |row| {
        let Day(date) = row.get(0)?;
        Ok(date)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn skip(db: &Db, id: &SeriesId, date: NaiveDate) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO repeat_skip (repeat_id, date) VALUES (:id, :date)";
    db.prepare_cached(sql)?
        .execute(named_params! {":id": id, ":date": Day(date)})?;
    Ok(())
}

pub(crate) fn unskip(db: &Db, id: &SeriesId, date: NaiveDate) -> Result<()> {
    let sql = "DELETE FROM repeat_skip WHERE repeat_id = :id AND date = :date";
    db.prepare_cached(sql)?
        .execute(named_params! {":id": id, ":date": Day(date)})?;
    Ok(())
}

pub(crate) fn horizon(db: &Db) -> Result<Option<NaiveDate>> {
    let mut query = db.prepare_cached("SELECT date FROM horizon")?;
    let found = query.query_row([], |row| {
        let Day(date) = row.get(0)?;
        Ok(date)
    });
    Ok(found.optional()?)
}

pub(crate) fn set_horizon(db: &Db, date: NaiveDate) -> Result<()> {
    let sql = "INSERT INTO horizon (id, date) VALUES (1, :date)
        ON CONFLICT (id) DO UPDATE SET date = :date";
    db.prepare_cached(sql)?
        .execute(named_params! {":date": Day(date)})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Series> {
    let (Day(first), Millis(changed)) = (row.get("first")?, row.get("changed")?);
    Ok(Series {
        id: row.get("id")?,
        item: row.get("item_id")?,
        channel: row.get("channel_id")?,
        rule: row.get("rule")?,
        first,
        minute: row.get("minute")?,
        zone: row.get("zone")?,
        text: row.get("text")?,
        status: row.get("status")?,
        changed,
        first_comment: row.get("first_comment")?,
        kind: row.get("kind")?,
    })
}
