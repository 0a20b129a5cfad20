//! A table as its file has it: rows of cells.

use chrono::NaiveDateTime;

/// The most rows of a table.
pub(super) const MOST_ROWS: usize = 200_000;
/// The most cells of a table.
pub(super) const MOST_CELLS: usize = 4_000_000;

/// The most bytes of text in the cells of a table.
const MOST_TEXT: usize = 64 << 20;

/// How much may still be read: a small file may unfold to a huge table, as one text that every cell refers to.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }
}

impl Room {
    /// Takes the room of some cells with so many bytes of text.
    pub(super) fn take(&mut self, cells: usize, text: usize) -> Result<(), TooLarge> {
        self.cells = self.cells.checked_sub(cells).ok_or(TooLarge)?;
        self.text = self.text.checked_sub(text).ok_or(TooLarge)?;
        Ok(())
    }
}

/// A row with the number of its first line in the file, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) line: u32,
    pub(crate) cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Empty if there is nothing in the cell.
    Text(String),
    Number(f64),
    /// A date of a workbook, which is at midnight where it has no time.
    Date(NaiveDateTime),
    /// A time of day of a workbook, in minutes.
    Time(u16),
}

/// A table has more rows or cells than are read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// Rows with a post each, made of a table that has its posts otherwise.
#[derive(Debug, PartialEq)]
pub(crate) struct Shaped {
    pub(crate) rows: Vec<Row>,
    /// For each row the numbers by which a person corrects its cells, 0 for none; empty if the rows are those of the file.
    pub(crate) columns: Vec<Vec<u32>>,
}

impl Shaped {
    /// Returns rows as the file has them.
    pub(crate) fn plain(rows: Vec<Row>) -> Self {
        let columns = Vec::new();
        Self { rows, columns }
    }
}

impl Row {
    /// Returns a cell; an empty one past the end of the row.
    pub(crate) fn cell(&self, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Text(String::new());
        self.cells.get(column).unwrap_or(EMPTY)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }

    /// Returns the words of the cells, with a bar between them.
    #[cfg(test)]
    pub(crate) fn joined(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(Cell::words).collect();
        cells.join("|")
    }
}

impl Cell {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Cell::Text(text) if text.trim().is_empty())
    }

    /// Returns the text of the cell as it is; empty if there is another value in it.
    pub(crate) fn text(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            _ => "",
        }
    }

    /// Returns what a person reads in the cell.
    pub(crate) fn words(&self) -> String {
        match self {
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(date) => date.format("%Y-%m-%d %H:%M").to_string(),
            Cell::Time(minute) => format!("{:02}:{:02}", minute / 60, minute % 60),
        }
    }
}
