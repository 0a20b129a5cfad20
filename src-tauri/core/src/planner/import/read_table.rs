//! A table as it was read from a file.

use super::table_report::TableReport;
use crate::tables::{Row, Shaped};

pub(super) struct TableFile {
    pub(super) rows: Vec<Row>,
    /// For each row the numbers by which its cells are corrected; empty if the rows are those of the file.
    columns: Vec<Vec<u32>>,
    pub(super) report: TableReport,
}

impl TableFile {
    pub(super) fn new(shaped: Shaped, report: TableReport) -> Self {
        let Shaped { rows, columns } = shaped;
        Self {
            rows,
            columns,
            report,
        }
    }

    /// Returns the place of the cell that a person names by a number, in a row; `None` if that is another row's.
    pub(super) fn place_of(&self, row: usize, number: u32) -> Option<usize> {
        match self.columns.is_empty() {
            true => (number as usize).checked_sub(1),
            false => self.columns.get(row)?.iter().position(|own| *own == number),
        }
    }

    /// Returns the number by which a person names a cell; `None` if it can't be corrected.
    pub(super) fn number_of(&self, row: usize, place: usize) -> Option<u32> {
        match self.columns.is_empty() {
            true => Some(place as u32 + 1),
            false => self
                .columns
                .get(row)?
                .get(place)
                .copied()
                .filter(|own| *own > 0),
        }
    }
}
