//! Comments on items.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::Millis;
use crate::Result;
use crate::model::{Comment, CommentId, ItemId};

/// Returns the comments on an item, the oldest first.
pub(crate) fn of_item(db: &Db, item: &ItemId) -> Result<Vec<Comment>> {
    let sql = "SELECT * FROM comment WHERE item_id = :item ORDER BY at, id";
    let mut query = db.prepare_cached(sql)?;
    let comments = query.query_map(named_params! {":item": item}, read)?;
    Ok(comments.collect::<Result<_, _>>()?)
}

/// Returns all comments, each item's together, the oldest first.
pub(crate) fn all(db: &Db) -> Result<Vec<Comment>> {
    let mut query = db.prepare_cached("SELECT * FROM comment ORDER BY item_id, at, id")?;
    let comments = query.query_map([], read)?;
    Ok(comments.collect::<Result<_, _>>()?)
}

pub(crate) fn count(db: &Db, item: &ItemId) -> Result<u32> {
    let sql = "SELECT count(*) FROM comment WHERE item_id = :item";
    let mut query = db.prepare_cached(sql)?;
    Ok(query.query_row(named_params! {":item": item}, |row| row.get(0))?)
}

pub(crate) fn get(db: &Db, id: &CommentId) -> Result<Option<Comment>> {
    let mut query = db.prepare_cached("SELECT * FROM comment WHERE id = :id")?;
    let found = query.query_row(named_params! {":id": id}, read);
    Ok(found.optional()?)
}

/// Inserts a comment, or updates the text of the comment with the same id.
pub(crate) fn put(db: &Db, comment: &Comment) -> Result<()> {
    let sql = "INSERT INTO comment (item_id, id, author, at, text)
        VALUES (:item, :id, :author, :at, :text)
        ON CONFLICT (id) DO UPDATE SET text = :text";
    db.prepare_cached(sql)?.execute(named_params! {
        ":item": comment.item,
        ":id": comment.id,
        ":author": comment.author,
        ":at": Millis(comment.at),
        ":text": comment.text,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &CommentId) -> Result<()> {
    let sql = "DELETE FROM comment WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Comment> {
    let Millis(at) = row.get("at")?;
    Ok(Comment {
        id: row.get("id")?,
        item: row.get("item_id")?,
        author: row.get("author")?,
        at,
        text: row.get("text")?,
    })
}
