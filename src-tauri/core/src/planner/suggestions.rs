//! Suggested times: a person declines one. One that is taken is a post like any other, which [`Planner::add_post`] adds.

use chrono::{Datelike, Days};

use super::Planner;
use crate::Result;
use crate::model::{DECLINED_FOR, DeclinedTime, DeclinedTimeId, LocalTime, Op, Slot, ZonedTime};
use crate::query::Changes;
use crate::storage::{self, find};

impl Planner {
    /// Keeps a time of the week from being suggested for a channel for four weeks. `at` is a time of that kind on the
    /// plan's clocks.
    pub fn decline_suggestion(&mut self, channel: &str, at: LocalTime) -> Result<Changes> {
        self.change(|tx| {
            let channel = find::channel(tx.db, channel)?;
            let zone = storage::plan::get(tx.db)?.zone;
            let own = ZonedTime {
                at: at.validated()?,
                zone,
            };
            let own = own.seen_in(find::zone_of(tx.db, &channel.id)?);
            let slot = Slot {
                weekday: own.date.weekday().number_from_monday() as u8,
                minute: own.minute,
            };
            let today = zone.local(tx.now).date();
            let known = storage::declined::of_channel(tx.db, &channel.id)?;
            let known = known.into_iter().find(|declined| declined.slot == slot);
            storage::declined::delete_over(tx.db, today)?;
            let declined = DeclinedTime {
                id: known.map_or_else(|| DeclinedTimeId::new(tx.now), |known| known.id),
                channel: channel.id,
                slot,
                until: today + Days::new(DECLINED_FOR),
            };
            storage::declined::put(tx.db, &declined)?;
            let name = channel.name;
            Ok(Op::DeclineTime { name, at })
        })
    }
}
