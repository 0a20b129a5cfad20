//! Saved views, and the current filter of the window.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Db, window_state};
use crate::Result;
use crate::model::{Filter, SavedView, SavedViewId};

const FILTER: &str = "filter";

pub(crate) fn all(db: &Db) -> Result<Vec<SavedView>> {
    let mut query = db.prepare_cached("SELECT * FROM saved_view ORDER BY position, id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &SavedViewId) -> Result<Option<SavedView>> {
    let mut query = db.prepare_cached("SELECT * FROM saved_view WHERE id = :id")?;
    let found = query.query_row(named_params! {":id": id}, read);
    Ok(found.optional()?)
}

pub(crate) fn put(db: &Db, view: &SavedView) -> Result<()> {
    let sql = "INSERT INTO saved_view (id, name, filter, position)
        VALUES (:id, :name, :filter, :position)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, filter = :filter, position = :position";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": view.id,
        ":name": view.name,
        ":filter": as_text(&view.filter),
        ":position": view.position,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &SavedViewId) -> Result<()> {
    let sql = "DELETE FROM saved_view WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

/// Returns the filter that was stored last.
pub(crate) fn filter(db: &Db) -> Result<Filter> {
    let kept = window_state::get(db, FILTER)?;
    Ok(kept.map(|text| from_text(&text)).unwrap_or_default())
}

/// Stores the current filter. It isn't in the history, and other windows aren't notified.
pub(crate) fn keep_filter(db: &Db, filter: &Filter) -> Result<()> {
    window_state::put(db, FILTER, &as_text(filter))
}

fn as_text(filter: &Filter) -> String {
    serde_json::to_string(filter).unwrap_or_default()
}

/// Parses a filter. One that can't be parsed becomes the empty filter, which matches every post.
fn from_text(text: &str) -> Filter {
    serde_json::from_str(text).unwrap_or_default()
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    let filter: String = row.get("filter")?;
    Ok(SavedView {
        id: row.get("id")?,
        name: row.get("name")?,
        filter: from_text(&filter),
        position: row.get("position")?,
    })
}
