//! Slots and made room as a calendar draws them: on the clocks of the plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Card;
use super::card::cards;
use crate::model::{At, ChannelId, Planned, Room, Timetable};
use crate::planner::find;
use crate::storage;
use crate::{Planner, Result};

/// The slots of one channel within some days, free or not.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SlotTimes {
    pub channel: ChannelId,
    pub times: Vec<At>,
}

/// What making room would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomPreview {
    /// How many posts move, and how many stay because they are published or skipped.
    pub count: u32,
    pub stay: u32,
    /// The moving posts as their cards would be.
    pub ghosts: Vec<Card>,
}

/// More than these a calendar can't show; the count says how many there are.
const MOST_GHOSTS: usize = 2_000;

impl Planner {
    /// The slots from one day up to, and without, another, of every channel in use.
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
            // Other clocks may show it on the day before or after.
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

    /// What [`Planner::make_room`] would do, or why it would be refused.
    pub fn preview_room(&self, room: &Room) -> Result<RoomPreview> {
        let planning = self.planned_room(room)?;
        let steps = planning.steps.iter().take(MOST_GHOSTS);
        let places = steps.map(|step| (step.after.id.as_str(), step.after.planned));
        Ok(RoomPreview {
            count: planning.steps.len() as u32,
            stay: planning.stay,
            ghosts: self.ghosts(&places.collect::<Vec<_>>())?,
        })
    }

    fn ghosts(&self, places: &[(&str, Option<Planned>)]) -> Result<Vec<Card>> {
        let ids: Vec<&str> = places.iter().map(|(id, _)| *id).collect();
        let mut rows = storage::card::of_posts(&self.db, &ids)?;
        let places: BTreeMap<&str, Option<Planned>> = places.iter().copied().collect();
        for row in &mut rows {
            row.planned = places.get(row.id.as_str()).copied().flatten();
        }
        cards(&self.db, storage::plan::get(&self.db)?.zone, rows)
    }
}
