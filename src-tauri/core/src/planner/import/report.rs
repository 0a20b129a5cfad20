//! What an import did, or would do, with each post of a file.

use serde::Serialize;

use super::categories::Category;
use super::file::refused;
use super::problem::{ImportChange, Problem, in_words};
use super::table_report::TableReport;
use crate::Result;
use crate::model::{ChannelId, PostId, Status};

/// The most rows that are told to be unreadable; a file with more is none that a person wants.
const MOST_BAD: u32 = 10_000;

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
    /// Rows other than posts that are added or changed, such as channels and notes.
    pub others: u32,
    /// How the table was read; `None` for another form.
    #[serde(flatten)]
    pub table: Option<TableReport>,
    /// The categories of a calendar, in the order of the file; empty for another form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Category>,
    /// First the rows that can't be read, then the posts, each in the order of the file.
    pub rows: Vec<ImportRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportRow {
    /// The number of the row's line in the file, from 1.
    pub line: u32,
    /// The number of the row among those of the table, from 0: several may have one line.
    #[serde(skip)]
    pub(super) place: usize,
    /// Empty if it could not be read.
    pub title: String,
    /// The text of a post that is added or changed.
    pub text: String,
    /// When the post is planned, such as `2026-11-20T09:00`; `None` if it is unscheduled.
    pub at: Option<String>,
    /// The cells of a date that was not understood; `None` if it was.
    pub cell: Option<String>,
    /// The name of the post's channel; empty if the file doesn't tell it.
    pub channel: String,
    pub channel_id: Option<ChannelId>,
    /// The number of pictures and videos that are there and come along.
    pub media: u32,
    /// The post of the plan that the row is the same as.
    pub post: Option<PostId>,
    pub status: Option<Status>,
    pub outcome: Outcome,
    /// The reasons for everything but an addition, and what is odd about an addition.
    #[serde(serialize_with = "in_words")]
    pub problems: Vec<Problem>,
    /// What an update changes.
    pub changes: Vec<ImportChange>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ImportOutcome"))]
pub enum Outcome {
    #[default]
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

    /// Tells a row that can't be read.
    pub(super) fn refuse(&mut self, line: u32, why: &str) -> Result<()> {
        let why = Problem::told(format!("line {line}, {why}"));
        self.refuse_row(ImportRow::new(line, "", Outcome::Bad, why))
    }

    pub(super) fn refuse_row(&mut self, row: ImportRow) -> Result<()> {
        if self.bad == MOST_BAD {
            let message = format!("more than {MOST_BAD} of its rows can't be read");
            return Err(refused(&message).field("file"));
        }
        self.add(row);
        Ok(())
    }
}

impl ImportRow {
    pub(super) fn new(line: u32, title: &str, outcome: Outcome, why: Problem) -> Self {
        Self {
            line,
            title: title.to_owned(),
            outcome,
            problems: vec![why],
            ..Self::default()
        }
    }

    /// Returns the problems in English.
    pub fn words(&self) -> Vec<String> {
        self.problems.iter().map(Problem::to_string).collect()
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
