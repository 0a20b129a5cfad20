//! Adds the channel, the campaign and the pillar of a post from a conflicted copy to the plan, if it lacks them.

use super::Transaction;
use super::order::next_position;
use crate::Result;
use crate::model::{Campaign, CampaignId, Channel, ChannelId, Item, Pillar, PillarId, Post};
use crate::storage::record::{self, Record};
use crate::storage::{Db, find};

/// The channel, campaign and pillar of a post, as another version has them.
pub(super) struct Surroundings {
    channel: Channel,
    campaign: Option<Campaign>,
    pillar: Option<Pillar>,
}

impl Surroundings {
    pub(super) fn read(db: &Db, post: &Post, item: &Item) -> Result<Self> {
        let campaign = item.campaign.as_ref();
        let campaign = campaign.map(|id| record::get(db, id.as_str()));
        let pillar = item.pillar.as_ref();
        let pillar = pillar.map(|id| record::get(db, id.as_str()));
        Ok(Self {
            channel: find::channel(db, post.channel.as_str())?,
            campaign: campaign.transpose()?.flatten(),
            pillar: pillar.transpose()?.flatten(),
        })
    }

    /// Sets the post's channel and the item's campaign and pillar to those of the plan: the one with the same id, else
    /// the one with the same name, else a new one.
    pub(super) fn put(&self, tx: &Transaction<'_>, post: &mut Post, item: &mut Item) -> Result<()> {
        post.channel = put_channel(tx, &self.channel)?;
        let campaign = self.campaign.as_ref();
        item.campaign = campaign.map(|there| put_campaign(tx, there)).transpose()?;
        let pillar = self.pillar.as_ref();
        item.pillar = pillar.map(|there| put_pillar(tx, there)).transpose()?;
        Ok(())
    }
}

fn put_channel(tx: &Transaction<'_>, there: &Channel) -> Result<ChannelId> {
    let is_alike = |here: &Channel| here.platform == there.platform && here.name == there.name;
    if let Some(id) = id_here(tx, there, is_alike)? {
        return Ok(id);
    }
    let position = next_position(tx, |last: &Channel| last.position)?;
    let channel = Channel {
        position,
        ..there.clone()
    };
    record::put(tx.db, &channel)?;
    Ok(channel.id)
}

fn put_campaign(tx: &Transaction<'_>, there: &Campaign) -> Result<CampaignId> {
    if let Some(id) = id_here(tx, there, |here| here.name == there.name)? {
        return Ok(id);
    }
    record::put(tx.db, there)?;
    Ok(there.id.clone())
}

fn put_pillar(tx: &Transaction<'_>, there: &Pillar) -> Result<PillarId> {
    if let Some(id) = id_here(tx, there, |here| here.name == there.name)? {
        return Ok(id);
    }
    let position = next_position(tx, |last: &Pillar| last.position)?;
    let pillar = Pillar {
        position,
        ..there.clone()
    };
    record::put(tx.db, &pillar)?;
    Ok(pillar.id)
}

/// Returns the id of the plan's row with the same id, else of one that is alike; `None` if there is no such row.
fn id_here<T: Record>(
    tx: &Transaction<'_>,
    there: &T,
    is_alike: impl Fn(&T) -> bool,
) -> Result<Option<T::Id>> {
    let rows = record::all::<T>(tx.db)?;
    let same = rows.iter().find(|here| here.id() == there.id());
    let found = same.or_else(|| rows.iter().find(|here| is_alike(here)));
    Ok(found.map(|here| here.id().clone()))
}
