//! Overlays, in the order in which they were added.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{Overlay, OverlayId};

pub(crate) fn all(db: &Db) -> Result<Vec<Overlay>> {
    let mut query = db.prepare_cached("SELECT * FROM overlay ORDER BY id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &OverlayId) -> Result<Option<Overlay>> {
    let mut query = db.prepare_cached("SELECT * FROM overlay WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

pub(crate) fn put(db: &Db, overlay: &Overlay) -> Result<()> {
    let sql = "INSERT INTO overlay (id, name, path, colour, shown)
        VALUES (:id, :name, :path, :colour, :shown)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, path = :path, colour = :colour, shown = :shown";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": overlay.id,
        ":name": overlay.name,
        ":path": overlay.path,
        ":colour": overlay.colour,
        ":shown": overlay.shown,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &OverlayId) -> Result<()> {
    let sql = "DELETE FROM overlay WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Overlay> {
    Ok(Overlay {
        id: row.get("id")?,
        name: row.get("name")?,
        path: row.get("path")?,
        colour: row.get("colour")?,
        shown: row.get("shown")?,
    })
}
