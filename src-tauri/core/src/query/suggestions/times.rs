//! The times of a week that a channel's post could have: its free posting slots, and in the hours without any slot the
//! minute at which it posts most often.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::Week;
use crate::Result;
use crate::model::{Channel, LocalTime, Slot, Taken, Timetable, Zone, ZonedTime};
use crate::storage::{self, find};

/// The hours of a day that are compared together.
const BAND: u16 = 240;

/// A time that a post could have, on the channel's clocks.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub(super) at: ZonedTime,
    pub(super) is_slot: bool,
    /// How many posts of the channel were in the same hours of the day.
    pub(super) usual: u32,
}

/// The times of a week, and the days on which the channel has posts.
pub(super) struct Times {
    pub(super) times: Vec<Time>,
    pub(super) busy: BTreeSet<NaiveDate>,
}

pub(super) fn band(minute: u16) -> u16 {
    minute / BAND
}

/// Returns the times from now on that are neither taken nor declined.
pub(super) fn of_channel(week: &Week<'_>, channel: &Channel) -> Result<Times> {
    let plan = storage::plan::get(week.db)?.zone;
    let own = find::zone_of(week.db, &channel.id)?;
    let start = plan.border(week.from).0;
    let taken = storage::slot::taken(week.db, &channel.id, start, &[])?;
    let busy = taken.iter().map(|moment| own.local(*moment).date());
    let busy = busy.collect();
    let slots = storage::slot::of_channel(week.db, &channel.id)?;
    let usual = UsualMinutes::of_channel(week, channel)?;
    let declined = declined(week, channel, plan.local(week.now).date())?;
    let taken = Taken::from_iter(taken);
    let is_free = |at: &ZonedTime| {
        (week.from..week.to).contains(&at.seen_in(plan).date)
            && at.moment() > week.now
            && taken.is_free(at.moment())
            && !declined.contains(&slot_of(at.at))
    };
    let all = usual.beside(&slots).into_iter().map(|slot| (slot, false));
    let all = all.chain(slots.into_iter().map(|slot| (slot, true)));
    let times = all.flat_map(|(slot, is_slot)| {
        let usual = usual.count(slot.minute);
        let days = on_days(week, slot, own).into_iter();
        days.map(move |at| Time { at, is_slot, usual })
    });
    Ok(Times {
        times: times.filter(|time| is_free(&time.at)).collect(),
        busy,
    })
}

/// Returns a time of the week on the days of the week, and of the days before and after in case clocks differ.
fn on_days(week: &Week<'_>, slot: Slot, own: Zone) -> Vec<ZonedTime> {
    let before = week.from.pred_opt().unwrap_or(week.from);
    let after = week.to.succ_opt().unwrap_or(week.to);
    Timetable::new(vec![slot], own)
        .between(before, after)
        .collect()
}

fn declined(week: &Week<'_>, channel: &Channel, today: NaiveDate) -> Result<BTreeSet<Slot>> {
    let declined = storage::declined::of_channel(week.db, &channel.id)?.into_iter();
    let declined = declined.filter(|declined| declined.until > today);
    Ok(declined.map(|declined| declined.slot).collect())
}

fn slot_of(at: LocalTime) -> Slot {
    Slot {
        weekday: at.date.weekday().number_from_monday() as u8,
        minute: at.minute,
    }
}

/// How often a channel posted at each minute of the day.
struct UsualMinutes(BTreeMap<u16, u32>);

impl UsualMinutes {
    fn of_channel(week: &Week<'_>, channel: &Channel) -> Result<Self> {
        let mut minutes = BTreeMap::new();
        for post in storage::result::measured_posts(week.db, &channel.id)? {
            if let Some(planned) = post.planned {
                *minutes.entry(planned.at.minute).or_default() += 1;
            }
        }
        Ok(Self(minutes))
    }

    /// Returns how many posts were in the same hours of the day.
    fn count(&self, minute: u16) -> u32 {
        let first = band(minute) * BAND;
        self.0
            .range(first..first + BAND)
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns the most frequent minute of the hours without a slot, on each day of the week.
    fn beside(&self, slots: &[Slot]) -> Vec<Slot> {
        let with_slots: BTreeSet<u16> = slots.iter().map(|slot| band(slot.minute)).collect();
        let mut most: BTreeMap<u16, (u32, u16)> = BTreeMap::new();
        for (minute, count) in &self.0 {
            let known = most.entry(band(*minute)).or_default();
            if *count > known.0 {
                *known = (*count, *minute);
            }
        }
        most.retain(|band, _| !with_slots.contains(band));
        let minutes = most.into_values().map(|(_, minute)| minute);
        let on_days = |minute| (1..=7).map(move |weekday| Slot { weekday, minute });
        minutes.flat_map(on_days).collect()
    }
}
