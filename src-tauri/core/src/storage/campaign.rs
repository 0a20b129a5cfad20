//! Campaigns, and how many posts each has.

use rusqlite::{Row, Statement, params};

use super::Db;
use super::record::Record;
use super::values::Day;
use crate::Result;
use crate::model::{Campaign, CampaignId, Noun};

/// Returns the number of posts of each campaign that has posts.
pub(crate) fn posts(db: &Db) -> Result<Vec<(CampaignId, u32)>> {
    let sql = "SELECT campaign_id, count(*) FROM item JOIN post ON post.item_id = item.id
        WHERE campaign_id IS NOT NULL GROUP BY campaign_id";
    let mut query = db.prepare_cached(sql)?;
    let counts = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

impl Record for Campaign {
    type Id = CampaignId;
    const NOUN: Noun = Noun::Campaign;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "colour",
        "first_day",
        "last_day",
        "brief",
        "utm_campaign",
    ];
    const ORDER: &'static str = "first_day, id";

    fn id(&self) -> &CampaignId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            colour: row.get("colour")?,
            first_day: row.get::<_, Option<Day>>("first_day")?.map(|day| day.0),
            last_day: row.get::<_, Option<Day>>("last_day")?.map(|day| day.0),
            brief: row.get("brief")?,
            utm_campaign: row.get("utm_campaign")?,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        let days = (self.first_day.map(Day), self.last_day.map(Day));
        statement.execute(params![
            self.id,
            self.name,
            self.colour,
            days.0,
            days.1,
            self.brief,
            self.utm_campaign
        ])
    }
}
