//! Approvals of posts.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::Millis;
use crate::Result;
use crate::model::{Approval, PostId};

pub(crate) fn get(db: &Db, post: &PostId) -> Result<Option<Approval>> {
    let mut query = db.prepare_cached("SELECT * FROM approval WHERE post_id = :post")?;
    let found = query.query_row(named_params! {":post": post}, read);
    Ok(found.optional()?)
}

/// Returns all approvals, by the ids of their posts.
pub(crate) fn all(db: &Db) -> Result<Vec<Approval>> {
    let mut query = db.prepare_cached("SELECT * FROM approval ORDER BY post_id")?;
    let approvals = query.query_map([], read)?;
    Ok(approvals.collect::<Result<_, _>>()?)
}

/// Returns the approvals of several posts, in no particular order.
pub(crate) fn of_posts(db: &Db, posts: &[&str]) -> Result<Vec<Approval>> {
    let sql = "SELECT * FROM approval WHERE post_id IN (SELECT value FROM json_each(:posts))";
    let mut query = db.prepare_cached(sql)?;
    let posts = serde_json::Value::from(posts).to_string();
    let approvals = query.query_map(named_params! {":posts": posts}, read)?;
    Ok(approvals.collect::<Result<_, _>>()?)
}

/// Returns the approvals of the posts whose time of change is `now`.
pub(crate) fn of_changed(db: &Db, now: DateTime<Utc>) -> Result<Vec<Approval>> {
    // The status is written out, so that SQLite takes the index of approved posts.
    let sql = "SELECT approval.* FROM post JOIN approval ON approval.post_id = post.id
        WHERE post.status = 'approved' AND post.changed = :now";
    let mut query = db.prepare_cached(sql)?;
    let approvals = query.query_map(named_params! {":now": Millis(now)}, read)?;
    Ok(approvals.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, approval: &Approval) -> Result<()> {
    let sql = "INSERT INTO approval (post_id, author, at, about)
        VALUES (:post, :author, :at, :about)
        ON CONFLICT (post_id) DO UPDATE SET author = :author, at = :at, about = :about";
    db.prepare_cached(sql)?.execute(named_params! {
        ":post": approval.post,
        ":author": approval.author,
        ":at": Millis(approval.at),
        ":about": approval.about,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, post: &PostId) -> Result<()> {
    let sql = "DELETE FROM approval WHERE post_id = :post";
    db.prepare_cached(sql)?
        .execute(named_params! {":post": post})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Approval> {
    let Millis(at) = row.get("at")?;
    Ok(Approval {
        post: row.get("post_id")?,
        author: row.get("author")?,
        at,
        about: row.get("about")?,
    })
}
