//! The posts of a channel as its profile shows them: a grid, the newest first.

use chrono::NaiveDate;
use serde::Serialize;

use super::card::cards;
use super::media::media_of_post;
use super::{Card, UsedMedia};
use crate::model::{Channel, LocalTime, Taken, Timetable, Zone};
use crate::storage::{self, card::CardRow, find};
use crate::{Planner, Result};

/// The most posts from a day on, and the most before it.
const MOST: u32 = 30;

/// The most free slots that are shown after the last planned post.
const SLOTS_AHEAD: usize = 3;

/// The posts of one channel around a day, and its free slots among those to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProfileGrid {
    /// The latest first. Skipped posts are left out.
    pub posts: Vec<GridPost>,
    /// The free slots from now on in the plan's zone, the latest first. An archived channel has none.
    pub free: Vec<LocalTime>,
}

/// A post and the first picture or video that it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GridPost {
    pub card: Card,
    /// `None` if the post shows none.
    pub media: Option<UsedMedia>,
}

impl Planner {
    /// Returns the posts of a channel around a day, by default today: at most 30 from that day on, and 30 before it.
    pub fn profile_grid(&self, channel: &str, around: Option<NaiveDate>) -> Result<ProfileGrid> {
        let channel = find::channel(&self.db, channel)?;
        let zone = storage::plan::get(&self.db)?.zone;
        let day = around.map_or_else(|| self.now().map(|now| now.date), Ok)?;
        let moment = zone.midnight(day);
        let mut rows = storage::card::last_on_channel(&self.db, &channel.id, moment, MOST)?;
        rows.extend(storage::card::next_on_channel(
            &self.db,
            &channel.id,
            moment,
            MOST,
        )?);
        let free = match channel.archived {
            true => Vec::new(),
            false => self.free_slots_until(&channel, rows.last(), zone)?,
        };
        let mut cards = cards(zone, rows);
        cards.reverse();
        let posts = cards.into_iter().map(|card| self.grid_post(card));
        let posts = posts.collect::<Result<_>>()?;
        Ok(ProfileGrid { posts, free })
    }

    fn grid_post(&self, card: Card) -> Result<GridPost> {
        if card.media.is_none() {
            return Ok(GridPost { card, media: None });
        }
        let post = find::post(&self.db, card.id.as_str())?;
        let media = media_of_post(&self.db, &self.media_store(), &post)?;
        let media = media.into_iter().find(|media| media.used);
        Ok(GridPost { card, media })
    }

    /// Returns the free slots from now until a post, and the next few after it, the latest first.
    fn free_slots_until(
        &self,
        channel: &Channel,
        last: Option<&CardRow>,
        zone: Zone,
    ) -> Result<Vec<LocalTime>> {
        let now = self.clock.now();
        let own = find::zone_of(&self.db, &channel.id)?;
        let slots = Timetable::new(storage::slot::of_channel(&self.db, &channel.id)?, own);
        let taken = storage::slot::taken(&self.db, &channel.id, now, &[])?;
        let taken = Taken::from_iter(taken);
        let last = last
            .and_then(|row| row.planned)
            .map(|planned| planned.moment());
        let mut after = 0;
        let free = slots.next_free(now, &taken).take_while(|slot| {
            after += usize::from(last.is_none_or(|last| slot.moment() > last));
            after <= SLOTS_AHEAD
        });
        let free = free.take(MOST as usize).map(|slot| slot.seen_in(zone));
        let mut free: Vec<LocalTime> = free.collect();
        free.reverse();
        Ok(free)
    }
}
