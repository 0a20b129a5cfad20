//! What a table with feedback gave, or would give.

use serde::Serialize;

/// The most faults that are told.
const MOST_PROBLEMS: usize = 1_000;

/// What a table with feedback gave, or would give.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedbackReport {
    /// The rows that aren't empty.
    pub rows: u32,
    pub added: u32,
    /// The rows that the plan has already, or that are in the file twice.
    pub known: u32,
    /// The rows that can't be used; `problems` says why.
    pub left_out: u32,
    /// The columns with what they tell.
    pub columns: Vec<(String, &'static str)>,
    /// The columns that aren't used.
    pub ignored: Vec<String>,
    /// By line and column.
    pub problems: Vec<String>,
}

impl FeedbackReport {
    pub(super) fn tell(&mut self, line: u32, column: &str, what: &str) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems
                .push(format!("line {line}, column {column}: {what}"));
        }
    }
}
