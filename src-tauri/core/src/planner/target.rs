//! Where posts go: the channel that they come to, and the clocks on which their new time is read.

use super::Tx;
use crate::model::{At, Channel, Planned, Post, Target, When, Zone};
use crate::storage::find;
use crate::{Code, Error, Result};

/// A target with its channel and zone read from the plan.
pub(super) struct Destination {
    /// None where each post stays on its channel.
    pub(super) channel: Option<Channel>,
    when: When,
    /// None means the zone of each post.
    seen_in: Option<Zone>,
}

impl Destination {
    /// Refuses a channel that is archived or unknown, and an unknown zone.
    pub(super) fn resolve(tx: &Tx<'_>, target: &Target) -> Result<Self> {
        let channel = target.channel.as_deref();
        Ok(Self {
            channel: channel
                .map(|id| in_use(find::channel(tx.db, id)?))
                .transpose()?,
            when: target.when,
            seen_in: target.zone.as_deref().map(str::parse).transpose()?,
        })
    }

    /// Returns a post as it is there.
    pub(super) fn of(&self, tx: &Tx<'_>, post: &Post) -> Result<Post> {
        let channel = self.channel.as_ref();
        let channel = channel.map_or(&post.channel, |channel| &channel.id);
        let zone = find::zone_of(tx.db, channel)?;
        Ok(Post {
            channel: channel.clone(),
            ..post.moved_to(self.when, self.seen_in, zone)?
        })
    }

    /// Returns a time as whoever gave the target reads it.
    pub(super) fn shown(&self, planned: Planned) -> At {
        self.seen_in
            .map_or(planned.at, |zone| planned.seen_in(zone))
    }
}

/// Refuses an archived channel, on which nothing new goes.
pub(super) fn in_use(channel: Channel) -> Result<Channel> {
    if !channel.archived {
        return Ok(channel);
    }
    let name = channel.name;
    let message = format!("the channel “{name}” is archived: bring it back first");
    let error = Error::new(Code::Archived, message).field("channel");
    Err(error.about(&name))
}
