//! Layers, in the order in which they were added.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{Layer, LayerId};

pub(crate) fn all(db: &Db) -> Result<Vec<Layer>> {
    let mut query = db.prepare_cached("SELECT * FROM overlay ORDER BY id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &LayerId) -> Result<Option<Layer>> {
    let mut query = db.prepare_cached("SELECT * FROM overlay WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

pub(crate) fn put(db: &Db, layer: &Layer) -> Result<()> {
    let sql = "INSERT INTO overlay (id, name, path, colour, shown)
        VALUES (:id, :name, :path, :colour, :shown)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, path = :path, colour = :colour, shown = :shown";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": layer.id,
        ":name": layer.name,
        ":path": layer.path,
        ":colour": layer.colour,
        ":shown": layer.shown,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &LayerId) -> Result<()> {
    let sql = "DELETE FROM overlay WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Layer> {
    Ok(Layer {
        id: row.get("id")?,
        name: row.get("name")?,
        path: row.get("path")?,
        colour: row.get("colour")?,
        shown: row.get("shown")?,
    })
}
