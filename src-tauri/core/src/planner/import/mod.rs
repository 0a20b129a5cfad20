//! Imports: the rows of a file are read within bounds, compared with the plan and told one by one; those that the plan
//! lacks or has otherwise are written as one operation. A preview does all but the writing.

mod answers;
mod calendar;
mod calendar_file;
mod calendar_words;
mod calendars;
mod changed_post;
mod changed_posts;
mod channel_names;
mod checks;
mod checks_posts;
mod compared;
mod draft;
mod file;
mod file_kind;
mod known;
mod open_table;
mod plan_cells;
mod plan_table;
mod preview_columns;
mod problem;
mod put;
mod put_drafts;
mod report;
mod resolved;
mod rows;
mod sound;
mod table_cells;
mod table_channels;
mod table_file;
mod table_imports;
mod table_media;
mod table_options;
mod table_preview;
mod table_report;
mod table_rows;
mod table_times;
mod unanswered;

use std::path::Path;

pub use answers::{AnswerOutcome, AnswerRow, AnswersReport};
pub use calendars::CalendarOptions;
pub use file_kind::FileKind;
pub use open_table::OpenTable;
pub use preview_columns::{PreviewColumn, ReadValue};
pub use problem::{ImportChange, Problem};
pub use report::{ImportReport, ImportRow, Outcome};
pub use table_options::{CorrectedCell, TableOptions};
pub use table_preview::{PreviewProblem, PreviewRow, TablePreview};
pub use table_report::{Asked, ChoiceReason, DateCounts, Question, TableReasons, TableReport};

pub use crate::tables::{DateOrder, DelimiterReason, EncodingReason, Field};

use super::{Planner, Transaction};
use crate::Result;
use crate::model::{MAX_LINE, Op};
use crate::query::Changes;
use crate::storage::{self, Db, bulk};
use compared::Compared;
use resolved::Resolved;
use table_media::TakenMedia;

impl Planner {
    /// Returns what [`Planner::import_json`] would do.
    pub fn preview_json(&self, path: &Path) -> Result<ImportReport> {
        let rows = json_rows(path)?;
        storage::snapshot(&self.db, |db| Ok(compared::compare(db, rows)?.report))
    }

    /// Imports a plan from a JSON file, as [`Planner::export_json`] writes it. Rows are recognized by their ids: those that
    /// the plan lacks are added, those that differ are changed, and nothing is deleted. The settings of the plan are taken
    /// over only by a plan without channels.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file as a whole can't be read; rows that can't be read are told in the report.
    pub fn import_json(&mut self, path: &Path) -> Result<(Changes, ImportReport)> {
        let rows = json_rows(path)?;
        self.import(path, |db| compared::compare(db, rows))
    }

    fn import(
        &mut self,
        path: &Path,
        compare: impl FnOnce(&Db) -> Result<Compared>,
    ) -> Result<(Changes, ImportReport)> {
        self.import_with(path, |tx| put_compared(tx, compare(tx.db)?))
    }

    /// Runs an import as one operation. A file may have many rows, so SQLite gets room for them.
    fn import_with(
        &mut self,
        path: &Path,
        write: impl FnOnce(&Transaction<'_>) -> Result<ImportReport>,
    ) -> Result<(Changes, ImportReport)> {
        self.generate_ahead()?;
        bulk::make_room(&self.db)?;
        let done = self.transact(|tx| {
            let report = write(tx)?;
            Ok((op(path, &report), report))
        });
        bulk::give_back_room(&self.db)?;
        done
    }
}

/// From this many posts on the search index gathers their words.
const MANY: usize = 1_000;

fn put_compared(tx: &Transaction<'_>, compared: Compared) -> Result<ImportReport> {
    many(tx.db, compared.posts.len(), || put::put(tx, &compared))?;
    Ok(compared.report)
}

fn put_resolved(
    tx: &Transaction<'_>,
    resolved: Resolved,
    media: &TakenMedia,
) -> Result<ImportReport> {
    let Resolved { report, steps } = resolved;
    many(tx.db, steps.len(), || put_drafts::put_drafts(tx, &steps))?;
    steps.iter().try_for_each(|step| media.add(tx, step))?;
    Ok(report)
}

fn many<T>(db: &Db, posts: usize, write: impl FnOnce() -> Result<T>) -> Result<T> {
    match posts < MANY {
        true => write(),
        false => bulk::gathering_words(db, write),
    }
}

fn json_rows(path: &Path) -> Result<rows::ReadRows> {
    let text = file::read(path)?;
    rows::read(&text, &file::parse(&text)?)
}

fn op(path: &Path, report: &ImportReport) -> Op {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Op::Import {
        name: name.chars().take(MAX_LINE).collect(),
        count: report.add + report.update,
    }
}
