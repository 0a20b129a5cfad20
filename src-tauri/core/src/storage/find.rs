//! Reads rows by id. A missing row is an error that names it.

use super::Db;
use super::prefix::unknown;
use crate::model::{
    Campaign, CampaignId, Channel, ChannelId, Item, ItemId, Label, LabelId, Layer, LayerId, Noun,
    Pillar, PillarId, Post, SavedView, SavedViewId, Zone,
};
use crate::{Result, storage};

pub(crate) fn post(db: &Db, id: &str) -> Result<Post> {
    storage::post::get(db, &id.into())?.ok_or_else(|| unknown(Noun::Post, id))
}

pub(crate) fn item(db: &Db, id: &ItemId) -> Result<Item> {
    storage::item::get(db, id)?.ok_or_else(|| unknown(Noun::Post, id.as_str()))
}

pub(crate) fn channel(db: &Db, id: &str) -> Result<Channel> {
    storage::channel::get(db, &ChannelId::from(id))?.ok_or_else(|| unknown(Noun::Channel, id))
}

pub(crate) fn campaign(db: &Db, id: &str) -> Result<Campaign> {
    storage::campaign::get(db, &CampaignId::from(id))?.ok_or_else(|| unknown(Noun::Campaign, id))
}

pub(crate) fn pillar(db: &Db, id: &str) -> Result<Pillar> {
    storage::pillar::get(db, &PillarId::from(id))?.ok_or_else(|| unknown(Noun::Pillar, id))
}

pub(crate) fn label(db: &Db, id: &str) -> Result<Label> {
    storage::label::get(db, &LabelId::from(id))?.ok_or_else(|| unknown(Noun::Label, id))
}

pub(crate) fn view(db: &Db, id: &str) -> Result<SavedView> {
    storage::view::get(db, &SavedViewId::from(id))?.ok_or_else(|| unknown(Noun::View, id))
}

pub(crate) fn layer(db: &Db, id: &str) -> Result<Layer> {
    storage::layer::get(db, &LayerId::from(id))?.ok_or_else(|| unknown(Noun::Layer, id))
}

/// Returns the zone in which posts of a channel are planned: the channel's own, or the plan's.
pub(crate) fn zone_of(db: &Db, channel_id: &ChannelId) -> Result<Zone> {
    match channel(db, channel_id.as_str())?.zone {
        Some(zone) => Ok(zone),
        None => Ok(storage::plan::get(db)?.zone),
    }
}
