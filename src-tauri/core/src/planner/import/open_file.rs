//! A file that a person looks at before importing it: a table, a calendar or a plan, told apart by how it begins.

use std::path::{Path, PathBuf};

use super::super::Planner;
use super::ImportAs;
use super::calendars::CalendarOptions;
use super::file_kind::FileKind;
use super::open_table::OpenTable;
use super::report::ImportReport;
use super::table_file;
use super::table_options::TableOptions;
use super::table_preview::{TablePreview, previewed};
use crate::query::Changes;
use crate::tables::Columns;
use crate::{Cancellation, Result};

pub enum OpenFile {
    Table(Box<OpenTable>),
    Calendar(PathBuf),
    /// A plan in JSON.
    Plan(PathBuf),
    /// The answers to a sign-off sheet.
    Answers(PathBuf),
}

impl OpenFile {
    /// Reads a file, and keeps its content if it is a table.
    ///
    /// # Errors
    /// `FileMissing`, or `BadValue` or `TooLong` if it can't be read or is nothing that is imported.
    pub fn read(path: &Path) -> Result<Self> {
        let content = table_file::content(path)?;
        Ok(match FileKind::of_content(&content)? {
            FileKind::Plan => OpenFile::Plan(path.to_owned()),
            FileKind::Calendar => OpenFile::Calendar(path.to_owned()),
            FileKind::Answers => OpenFile::Answers(path.to_owned()),
            FileKind::Table => OpenFile::Table(Box::new(OpenTable::of(path, content))),
        })
    }
}

impl OpenFile {
    /// Returns the table, of a file that is one.
    pub fn table(&self) -> Option<&OpenTable> {
        match self {
            OpenFile::Table(table) => Some(table),
            _ => None,
        }
    }
}

impl Planner {
    /// Returns what [`Planner::import_open_file`] would do.
    pub fn preview_open_file(
        &self,
        file: &OpenFile,
        options: &TableOptions,
    ) -> Result<TablePreview> {
        match file {
            OpenFile::Table(table) => self.preview_open_table(table, options),
            OpenFile::Calendar(path) => Ok(told(self.preview_ics(path, &of(options))?)),
            OpenFile::Plan(path) => Ok(told(self.preview_json(path)?)),
            OpenFile::Answers(path) => Ok(TablePreview {
                others: self.count_answers(path)?,
                ..TablePreview::default()
            }),
        }
    }

    /// Imports a file that was looked at, as [`Planner::import_unless_cancelled`] does; answers are imported at once. Of the
    /// options, a calendar takes the channels, the time of day and the categories, and others than tables none.
    pub fn import_open_file(
        &mut self,
        file: &OpenFile,
        options: &TableOptions,
        cancellation: &Cancellation,
        written: &dyn Fn(u32),
    ) -> Result<Changes> {
        let calendar = of(options);
        let (path, how) = match file {
            OpenFile::Table(table) => (table.path(), ImportAs::OpenTable(table, options)),
            OpenFile::Calendar(path) => (path.as_path(), ImportAs::Calendar(&calendar)),
            OpenFile::Plan(path) => (path.as_path(), ImportAs::Json),
            OpenFile::Answers(path) => return Ok(self.import_answers(path)?.0),
        };
        Ok(self
            .import_unless_cancelled(path, how, cancellation, written)?
            .0)
    }
}

fn told(report: ImportReport) -> TablePreview {
    previewed(report, &Columns::default(), None)
}

fn of(options: &TableOptions) -> CalendarOptions {
    CalendarOptions {
        channel: options.channel.clone(),
        minute: options.minute,
        categories: options.categories.clone(),
        new_channels: options.new_channels.clone(),
    }
}
