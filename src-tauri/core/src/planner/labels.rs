//! Labels. A label is also created when it is first used. Renaming or deleting it changes every item that has it.

use super::{Planner, Transaction};
use crate::model::{Label, LabelId, checked_line};
use crate::query::Changes;
use crate::storage;
use crate::{Code, Error, Result};

impl Planner {
    /// Adds a label that no post has yet.
    pub fn add_label(&mut self, name: &str) -> Result<(Changes, LabelId)> {
        self.add(|tx| {
            let id = LabelId::new(tx.now);
            let name = checked_line("name", name)?;
            refuse_taken(tx, &id, &name)?;
            Ok(Label { id, name })
        })
    }

    pub fn rename_label(&mut self, id: &str, name: &str) -> Result<Changes> {
        self.edit(id, |tx, label: Label| {
            let name = checked_line("name", name)?;
            refuse_taken(tx, &label.id, &name)?;
            Ok(Label { name, ..label })
        })
    }

    pub fn delete_label(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Label>(id)
    }
}

fn refuse_taken(tx: &Transaction<'_>, id: &LabelId, name: &str) -> Result<()> {
    match storage::label::named(tx.db, name)? {
        Some(other) if other.id != *id => {
            let message = format!("there is a label “{name}” already: choose another name");
            Err(Error::new(Code::Taken, message).field("name"))
        }
        _ => Ok(()),
    }
}
