//! Local times with a zone. A person plans "Friday at nine in Berlin"; the moment in UTC is derived from that,
//! and used only for sorting and for finding a range.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::brief;
use crate::{Code, Error, Result};

/// The English names of the days of the week, from Monday on.
pub(crate) const WEEKDAY_NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// An IANA time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

impl Zone {
    pub const UTC: Zone = Zone(Tz::UTC);

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Returns every known zone, sorted by name.
    pub fn all() -> impl Iterator<Item = Zone> {
        chrono_tz::TZ_VARIANTS.into_iter().map(Zone)
    }

    /// Returns the moment of a local time. For a time that a clock change skips, the offset before the change
    /// is used; for a time that occurs twice, the first occurrence.
    pub fn moment(self, local: NaiveDateTime) -> DateTime<Utc> {
        match self.0.from_local_datetime(&local) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.to_utc(),
            LocalResult::None => self.moment_in_gap(local),
        }
    }

    /// Returns true if the clocks show a local time exactly once: no change skips or repeats it.
    pub fn shows_once(self, local: NaiveDateTime) -> bool {
        self.0.from_local_datetime(&local).single().is_some()
    }

    /// Returns the local time in this zone at a moment.
    pub fn local(self, moment: DateTime<Utc>) -> NaiveDateTime {
        moment.with_timezone(&self.0).naive_local()
    }

    /// Returns the first moment of a day. Dates outside of 1969 to 9999 are clamped to that range.
    pub fn midnight(self, date: NaiveDate) -> DateTime<Utc> {
        let first = NaiveDate::from_ymd_opt(1969, 1, 1).unwrap_or(date);
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(date);
        self.moment(date.clamp(first, last).and_time(NaiveTime::MIN))
    }

    /// Returns the range of moments around the start of a day in which the moment alone doesn't decide whether
    /// a post belongs to this day or the day before; within it, compare local dates. Empty on all but a few
    /// days: where the clocks skip the last hour of a day (Nuuk, 28 March 2026), a local time in that hour has
    /// a moment on the next day.
    pub fn border(self, date: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
        let (midnight, day) = (self.midnight(date), Duration::days(1));
        let days = [date.pred_opt(), date.succ_opt()].map(|day| self.midnight(day.unwrap_or(date)));
        if days[1] - days[0] == day * 2 {
            return (midnight, midnight);
        }
        (midnight - day, midnight + day)
    }

    /// Returns the moment of a local time that a clock change skips, computed with the offset of two days
    /// before. The longest known gap is one day (Samoa left out 30 December 2011).
    fn moment_in_gap(self, local: NaiveDateTime) -> DateTime<Utc> {
        let days = Duration::days(2);
        let before = local.checked_sub_signed(days);
        let before = before.and_then(|local| self.0.from_local_datetime(&local).earliest());
        let moment = before.and_then(|moment| moment.to_utc().checked_add_signed(days));
        moment.unwrap_or_else(|| local.and_utc())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        name.trim().parse().map(Zone).map_err(|_| {
            let message = format!(
                "“{}” is not a known time zone: use a name such as Europe/Berlin or Asia/Shanghai",
                brief(name)
            );
            Error::new(Code::UnknownZone, message).field("zone")
        })
    }
}

impl TryFrom<String> for Zone {
    type Error = Error;

    fn try_from(name: String) -> Result<Self> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

/// A local date and time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LocalTime {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

impl LocalTime {
    /// Returns the time, or `BadDate` if the year is not in 1970 to 9998 or the minute not in 0 to 1439.
    pub fn new(date: NaiveDate, minute: u16) -> Result<Self> {
        if !(1970..=9998).contains(&date.year()) {
            return Err(out_of_range(date));
        }
        if minute < 24 * 60 {
            return Ok(Self { date, minute });
        }
        let message = format!("minute {minute} is past the end of the day: use 0 to 1439");
        Err(Error::new(Code::BadDate, message).field("time"))
    }

    /// Checks a value that was deserialized, by the rules of [`LocalTime::new`].
    pub(crate) fn validated(self) -> Result<Self> {
        Self::new(self.date, self.minute)
    }

    pub fn naive(self) -> NaiveDateTime {
        self.date.and_time(NaiveTime::MIN) + Duration::minutes(i64::from(self.minute))
    }

    /// Returns the local time, without seconds. The year must be in 1970 to 9998.
    pub fn from_naive(local: NaiveDateTime) -> Result<Self> {
        let minutes = (local.time() - NaiveTime::MIN).num_minutes();
        Self::new(local.date(), u16::try_from(minutes).unwrap_or(0))
    }

    /// Returns the same time of day some days later; negative is earlier.
    pub fn days_later(self, days: i64) -> Result<Self> {
        let date = Duration::try_days(days).and_then(|days| self.date.checked_add_signed(days));
        Self::new(date.ok_or_else(|| out_of_range(days))?, self.minute)
    }

    /// Returns the local time some minutes later; negative is earlier. Clock changes are not considered.
    pub fn minutes_later(self, minutes: i64) -> Result<Self> {
        let later = Duration::try_minutes(minutes)
            .and_then(|minutes| self.naive().checked_add_signed(minutes));
        Self::from_naive(later.ok_or_else(|| out_of_range(minutes))?)
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        write!(f, "{}T{hour:02}:{minute:02}", self.date)
    }
}

/// The time of a post: a local time and its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZonedTime {
    pub at: LocalTime,
    pub zone: Zone,
}

impl ZonedTime {
    /// Returns the moment of the post; see [`Zone::moment`] for clock changes.
    pub fn moment(self) -> DateTime<Utc> {
        self.zone.moment(self.at.naive())
    }

    /// Returns true if a clock change skips this local time; the post is then published at a later local time.
    pub fn is_skipped(self) -> bool {
        self.zone.local(self.moment()) != self.at.naive()
    }

    /// Returns the local time of the same moment in another zone. In its own zone the time is returned as it
    /// is, even if a clock change skips it.
    pub fn seen_in(self, zone: Zone) -> LocalTime {
        if zone == self.zone {
            return self.at;
        }
        LocalTime::from_naive(zone.local(self.moment())).unwrap_or(self.at)
    }
}

/// Parses `YYYY-MM-DDTHH:MM`; a space is accepted instead of the T.
pub fn parse_at(text: &str) -> Result<LocalTime> {
    let written = text.trim().replacen(' ', "T", 1);
    let local = NaiveDateTime::parse_from_str(&written, "%Y-%m-%dT%H:%M").map_err(|_| {
        let message = format!(
            "“{}” is not a date and time: write it as 2026-11-20T09:30",
            brief(text)
        );
        Error::new(Code::BadDate, message).field("time")
    })?;
    LocalTime::from_naive(local)
}

/// Parses `HH:MM` and returns minutes since midnight.
pub(crate) fn clock_time(text: &str) -> Option<u16> {
    let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()?;
    u16::try_from((time - NaiveTime::MIN).num_minutes()).ok()
}

/// Returns the date if its year is in the supported range, 1970 to 9998.
pub(crate) fn within_calendar(date: NaiveDate) -> Result<NaiveDate> {
    LocalTime::new(date, 0).map(|at| at.date)
}

/// Parses `YYYY-MM-DD`.
pub fn parse_date(text: &str) -> Result<NaiveDate> {
    let date = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_| {
        let message = format!("“{}” is not a date: write it as 2026-11-20", brief(text));
        Error::new(Code::BadDate, message).field("date")
    })?;
    within_calendar(date)
}

fn out_of_range(what: impl fmt::Display) -> Error {
    let message = format!("{what} leads out of the years 1970 to 9998: choose a nearer date");
    Error::new(Code::BadDate, message).field("date")
}
