//! The channels that an import adds, in the same operation as its posts.

use super::super::{Transaction, channel};
use crate::Result;
use crate::model::{Channel, ChannelId, NewChannel};
use crate::storage::{Db, find, record};

/// The beginning of the ids that channels have in a preview, before they are in the plan.
const NEW: &str = "new-";

/// Adds the channels that the plan lacks.
pub(super) fn add(tx: &Transaction<'_>, new: &[NewChannel]) -> Result<()> {
    let here: Vec<Channel> = record::all(tx.db)?;
    let mut missing = new.iter().filter(|new| !has(&here, new));
    missing.try_for_each(|new| channel::add(tx, new).map(drop))
}

/// Returns the channels of the plan, with those that an import adds.
pub(super) fn channels_with(db: &Db, new: &[NewChannel]) -> Result<Vec<Channel>> {
    let mut channels: Vec<Channel> = record::all(db)?;
    let missing: Vec<&NewChannel> = new.iter().filter(|new| !has(&channels, new)).collect();
    for (place, new) in missing.into_iter().enumerate() {
        let id = ChannelId::from(format!("{NEW}{place}").as_str());
        channels.push(Channel::new(id, new, u32::MAX)?);
    }
    Ok(channels)
}

/// Returns true for a channel that a preview has and the plan has not.
pub(super) fn is_new(id: &ChannelId) -> bool {
    id.as_str().starts_with(NEW)
}

/// Returns the id of a channel that a person named by its id, or by its name if the import adds it.
///
/// # Errors
/// `NotFound` if it is neither.
pub(super) fn id_of(
    db: &Db,
    channels: &[Channel],
    new: &[NewChannel],
    told: &str,
) -> Result<String> {
    let is_added = new.iter().any(|new| new.name.trim() == told.trim());
    let by_name = channels.iter().rfind(|row| row.name == told.trim());
    match by_name.filter(|_| is_added) {
        Some(channel) => Ok(channel.id.to_string()),
        None => Ok(find::channel(db, told)?.id.to_string()),
    }
}

fn has(channels: &[Channel], new: &NewChannel) -> bool {
    let name = new.name.trim();
    let mut used = channels.iter().filter(|channel| !channel.archived);
    used.any(|channel| channel.platform == new.platform && channel.name == name)
}
