//! Experiments, whose posts and reading are kept as JSON.

use rusqlite::{Row, Statement, params};

use super::record::Record;
use super::values::{Day, Json, Millis, id_as_text, name_as_text};
use crate::model::{
    Experiment, ExperimentFactor, ExperimentId, ExperimentOutcome, ExperimentState, Noun,
};

id_as_text!(ExperimentId);
name_as_text!(ExperimentFactor, ExperimentOutcome, ExperimentState);

impl Record for Experiment {
    type Id = ExperimentId;
    const NOUN: Noun = Noun::Experiment;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "added",
        "posts_an_arm",
        "seed",
        "question",
        "channel_id",
        "factor",
        "first",
        "second",
        "outcome",
        "last_day",
        "state",
        "posts",
        "reading",
    ];
    const ORDER: &'static str = "added, id";

    fn id(&self) -> &ExperimentId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.question
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (Millis(added), Day(last_day)) = (row.get("added")?, row.get("last_day")?);
        let reading: Option<Json<_>> = row.get("reading")?;
        Ok(Self {
            id: row.get("id")?,
            added,
            question: row.get("question")?,
            channel: row.get("channel_id")?,
            factor: row.get("factor")?,
            first: row.get("first")?,
            second: row.get("second")?,
            outcome: row.get("outcome")?,
            posts_an_arm: row.get("posts_an_arm")?,
            last_day,
            state: row.get("state")?,
            seed: row.get::<_, i64>("seed")? as u64,
            posts: row.get::<_, Json<_>>("posts")?.0,
            reading: reading.map(|Json(reading)| reading),
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            Millis(self.added),
            self.posts_an_arm,
            self.seed as i64,
            self.question,
            self.channel,
            self.factor,
            self.first,
            self.second,
            self.outcome,
            Day(self.last_day),
            self.state,
            Json(&self.posts),
            self.reading.as_ref().map(Json)
        ])
    }
}
