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
mod checks_strategy;
mod compared;
mod draft;
mod file;
mod file_kind;
mod known;
mod open_file;
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

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use answers::{AnswerOutcome, AnswerRow, AnswersReport};
pub use calendars::CalendarOptions;
pub use file_kind::FileKind;
pub use open_file::OpenFile;
pub use open_table::OpenTable;
pub use preview_columns::{PreviewColumn, ReadValue};
pub use problem::{ImportChange, Problem};
pub use report::{ImportReport, ImportRow, Outcome};
pub use table_options::{CorrectedCell, TableOptions};
pub use table_preview::{PreviewProblem, PreviewRow, TablePreview};
pub use table_report::{Asked, ChoiceReason, DateCounts, Question, TableReasons, TableReport};

pub use crate::tables::{DateOrder, DelimiterReason, EncodingReason, Field};

use super::{Planner, Transaction};
use crate::model::{MAX_LINE, Op};
use crate::query::Changes;
use crate::storage::cancel::unless_cancelled;
use crate::storage::{self, Db, bulk};
use crate::{Cancellation, Result};
use calendar_file::CalendarFile;
use compared::{Compared, compare};
use resolved::Resolved;
use rows::ReadRows;
use table_file::TableFile;
use table_imports::table_file;
use table_media::{TableMedia, TakenMedia};

impl Planner {
    /// Returns what [`Planner::import_json`] would do.
    pub fn preview_json(&self, path: &Path) -> Result<ImportReport> {
        self.preview(path, ImportAs::Json)
    }

    /// Imports a plan from a JSON file, as [`Planner::export_json`] writes it. Rows are recognized by their ids: those that
    /// the plan lacks are added, those that differ are changed, and nothing is deleted. The settings of the plan are taken
    /// over only by a plan without channels.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file as a whole can't be read; rows that can't be read are told in the report.
    pub fn import_json(&mut self, path: &Path) -> Result<(Changes, ImportReport)> {
        self.import_unless_cancelled(path, ImportAs::Json, &Cancellation::default(), &|_| {})
    }

    /// Imports as [`Planner::import_json`], [`Planner::import_table`] or [`Planner::import_ics`] does, unless it is
    /// cancelled: then nothing is changed. `written` is told how many posts were written so far.
    pub fn import_unless_cancelled(
        &mut self,
        path: &Path,
        how: ImportAs<'_>,
        cancellation: &Cancellation,
        written: &dyn Fn(u32),
    ) -> Result<(Changes, ImportReport)> {
        let rows = self.rows(path, how)?;
        cancellation.check()?;
        let media = self.take_media(&rows)?;
        self.generate_ahead()?;
        bulk::make_room(&self.db)?;
        let done = self.transact(|tx| {
            let is_taken = |file: &Path| media.has(file);
            let write = || rows.compared(tx.db, &is_taken)?.put(tx, &media, written);
            let report = unless_cancelled(tx.db, cancellation, write)?;
            Ok((op(path, &report), report))
        });
        bulk::give_back_room(&self.db)?;
        if done.is_err() {
            media.give_back(&self.media_store());
        }
        cancellation.explain(done)
    }

    fn preview(&self, path: &Path, how: ImportAs<'_>) -> Result<ImportReport> {
        let rows = self.rows(path, how)?;
        let store = self.media_store();
        let can_take = |file: &Path| store.can_take(file);
        storage::snapshot(&self.db, |db| Ok(rows.compared(db, &can_take)?.report()))
    }

    fn rows<'a>(&self, path: &Path, how: ImportAs<'a>) -> Result<Rows<'a>> {
        match how {
            ImportAs::Json => Ok(Rows::Plan(Box::new(json_rows(path)?))),
            ImportAs::Table(options) => {
                let file = table_file(&self.db, table_file::content(path)?, options)?;
                table_imports::rows(path, Arc::new(file), options)
            }
            ImportAs::OpenTable(table, options) => {
                table_imports::rows(path, table.rows(self, options)?, options)
            }
            ImportAs::Calendar(options) => Ok(Rows::Events(calendar_file::read(path)?, options)),
        }
    }
}

/// What a file is imported as.
#[derive(Clone, Copy)]
pub enum ImportAs<'a> {
    Json,
    Table(&'a TableOptions),
    /// As the table was when it was opened, whatever became of its file.
    OpenTable(&'a OpenTable, &'a TableOptions),
    Calendar(&'a CalendarOptions),
}

/// What was read from a file.
enum Rows<'a> {
    Plan(Box<ReadRows>),
    /// A table, with its folder.
    Table(Arc<TableFile>, &'a TableOptions, PathBuf),
    Events(CalendarFile, &'a CalendarOptions),
}

/// What an import writes.
enum ToPut {
    Rows(Box<Compared>),
    Drafts(Box<Resolved>),
}

impl Rows<'_> {
    /// Compares the rows with the plan. `has_file` says whether a picture or video that a row names can be added.
    fn compared(self, db: &Db, has_file: &dyn Fn(&Path) -> bool) -> Result<ToPut> {
        Ok(match self {
            Rows::Plan(rows) => ToPut::Rows(Box::new(compare(db, *rows)?)),
            Rows::Table(file, options, folder) => {
                let media = TableMedia {
                    folder: &folder,
                    can_take: has_file,
                };
                let drafts = table_imports::resolved(db, &file, options, media)?;
                ToPut::Drafts(Box::new(drafts))
            }
            Rows::Events(file, options) => {
                ToPut::Drafts(Box::new(calendars::resolved(db, file, options)?))
            }
        })
    }
}

impl ToPut {
    fn report(self) -> ImportReport {
        match self {
            ToPut::Rows(rows) => rows.report,
            ToPut::Drafts(drafts) => drafts.report,
        }
    }

    fn put(
        self,
        tx: &Transaction<'_>,
        media: &TakenMedia,
        written: &dyn Fn(u32),
    ) -> Result<ImportReport> {
        match self {
            ToPut::Rows(rows) => {
                put::put(tx, &rows, written)?;
                Ok(rows.report)
            }
            ToPut::Drafts(mut drafts) => {
                let to_add = media.for_posts(tx, &mut drafts);
                let Resolved { report, steps } = *drafts;
                put_drafts::put_drafts(tx, steps, written)?;
                to_add.iter().try_for_each(|post| post.add(tx))?;
                Ok(report)
            }
        }
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
