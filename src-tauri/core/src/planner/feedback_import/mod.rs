//! Feedback from tables of others, as one operation.

mod columns;
mod plan;
mod report;
mod rows;
mod words;

use std::path::Path;

use serde::Deserialize;

use super::Planner;
use super::foreign_file::grids_of;
use crate::model::{Op, brief};
use crate::query::Changes;
use crate::storage;
use crate::tables::DateOrder;
use crate::{Code, Error, Result};
use columns::FeedbackTable;
use plan::Plan;
pub use report::FeedbackReport;

/// How a table with feedback is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedbackOptions {
    /// What columns tell, by their names: `text`, `handle`, `date`, `kind`, `sentiment`, `post` or `channel`.
    pub columns: Vec<(String, String)>,
    /// The channel of rows that tell none.
    pub channel: Option<String>,
    /// The order of day and month where the dates themselves don't tell it: `dmy` or `mdy`.
    pub dates: Option<String>,
}

impl Planner {
    /// Returns what [`Planner::import_feedback`] would do.
    pub fn preview_feedback(
        &self,
        path: &Path,
        options: &FeedbackOptions,
    ) -> Result<FeedbackReport> {
        let today = self.now()?.date;
        let table = FeedbackTable::of(grids_of(path)?, options)?;
        let order = date_order(options)?;
        storage::snapshot(&self.db, |db| {
            Ok(Plan::of(db, &table, options, order, today)?.report)
        })
    }

    /// Adds the rows of a table as feedback. Rows that the plan has already, by the id of an export or by their words, day and
    /// person, are left out; what can't be read is told with its line.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file can't be read or no column has words; `NotFound` for an unknown channel.
    pub fn import_feedback(
        &mut self,
        path: &Path,
        options: &FeedbackOptions,
    ) -> Result<(Changes, FeedbackReport)> {
        let today = self.now()?.date;
        let table = FeedbackTable::of(grids_of(path)?, options)?;
        let order = date_order(options)?;
        self.transact(|tx| {
            let plan = Plan::of(tx.db, &table, options, order, today)?;
            let count = plan.put(tx)?;
            Ok((Op::AddFeedback { count }, plan.report))
        })
    }
}

fn date_order(options: &FeedbackOptions) -> Result<Option<DateOrder>> {
    let Some(name) = options.dates.as_deref() else {
        return Ok(None);
    };
    DateOrder::named(name).map(Some).ok_or_else(|| {
        let message = format!("“{}” is no order of dates: use dmy or mdy", brief(name));
        Error::new(Code::BadValue, message).field("dates")
    })
}
