//! Steps on one channel: add it, set its posts to its zone.

use super::order::next_position;
use super::{Transaction, post, rule_changes};
use crate::Result;
use crate::model::{Channel, ChannelId, NewChannel, Series, ZonedTime};
use crate::storage::{self, find, record};

pub(super) fn add(tx: &Transaction<'_>, new: &NewChannel) -> Result<Channel> {
    let position = next_position(tx, |last: &Channel| last.position)?;
    let channel = Channel::new(ChannelId::new(tx.now), new, position)?;
    record::put(tx.db, &channel)?;
    rule_changes::note(tx, &channel)?;
    Ok(channel)
}

/// Sets the channel's posts and series to its current zone. Local times stay as they are.
pub(super) fn rezone(tx: &Transaction<'_>, id: &ChannelId) -> Result<()> {
    let zone = find::zone_of(tx.db, id)?;
    for before in storage::post::on_channel(tx.db, id)? {
        let planned = before.planned.map(|planned| ZonedTime { zone, ..planned });
        let mut after = before.clone();
        after.planned = planned;
        post::save(tx, &before, after)?;
    }
    for series in storage::series::on_channel(tx.db, id)? {
        let changed = tx.now;
        storage::series::put(
            tx.db,
            &Series {
                zone,
                changed,
                ..series
            },
        )?;
    }
    Ok(())
}
