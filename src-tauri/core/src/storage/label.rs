//! Labels by name, and the items that have them.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, named_params};

use super::Db;
use super::record::Record;
use crate::Result;
use crate::model::{ItemId, Label, LabelId};

pub(crate) fn named(db: &Db, name: &str) -> Result<Option<Label>> {
    let mut query = db.prepare_cached("SELECT * FROM label WHERE name = :name")?;
    let found = query.query_row(named_params! {":name": name}, Label::read);
    Ok(found.optional()?)
}

pub(crate) fn attach(db: &Db, item: &ItemId, label: &LabelId) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO item_label (item_id, label_id) VALUES (:item, :label)";
    db.prepare_cached(sql)?
        .execute(named_params! {":item": item, ":label": label})?;
    Ok(())
}

pub(crate) fn detach(db: &Db, item: &ItemId, name: &str) -> Result<()> {
    let sql = "DELETE FROM item_label WHERE item_id = :item
        AND label_id = (SELECT id FROM label WHERE name = :name)";
    db.prepare_cached(sql)?
        .execute(named_params! {":item": item, ":name": name})?;
    Ok(())
}

/// Returns the names of an item's labels, sorted.
pub(crate) fn of_item(db: &Db, item: &ItemId) -> Result<Vec<String>> {
    let sql = "SELECT name FROM label JOIN item_label ON label_id = id
        WHERE item_id = :item ORDER BY name";
    let mut query = db.prepare_cached(sql)?;
    let names = query.query_map(named_params! {":item": item}, |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Returns the names of the labels of all items that have any, sorted.
pub(crate) fn of_all_items(db: &Db) -> Result<HashMap<ItemId, Vec<String>>> {
    let sql = "SELECT item_id, name FROM label JOIN item_label ON label_id = id ORDER BY name";
    let mut query = db.prepare_cached(sql)?;
    let mut rows = query.query([])?;
    let mut names: HashMap<ItemId, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        names.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(names)
}
