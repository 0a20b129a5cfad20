//! Dates and times of calendars: a day, a local time in some zone, or a local time in any zone.

use std::sync::Arc;

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::offsets::Offsets;
use crate::model::Zone;

/// The clocks that a time is read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Clocks {
    /// No clocks: the time is a whole day.
    Day,
    /// The clocks of any zone: the time is the same local time everywhere.
    Any,
    /// The clocks of a zone with an unknown name; handled like [`Clocks::Any`].
    Unknown,
    In(Zone),
    /// The clocks of a zone that the calendar defines itself.
    Own(Arc<Offsets>),
}

impl Clocks {
    /// Returns the moment in UTC of a local time; `None` if these clocks have no zone.
    fn moment(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Day | Self::Any | Self::Unknown => None,
            Self::In(zone) => Some(zone.moment(local).naive_utc()),
            Self::Own(offsets) => offsets.moment(local),
        }
    }

    /// Returns the local time at a moment in UTC; `None` if these clocks have no zone.
    fn local(&self, moment: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Day | Self::Any | Self::Unknown => None,
            Self::In(zone) => Some(zone.local(moment.and_utc())),
            Self::Own(offsets) => offsets.local(moment),
        }
    }
}

/// A date and time in a calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CalendarTime {
    pub(crate) local: NaiveDateTime,
    pub(crate) clocks: Clocks,
}

impl CalendarTime {
    /// Returns the local time in `zone`.
    pub(crate) fn seen_in(&self, zone: Zone) -> NaiveDateTime {
        self.on(&Clocks::In(zone))
    }

    /// Returns the local time on other clocks, or the time as it is written if either of them has no zone.
    pub(crate) fn on(&self, clocks: &Clocks) -> NaiveDateTime {
        if *clocks == self.clocks {
            return self.local;
        }
        let moment = self.clocks.moment(self.local);
        let local = moment.and_then(|moment| clocks.local(moment));
        local.unwrap_or(self.local)
    }

    /// Returns true for a time that its clocks skip.
    pub(crate) fn is_skipped(&self) -> bool {
        let moment = self.clocks.moment(self.local);
        let shown = moment.and_then(|moment| self.clocks.local(moment));
        shown.is_some_and(|shown| shown != self.local)
    }

    /// Parses a value without a zone: a day, a time in UTC, or a time on `clocks`.
    pub(crate) fn parse(text: &str, clocks: impl FnOnce() -> Clocks) -> Option<Self> {
        let text = text.trim();
        let Some((date, time)) = text.split_once(['T', 't']) else {
            return Some(Self {
                local: day(text)?.and_time(NaiveTime::MIN),
                clocks: Clocks::Day,
            });
        };
        let utc = time.strip_suffix(['Z', 'z']);
        let local = day(date)?.and_time(of_day(utc.unwrap_or(time))?);
        let clocks = utc.map_or_else(clocks, |_| Clocks::In(Zone::UTC));
        Some(Self { local, clocks })
    }
}

/// Returns true for years in which zones can be computed without overflow, 1000 to 9998.
pub(crate) fn is_sane(local: NaiveDateTime) -> bool {
    (1000..=9998).contains(&local.year())
}

fn day(text: &str) -> Option<NaiveDate> {
    let is_whole = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(is_whole.then_some(text)?, "%Y%m%d").ok()?;
    is_sane(date.and_time(NaiveTime::MIN)).then_some(date)
}

/// Parses `HHMMSS` or `HHMM`. A leap second becomes the second before it.
fn of_day(digits: &str) -> Option<NaiveTime> {
    let is_time = matches!(digits.len(), 4 | 6) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits = is_time.then_some(digits)?;
    let part = |from: usize| digits.get(from..from + 2).map_or(Ok(0), str::parse::<u32>);
    NaiveTime::from_hms_opt(part(0).ok()?, part(2).ok()?, part(4).ok()?.min(59))
}

/// Parses a duration such as `P1DT2H30M` or `P2W`. Returns `None` for anything else, including negative ones.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let text = text
        .trim()
        .trim_start_matches('+')
        .strip_prefix(['P', 'p'])?;
    let (mut total, mut number, mut is_time) = (0_i64, 0_i64, false);
    for letter in text.chars() {
        let unit = match letter.to_ascii_uppercase() {
            digit @ '0'..='9' => {
                number = number
                    .checked_mul(10)?
                    .checked_add(i64::from(digit.to_digit(10)?))?;
                continue;
            }
            'T' => {
                is_time = true;
                continue;
            }
            'W' => 7 * 24 * 3600,
            'D' => 24 * 3600,
            'H' => 3600,
            'M' if is_time => 60,
            'S' => 1,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    Duration::try_seconds(total)
}
