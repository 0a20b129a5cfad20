//! The order of rows that a person arranges.

use super::Transaction;
use crate::Result;
use crate::storage::record::{self, Record};

/// Returns the position of a row that is added after the last one.
pub(super) fn next_position<T: Record>(
    tx: &Transaction<'_>,
    position: impl Fn(&T) -> u32,
) -> Result<u32> {
    let rows = record::all(tx.db)?;
    Ok(rows.last().map_or(0, |last| position(last) + 1))
}

/// Moves a row to an index among all rows, and numbers them anew from 0. Returns the row with its new number. `None`
/// leaves every row where it is.
pub(super) fn place_at<T: Record>(
    tx: &Transaction<'_>,
    row: T,
    place: Option<u32>,
    number: impl Fn(&mut T, u32),
) -> Result<T> {
    let Some(place) = place else {
        return Ok(row);
    };
    let mut rows = record::all::<T>(tx.db)?;
    rows.retain(|other| other.id() != row.id());
    let place = rows.len().min(place as usize);
    rows.insert(place, row);
    for (position, row) in (0..).zip(&mut rows) {
        number(row, position);
        record::put(tx.db, row)?;
    }
    Ok(rows.swap_remove(place))
}
