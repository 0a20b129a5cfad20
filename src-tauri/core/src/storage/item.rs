//! Items: the content that posts share.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Db, label};
use crate::Result;
use crate::model::{Aim, Facets, Item, ItemId};

pub(crate) fn get(db: &Db, id: &ItemId) -> Result<Option<Item>> {
    let mut query = db.prepare_cached("SELECT * FROM item WHERE id = :id")?;
    let Some(item) = query
        .query_row(named_params! {":id": id}, read)
        .optional()?
    else {
        return Ok(None);
    };
    Ok(Some(Item {
        labels: label::of_item(db, id)?,
        ..item
    }))
}

/// Returns all items, by their ids.
pub(crate) fn all(db: &Db) -> Result<Vec<Item>> {
    let mut labels = label::of_all_items(db)?;
    let mut query = db.prepare_cached("SELECT * FROM item ORDER BY id")?;
    let rows = query.query_map([], read)?;
    let mut items = rows.collect::<Result<Vec<Item>, _>>()?;
    for item in &mut items {
        item.labels = labels.remove(&item.id).unwrap_or_default();
    }
    Ok(items)
}

const INSERT: &str =
    "INSERT INTO item (id, title, text, link, campaign_id, pillar_id, notes, utm, utm_content,
        stage, need, audience_id, objective_id, goal, expected, hours, cost)
    VALUES (:id, :title, :text, :link, :campaign, :pillar, :notes, :utm, :utm_content,
        :stage, :need, :audience, :objective, :goal, :expected, :hours, :cost)";

/// Writes the row of an item that the plan doesn't have (see `post.rs`). Its labels are attached separately.
pub(crate) fn add(db: &Db, item: &Item) -> Result<()> {
    write(db, INSERT, item)
}

/// Writes the row of an item. Its labels are attached and detached separately.
pub(crate) fn put(db: &Db, item: &Item) -> Result<()> {
    let sql = format!(
        "{INSERT} ON CONFLICT (id) DO UPDATE
        SET title = :title, text = :text, link = :link, campaign_id = :campaign,
            pillar_id = :pillar, notes = :notes, utm = :utm, utm_content = :utm_content,
            stage = :stage, need = :need, audience_id = :audience, objective_id = :objective,
            goal = :goal, expected = :expected, hours = :hours, cost = :cost"
    );
    write(db, &sql, item)
}

fn write(db: &Db, sql: &str, item: &Item) -> Result<()> {
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": item.id,
        ":title": item.title,
        ":text": item.text,
        ":link": item.link,
        ":campaign": item.campaign,
        ":pillar": item.pillar,
        ":notes": item.notes,
        ":utm": item.utm,
        ":utm_content": item.utm_content,
        ":stage": item.facets.stage,
        ":need": item.facets.need,
        ":audience": item.facets.audience,
        ":objective": item.facets.objective,
        ":goal": item.aim.goal,
        ":expected": item.aim.expected,
        ":hours": item.aim.hours,
        ":cost": item.aim.cost,
    })?;
    Ok(())
}

/// Deletes an item that no post and no series uses.
pub(crate) fn delete_unused(db: &Db, id: &ItemId) -> Result<()> {
    let sql = "DELETE FROM item WHERE id = :id
        AND NOT EXISTS (SELECT 1 FROM post WHERE item_id = :id)
        AND NOT EXISTS (SELECT 1 FROM repeat WHERE item_id = :id)";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        title: row.get("title")?,
        text: row.get("text")?,
        link: row.get("link")?,
        campaign: row.get("campaign_id")?,
        pillar: row.get("pillar_id")?,
        notes: row.get("notes")?,
        labels: Vec::new(),
        utm: row.get("utm")?,
        utm_content: row.get("utm_content")?,
        facets: Facets {
            stage: row.get("stage")?,
            need: row.get("need")?,
            audience: row.get("audience_id")?,
            objective: row.get("objective_id")?,
        },
        aim: Aim {
            goal: row.get("goal")?,
            expected: row.get("expected")?,
            hours: row.get("hours")?,
            cost: row.get("cost")?,
        },
    })
}
