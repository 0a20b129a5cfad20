//! Labels come into being by being used. One that is renamed or deleted is so on every item.

use super::{Planner, Tx, find};
use crate::model::{ItemId, Label, LabelId, Op, word};
use crate::query::Changes;
use crate::{Code, Error, Result, storage};

impl Planner {
    pub fn rename_label(&mut self, id: &str, name: &str) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
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
            Ok((Op::EditLabel { name }, ()))
        })?;
        Ok(changes)
    }

    pub fn delete_label(&mut self, id: &str) -> Result<Changes> {
        let (changes, ()) = self.transact(|tx| {
            let label = find::label(tx.db, id)?;
            storage::label::delete(tx.db, &label.id)?;
            Ok((Op::DeleteLabel { name: label.name }, ()))
        })?;
        Ok(changes)
    }
}

/// Takes off and puts on what differs, making labels that are new.
pub(super) fn wear(tx: &Tx<'_>, item: &ItemId, before: &[String], after: &[String]) -> Result<()> {
    for name in before.iter().filter(|name| !after.contains(name)) {
        storage::label::peel(tx.db, item, name)?;
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        let label = named(tx, name)?;
        storage::label::stick(tx.db, item, &label.id)?;
    }
    Ok(())
}

fn named(tx: &Tx<'_>, name: &str) -> Result<Label> {
    if let Some(label) = storage::label::named(tx.db, name)? {
        return Ok(label);
    }
    let label = Label {
        id: LabelId::new(tx.now),
        name: name.to_owned(),
    };
    storage::label::put(tx.db, &label)?;
    Ok(label)
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
