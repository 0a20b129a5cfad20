//! What an import did, or would do, with each post of a file.

use serde::Serialize;

/// The number of posts by what became of them, and each row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    pub add: u32,
    pub update: u32,
    pub skip: u32,
    /// Posts that stay out until a person has answered a question.
    pub ask: u32,
    /// Rows of any kind that can't be read and stay out.
    pub bad: u32,
    /// In the order of the file: first the rows that can't be read, then the posts.
    pub rows: Vec<ImportRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportRow {
    /// The number of the row's line in the file, from 1.
    pub line: u32,
    /// The title of the post; empty if it could not be read.
    pub title: String,
    pub outcome: Outcome,
    /// The reason for everything but an addition.
    pub why: String,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Add,
    Update,
    Skip,
    Ask,
    Bad,
}

impl ImportReport {
    pub(super) fn add(&mut self, row: ImportRow) {
        let count = match row.outcome {
            Outcome::Add => &mut self.add,
            Outcome::Update => &mut self.update,
            Outcome::Skip => &mut self.skip,
            Outcome::Ask => &mut self.ask,
            Outcome::Bad => &mut self.bad,
        };
        *count += 1;
        self.rows.push(row);
    }
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Add => "add",
            Outcome::Update => "update",
            Outcome::Skip => "skip",
            Outcome::Ask => "ask",
            Outcome::Bad => "bad",
        }
    }
}
