//! Saved views, which are filters with a name, and the current filter, whose changes are no operations.

use super::{Planner, Tx};
use crate::model::{Filter, Noun, Op, SavedView, SavedViewEdit, SavedViewId, line};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};

impl Planner {
    pub fn add_view(&mut self, name: &str, filter: &Filter) -> Result<(Changes, SavedViewId)> {
        self.transact(|tx| {
            let last = storage::view::all(tx.db)?
                .last()
                .map(|last| last.position + 1);
            let view = SavedView {
                id: SavedViewId::new(tx.now),
                name: line("name", name)?,
                filter: filter.checked()?,
                position: last.unwrap_or(0),
            };
            put(tx, &view)?;
            Ok((
                Op::Add {
                    noun: Noun::View,
                    name: view.name,
                },
                view.id,
            ))
        })
    }

    pub fn edit_view(&mut self, id: &str, edit: &SavedViewEdit) -> Result<Changes> {
        self.change(|tx| {
            let view = find::view(tx.db, id)?.edited(edit)?;
            put(tx, &view)?;
            Ok(Op::Edit {
                noun: Noun::View,
                name: view.name,
            })
        })
    }

    pub fn delete_view(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let view = find::view(tx.db, id)?;
            storage::view::delete(tx.db, &view.id)?;
            Ok(Op::Delete {
                noun: Noun::View,
                name: view.name,
            })
        })
    }

    /// Returns the filter that was stored last.
    pub fn filter(&self) -> Result<Filter> {
        storage::view::filter(&self.db)
    }

    /// Stores the current filter in the plan's file, for the next start. This is no operation, since the plan's
    /// content doesn't change.
    pub fn keep_filter(&mut self, filter: &Filter) -> Result<()> {
        let filter = filter.checked()?;
        self.guard
            .write_beside_history(&self.db, |db| storage::view::keep_filter(db, &filter))
    }
}

fn put(tx: &Tx<'_>, view: &SavedView) -> Result<()> {
    let others = storage::view::all(tx.db)?;
    let is_taken = |other: &SavedView| other.id != view.id && other.name == view.name;
    if others.iter().any(is_taken) {
        let name = &view.name;
        let message = format!("there is a view “{name}” already: choose another name");
        return Err(Error::new(Code::Taken, message).field("name"));
    }
    storage::view::put(tx.db, view)
}
