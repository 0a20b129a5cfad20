//! The destination of posts that are moved: their new channel and time.

use super::Transaction;
use crate::model::{Channel, LocalTime, Post, Target, When, Zone, ZonedTime};
use crate::storage::find;
use crate::{Code, Error, Result};

/// A target whose channel and zone have been looked up.
pub(super) struct Destination {
    /// `None` if each post stays on its channel.
    pub(super) channel: Option<Channel>,
    when: When,
    /// The zone that `when` is in; `None` means the zone of each post.
    seen_in: Option<Zone>,
}

impl Destination {
    /// Looks up the channel and zone of a target. An unknown or archived channel and an unknown zone are
    /// errors.
    pub(super) fn resolve(tx: &Transaction<'_>, target: &Target) -> Result<Self> {
        let channel = target.channel.as_deref();
        Ok(Self {
            channel: channel
                .map(|id| in_use(find::channel(tx.db, id)?))
                .transpose()?,
            when: target.when,
            seen_in: target.zone.as_deref().map(str::parse).transpose()?,
        })
    }

    /// Returns the post as it is after the move.
    pub(super) fn of(&self, tx: &Transaction<'_>, post: &Post) -> Result<Post> {
        let channel = self.channel.as_ref();
        let channel = channel.map_or(&post.channel, |channel| &channel.id);
        let zone = find::zone_of(tx.db, channel)?;
        Ok(Post {
            channel: channel.clone(),
            ..post.moved_to(self.when, self.seen_in, zone)?
        })
    }

    /// Returns a time in the zone of the target, or the post's own zone if the target has none.
    pub(super) fn shown(&self, planned: ZonedTime) -> LocalTime {
        self.seen_in
            .map_or(planned.at, |zone| planned.seen_in(zone))
    }
}

/// Returns the channel, or an error if it is archived: archived channels get no new posts.
pub(super) fn in_use(channel: Channel) -> Result<Channel> {
    if !channel.archived {
        return Ok(channel);
    }
    let name = channel.name;
    let message = format!("the channel “{name}” is archived: bring it back first");
    let error = Error::new(Code::Archived, message).field("channel");
    Err(error.about(&name))
}
