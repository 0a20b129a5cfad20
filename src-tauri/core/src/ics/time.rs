//! Dates and times as calendars write them: a day, a time on some zone's clocks, or on any clock.

use std::sync::Arc;

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::offsets::Offsets;
use crate::model::Zone;

/// Which clocks a time is read off.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Clocks {
    /// A whole day.
    Day,
    /// Whoever looks, on the clocks there.
    Any,
    /// Those of a zone whose name nobody knows; read as on any clock.
    Unknown,
    In(Zone),
    /// Those of a zone that the calendar defines.
    Own(Arc<Offsets>),
}

impl Clocks {
    /// Returns the moment in UTC of a wall-clock time; None where these clocks have no zone.
    fn moment(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Day | Self::Any | Self::Unknown => None,
            Self::In(zone) => Some(zone.moment(local).naive_utc()),
            Self::Own(offsets) => offsets.moment(local),
        }
    }

    /// Returns what these clocks show at a moment in UTC; None where they have no zone.
    fn local(&self, moment: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Self::Day | Self::Any | Self::Unknown => None,
            Self::In(zone) => Some(zone.local(moment.and_utc())),
            Self::Own(offsets) => offsets.local(moment),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stamp {
    pub(crate) local: NaiveDateTime,
    pub(crate) clocks: Clocks,
}

impl Stamp {
    /// Returns what the clocks of `zone` show at this time.
    pub(crate) fn seen_in(&self, zone: Zone) -> NaiveDateTime {
        self.on(&Clocks::In(zone))
    }

    /// Returns the same moment on other clocks, and the time as it is written where one of them has no zone.
    pub(crate) fn on(&self, clocks: &Clocks) -> NaiveDateTime {
        if *clocks == self.clocks {
            return self.local;
        }
        let moment = self.clocks.moment(self.local);
        let local = moment.and_then(|moment| clocks.local(moment));
        local.unwrap_or(self.local)
    }

    /// Reads a value that names no zone: a day, a time in UTC, or one on `clocks`.
    pub(super) fn parse(text: &str, clocks: impl FnOnce() -> Clocks) -> Option<Self> {
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

/// Returns true for the years that zones can be asked about without running over.
pub(crate) fn is_sane(local: NaiveDateTime) -> bool {
    (1000..=9998).contains(&local.year())
}

fn day(text: &str) -> Option<NaiveDate> {
    let is_whole = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(is_whole.then_some(text)?, "%Y%m%d").ok()?;
    is_sane(date.and_time(NaiveTime::MIN)).then_some(date)
}

/// Reads `HHMMSS` or `HHMM`; a leap second is the one before it.
fn of_day(digits: &str) -> Option<NaiveTime> {
    let is_time = matches!(digits.len(), 4 | 6) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let digits = is_time.then_some(digits)?;
    let part = |from: usize| digits.get(from..from + 2).map_or(Ok(0), str::parse::<u32>);
    NaiveTime::from_hms_opt(part(0).ok()?, part(2).ok()?, part(4).ok()?.min(59))
}

/// Reads a duration such as `P1DT2H30M` or `P2W`; None for anything else, and for negative ones.
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
