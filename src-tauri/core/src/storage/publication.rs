//! Where and when posts were published.

use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::Db;
use super::values::Millis;
use crate::Result;
use crate::model::PostId;

/// Where and when a post was published, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Publication {
    pub(crate) url: Option<String>,
    /// When it was marked as published.
    pub(crate) at: Option<DateTime<Utc>>,
}

pub(crate) fn get(db: &Db, post: &PostId) -> Result<Publication> {
    let sql = "SELECT published_url, published_at FROM post WHERE id = :post";
    let mut query = db.prepare_cached(sql)?;
    let found = query.query_row(named_params! {":post": post}, |row| {
        let at: Option<Millis> = row.get(1)?;
        Ok(Publication {
            url: row.get(0)?,
            at: at.map(|Millis(at)| at),
        })
    });
    Ok(found?)
}

/// Returns where and when posts were published, of those of which it is known.
pub(crate) fn all(db: &Db) -> Result<Vec<(PostId, Publication)>> {
    let sql = "SELECT id, published_url, published_at FROM post
        WHERE published_url IS NOT NULL OR published_at IS NOT NULL";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([], |row| {
        let at: Option<Millis> = row.get(2)?;
        let publication = Publication {
            url: row.get(1)?,
            at: at.map(|Millis(at)| at),
        };
        Ok((row.get(0)?, publication))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, post: &PostId, publication: &Publication) -> Result<()> {
    let sql =
        "UPDATE post SET published_url = :url, published_at = :at, ahead = 0 WHERE id = :post";
    db.prepare_cached(sql)?.execute(named_params! {
        ":url": publication.url,
        ":at": publication.at.map(Millis),
        ":post": post,
    })?;
    Ok(())
}
