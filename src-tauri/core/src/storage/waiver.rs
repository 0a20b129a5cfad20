//! Waivers: the problems of posts that a person lets pass.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::Millis;
use crate::Result;
use crate::model::{PostId, Waiver, WaiverId};

pub(crate) fn all(db: &Db) -> Result<Vec<Waiver>> {
    let mut query = db.prepare_cached("SELECT * FROM waiver ORDER BY id")?;
    let waivers = query.query_map([], read)?;
    Ok(waivers.collect::<Result<_, _>>()?)
}

pub(crate) fn of_post(db: &Db, post: &PostId) -> Result<Vec<Waiver>> {
    let mut query = db.prepare_cached("SELECT * FROM waiver WHERE post_id = :post ORDER BY id")?;
    let waivers = query.query_map(named_params! {":post": post}, read)?;
    Ok(waivers.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &WaiverId) -> Result<Option<Waiver>> {
    let mut query = db.prepare_cached("SELECT * FROM waiver WHERE id = :id")?;
    let found = query.query_row(named_params! {":id": id}, read);
    Ok(found.optional()?)
}

pub(crate) fn put(db: &Db, waiver: &Waiver) -> Result<()> {
    let sql = "INSERT INTO waiver (id, post_id, rule, reason, at, about)
        VALUES (:id, :post, :rule, :reason, :at, :about)
        ON CONFLICT (id) DO UPDATE SET reason = :reason, at = :at, about = :about";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": waiver.id,
        ":post": waiver.post,
        ":rule": waiver.check,
        ":reason": waiver.reason,
        ":at": Millis(waiver.at),
        ":about": waiver.about,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &WaiverId) -> Result<()> {
    let sql = "DELETE FROM waiver WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Waiver> {
    let Millis(at) = row.get("at")?;
    Ok(Waiver {
        id: row.get("id")?,
        post: row.get("post_id")?,
        check: row.get("rule")?,
        reason: row.get("reason")?,
        at,
        about: row.get("about")?,
    })
}
