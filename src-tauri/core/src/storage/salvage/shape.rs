//! The columns of a table that is saved. They show to which table a row on a page outside of all trees belongs, and
//! whether it is a row at all or only damaged bytes. Rows of earlier versions lack the last columns.

use rusqlite::types::Value;

use super::column::ColumnValues::{self, Number};
use super::column::is_key;
use super::pages::{Kind, Row};

/// A table and its columns.
pub(super) struct Shape {
    pub(super) table: &'static str,
    /// The kind of the table's pages.
    pub(super) kind: Kind,
    pub(super) columns: &'static [(&'static str, ColumnValues)],
    /// The smallest number of columns that any version wrote.
    pub(super) min_columns: usize,
}

pub(super) const fn table(
    table: &'static str,
    columns: &'static [(&'static str, ColumnValues)],
) -> Shape {
    Shape {
        table,
        kind: Kind::Table,
        columns,
        min_columns: columns.len(),
    }
}

pub(super) const fn without_numbers(
    table: &'static str,
    columns: &'static [(&'static str, ColumnValues)],
) -> Shape {
    Shape {
        table,
        kind: Kind::Index,
        columns,
        min_columns: columns.len(),
    }
}

impl Shape {
    /// Returns true if the row can be one of this table. `is_in_tree` is true if its page belongs to the table's tree;
    /// otherwise ids must be UUIDs.
    pub(super) fn fits(&self, row: &Row, is_in_tree: bool) -> bool {
        let count = row.values.len();
        let mut columns = self.columns.iter().zip(&row.values);
        (self.min_columns..=self.columns.len()).contains(&count)
            && (self.kind == Kind::Table) == row.number.is_some()
            && columns.all(|((name, column), value)| {
                column.accepts(value, is_in_tree) && (is_in_tree || *name != "key" || is_key(value))
            })
    }

    /// Returns the row's values by the table's columns, with the row number and without what was cut off.
    pub(super) fn values(&self, row: Row) -> Vec<Value> {
        let mut values = row.values;
        for ((_, column), value) in self.columns.iter().zip(&mut values) {
            if *column == Number {
                *value = Value::Integer(row.number.unwrap_or_default());
            }
            // Values that were cut off are unknown, not empty.
            if row.is_cut && column.may_be_cut_off(value) {
                *value = Value::Null;
            }
        }
        values
    }
}
