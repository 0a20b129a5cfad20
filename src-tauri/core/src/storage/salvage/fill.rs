//! Writes the rows that were found into the tables of a new plan, unchanged. `values` and `parents` repair them
//! afterwards.

use rusqlite::{Connection, params_from_iter};

use super::column::ColumnValues;
use super::found::{FoundRow, FoundRows};
use super::mended;
use super::shape::Shape;
use super::shapes::SHAPES;
use crate::Result;
use crate::storage::Db;

/// Writes all rows. Of rows with the same key the first is written, which is the one found through the table's tree.
pub(super) fn fill(db: &Connection, found: &FoundRows) -> Result<()> {
    for shape in SHAPES.iter().filter(|shape| shape.table != "identity") {
        let rows = found.rows(shape.table);
        let most = if is_single(shape) { 1 } else { rows.len() };
        for row in &rows[..most.min(rows.len())] {
            put(db, shape, row)?;
        }
    }
    db.execute("UPDATE revision SET number = number + 1", [])?;
    Ok(())
}

/// Returns true for a table with a single row.
fn is_single(shape: &Shape) -> bool {
    shape.columns[0].1 == ColumnValues::Number
}

fn put(db: &Db, shape: &Shape, row: &FoundRow) -> Result<()> {
    let columns = shape.columns.iter().take(row.values.len());
    let columns: Vec<&str> = columns.map(|(name, _)| *name).collect();
    let places = vec!["?"; columns.len()].join(", ");
    // A new plan has its settings and its revision already.
    let or = if is_single(shape) {
        "REPLACE"
    } else {
        "IGNORE"
    };
    let (table, columns) = (shape.table, columns.join(", "));
    let sql = format!("INSERT OR {or} INTO {table} ({columns}) VALUES ({places})");
    let written = db
        .prepare_cached(&sql)?
        .execute(params_from_iter(&row.values))?;
    if row.is_cut && written > 0 {
        mended::record(db, shape.table, db.last_insert_rowid())?;
    }
    Ok(())
}
