//! What people say.

use chrono::NaiveDate;
use rusqlite::{Row, Statement, named_params, params};

use super::Db;
use super::record::Record;
use super::values::{Day, id_as_text, name_as_text};
use crate::Result;
use crate::model::{Feedback, FeedbackId, FeedbackKind, Noun};

id_as_text!(FeedbackId);
name_as_text!(FeedbackKind);

/// Returns the feedback from a day to before another one, the newest first.
pub(crate) fn between(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<Feedback>> {
    let sql =
        "SELECT * FROM feedback WHERE date >= :from AND date < :to ORDER BY date DESC, id DESC";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": Day(from), ":to": Day(to)};
    let rows = query.query_map(range, Feedback::read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the number of negative entries of each day that has some.
pub(crate) fn negatives(db: &Db, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, u32)>> {
    let sql = "SELECT date, count(*) FROM feedback
        WHERE date >= :from AND date < :to AND sentiment < 0 GROUP BY date ORDER BY date";
    let mut query = db.prepare_cached(sql)?;
    let range = named_params! {":from": Day(from), ":to": Day(to)};
    let rows = query.query_map(range, |row| {
        let Day(date) = row.get(0)?;
        Ok((date, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the first day of which there is feedback.
pub(crate) fn first_day(db: &Db) -> Result<Option<NaiveDate>> {
    let mut query = db.prepare_cached("SELECT min(date) FROM feedback")?;
    let day: Option<Day> = query.query_row([], |row| row.get(0))?;
    Ok(day.map(|Day(date)| date))
}

impl Record for Feedback {
    type Id = FeedbackId;
    const NOUN: Noun = Noun::Feedback;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "date",
        "text",
        "handle",
        "sentiment",
        "kind",
        "channel_id",
        "post_id",
        "idea_id",
    ];
    const ORDER: &'static str = "date, id";

    fn id(&self) -> &FeedbackId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.text
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let Day(date) = row.get("date")?;
        Ok(Self {
            id: row.get("id")?,
            date,
            text: row.get("text")?,
            handle: row.get("handle")?,
            sentiment: row.get("sentiment")?,
            kind: row.get("kind")?,
            channel: row.get("channel_id")?,
            post: row.get("post_id")?,
            idea: row.get("idea_id")?,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            Day(self.date),
            self.text,
            self.handle,
            self.sentiment,
            self.kind,
            self.channel,
            self.post,
            self.idea
        ])
    }
}
