//! The mission of the plan, and its messages, whose lists are kept as JSON.

use rusqlite::{OptionalExtension, Row, Statement, named_params, params};

use super::Db;
use super::record::Record;
use super::values::{Day, Json, id_as_text};
use crate::Result;
use crate::model::{Message, MessageId, Mission, Noun};

id_as_text!(MessageId);

/// Returns the mission; one that says nothing if none was written.
pub(crate) fn mission(db: &Db) -> Result<Mission> {
    let mut query = db.prepare_cached("SELECT * FROM mission")?;
    let found = query.query_row([], |row| {
        Ok(Mission {
            audience: row.get("audience")?,
            does: row.get("does")?,
            content: row.get("content")?,
            review_weeks: row.get("review_weeks")?,
            review_by: row.get("review_by")?,
            first_review: row.get::<_, Option<Day>>("first_review")?.map(|day| day.0),
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

pub(crate) fn put_mission(db: &Db, mission: &Mission) -> Result<()> {
    let sql =
        "INSERT INTO mission (id, audience, does, content, review_weeks, review_by, first_review)
        VALUES (1, :audience, :does, :content, :weeks, :by, :first)
        ON CONFLICT (id) DO UPDATE SET audience = :audience, does = :does, content = :content,
            review_weeks = :weeks, review_by = :by, first_review = :first";
    db.prepare_cached(sql)?.execute(named_params! {
        ":audience": mission.audience,
        ":does": mission.does,
        ":content": mission.content,
        ":weeks": mission.review_weeks,
        ":by": mission.review_by,
        ":first": mission.first_review.map(Day),
    })?;
    Ok(())
}

impl Record for Message {
    type Id = MessageId;
    const NOUN: Noun = Noun::Message;
    const COLUMNS: &'static [&'static str] =
        &["id", "position", "name", "proof", "tone", "words", "avoid"];
    const ORDER: &'static str = "position, id";

    fn id(&self) -> &MessageId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            position: row.get("position")?,
            name: row.get("name")?,
            proof: row.get("proof")?,
            tone: row.get("tone")?,
            words: row.get::<_, Json<_>>("words")?.0,
            avoid: row.get::<_, Json<_>>("avoid")?.0,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.position,
            self.name,
            self.proof,
            self.tone,
            Json(&self.words),
            Json(&self.avoid)
        ])
    }
}
