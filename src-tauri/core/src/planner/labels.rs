//! Labels. A label is created when it is first used. Renaming or deleting it changes every item that has it.

use super::{Planner, Tx};
use crate::model::{Label, LabelId, Noun, Op, word};
use crate::query::Changes;
use crate::storage::{self, find};
use crate::{Code, Error, Result};

impl Planner {
    pub fn rename_label(&mut self, id: &str, name: &str) -> Result<Changes> {
        self.change(|tx| {
            let label = find::label(tx.db, id)?;
            let name = word("name", name)?;
            refuse_taken(tx, &label.id, &name)?;
            storage::label::put(
                tx.db,
                &Label {
                    name: name.clone(),
                    ..label
                },
            )?;
            Ok(Op::Edit {
                noun: Noun::Label,
                name,
            })
        })
    }

    pub fn delete_label(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let label = find::label(tx.db, id)?;
            storage::label::delete(tx.db, &label.id)?;
            Ok(Op::Delete {
                noun: Noun::Label,
                name: label.name,
            })
        })
    }
}

fn refuse_taken(tx: &Tx<'_>, id: &LabelId, name: &str) -> Result<()> {
    match storage::label::named(tx.db, name)? {
        Some(other) if other.id != *id => {
            let message = format!("there is a label “{name}” already: choose another name");
            Err(Error::new(Code::Taken, message).field("name"))
        }
        _ => Ok(()),
    }
}
