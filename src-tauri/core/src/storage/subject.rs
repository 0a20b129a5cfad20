//! Subjects, whose dated notes are kept as JSON.

use rusqlite::{Row, Statement, params};

use super::record::Record;
use super::values::{Json, id_as_text, name_as_text};
use crate::model::{Noun, Subject, SubjectId, SubjectKind};

id_as_text!(SubjectId);
name_as_text!(SubjectKind);

impl Record for Subject {
    type Id = SubjectId;
    const NOUN: Noun = Noun::Subject;
    const COLUMNS: &'static [&'static str] = &["id", "position", "name", "kind", "link", "notes"];
    const ORDER: &'static str = "position, id";

    fn id(&self) -> &SubjectId {
        &self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            link: row.get("link")?,
            notes: row.get::<_, Json<_>>("notes")?.0,
            position: row.get("position")?,
        })
    }

    fn write(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.execute(params![
            self.id,
            self.position,
            self.name,
            self.kind,
            self.link,
            Json(&self.notes)
        ])
    }
}
