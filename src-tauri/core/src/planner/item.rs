//! Steps on one item: create and change.

use super::Transaction;
use super::label::set_item_labels;
use crate::Result;
use crate::model::{Campaign, Item, ItemId, Pillar, PostEdit};
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
        let found = campaign
            .as_deref()
            .map(|id| find::record::<Campaign>(tx.db, id))
            .transpose()?;
        item.campaign = found.map(|campaign| campaign.id);
    }
    if let Some(pillar) = &edit.pillar {
        let found = pillar
            .as_deref()
            .map(|id| find::record::<Pillar>(tx.db, id))
            .transpose()?;
        item.pillar = found.map(|pillar| pillar.id);
    }
    Ok(item)
}
