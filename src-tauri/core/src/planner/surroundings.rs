//! Adds the channel of a post from a conflicted copy to the plan, and its campaign, pillar, audience and objective, if it
//! lacks them.

use super::Transaction;
use super::order::next_position;
use crate::Result;
use crate::model::{Audience, Campaign, Channel, ChannelId, Item, Objective, Pillar, Post};
use crate::storage::record::{self, Record};
use crate::storage::{Db, find};

/// The channel of a post and what its item belongs to, as another version has them.
pub(super) struct Surroundings {
    channel: Channel,
    campaign: Option<Campaign>,
    pillar: Option<Pillar>,
    audience: Option<Audience>,
    objective: Option<Objective>,
}

impl Surroundings {
    pub(super) fn read(db: &Db, post: &Post, item: &Item) -> Result<Self> {
        Ok(Self {
            channel: find::channel(db, post.channel.as_str())?,
            campaign: row(db, item.campaign.as_ref())?,
            pillar: row(db, item.pillar.as_ref())?,
            audience: row(db, item.facets.audience.as_ref())?,
            objective: row(db, item.facets.objective.as_ref())?,
        })
    }

    /// Sets the post's channel and what the item belongs to to those of the plan: the one with the same id, else the one
    /// with the same name, else a new one.
    pub(super) fn put(&self, tx: &Transaction<'_>, post: &mut Post, item: &mut Item) -> Result<()> {
        post.channel = put_channel(tx, &self.channel)?;
        item.campaign = put(tx, self.campaign.as_ref(), |_, _| ())?;
        item.pillar = put(tx, self.pillar.as_ref(), |row, last| {
            row.position = last.map_or(0, |last| last.position + 1)
        })?;
        item.facets.audience = put(tx, self.audience.as_ref(), |row, last| {
            row.position = last.map_or(0, |last| last.position + 1)
        })?;
        item.facets.objective = put(tx, self.objective.as_ref(), |row, last| {
            row.position = last.map_or(0, |last| last.position + 1)
        })?;
        Ok(())
    }
}

fn row<T: Record>(db: &Db, id: Option<&T::Id>) -> Result<Option<T>>
where
    T::Id: AsRef<str>,
{
    let row = id.map(|id| record::get(db, id.as_ref())).transpose()?;
    Ok(row.flatten())
}

fn put_channel(tx: &Transaction<'_>, there: &Channel) -> Result<ChannelId> {
    let is_alike = |here: &Channel| here.platform == there.platform && here.name == there.name;
    if let Some(id) = id_here(tx, there, is_alike)? {
        return Ok(id);
    }
    let goal: Option<Objective> = row(tx.db, there.goal.as_ref())?;
    let channel = Channel {
        position: next_position(tx, |last: &Channel| last.position)?,
        goal: goal.map(|goal| goal.id),
        ..there.clone()
    };
    record::put(tx.db, &channel)?;
    Ok(channel.id)
}

/// Returns the id in the plan of a row of the other version, which is added where the plan has none of its name. `place`
/// puts it after the last row.
fn put<T: Record + Clone>(
    tx: &Transaction<'_>,
    there: Option<&T>,
    place: fn(&mut T, Option<&T>),
) -> Result<Option<T::Id>> {
    let Some(there) = there else {
        return Ok(None);
    };
    if let Some(id) = id_here(tx, there, |here| here.name() == there.name())? {
        return Ok(Some(id));
    }
    let mut row = there.clone();
    place(&mut row, record::all::<T>(tx.db)?.last());
    record::put(tx.db, &row)?;
    Ok(Some(row.id().clone()))
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
