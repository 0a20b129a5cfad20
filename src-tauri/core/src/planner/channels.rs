//! Channels: add, edit, archive and bring back, reorder.

use super::horizon::catch_up;
use super::{Planner, Tx, find};
use crate::Result;
use crate::model::{Channel, ChannelEdit, ChannelId, NewChannel, Op, Planned, Repeat};
use crate::query::Changes;
use crate::storage;

impl Planner {
    /// Adds channels after the last, in their order, as one operation.
    pub fn add_channels(&mut self, new: &[NewChannel]) -> Result<(Changes, Vec<ChannelId>)> {
        self.transact(|tx| {
            let channels = new.iter().map(|new| add(tx, new));
            let channels = channels.collect::<Result<Vec<_>>>()?;
            let op = Op::AddChannels {
                name: channels
                    .first()
                    .map(|first| first.name.clone())
                    .unwrap_or_default(),
                count: channels.len() as u32,
            };
            Ok((op, channels.into_iter().map(|channel| channel.id).collect()))
        })
    }

    pub fn edit_channel(&mut self, id: &str, edit: &ChannelEdit) -> Result<Changes> {
        if edit.archived == Some(false) {
            self.make_ahead()?;
        }
        let today = self.now()?.date;
        let (changes, ()) = self.transact(|tx| {
            let before = find::channel(tx.db, id)?;
            let channel = before.edited(edit)?;
            storage::channel::put(tx.db, &channel)?;
            if channel.zone != before.zone {
                rezone(tx, &channel.id)?;
            }
            if before.archived && !channel.archived {
                catch_up(tx.db, &channel.id, today)?;
            }
            if let Some(place) = edit.position {
                place_at(tx, &channel.id, place as usize)?;
            }
            Ok((op(&before, channel), ()))
        })?;
        Ok(changes)
    }
}

pub(super) fn add(tx: &Tx<'_>, new: &NewChannel) -> Result<Channel> {
    let last = storage::channel::all(tx.db)?
        .last()
        .map(|last| last.position + 1);
    let channel = Channel::new(ChannelId::new(tx.now), new, last.unwrap_or(0))?;
    storage::channel::put(tx.db, &channel)?;
    Ok(channel)
}

/// Hangs the clocks of a channel's posts in its zone of today; what they show stays.
pub(super) fn rezone(tx: &Tx<'_>, id: &ChannelId) -> Result<()> {
    let zone = find::zone_of(tx.db, id)?;
    for before in storage::post::on_channel(tx.db, id)? {
        let planned = before.planned.map(|planned| Planned { zone, ..planned });
        let mut after = before.clone();
        after.planned = planned;
        super::posts::save(tx, &before, after)?;
    }
    for series in storage::repeat::on_channel(tx.db, id)? {
        let changed = tx.now;
        storage::repeat::put(
            tx.db,
            &Repeat {
                zone,
                changed,
                ..series
            },
        )?;
    }
    Ok(())
}

fn op(before: &Channel, after: Channel) -> Op {
    let name = after.name;
    match (before.archived, after.archived) {
        (false, true) => Op::ArchiveChannel { name },
        (true, false) => Op::RestoreChannel { name },
        _ => Op::EditChannel { name },
    }
}

fn place_at(tx: &Tx<'_>, id: &ChannelId, place: usize) -> Result<()> {
    let mut channels = storage::channel::all(tx.db)?;
    let Some(from) = channels.iter().position(|channel| channel.id == *id) else {
        return Ok(());
    };
    let moved = channels.remove(from);
    channels.insert(place.min(channels.len()), moved);
    for (position, channel) in (0..).zip(channels) {
        storage::channel::put(
            tx.db,
            &Channel {
                position,
                ..channel
            },
        )?;
    }
    Ok(())
}
