//! Pillars. Deleting one keeps its posts, which then have no pillar.

use super::order::{next_position, place_at};
use super::{Planner, Transaction};
use crate::Result;
use crate::model::{Pillar, PillarEdit, PillarId};
use crate::query::Changes;

const FIRST_COLOUR: &str = "#4f46e5";

impl Planner {
    pub fn add_pillar(&mut self, edit: &PillarEdit) -> Result<(Changes, PillarId)> {
        self.add(|tx| new(tx, edit))
    }

    pub fn edit_pillar(&mut self, id: &str, edit: &PillarEdit) -> Result<Changes> {
        self.edit(id, |tx, pillar: Pillar| {
            let number = |pillar: &mut Pillar, position| pillar.position = position;
            place_at(tx, pillar, edit.position, number)?.edited(edit)
        })
    }

    pub fn delete_pillar(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Pillar>(id)
    }
}

/// Creates a pillar after the last one, without storing it.
pub(super) fn new(tx: &Transaction<'_>, edit: &PillarEdit) -> Result<Pillar> {
    let blank = Pillar {
        id: PillarId::new(tx.now),
        name: String::new(),
        colour: FIRST_COLOUR.to_owned(),
        share: 0,
        position: next_position(tx, |last: &Pillar| last.position)?,
        aim: String::new(),
        examples: String::new(),
    };
    let name = Some(edit.name.clone().unwrap_or_default());
    blank.edited(&PillarEdit {
        name,
        ..edit.clone()
    })
}
