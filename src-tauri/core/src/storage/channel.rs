//! Channels, in the order of their lanes.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{Channel, ChannelId};

pub(crate) fn all(db: &Db) -> Result<Vec<Channel>> {
    let mut query = db.prepare_cached("SELECT * FROM channel ORDER BY position, id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &ChannelId) -> Result<Option<Channel>> {
    let mut query = db.prepare_cached("SELECT * FROM channel WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

pub(crate) fn put(db: &Db, channel: &Channel) -> Result<()> {
    let sql = "INSERT INTO channel (id, platform, name, handle, colour, zone, position, archived)
        VALUES (:id, :platform, :name, :handle, :colour, :zone, :position, :archived)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, handle = :handle, colour = :colour, zone = :zone, position = :position, archived = :archived";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": channel.id,
        ":platform": channel.platform,
        ":name": channel.name,
        ":handle": channel.handle,
        ":colour": channel.colour,
        ":zone": channel.zone,
        ":position": channel.position,
        ":archived": channel.archived,
    })?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Channel> {
    Ok(Channel {
        id: row.get("id")?,
        platform: row.get("platform")?,
        name: row.get("name")?,
        handle: row.get("handle")?,
        colour: row.get("colour")?,
        zone: row.get("zone")?,
        position: row.get("position")?,
        archived: row.get("archived")?,
    })
}
