//! Objectives and their readings. Deleting one keeps its posts, which then work for no objective.

use chrono::NaiveDate;

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Amount, Objective, ObjectiveEdit, ObjectiveId};
use crate::query::Changes;

impl Planner {
    pub fn add_objective(&mut self, edit: &ObjectiveEdit) -> Result<(Changes, ObjectiveId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_objective(&mut self, id: &str, edit: &ObjectiveEdit) -> Result<Changes> {
        self.edit(id, |tx, objective: Objective| {
            let number = |objective: &mut Objective, position| objective.position = position;
            place_at(tx, objective, edit.position, number)?.edited(edit)
        })
    }

    /// Enters what an objective's number is as of a day, in place of what was entered for that day; `None` removes it.
    pub fn read_objective(
        &mut self,
        id: &str,
        date: NaiveDate,
        value: Option<Amount>,
    ) -> Result<Changes> {
        self.edit(id, |_, objective: Objective| {
            objective.with_reading(date, value)
        })
    }

    pub fn delete_objective(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Objective>(id)
    }
}

/// Creates an objective after the last one, without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &ObjectiveEdit) -> Result<Objective> {
    let position = next_position(tx, |last: &Objective| last.position)?;
    let name = Some(edit.name.clone().unwrap_or_default());
    Objective::blank(ObjectiveId::new(tx.now), position).edited(&ObjectiveEdit {
        name,
        ..edit.clone()
    })
}
