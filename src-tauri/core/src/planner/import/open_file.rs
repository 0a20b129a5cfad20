//! A file that a person looks at before importing it: a table, a calendar or a plan, told apart by how it begins.

use std::path::{Path, PathBuf};

use super::super::Planner;
use super::ImportAs;
use super::calendars::CalendarOptions;
use super::open_table::OpenTable;
use super::report::ImportReport;
use super::table_file;
use super::table_options::TableOptions;
use super::table_preview::{TablePreview, previewed};
use crate::query::Changes;
use crate::tables::Columns;
use crate::{Cancellation, Result};

/// The bytes at the beginning of a file that tell what it is.
const BEGINNING: usize = 4096;

pub enum OpenFile {
    Table(Box<OpenTable>),
    Calendar(PathBuf),
    /// A plan in JSON.
    Plan(PathBuf),
}

impl OpenFile {
    /// Reads a file, and keeps its content if it is a table.
    ///
    /// # Errors
    /// `FileMissing`, or `BadValue` or `TooLong` if it can't be read.
    pub fn read(path: &Path) -> Result<Self> {
        let content = table_file::content(path)?;
        let begins = begin(content.get(..BEGINNING).unwrap_or(&content));
        Ok(match begins.as_bytes().first() {
            Some(b'{') => OpenFile::Plan(path.to_owned()),
            _ if is_calendar(&begins) => OpenFile::Calendar(path.to_owned()),
            _ => OpenFile::Table(Box::new(OpenTable::of(path, content))),
        })
    }
}

/// Returns the beginning of a text without a byte order mark and without blanks.
fn begin(bytes: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(bytes)
        .chars()
        .filter(|sign| *sign != '\0')
        .collect();
    text.trim_start_matches(|sign: char| sign.is_whitespace() || "\u{feff}\u{fffd}".contains(sign))
        .to_owned()
}

fn is_calendar(begins: &str) -> bool {
    let word = begins.get(..15).unwrap_or_default();
    word.eq_ignore_ascii_case("BEGIN:VCALENDAR")
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
        }
    }

    /// Imports a file that was looked at, as [`Planner::import_unless_cancelled`] does. Of the options, a calendar takes the
    /// channel and the time of day, and a plan none.
    pub fn import_open_file(
        &mut self,
        file: &OpenFile,
        options: &TableOptions,
        cancellation: &Cancellation,
        written: &dyn Fn(u32),
    ) -> Result<(Changes, ImportReport)> {
        let calendar = of(options);
        let (path, how) = match file {
            OpenFile::Table(table) => (table.path(), ImportAs::OpenTable(table, options)),
            OpenFile::Calendar(path) => (path.as_path(), ImportAs::Calendar(&calendar)),
            OpenFile::Plan(path) => (path.as_path(), ImportAs::Json),
        };
        self.import_unless_cancelled(path, how, cancellation, written)
    }
}

fn told(report: ImportReport) -> TablePreview {
    previewed(report, &Columns::default())
}

fn of(options: &TableOptions) -> CalendarOptions {
    CalendarOptions {
        channel: options.channel.clone(),
        minute: options.minute,
    }
}
