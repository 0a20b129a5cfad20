//! Results from the files of platforms: which post each row is of, and its numbers taken over as one operation.

mod file;
mod plan;
mod put;
mod report;

use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use super::Planner;
use crate::Result;
use crate::model::{MAX_LINE, Op};
use crate::query::Changes;
use crate::storage::{self, bulk};
use plan::Plan;
pub use report::{MatchedRow, ResultsReport};

/// How a file with results is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultsOptions {
    /// The id of the source, such as `linkedin`; `None` to find it.
    pub source: Option<String>,
    /// The only channel whose posts rows may be of; `None` for those of the source's platform.
    pub channel: Option<String>,
    /// The metrics of columns, which come before those that are known.
    pub columns: Vec<(String, String)>,
    /// The day as of which the numbers are; `None` for what the file or its name tells, or the day of the file.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub date: Option<NaiveDate>,
    /// The posts of lines, which come before what is found; `None` leaves a line out.
    pub posts: Vec<(u32, Option<String>)>,
    /// True to add rows that are of no post as published posts.
    pub add: bool,
}

impl Planner {
    /// Returns what [`Planner::import_results`] would do.
    pub fn preview_results(&self, path: &Path, options: &ResultsOptions) -> Result<ResultsReport> {
        let file = self.results_file(path, options)?;
        storage::snapshot(&self.db, |db| Ok(Plan::of(db, file, options)?.report))
    }

    /// Takes the results of a platform's file over into the posts that its rows are surely or likely of, as one operation.
    /// A number that is there as of the same day is replaced, and the report says so; those of other days stay.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file can't be read or is another one than told; `NotFound` for an unknown channel.
    pub fn import_results(
        &mut self,
        path: &Path,
        options: &ResultsOptions,
    ) -> Result<(Changes, ResultsReport)> {
        let file = self.results_file(path, options)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name: String = name.chars().take(MAX_LINE).collect();
        bulk::make_room(&self.db)?;
        let done = self.transact(|tx| {
            let plan = Plan::of(tx.db, file, options)?;
            let count = plan.put(tx, &name)?;
            Ok((Op::ImportResults { name, count }, plan.report))
        });
        bulk::give_back_room(&self.db)?;
        done
    }
}
