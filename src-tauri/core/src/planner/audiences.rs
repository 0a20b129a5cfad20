//! Audiences. Deleting one keeps the posts for it, which are then for nobody in particular.

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Audience, AudienceEdit, AudienceId};
use crate::query::Changes;

impl Planner {
    pub fn add_audience(&mut self, edit: &AudienceEdit) -> Result<(Changes, AudienceId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_audience(&mut self, id: &str, edit: &AudienceEdit) -> Result<Changes> {
        self.edit(id, |tx, audience: Audience| {
            let number = |audience: &mut Audience, position| audience.position = position;
            place_at(tx, audience, edit.position, number)?.edited(edit)
        })
    }

    pub fn delete_audience(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Audience>(id)
    }
}

/// Creates an audience after the last one, without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &AudienceEdit) -> Result<Audience> {
    let position = next_position(tx, |last: &Audience| last.position)?;
    let name = Some(edit.name.clone().unwrap_or_default());
    Audience::blank(AudienceId::new(tx.now), position).edited(&AudienceEdit {
        name,
        ..edit.clone()
    })
}
