//! Posting slots: the weekly times at which a channel posts. A slot is free if no post of its channel is
//! planned for the same minute. Skipped posts don't count.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::time::clock_time;
use super::{ChannelId, LocalTime, Zone, ZonedTime, brief};
use crate::{Code, Error, Result};

/// A weekly time in the zone of its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Slot {
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

/// The slots of one channel, sorted by weekday and time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChannelSlots {
    pub channel: ChannelId,
    pub slots: Vec<Slot>,
}

/// The slots of a channel and the zone they are in.
#[derive(Clone, Debug)]
pub struct Timetable {
    slots: Vec<Slot>,
    zone: Zone,
}

/// The minutes that a channel's posts occupy, as minutes since the Unix epoch, independent of any zone.
#[derive(Clone, Debug, Default)]
pub struct Taken(BTreeSet<i64>);

pub(super) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Checks slots and returns them sorted, without duplicates.
pub fn slots(typed: &[Slot]) -> Result<Vec<Slot>> {
    let slots = typed.iter().map(|slot| slot.validated());
    let slots = slots.collect::<Result<BTreeSet<_>>>()?;
    Ok(slots.into_iter().collect())
}

/// Parses slots such as `mon 09:00, tue 12:30`. An empty text has no slots.
pub fn parse_slots(text: &str) -> Result<Vec<Slot>> {
    let written = text.split([',', ';']).map(str::trim);
    let written = written.filter(|slot| !slot.is_empty());
    slots(&written.map(str::parse).collect::<Result<Vec<_>>>()?)
}

impl Slot {
    fn validated(self) -> Result<Self> {
        if (1..=7).contains(&self.weekday) && self.minute < 24 * 60 {
            return Ok(self);
        }
        let message = "a slot is on a weekday from 1 to 7, at a minute from 0 to 1439";
        Err(Error::new(Code::BadValue, message).field("slots"))
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = DAYS[usize::from(self.weekday.clamp(1, 7)) - 1];
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        write!(f, "{day} {hour:02}:{minute:02}")
    }
}

impl FromStr for Slot {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        read(text).ok_or_else(|| {
            let text = brief(text);
            let message = format!("“{text}” is not a slot: write it as mon 09:00");
            Error::new(Code::BadValue, message).field("slots")
        })
    }
}

fn read(text: &str) -> Option<Slot> {
    let (day, time) = text.trim().split_once(char::is_whitespace)?;
    Some(Slot {
        weekday: weekday(day)?,
        minute: clock_time(time)?,
    })
}

/// Returns the number of a weekday by its name or at least three letters of it, 1 for Monday.
pub(super) fn weekday(typed: &str) -> Option<u8> {
    let day = typed.trim().to_lowercase();
    let named = |name: &&str| day.len() >= 3 && long_name(name).starts_with(&day);
    Some(DAYS.iter().position(named)? as u8 + 1)
}

fn long_name(short: &str) -> &'static str {
    match short {
        "mon" => "monday",
        "tue" => "tuesday",
        "wed" => "wednesday",
        "thu" => "thursday",
        "fri" => "friday",
        "sat" => "saturday",
        _ => "sunday",
    }
}

impl Timetable {
    pub fn new(mut slots: Vec<Slot>, zone: Zone) -> Self {
        slots.sort();
        Self { slots, zone }
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Returns the slots on the days from `from` to before `to`, in chronological order. A slot at a local time
    /// that a clock change skips on its day is left out.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = ZonedTime> {
        let days = from.iter_days().take_while(move |day| *day < to);
        days.flat_map(move |day| self.on(day))
    }

    /// Returns the free slots after a moment, earliest first.
    pub fn next_free<'a>(
        &'a self,
        after: DateTime<Utc>,
        taken: &'a Taken,
    ) -> impl Iterator<Item = ZonedTime> + 'a {
        let from = self.zone.local(after).date();
        let last = NaiveDate::from_ymd_opt(9999, 1, 1).filter(|_| !self.is_empty());
        let slots = self.between(from, last.unwrap_or(from));
        slots.filter(move |slot| slot.moment() > after && taken.is_free(slot.moment()))
    }

    /// Returns the free slot nearest to `place` on the days from `from` to before `to`. If two are equally
    /// near, the earlier one is returned; `None` if no slot is free.
    pub fn nearest_free(
        &self,
        place: DateTime<Utc>,
        from: NaiveDate,
        to: NaiveDate,
        taken: &Taken,
    ) -> Option<ZonedTime> {
        let free = self.between(from, to);
        let free = free.filter(|slot| taken.is_free(slot.moment()));
        free.min_by_key(|slot| (slot.moment() - place).abs())
    }

    fn on(&self, day: NaiveDate) -> impl Iterator<Item = ZonedTime> {
        let (zone, weekday) = (self.zone, day.weekday().number_from_monday());
        let slots = self.slots.iter();
        let slots = slots.filter(move |slot| u32::from(slot.weekday) == weekday);
        let planned = slots.filter_map(move |slot| {
            let at = LocalTime::new(day, slot.minute).ok()?;
            Some(ZonedTime { at, zone })
        });
        planned.filter(|planned| !planned.is_skipped())
    }
}

impl Taken {
    /// Returns true if no post occupies the minute of a moment.
    pub fn is_free(&self, moment: DateTime<Utc>) -> bool {
        !self.0.contains(&minute_of(moment))
    }

    /// Marks the minute of a moment as occupied.
    pub fn take(&mut self, moment: DateTime<Utc>) {
        self.0.insert(minute_of(moment));
    }
}

impl FromIterator<DateTime<Utc>> for Taken {
    fn from_iter<I: IntoIterator<Item = DateTime<Utc>>>(moments: I) -> Self {
        Self(moments.into_iter().map(minute_of).collect())
    }
}

fn minute_of(moment: DateTime<Utc>) -> i64 {
    moment
        .timestamp()
        .div_euclid(Duration::minutes(1).num_seconds())
}
