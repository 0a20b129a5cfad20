//! The plan as a workbook, with the same rows and columns as the CSV, and as safe: a cell that a spreadsheet takes for a
//! formula is text with an apostrophe before it. It comes back without loss.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::csv::{COLUMNS, write_rows};
use super::{Document, ExportOptions, atomic};
use crate::storage::Db;
use crate::{Code, Error, Planner, Result};

/// The most UTF-16 units that a cell holds; longer data goes on in the next cell, a longer text is cut.
pub(crate) const LONGEST_CELL: usize = 32_000;
/// The widths of the columns, in letters.
const WIDTHS: [f64; 19] = [
    7.0, 11.0, 7.0, 15.0, 16.0, 10.0, 36.0, 60.0, 30.0, 16.0, 14.0, 20.0, 30.0, 12.0, 14.0, 14.0,
    16.0, 16.0, 12.0,
];

impl Planner {
    /// Writes the plan as a workbook and returns the number of posts in it. On an error an existing file stays unchanged.
    pub fn export_xlsx(&self, options: &ExportOptions, path: &Path) -> Result<u32> {
        atomic::replace(path, |file| write(&self.db, options, file))
    }

    /// Writes the plan as a workbook and returns the number of posts in it.
    pub fn write_xlsx(&self, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
        write(&self.db, options, out)
    }
}

fn write(db: &Db, options: &ExportOptions, out: &mut dyn Write) -> Result<u32> {
    let document = Document::chosen(db, options)?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    begin(sheet).map_err(unwritten)?;
    let mut line = 0;
    write_rows(&document, &mut |row| {
        put(sheet, line, row).map_err(unwritten)?;
        line += 1;
        Ok(())
    })?;
    let bytes = book.save_to_buffer().map_err(unwritten)?;
    out.write_all(&bytes)?;
    Ok(document.posts.len() as u32)
}

fn begin(sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
    sheet.set_name("Plan")?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_row_format(0, &Format::new().set_bold())?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// Writes a row; its last cell may go on in further ones.
fn put(
    sheet: &mut Worksheet,
    line: u32,
    row: &[Cow<'_, str>],
) -> std::result::Result<(), XlsxError> {
    let (cells, data) = row.split_at_checked(COLUMNS.len()).unwrap_or((row, &[]));
    let cells = cells
        .iter()
        .map(|cell| pieces(cell).next().unwrap_or_default());
    let data = data.iter().flat_map(|data| pieces(data));
    for (column, cell) in (0..).zip(cells.chain(data)) {
        if !cell.is_empty() {
            sheet.write_string(line, column, cell)?;
        }
    }
    Ok(())
}

/// Returns the parts of a text that each fit into a cell.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut units = 0;
        let end = rest.char_indices().find(|(_, letter)| {
            units += letter.len_utf16();
            units > LONGEST_CELL
        });
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |(place, _)| place));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn unwritten(error: XlsxError) -> Error {
    let message =
        "the workbook could not be written: it has too many rows, export fewer days or CSV";
    Error::new(Code::TooLong, message).caused_by(error)
}
