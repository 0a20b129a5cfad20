//! Campaigns, ordered by their first day.

use rusqlite::{OptionalExtension, Row, named_params};

use super::Db;
use super::values::Day;
use crate::Result;
use crate::model::{Campaign, CampaignId};

pub(crate) fn all(db: &Db) -> Result<Vec<Campaign>> {
    let mut query = db.prepare_cached("SELECT * FROM campaign ORDER BY first_day, id")?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn get(db: &Db, id: &CampaignId) -> Result<Option<Campaign>> {
    let mut query = db.prepare_cached("SELECT * FROM campaign WHERE id = :id")?;
    Ok(query
        .query_row(named_params! {":id": id}, read)
        .optional()?)
}

/// Returns the number of posts of each campaign that has posts.
pub(crate) fn posts(db: &Db) -> Result<Vec<(CampaignId, u32)>> {
    let sql = "SELECT campaign_id, count(*) FROM item JOIN post ON post.item_id = item.id
        WHERE campaign_id IS NOT NULL GROUP BY campaign_id";
    let mut query = db.prepare_cached(sql)?;
    let counts = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

pub(crate) fn put(db: &Db, campaign: &Campaign) -> Result<()> {
    let sql = "INSERT INTO campaign (id, name, colour, first_day, last_day, brief)
        VALUES (:id, :name, :colour, :first_day, :last_day, :brief)
        ON CONFLICT (id) DO UPDATE
        SET name = :name, colour = :colour, first_day = :first_day, last_day = :last_day, brief = :brief";
    db.prepare_cached(sql)?.execute(named_params! {
        ":id": campaign.id,
        ":name": campaign.name,
        ":colour": campaign.colour,
        ":first_day": campaign.first_day.map(Day),
        ":last_day": campaign.last_day.map(Day),
        ":brief": campaign.brief,
    })?;
    Ok(())
}

pub(crate) fn delete(db: &Db, id: &CampaignId) -> Result<()> {
    let sql = "DELETE FROM campaign WHERE id = :id";
    db.prepare_cached(sql)?.execute(named_params! {":id": id})?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Campaign> {
    Ok(Campaign {
        id: row.get("id")?,
        name: row.get("name")?,
        colour: row.get("colour")?,
        first_day: row.get::<_, Option<Day>>("first_day")?.map(|day| day.0),
        last_day: row.get::<_, Option<Day>>("last_day")?.map(|day| day.0),
        brief: row.get("brief")?,
    })
}
