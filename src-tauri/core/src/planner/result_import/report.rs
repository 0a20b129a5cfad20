//! What a file with results gave, or would give.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::PostId;

/// What a file gave, or would give.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultsReport {
    /// The id of the source; `other` for a file of an unknown form.
    pub source: String,
    /// What people call the source; empty for an unknown form.
    pub source_name: String,
    /// The rows that count: one a post, without totals.
    pub rows: u32,
    /// The rows by how their post was found.
    pub sure: u32,
    pub likely: u32,
    pub several: u32,
    pub none: u32,
    /// The columns and tables that were not used.
    pub ignored: Vec<String>,
    pub problems: Vec<String>,
    /// The day as of which the numbers are.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub date: Option<NaiveDate>,
    /// The minutes by which the file's clocks are ahead of UTC, where that was found by posts of the same address.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub offset: Option<i64>,
    /// The columns with their metrics.
    pub columns: Vec<(String, String)>,
    /// The numbers that were there as of that day with another value.
    pub replaced: Vec<String>,
    /// The posts that are added.
    pub added: u32,
    pub matches: Vec<MatchedRow>,
}

/// A row and its post.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MatchedRow {
    pub line: u32,
    /// `sure`, `likely`, `several` or `none`.
    pub group: &'static str,
    /// The beginning of the row's text.
    pub text: String,
    /// The ids of its post, or of those that it could be of.
    pub posts: Vec<PostId>,
    /// The titles of these posts.
    pub titles: Vec<String>,
}
