//! Dates and times as calendars write them: a day, a time on some zone's clocks, or on any clock.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Deserialize;

use super::lines::Line;
use crate::model::Zone;

/// Windows' names of zones and what they are in the IANA database; the source stands in the file.
const WINDOWS_ZONES: &str = include_str!("../../data/windows-zones.json");

#[derive(Deserialize)]
struct WindowsZones {
    zones: HashMap<String, String>,
}

/// Which clocks a time is read off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clocks {
    /// A whole day.
    Day,
    /// Whoever looks, on the clocks there. Also what names a zone that nobody knows.
    Any,
    In(Zone),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) local: NaiveDateTime,
    pub(super) clocks: Clocks,
}

impl Stamp {
    pub(super) fn of(line: &Line) -> Option<Self> {
        Self::parse(&line.value, line.parameter("TZID"))
    }

    /// All that a line with several says, as of RDATE and EXDATE. Of a period it is the beginning.
    pub(super) fn all_of(line: &Line) -> impl Iterator<Item = Self> {
        let zone = line.parameter("TZID");
        let values = line.value.split(',');
        values
            .filter_map(move |value| Self::parse(value.split('/').next().unwrap_or_default(), zone))
    }

    pub(super) fn parse(text: &str, zone: Option<&str>) -> Option<Self> {
        let text = text.trim();
        let (date, time) = match text.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let date = day(date)?;
        let Some(time) = time else {
            let local = date.and_time(NaiveTime::MIN);
            return Some(Self {
                local,
                clocks: Clocks::Day,
            });
        };
        let (digits, is_utc) = match time.strip_suffix(['Z', 'z']) {
            Some(digits) => (digits, true),
            None => (time, false),
        };
        let clocks = if is_utc {
            Clocks::In(Zone::UTC)
        } else {
            clocks(zone)
        };
        let local = date.and_time(of_day(digits)?);
        Some(Self { local, clocks })
    }

    /// What the clocks of `zone` show at this time.
    pub(super) fn seen_in(self, zone: Zone) -> NaiveDateTime {
        match self.clocks {
            Clocks::In(own) if own != zone => zone.local(own.moment(self.local)),
            _ => self.local,
        }
    }

    /// The same moment on other clocks.
    pub(super) fn on(self, clocks: Clocks) -> NaiveDateTime {
        match clocks {
            Clocks::In(zone) => self.seen_in(zone),
            _ => self.local,
        }
    }
}

/// Years that zones can be asked about without running over.
fn day(text: &str) -> Option<NaiveDate> {
    let is_whole = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(is_whole.then_some(text)?, "%Y%m%d").ok()?;
    let years = NaiveDate::from_ymd_opt(1000, 1, 1)?..NaiveDate::from_ymd_opt(9999, 1, 1)?;
    years.contains(&date).then_some(date)
}

/// `HHMMSS` or `HHMM`; a leap second is the one before it.
fn of_day(digits: &str) -> Option<NaiveTime> {
    if !digits.is_ascii() || digits.len() < 4 {
        return None;
    }
    let (hour, minute) = (digits[..2].parse().ok()?, digits[2..4].parse().ok()?);
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn clocks(zone: Option<&str>) -> Clocks {
    let Some(name) = zone else {
        return Clocks::Any;
    };
    zone_named(name).map_or(Clocks::Any, Clocks::In)
}

/// Some programs write a path before the name, as /mozilla.org/20050126_1/Europe/Berlin.
fn zone_named(name: &str) -> Option<Zone> {
    let parts: Vec<&str> = name.split('/').collect();
    let tails = (0..parts.len().min(6)).map(|from| parts[from..].join("/"));
    tails
        .filter(|tail| !tail.is_empty())
        .find_map(|tail| tail.parse().ok())
        .or_else(|| zone_of_windows(name))
}

/// Outlook and Exchange write the names of Windows, which say no country: each is the zone that CLDR gives
/// it where none is known.
fn zone_of_windows(name: &str) -> Option<Zone> {
    static ZONES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let table: WindowsZones = serde_json::from_str(WINDOWS_ZONES)
            .expect("the table is part of the program and has a test");
        table.zones
    });
    ZONES.get(name)?.parse().ok()
}

/// Reads a duration such as `P1DT2H30M` or `P2W`, to the minute; None for anything else, and for negative ones.
pub(super) fn duration(text: &str) -> Option<Duration> {
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

#[cfg(test)]
mod tests {
    use super::{WINDOWS_ZONES, WindowsZones, zone_named, zone_of_windows};

    #[test]
    fn every_zone_of_windows_is_one_of_ours() {
        let table: WindowsZones = serde_json::from_str(WINDOWS_ZONES).unwrap();
        assert!(table.zones.len() > 130);
        for (windows, ours) in table.zones {
            let zone = zone_of_windows(&windows);
            assert!(zone.is_some(), "{windows} is {ours}, which nobody knows");
        }
    }

    #[test]
    fn a_zone_is_found_by_any_of_its_names() {
        let shown = |name| zone_named(name).map(|zone| zone.to_string());
        for name in [
            "Europe/Berlin",
            "/mozilla.org/20050126_1/Europe/Berlin",
            "W. Europe Standard Time",
        ] {
            assert_eq!(shown(name).as_deref(), Some("Europe/Berlin"), "{name}");
        }
        assert_eq!(shown("Customized Time Zone"), None);
    }
}
