//! What an import of a table would do, as the window draws it.

use serde::Serialize;

use super::super::Planner;
use super::categories::Category;
use super::channel_names::ChannelNames;
use super::compared::compare;
use super::new_channels::channels_with;
use super::open_table::OpenTable;
use super::plan_table::plan_table;
use super::preview_columns::{PreviewColumn, columns_of};
use super::problem::{ImportChange, Problem};
use super::read_table::TableFile;
use super::report::{ImportReport, ImportRow, Outcome};
use super::resolved::resolve;
use super::table_imports::{folder_of, with_channel_ids};
use super::table_media::TableMedia;
use super::table_options::TableOptions;
use super::table_report::TableReport;
use super::table_rows::KnownTable;
use crate::Result;
use crate::export::Document;
use crate::model::{Channel, ChannelId, PostId, Status, brief};
use crate::storage;
use crate::tables::{Columns, plain};

/// What an import of a table would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TablePreview {
    /// The name of the file without its folder.
    pub file: String,
    /// The length of the file.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// The number of rows below the header.
    pub table_rows: u32,
    /// How the table was read; `None` for a plan that Daymark exported, of which nothing can be chosen.
    pub read: Option<TableReport>,
    pub columns: Vec<PreviewColumn>,
    /// The same for all files with the same headers, so that choices can be remembered by it.
    pub headers: String,
    /// The number of posts by what becomes of them.
    pub add: u32,
    pub update: u32,
    pub skip: u32,
    pub ask: u32,
    pub bad: u32,
    /// Rows other than posts that are added or changed, such as channels of an exported plan.
    pub others: u32,
    /// The categories of a calendar, in the order of the file.
    pub categories: Vec<Category>,
    /// The posts in the order of the file; a row may have several.
    pub rows: Vec<PreviewRow>,
}

/// A post of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewRow {
    pub line: u32,
    pub outcome: Outcome,
    pub title: String,
    /// The beginning of the text.
    pub text: String,
    /// When the post is planned, such as `2026-11-20T09:00`, on its channel's clocks; `None` if it goes to the tray.
    pub at: Option<String>,
    /// The cells of a date that was not understood.
    pub cell: Option<String>,
    /// `None` if it is unknown.
    pub channel: Option<ChannelId>,
    pub status: Option<Status>,
    /// The number of pictures and videos that are there and come along.
    pub media: u32,
    /// The post of the plan that the row is the same as.
    pub post: Option<PostId>,
    pub problems: Vec<PreviewProblem>,
    /// What an update changes.
    pub changes: Vec<ImportChange>,
}

/// A problem of a row, with the column that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewProblem {
    #[serde(flatten)]
    pub problem: Problem,
    /// The number of the column as a corrected cell names it; `None` if the problem is about the row.
    pub column: Option<u32>,
    /// The header of the column; empty if it has none.
    pub header: String,
}

impl Planner {
    /// Returns what importing an open table would do, and how the table was read.
    ///
    /// # Errors
    /// `BadValue` or `TooLong` if the file can't be read or an option isn't understood; `NotFound` for an unknown channel.
    pub fn preview_open_table(
        &self,
        table: &OpenTable,
        options: &TableOptions,
    ) -> Result<TablePreview> {
        let file = table.rows(self, options)?;
        let preview = match plan_table(&file.rows) {
            Some(plan) => {
                let rows = plan.read()?;
                let report = storage::snapshot(&self.db, |db| Ok(compare(db, rows)?.report))?;
                previewed(report, &Columns::default(), None)
            }
            None => storage::snapshot(&self.db, |db| {
                let channels = channels_with(db, &options.new_channels)?;
                let options = &with_channel_ids(db, &channels, options)?;
                let plan = table.plan(db)?;
                let media = TableMedia {
                    folder: folder_of(table.path()),
                    can_take: &|path| table.can_take(&self.media_store(), path),
                };
                preview(&file, options, media, (&plan, &channels))
            })?,
        };
        Ok(TablePreview {
            file: table.name(),
            bytes: table.bytes(),
            ..preview
        })
    }
}

fn preview(
    file: &TableFile,
    options: &TableOptions,
    media: TableMedia<'_>,
    (plan, channels): (&Document, &[Channel]),
) -> Result<TablePreview> {
    let names = ChannelNames::of(channels);
    let rows = options.corrected(file);
    let table = KnownTable::of(&rows, file.report.clone(), &names, options)?;
    let mut report = ImportReport::default();
    let drafts = table.drafts(options, media, &mut report);
    let report = resolve(plan, channels, drafts, report)?.report;
    Ok(TablePreview {
        table_rows: table.body.len() as u32,
        columns: columns_of(&table, plan),
        headers: signature(&table.columns),
        ..previewed(report, &table.columns, Some(file))
    })
}

pub(super) fn previewed(
    report: ImportReport,
    columns: &Columns,
    file: Option<&TableFile>,
) -> TablePreview {
    let rows = report.rows.into_iter();
    let rows = rows.map(|row| PreviewRow::of(row, columns, file));
    let mut rows: Vec<PreviewRow> = rows.collect();
    rows.sort_by_key(|row| row.line);
    TablePreview {
        read: report.table,
        add: report.add,
        update: report.update,
        skip: report.skip,
        ask: report.ask,
        bad: report.bad,
        others: report.others,
        categories: report.categories,
        rows,
        ..TablePreview::default()
    }
}

fn signature(columns: &Columns) -> String {
    let headers: Vec<String> = columns.headers.iter().map(|header| plain(header)).collect();
    headers.join("|")
}

impl PreviewRow {
    fn of(row: ImportRow, columns: &Columns, file: Option<&TableFile>) -> Self {
        let problems = row.problems.into_iter();
        let number = |column| file?.number_of(row.place, column);
        Self {
            line: row.line,
            outcome: row.outcome,
            title: row.title,
            text: brief(&row.text),
            at: row.at,
            cell: row.cell,
            channel: row.channel_id,
            status: row.status,
            media: row.media,
            post: row.post,
            problems: problems
                .map(|problem| PreviewProblem::of(problem, columns, &number))
                .collect(),
            changes: row.changes,
        }
    }
}

impl PreviewProblem {
    fn of(problem: Problem, columns: &Columns, number: &dyn Fn(usize) -> Option<u32>) -> Self {
        let column = problem.field().and_then(|field| columns.first(field));
        Self {
            problem,
            column: column.and_then(number),
            header: column
                .map_or("", |column| columns.header(column))
                .to_owned(),
        }
    }
}
