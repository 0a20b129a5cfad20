//! Objectives, whose readings and lists are kept as JSON.

use rusqlite::{Row, Statement, params};

use super::record::Record;
use super::values::{Day, Json};
use crate::model::{Noun, Objective, ObjectiveId};

impl Record for Objective {
    type Id = ObjectiveId;
    const NOUN: Noun = Noun::Objective;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "position",
        "name",
        "metric",
        "unit",
        "baseline",
        "target",
        "first_day",
        "due",
        "owner",
        "why",
        "attainable",
        "channels",
        "campaigns",
        "readings",
    ];
    const ORDER: &'static str = "position, id";

    fn id(&self) -> &ObjectiveId {
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
            metric: row.get("metric")?,
            unit: row.get("unit")?,
            baseline: row.get("baseline")?,
            target: row.get("target")?,
            from: row.get::<_, Option<Day>>("first_day")?.map(|day| day.0),
            due: row.get::<_, Option<Day>>("due")?.map(|day| day.0),
            owner: row.get("owner")?,
            why: row.get("why")?,
            attainable: row.get("attainable")?,
            channels: row.get::<_, Json<_>>("channels")?.0,
            campaigns: row.get::<_, Json<_>>("campaigns")?.0,
            readings: row.get::<_, Json<_>>("readings")?.0,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.position,
            self.name,
            self.metric,
            self.unit,
            self.baseline,
            self.target,
            self.from.map(Day),
            self.due.map(Day),
            self.owner,
            self.why,
            self.attainable,
            Json(&self.channels),
            Json(&self.campaigns),
            Json(&self.readings)
        ])
    }
}
