//! The tables of a file: text, a workbook's sheets, or the members of a zip. Several may be below or beside each other.

use super::sources::{Source, source_of, tidy, without_posts};
use crate::tables::{BadFile, Cell, Row, grids};

/// How many rows at the top of a file may come before the header.
const LOOKED_AT: usize = 15;

/// A table with its header.
pub(super) struct Table {
    /// The name of its sheet or member; empty for a file of text.
    pub(super) name: String,
    /// `None` for a table of an unknown form.
    pub(super) source: Option<&'static Source>,
    /// The line of the header.
    pub(super) line: u32,
    /// The names of the columns as they are written.
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// The tables of a file that may tell of posts, and what else is in it.
#[derive(Default)]
pub(crate) struct FileTables {
    pub(super) tables: Vec<Table>,
    /// Tables that tell of no post, such as `Metrics: a row a day`.
    pub(super) ignored: Vec<String>,
    /// The rows above the headers.
    pub(super) notes: Vec<String>,
}

/// Returns the tables of a file's bytes.
pub(crate) fn file_tables(bytes: Vec<u8>) -> Result<FileTables, BadFile> {
    let mut found = FileTables::default();
    for (name, rows) in grids(bytes)? {
        found.add(&name, rows);
    }
    Ok(found)
}

impl FileTables {
    fn add(&mut self, name: &str, rows: Vec<Row>) {
        let rows = upright(rows);
        let mut rest = &rows[..];
        let mut is_first = true;
        while let Some(begin) = header_in(rest, is_first) {
            self.note(&rest[..begin]);
            let end = next_header(&rest[begin + 1..]).map_or(rest.len(), |next| begin + 1 + next);
            self.add_blocks(name, &rest[begin..end]);
            rest = &rest[end..];
            is_first = false;
        }
        if is_first {
            self.add_unknown(name, &rows);
        }
    }

    fn note(&mut self, rows: &[Row]) {
        let words = rows.iter().flat_map(|row| &row.cells).map(Cell::words);
        self.notes
            .extend(words.filter(|words| !words.is_empty()).take(50));
    }

    /// Adds a table, or the tables beside each other that repeat a required column.
    fn add_blocks(&mut self, name: &str, rows: &[Row]) {
        let header = header(&rows[0]);
        let names: Vec<String> = header.iter().map(|name| tidy(name)).collect();
        let source = source_of(&names);
        let Some(source) = source else {
            let kind = without_posts(&names).unwrap_or_default();
            let place = if name.is_empty() {
                format!("line {}", rows[0].line)
            } else {
                name.to_owned()
            };
            self.ignored.push(format!("{place}: {kind}"));
            return;
        };
        let first = source.required.first().map(|name| tidy(name));
        let starts = (0..names.len()).filter(|place| Some(&names[*place]) == first.as_ref());
        let mut starts: Vec<usize> = starts.collect();
        if starts.len() < 2 {
            starts = vec![0];
        }
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).copied().unwrap_or(names.len());
            self.tables
                .push(block(name, Some(source), rows, *start..end));
        }
    }

    /// Adds a table whose form is not known: its header is the first row with most cells.
    fn add_unknown(&mut self, name: &str, rows: &[Row]) {
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let looked_at = rows.iter().take(LOOKED_AT);
        let widest = looked_at.clone().map(filled).max().unwrap_or(0);
        let begin = looked_at.clone().position(|row| filled(row) == widest);
        if let Some(begin) = begin.filter(|_| widest > 1) {
            self.note(&rows[..begin]);
            let width = rows[begin].cells.len();
            self.tables
                .push(block(name, None, &rows[begin..], 0..width));
        }
    }
}

/// Turns a sheet of two columns, name and value, of one post into a table with one row.
fn upright(rows: Vec<Row>) -> Vec<Row> {
    let names: Vec<String> = rows.iter().map(|row| tidy(&row.cell(0).words())).collect();
    let is_narrow = rows.iter().all(|row| row.cells.len() <= 2);
    let source = source_of(&names).filter(|_| is_narrow && !rows.is_empty());
    if source.is_none() {
        return rows;
    }
    let turned = |column: usize| Row {
        line: rows[0].line,
        cells: rows.iter().map(|row| row.cell(column).clone()).collect(),
    };
    vec![turned(0), turned(1)]
}

fn header(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::words).collect()
}

fn is_header(row: &Row) -> bool {
    let names: Vec<String> = header(row).iter().map(|name| tidy(name)).collect();
    source_of(&names).is_some() || without_posts(&names).is_some()
}

/// Returns where the first header is. Above the first of a file there may be few rows only.
fn header_in(rows: &[Row], is_first: bool) -> Option<usize> {
    let most = if is_first { LOOKED_AT } else { rows.len() };
    rows.iter().take(most).position(is_header)
}

/// Returns where the rows of a table end: at another header, or at the `#` lines before one.
fn next_header(rows: &[Row]) -> Option<usize> {
    let is_note = |row: &Row| {
        row.cell(0).text().starts_with('#') && row.cells.iter().skip(1).all(Cell::is_empty)
    };
    rows.iter().position(|row| is_header(row) || is_note(row))
}

fn block(
    name: &str,
    source: Option<&'static Source>,
    rows: &[Row],
    columns: std::ops::Range<usize>,
) -> Table {
    let cut = |row: &Row| Row {
        line: row.line,
        cells: columns
            .clone()
            .map(|column| row.cell(column).clone())
            .collect(),
    };
    let header = header(&cut(&rows[0]));
    let rows_below = rows[1..].iter().map(cut);
    Table {
        name: name.to_owned(),
        source,
        line: rows[0].line,
        header,
        rows: rows_below.filter(|row| !row.is_empty()).collect(),
    }
}
