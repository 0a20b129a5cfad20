//! Posting slots in the plan's zone, as a calendar draws them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{ChannelId, LocalTime, Timetable};
use crate::storage::{self, find};
use crate::{Planner, Result};

/// The slots of one channel on some days, free or not, in the plan's zone.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SlotTimes {
    pub channel: ChannelId,
    pub times: Vec<LocalTime>,
}

impl Planner {
    /// Returns the slots of every channel that is not archived, on the days from `from` to before `to`.
    pub fn slot_times(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<SlotTimes>> {
        let db = &self.db;
        let zone = storage::plan::get(db)?.zone;
        let mut found = Vec::new();
        for row in storage::slot::all(db)? {
            let channel = find::channel(db, row.channel.as_str())?;
            if channel.archived {
                continue;
            }
            let own = channel.zone.unwrap_or(zone);
            let slots = Timetable::new(row.slots, own);
            // In the plan's zone a slot may be on the day before or after.
            let before = from.pred_opt().unwrap_or(from);
            let times = slots.between(before, to.succ_opt().unwrap_or(to));
            let times = times.map(|slot| slot.seen_in(zone));
            found.push(SlotTimes {
                channel: channel.id,
                times: times.filter(|at| (from..to).contains(&at.date)).collect(),
            });
        }
        Ok(found)
    }
}
