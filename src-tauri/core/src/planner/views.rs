//! Saved views, which are filters with a name, and the current filter, whose changes are no operations.

use super::order::next_position;
use super::{Planner, Transaction};
use crate::model::{Filter, SavedView, SavedViewEdit, SavedViewId, checked_line};
use crate::query::Changes;
use crate::storage::{self, record};
use crate::{Code, Error, Result};

impl Planner {
    pub fn add_view(&mut self, name: &str, filter: &Filter) -> Result<(Changes, SavedViewId)> {
        self.add(|tx| {
            let view = SavedView {
                id: SavedViewId::new(tx.now),
                name: checked_line("name", name)?,
                filter: filter.validated()?,
                position: next_position(tx, |last: &SavedView| last.position)?,
            };
            with_own_name(tx, view)
        })
    }

    pub fn edit_view(&mut self, id: &str, edit: &SavedViewEdit) -> Result<Changes> {
        self.edit(id, |tx, view: SavedView| {
            with_own_name(tx, view.edited(edit)?)
        })
    }

    pub fn delete_view(&mut self, id: &str) -> Result<Changes> {
        self.delete::<SavedView>(id)
    }

    /// Returns the filter that was stored last.
    pub fn filter(&self) -> Result<Filter> {
        storage::filter::get(&self.db)
    }

    /// Stores the current filter in the plan's file, for the next start. This is no operation, since the plan's
    /// content doesn't change.
    pub fn keep_filter(&mut self, filter: &Filter) -> Result<()> {
        let filter = filter.validated()?;
        self.guard
            .write_beside_history(&self.db, |db| storage::filter::keep(db, &filter))
    }
}

/// Returns the view, or an error if another view has the same name.
fn with_own_name(tx: &Transaction<'_>, view: SavedView) -> Result<SavedView> {
    let is_taken = |other: &SavedView| other.id != view.id && other.name == view.name;
    if !record::all(tx.db)?.iter().any(is_taken) {
        return Ok(view);
    }
    let name = &view.name;
    let message = format!("there is a view “{name}” already: choose another name");
    Err(Error::new(Code::Taken, message).field("name"))
}
