//! Pillars. Deleting one keeps its posts, which then have no pillar.

use super::order::reorder;
use super::{Planner, Tx};
use crate::Result;
use crate::model::{Noun, Op, Pillar, PillarEdit, PillarId};
use crate::query::Changes;
use crate::storage::{self, find};

const FIRST_COLOUR: &str = "#4f46e5";

impl Planner {
    pub fn add_pillar(&mut self, edit: &PillarEdit) -> Result<(Changes, PillarId)> {
        self.transact(|tx| {
            let pillar = add(tx, edit)?;
            Ok((
                Op::Add {
                    noun: Noun::Pillar,
                    name: pillar.name,
                },
                pillar.id,
            ))
        })
    }

    pub fn edit_pillar(&mut self, id: &str, edit: &PillarEdit) -> Result<Changes> {
        self.change(|tx| {
            let pillar = find::pillar(tx.db, id)?.edited(edit)?;
            storage::pillar::put(tx.db, &pillar)?;
            if let Some(place) = edit.position {
                place_at(tx, &pillar.id, place as usize)?;
            }
            Ok(Op::Edit {
                noun: Noun::Pillar,
                name: pillar.name,
            })
        })
    }

    pub fn delete_pillar(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let pillar = find::pillar(tx.db, id)?;
            storage::pillar::delete(tx.db, &pillar.id)?;
            Ok(Op::Delete {
                noun: Noun::Pillar,
                name: pillar.name,
            })
        })
    }
}

pub(super) fn add(tx: &Tx<'_>, edit: &PillarEdit) -> Result<Pillar> {
    let last = storage::pillar::all(tx.db)?
        .last()
        .map(|last| last.position + 1);
    let blank = Pillar {
        id: PillarId::new(tx.now),
        name: String::new(),
        colour: FIRST_COLOUR.to_owned(),
        share: 0,
        position: last.unwrap_or(0),
    };
    let name = Some(edit.name.clone().unwrap_or_default());
    let pillar = blank.edited(&PillarEdit {
        name,
        ..edit.clone()
    })?;
    storage::pillar::put(tx.db, &pillar)?;
    Ok(pillar)
}

fn place_at(tx: &Tx<'_>, id: &PillarId, place: usize) -> Result<()> {
    let pillars = storage::pillar::all(tx.db)?;
    let Some(from) = pillars.iter().position(|pillar| pillar.id == *id) else {
        return Ok(());
    };
    for (position, pillar) in reorder(pillars, from, place) {
        storage::pillar::put(tx.db, &Pillar { position, ..pillar })?;
    }
    Ok(())
}
