//! Reads rows by id. A missing row is an error that names it.

use super::prefix::unknown;
use super::record::{self, Record};
use super::{Db, item, media, plan, post};
use crate::Result;
use crate::model::{Channel, ChannelId, Item, ItemId, ItemMedia, Media, Noun, Post, Zone};

pub(crate) fn post(db: &Db, id: &str) -> Result<Post> {
    post::get(db, &id.into())?.ok_or_else(|| unknown(Noun::Post, id))
}

pub(crate) fn item(db: &Db, id: &ItemId) -> Result<Item> {
    item::get(db, id)?.ok_or_else(|| unknown(Noun::Post, id.as_str()))
}

/// Returns how an item uses media, by the id of the use.
pub(crate) fn item_media(db: &Db, id: &str) -> Result<(ItemMedia, Media)> {
    media::item_media(db, id)?.ok_or_else(|| unknown(Noun::Media, id))
}

/// Returns the file that the plan keeps under an id.
pub(crate) fn media(db: &Db, id: &str) -> Result<Media> {
    media::get(db, &id.into())?.ok_or_else(|| unknown(Noun::Media, id))
}

pub(crate) fn record<T: Record>(db: &Db, id: &str) -> Result<T> {
    record::get(db, id)?.ok_or_else(|| unknown(T::NOUN, id))
}

pub(crate) fn channel(db: &Db, id: &str) -> Result<Channel> {
    record(db, id)
}

/// Returns the zone in which posts of a channel are planned: the channel's own, or the plan's.
pub(crate) fn zone_of(db: &Db, channel_id: &ChannelId) -> Result<Zone> {
    match channel(db, channel_id.as_str())?.zone {
        Some(zone) => Ok(zone),
        None => Ok(plan::get(db)?.zone),
    }
}
