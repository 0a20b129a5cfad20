//! Adds, edits and deletes rows of nouns that have an id and a name.

use super::{Planner, Transaction};
use crate::Result;
use crate::model::Op;
use crate::query::Changes;
use crate::storage::find;
use crate::storage::record::{self, Record};

impl Planner {
    /// Stores the row that `new` creates, and returns its id.
    pub(super) fn add<T: Record>(
        &mut self,
        new: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<(Changes, T::Id)> {
        self.transact(|tx| {
            let row = new(tx)?;
            record::put(tx.db, &row)?;
            Ok((Op::add(T::NOUN, row.name()), row.id().clone()))
        })
    }

    /// Replaces a row with the one that `edited` returns.
    pub(super) fn edit<T: Record>(
        &mut self,
        id: &str,
        edited: impl FnOnce(&Transaction<'_>, T) -> Result<T>,
    ) -> Result<Changes> {
        self.change(|tx| {
            let row = edited(tx, find::record(tx.db, id)?)?;
            record::put(tx.db, &row)?;
            Ok(Op::edit(T::NOUN, row.name()))
        })
    }

    /// Deletes the row with this id.
    pub(super) fn delete<T: Record>(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let row: T = find::record(tx.db, id)?;
            record::delete(tx.db, &row)?;
            Ok(Op::delete(T::NOUN, row.name()))
        })
    }
}
