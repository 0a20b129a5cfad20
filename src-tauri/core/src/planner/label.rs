//! Steps on the labels of one item.

use super::Transaction;
use crate::Result;
use crate::model::{ItemId, Label, LabelId};
use crate::storage::{self, record};

/// Changes the labels of an item from `before` to `after`. Creates labels that don't exist yet.
pub(super) fn set_item_labels(
    tx: &Transaction<'_>,
    item: &ItemId,
    before: &[String],
    after: &[String],
) -> Result<()> {
    for name in before.iter().filter(|name| !after.contains(name)) {
        storage::label::detach(tx.db, item, name)?;
    }
    for name in after.iter().filter(|name| !before.contains(name)) {
        let label = named(tx, name)?;
        storage::label::attach(tx.db, item, &label.id)?;
    }
    Ok(())
}

fn named(tx: &Transaction<'_>, name: &str) -> Result<Label> {
    if let Some(label) = storage::label::named(tx.db, name)? {
        return Ok(label);
    }
    let label = Label {
        id: LabelId::new(tx.now),
        name: name.to_owned(),
    };
    record::put(tx.db, &label)?;
    Ok(label)
}
