//! The rows of a table that stay out of the plan, as a file of their own: what is wrong can be mended there, and the file
//! imported later.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use csv::{Terminator, Writer, WriterBuilder};

use super::super::Planner;
use super::channel_names::ChannelNames;
use super::new_channels::channels_with;
use super::open_table::OpenTable;
use super::report::Outcome;
use super::table_file::REASON;
use super::table_options::TableOptions;
use super::table_preview::PreviewRow;
use super::table_rows::KnownTable;
use crate::Result;
use crate::export::atomic;
use crate::export::cell::escaped;
use crate::export::csv::{MARK, unwritten};
use crate::tables::{Cell, Row};

impl Planner {
    /// Writes the rows of a table that an import leaves out, because they ask something or can't be read, as a CSV file with
    /// the table's header and a column of reasons. Returns the number of rows.
    pub fn save_unanswered(
        &self,
        table: &OpenTable,
        options: &TableOptions,
        path: &Path,
    ) -> Result<u32> {
        let reasons = reasons(&self.preview_open_table(table, options)?.rows);
        let names = ChannelNames::of(&channels_with(&self.db, &options.new_channels)?);
        let file = table.rows(self, options)?;
        let rows = options.corrected(&file);
        let known = KnownTable::of(&rows, file.report.clone(), &names, options)?;
        atomic::replace(path, |out| write(&known, &reasons, out))
    }
}

/// Returns why rows stay out, by their lines.
fn reasons(rows: &[PreviewRow]) -> BTreeMap<u32, String> {
    let out = rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Ask | Outcome::Bad));
    let words = |row: &PreviewRow| {
        let problems = row.problems.iter().map(|found| found.problem.to_string());
        problems.collect::<Vec<_>>().join("; ")
    };
    out.map(|row| (row.line, words(row))).collect()
}

fn write(
    table: &KnownTable<'_>,
    reasons: &BTreeMap<u32, String>,
    out: &mut dyn Write,
) -> Result<u32> {
    out.write_all(MARK.as_bytes())?;
    let mut to = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    let width = table.columns.width;
    let headers = (0..width).map(|column| table.columns.header(column).to_owned());
    put(&mut to, headers, REASON)?;
    let mut count = 0;
    for row in table.body {
        if let Some(reason) = reasons.get(&row.line) {
            put(&mut to, words(row, width), reason)?;
            count += 1;
        }
    }
    to.flush()?;
    Ok(count)
}

fn words(row: &Row, width: usize) -> impl Iterator<Item = String> {
    (0..width).map(|column| match row.cell(column) {
        Cell::Text(text) => text.clone(),
        cell => cell.words(),
    })
}

fn put(
    to: &mut Writer<&mut dyn Write>,
    cells: impl Iterator<Item = String>,
    last: &str,
) -> Result<()> {
    let cells = cells.chain([last.to_owned()]);
    let cells: Vec<String> = cells.map(|cell| escaped(&cell).into_owned()).collect();
    to.write_record(cells).map_err(unwritten)
}
