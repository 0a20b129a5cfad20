//! Pillars, in the order that the person arranged.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{Pillar, PillarId};

pub(crate) fn all(db: &Db) -> Result<Vec<Pillar>> {
    let mut query = db.prepare_cached("SELECT * FROM pillar ORDER BY position, id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &PillarId) -> Result<Option<Pillar>> {
    let mut query = db.prepare_cached("SELECT * FROM pillar WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

pub(crate) fn put(db: &Db, pillar: &Pillar) -> Result<()> {
    let sql = "INSERT INTO pillar (id, name, colour, share, position)
        VALUES (:id, :name, :colour, :share, :position)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, colour = :colour, share = :share, position = :position";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": pillar.id,
        ":name": pillar.name,
        ":colour": pillar.colour,
        ":share": pillar.share,
        ":position": pillar.position,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &PillarId) -> Result<()> {
    let sql = "DELETE FROM pillar WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Pillar> {
    Ok(Pillar {
        id: row.get("id")?,
        name: row.get("name")?,
        colour: row.get("colour")?,
        share: row.get("share")?,
        position: row.get("position")?,
    })
}
