//! Pictures and videos: the files that the plan keeps, and how items and posts use them.

use rusqlite::{OptionalExtension, Params, Row, named_params};

use super::Db;
use crate::Result;
use crate::model::{
    Crop, ItemId, ItemMedia, ItemMediaId, Media, MediaHeader, MediaId, PostId, PostMedia,
};

const COLUMNS: &str = "media.id, media.hash, media.name, media.bytes, media.type, media.width, \
    media.height, media.duration, media.codec, media.frame_rate";

pub(crate) fn get(db: &Db, id: &MediaId) -> Result<Option<Media>> {
    first(db, "id = :key", named_params! {":key": id})
}

pub(crate) fn with_hash(db: &Db, hash: &str) -> Result<Option<Media>> {
    first(db, "hash = :key", named_params! {":key": hash})
}

/// Returns all media, the oldest first.
pub(crate) fn all(db: &Db) -> Result<Vec<Media>> {
    collect(db, "true", [])
}

/// Returns the media that no item uses, the oldest first.
pub(crate) fn unused(db: &Db) -> Result<Vec<Media>> {
    let condition = "id NOT IN (SELECT media_id FROM item_media)";
    collect(db, condition, [])
}

/// Returns the hashes of all media, sorted; empty for a plan of a version without media.
pub(crate) fn hashes(db: &Db) -> Result<Vec<String>> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'media')";
    if !db.query_row(sql, [], |row| row.get::<_, bool>(0))? {
        return Ok(Vec::new());
    }
    let mut query = db.prepare("SELECT DISTINCT hash FROM media ORDER BY hash")?;
    let hashes = query.query_map([], |row| row.get(0))?;
    Ok(hashes.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, media: &Media) -> Result<()> {
    let sql = "INSERT INTO media
            (id, hash, name, bytes, type, width, height, duration, codec, frame_rate)
        VALUES (:id, :hash, :name, :bytes, :type, :width, :height, :duration, :codec, :frame_rate)";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": media.id,
        ":hash": media.hash,
        ":name": media.name,
        ":bytes": media.bytes as i64,
        ":type": media.header.kind,
        ":width": media.header.width,
        ":height": media.header.height,
        ":duration": media.header.duration.map(|duration| duration as i64),
        ":codec": media.header.codec,
        ":frame_rate": media.header.frame_rate,
    })?;
    Ok(())
}

/// Deletes media that no item uses.
pub(crate) fn delete(db: &Db, id: &MediaId) -> Result<()> {
    let sql = "DELETE FROM media WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

/// Returns the media of an item in their order.
pub(crate) fn of_item(db: &Db, item: &ItemId) -> Result<Vec<(ItemMedia, Media)>> {
    let condition = "item_media.item_id = :item ORDER BY item_media.position, item_media.id";
    uses(db, condition, named_params! {":item": item})
}

/// Returns the media of several items, each item's in their order.
pub(crate) fn of_items(db: &Db, items: &[&str]) -> Result<Vec<(ItemMedia, Media)>> {
    let condition = "item_media.item_id IN (SELECT value FROM json_each(:items))
        ORDER BY item_media.item_id, item_media.position, item_media.id";
    let items = serde_json::Value::from(items).to_string();
    uses(db, condition, named_params! {":items": items})
}

/// Returns what single posts leave out of the media of their items.
pub(crate) fn left_out(db: &Db) -> Result<Vec<(PostId, ItemMediaId)>> {
    left_out_where(db, "true", [])
}

/// Returns what single posts of an item leave out of its media.
pub(crate) fn left_out_of(db: &Db, item: &ItemId) -> Result<Vec<(PostId, ItemMediaId)>> {
    let condition = "post_id IN (SELECT id FROM post WHERE item_id = :item)";
    left_out_where(db, condition, named_params! {":item": item})
}

fn left_out_where(
    db: &Db,
    condition: &str,
    params: impl Params,
) -> Result<Vec<(PostId, ItemMediaId)>> {
    let sql =
        format!("SELECT post_id, item_media_id FROM post_media WHERE NOT used AND {condition}");
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns how an item uses media, by the id of the use.
pub(crate) fn item_media(db: &Db, id: &str) -> Result<Option<(ItemMedia, Media)>> {
    let found = uses(db, "item_media.id = :id", named_params! {":id": id})?;
    Ok(found.into_iter().next())
}

/// Returns the media of all items, each item's in their order.
pub(crate) fn of_all_items(db: &Db) -> Result<Vec<(ItemMedia, Media)>> {
    let condition = "true ORDER BY item_media.item_id, item_media.position, item_media.id";
    uses(db, condition, [])
}

/// Inserts the use of media by an item, or updates its media, position and alternative text.
pub(crate) fn put_item_media(db: &Db, used: &ItemMedia) -> Result<()> {
    let sql = "INSERT INTO item_media (id, item_id, media_id, position, alt)
        VALUES (:id, :item, :media, :position, :alt)
        ON CONFLICT (id) DO UPDATE SET media_id = :media, position = :position, alt = :alt";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": used.id,
        ":item": used.item,
        ":media": used.media,
        ":position": used.position,
        ":alt": used.alt,
    })?;
    Ok(())
}

/// Deletes the use of media by an item, and how its posts use it.
pub(crate) fn delete_item_media(db: &Db, id: &ItemMediaId) -> Result<()> {
    let sql = "DELETE FROM item_media WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

/// Returns how a post uses the media of its item, where that differs from the item.
pub(crate) fn of_post(db: &Db, post: &PostId) -> Result<Vec<PostMedia>> {
    let sql = "SELECT post_id, item_media_id, used, crop_left, crop_top, crop_width, crop_height
        FROM post_media WHERE post_id = :post";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(named_params! {":post": post}, read_post_media)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns how all posts use the media of their items, where that differs from the items.
pub(crate) fn of_all_posts(db: &Db) -> Result<Vec<PostMedia>> {
    let sql = "SELECT post_id, item_media_id, used, crop_left, crop_top, crop_width, crop_height
        FROM post_media ORDER BY post_id, item_media_id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([], read_post_media)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns how several posts use the media of their items, where that differs from the items.
pub(crate) fn of_posts(db: &Db, posts: &[&str]) -> Result<Vec<PostMedia>> {
    let sql = "SELECT post_id, item_media_id, used, crop_left, crop_top, crop_width, crop_height
        FROM post_media WHERE post_id IN (SELECT value FROM json_each(:posts))";
    let mut query = db.prepare_cached(sql)?;
    let posts = serde_json::Value::from(posts).to_string();
    let rows = query.query_map(named_params! {":posts": posts}, read_post_media)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes how a post uses media. If that is as the item does, the row is deleted.
pub(crate) fn put_post_media(db: &Db, used: &PostMedia) -> Result<()> {
    if used.is_plain() {
        let sql = "DELETE FROM post_media WHERE post_id = :post AND item_media_id = :media";
        let key = named_params! {":post": used.post, ":media": used.item_media};
        db.prepare_cached(sql)?.execute(key)?;
        return Ok(());
    }
    let sql = "INSERT INTO post_media
            (post_id, item_media_id, used, crop_left, crop_top, crop_width, crop_height)
        VALUES (:post, :media, :used, :left, :top, :width, :height)
        ON CONFLICT (post_id, item_media_id) DO UPDATE SET used = :used, crop_left = :left,
            crop_top = :top, crop_width = :width, crop_height = :height";
    db.prepare_cached(sql)?.execute(named_params! {
        ":post": used.post,
        ":media": used.item_media,
        ":used": used.used,
        ":left": used.crop.map(|crop| crop.left),
        ":top": used.crop.map(|crop| crop.top),
        ":width": used.crop.map(|crop| crop.width),
        ":height": used.crop.map(|crop| crop.height),
    })?;
    Ok(())
}

/// Clears the crops of media in all posts.
pub(crate) fn clear_crops(db: &Db, id: &ItemMediaId) -> Result<()> {
    let sql = "UPDATE post_media SET crop_left = NULL, crop_top = NULL, crop_width = NULL,
        crop_height = NULL WHERE item_media_id = :id AND NOT used";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    let sql = "DELETE FROM post_media WHERE item_media_id = :id AND used";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn first(db: &Db, condition: &str, params: impl Params) -> Result<Option<Media>> {
    let sql = format!("SELECT {COLUMNS} FROM media WHERE {condition} ORDER BY id LIMIT 1");
    let mut query = db.prepare_cached(&sql)?;
    let found = query.query_row(params, |row| read(row, 0));
    Ok(found.optional()?)
}

fn collect(db: &Db, condition: &str, params: impl Params) -> Result<Vec<Media>> {
    let sql = format!("SELECT {COLUMNS} FROM media WHERE {condition} ORDER BY id");
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params, |row| read(row, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn uses(db: &Db, condition: &str, params: impl Params) -> Result<Vec<(ItemMedia, Media)>> {
    let sql = format!(
        "SELECT item_media.id, item_media.item_id, item_media.position, item_media.alt, {COLUMNS}
        FROM item_media JOIN media ON media.id = item_media.media_id WHERE {condition}"
    );
    let mut query = db.prepare_cached(&sql)?;
    let rows = query.query_map(params, |row| {
        let media = read(row, 4)?;
        let used = ItemMedia {
            id: row.get(0)?,
            item: row.get(1)?,
            media: media.id.clone(),
            position: row.get(2)?,
            alt: row.get(3)?,
        };
        Ok((used, media))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the columns of [`COLUMNS`], which begin at an index.
fn read(row: &Row<'_>, start: usize) -> rusqlite::Result<Media> {
    let count = |index: usize| {
        let number: Option<i64> = row.get(start + index)?;
        Ok::<_, rusqlite::Error>(number.map(|number| number.max(0) as u64))
    };
    Ok(Media {
        id: row.get(start)?,
        hash: row.get(start + 1)?,
        name: row.get(start + 2)?,
        bytes: count(3)?.unwrap_or_default(),
        header: MediaHeader {
            kind: row.get(start + 4)?,
            width: row.get(start + 5)?,
            height: row.get(start + 6)?,
            duration: count(7)?,
            codec: row.get(start + 8)?,
            frame_rate: row.get(start + 9)?,
        },
    })
}

fn read_post_media(row: &Row<'_>) -> rusqlite::Result<PostMedia> {
    let parts = [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
    let crop = match parts {
        [Some(left), Some(top), Some(width), Some(height)] => Some(Crop {
            left,
            top,
            width,
            height,
        }),
        _ => None,
    };
    Ok(PostMedia {
        post: row.get(0)?,
        item_media: row.get(1)?,
        used: row.get(2)?,
        crop,
    })
}
