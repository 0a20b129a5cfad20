//! Audiences, whose lists are kept as JSON.

use rusqlite::{Row, Statement, params};

use super::record::Record;
use super::values::Json;
use crate::model::{Audience, AudienceId, Noun};

impl Record for Audience {
    type Id = AudienceId;
    const NOUN: Noun = Noun::Audience;
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "position",
        "name",
        "portrait",
        "role",
        "age",
        "place",
        "language",
        "goals",
        "needs",
        "pains",
        "objections",
        "channels",
        "hours",
        "not_for_us",
    ];
    const ORDER: &'static str = "position, id";

    fn id(&self) -> &AudienceId {
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
            portrait: row.get("portrait")?,
            role: row.get("role")?,
            age: row.get("age")?,
            place: row.get("place")?,
            language: row.get("language")?,
            goals: row.get::<_, Json<_>>("goals")?.0,
            needs: row.get::<_, Json<_>>("needs")?.0,
            pains: row.get::<_, Json<_>>("pains")?.0,
            objections: row.get::<_, Json<_>>("objections")?.0,
            channels: row.get::<_, Json<_>>("channels")?.0,
            hours: row.get::<_, Json<_>>("hours")?.0,
            not_for_us: row.get("not_for_us")?,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.position,
            self.name,
            self.portrait,
            self.role,
            self.age,
            self.place,
            self.language,
            Json(&self.goals),
            Json(&self.needs),
            Json(&self.pains),
            Json(&self.objections),
            Json(&self.channels),
            Json(&self.hours),
            self.not_for_us
        ])
    }
}
