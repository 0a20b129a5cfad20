//! Ideas, with how many entries of feedback speak for each.

use std::collections::HashMap;

use rusqlite::{Row, Statement, params};

use super::Db;
use super::record::Record;
use super::values::{Day, Millis, id_as_text, name_as_text};
use crate::Result;
use crate::model::{Idea, IdeaId, IdeaSource, ItemId, Noun};

id_as_text!(IdeaId);
name_as_text!(IdeaSource);

/// Returns the number of entries of feedback that speak for each idea.
pub(crate) fn votes(db: &Db) -> Result<HashMap<IdeaId, u32>> {
    let sql = "SELECT idea_id, count(*) FROM feedback WHERE idea_id IS NOT NULL GROUP BY idea_id";
    let mut query = db.prepare_cached(sql)?;
    let counts = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

/// Returns the items of ideas that the plan has.
pub(crate) fn used_items(db: &Db) -> Result<Vec<ItemId>> {
    let sql = "SELECT item_id FROM idea WHERE item_id IN (SELECT id FROM item)";
    let mut query = db.prepare_cached(sql)?;
    let items = query.query_map([], |row| row.get(0))?;
    Ok(items.collect::<Result<_, _>>()?)
}

impl Record for Idea {
    type Id = IdeaId;
    const NOUN: Noun = Noun::Idea;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "added",
        "title",
        "angle",
        "audience_id",
        "pillar_id",
        "stage",
        "source",
        "link",
        "impact",
        "confidence",
        "effort",
        "until",
        "aside",
        "item_id",
        "subject_id",
    ];
    const ORDER: &'static str = "added, id";

    fn id(&self) -> &IdeaId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.title
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let Millis(added) = row.get("added")?;
        Ok(Self {
            id: row.get("id")?,
            added,
            title: row.get("title")?,
            angle: row.get("angle")?,
            audience: row.get("audience_id")?,
            pillar: row.get("pillar_id")?,
            stage: row.get("stage")?,
            source: row.get("source")?,
            link: row.get("link")?,
            impact: row.get("impact")?,
            confidence: row.get("confidence")?,
            effort: row.get("effort")?,
            until: row.get::<_, Option<Day>>("until")?.map(|day| day.0),
            aside: row.get("aside")?,
            item: row.get("item_id")?,
            subject: row.get("subject_id")?,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            Millis(self.added),
            self.title,
            self.angle,
            self.audience,
            self.pillar,
            self.stage,
            self.source,
            self.link,
            self.impact,
            self.confidence,
            self.effort,
            self.until.map(Day),
            self.aside,
            self.item,
            self.subject
        ])
    }
}
