//! Steps on one item: create and change.

use super::Transaction;
use super::label::set_item_labels;
use crate::Result;
use crate::model::{Audience, Campaign, Item, ItemId, Objective, Pillar, PostEdit};
use crate::storage::record::Record;
use crate::storage::{self, find};

pub(super) fn add_item(tx: &Transaction<'_>, edit: &PostEdit) -> Result<Item> {
    let blank = Item::blank(ItemId::new(tx.now));
    let titled = PostEdit {
        title: Some(edit.title.clone().unwrap_or_default()),
        ..edit.clone()
    };
    let item = edited(tx, &blank, &titled)?;
    storage::item::add(tx.db, &item)?;
    set_item_labels(tx, &item.id, &[], &item.labels)?;
    Ok(item)
}

pub(super) fn edit_item(tx: &Transaction<'_>, before: &Item, edit: &PostEdit) -> Result<Item> {
    let item = edited(tx, before, edit)?;
    if item != *before {
        storage::item::put(tx.db, &item)?;
        set_item_labels(tx, &item.id, &before.labels, &item.labels)?;
        storage::post::stamp(tx.db, &item.id, tx.now)?;
        storage::series::stamp(tx.db, &item.id, tx.now)?;
    }
    Ok(item)
}

fn edited(tx: &Transaction<'_>, before: &Item, edit: &PostEdit) -> Result<Item> {
    let mut item = before.edited(edit)?;
    if let Some(campaign) = &edit.campaign {
        item.campaign = known::<Campaign>(tx, campaign.as_deref())?;
    }
    if let Some(pillar) = &edit.pillar {
        item.pillar = known::<Pillar>(tx, pillar.as_deref())?;
    }
    if let Some(audience) = &edit.facets.audience {
        item.facets.audience = known::<Audience>(tx, audience.as_deref())?;
    }
    if let Some(objective) = &edit.facets.objective {
        item.facets.objective = known::<Objective>(tx, objective.as_deref())?;
    }
    Ok(item)
}

/// Returns the id of a row that must exist; `None` for none.
fn known<T: Record>(tx: &Transaction<'_>, id: Option<&str>) -> Result<Option<T::Id>> {
    let row = id.map(|id| find::record::<T>(tx.db, id)).transpose()?;
    Ok(row.map(|row| row.id().clone()))
}
