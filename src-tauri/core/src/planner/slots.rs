//! Posting slots: sets the slots of a channel, and adds posts in free slots.

use chrono::Duration;

use super::free_slots::{free, no_slots};
use super::{Planner, posts, rearrange};
use crate::Result;
use crate::model::{LocalTime, NewPost, Op, PostId, Slot, ZonedTime, slots};
use crate::query::Changes;
use crate::storage::{self, find};

impl Planner {
    /// Replaces all slots of a channel.
    pub fn set_slots(&mut self, channel: &str, typed: &[Slot]) -> Result<Changes> {
        self.change(|tx| {
            let channel = find::channel(tx.db, channel)?;
            storage::slot::replace(tx.db, &channel.id, &slots(typed)?)?;
            Ok(Op::SetSlots { name: channel.name })
        })
    }

    /// Returns the slots of a channel, sorted by weekday and time.
    pub fn slots(&self, channel: &str) -> Result<Vec<Slot>> {
        let channel = find::channel(&self.db, channel)?;
        storage::slot::of_channel(&self.db, &channel.id)
    }

    /// Returns the next free slot of a channel, in `zone` or else in the channel's zone.
    pub fn next_slot(&self, channel: &str, zone: Option<&str>) -> Result<LocalTime> {
        let zone = zone.map(str::parse).transpose()?;
        let channel = find::channel(&self.db, channel)?;
        let now = self.clock.now();
        let free = free(&self.db, &channel, now, &[])?;
        let next = free.slots.next_free(now, &free.taken).next();
        let next = next.ok_or_else(|| no_slots(&channel))?;
        Ok(next.seen_in(zone.unwrap_or(next.zone)))
    }

    /// Returns the free slot nearest to a time on the same day, both in the channel's zone; `None` if that day
    /// has no free slot.
    pub fn nearest_slot(&self, channel: &str, place: LocalTime) -> Result<Option<LocalTime>> {
        let channel = find::channel(&self.db, channel)?;
        let zone = find::zone_of(&self.db, &channel.id)?;
        let at = place.validated()?;
        let moment = ZonedTime { at, zone }.moment();
        let free = free(&self.db, &channel, moment - Duration::days(2), &[])?;
        let (from, to) = (at.date, at.date + Duration::days(1));
        let nearest = free.slots.nearest_free(moment, from, to, &free.taken);
        Ok(nearest.map(|slot| slot.at))
    }

    /// Adds posts as [`Planner::add_post`] does, each in the next free slot of its channel.
    pub fn add_post_in_slot(&mut self, new: &NewPost) -> Result<(Changes, Vec<PostId>)> {
        self.transact(|tx| {
            let (op, ids) = posts::add_all(tx, new)?;
            let names: Vec<String> = ids.iter().map(PostId::to_string).collect();
            rearrange::fill(tx, &names)?;
            Ok((op, ids))
        })
    }
}
