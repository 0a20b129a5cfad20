//! The zones that a calendar names: those of the IANA database, those of Windows, and its own definitions.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::lines::{Line, Lines, is_named};
use super::offsets::Offsets;
use super::time::{CalendarTime, Clocks};
use super::vtimezone::Definitions;
use crate::model::Zone;

/// The names of zones on Windows with their names in the IANA database. The file names its source.
const WINDOWS_ZONES: &str = include_str!("../../data/windows-zones.json");

#[derive(Deserialize)]
struct WindowsZones {
    zones: HashMap<String, String>,
}

/// The zones of one calendar.
#[derive(Default)]
pub(crate) struct Zones {
    defined: HashMap<String, Arc<Offsets>>,
    /// The clocks of the whole calendar, by X-WR-TIMEZONE. Times without a zone are on them, and so are times
    /// in UTC, so that repeating events repeat at the same local time: Google writes every time in UTC.
    calendar: Option<Clocks>,
}

impl Zones {
    /// Reads the zones of a file. Their definitions may come after the times that use them.
    pub(crate) fn of(lines: &Lines) -> Self {
        let mut definitions = Definitions::default();
        let mut calendar = None;
        lines.each_unparsed(|bytes| {
            let is_wanted = definitions.is_open() || is_named(bytes, b"BEGIN");
            if !is_wanted && !is_named(bytes, b"X-WR-TIMEZONE") {
                return;
            }
            match Line::parse(bytes) {
                Some(line) if line.name == "X-WR-TIMEZONE" => {
                    calendar.get_or_insert_with(|| line.text());
                }
                Some(line) => definitions.take(&line),
                None => {}
            }
        });
        let mut zones = Self {
            defined: definitions.end(),
            calendar: None,
        };
        zones.calendar = calendar.map(|name| zones.named(&name));
        zones
    }

    /// Parses the value of a line. Returns `None` if it is neither a date nor a time.
    pub(crate) fn time(&self, line: &Line) -> Option<CalendarTime> {
        self.read(&line.value, line)
    }

    /// Parses one of the values of a line.
    pub(crate) fn read(&self, value: &str, line: &Line) -> Option<CalendarTime> {
        let zone = line.parameter("TZID");
        let any = || self.calendar.clone().unwrap_or(Clocks::Any);
        let time = CalendarTime::parse(value, || zone.map_or_else(any, |name| self.named(name)))?;
        Some(match &self.calendar {
            Some(clocks) if time.clocks == Clocks::In(Zone::UTC) => CalendarTime {
                local: time.on(clocks),
                clocks: if *clocks == Clocks::Unknown {
                    time.clocks
                } else {
                    clocks.clone()
                },
            },
            _ => time,
        })
    }

    /// Returns the clocks of a zone by its name. The IANA database comes first, as it knows more of a zone's
    /// past and future than a calendar.
    fn named(&self, name: &str) -> Clocks {
        let name = name.trim();
        if let Ok(zone) = name.parse() {
            return Clocks::In(zone);
        }
        if let Some(offsets) = self.defined.get(name) {
            return Clocks::Own(offsets.clone());
        }
        zone_named(name).map_or(Clocks::Unknown, Clocks::In)
    }
}

/// Returns the zone with a name. Some programs write a path before it: `/mozilla.org/20050126_1/Europe/Berlin`.
fn zone_named(name: &str) -> Option<Zone> {
    let parts: Vec<&str> = name.split('/').collect();
    let tails = (0..parts.len().min(6)).map(|from| parts[from..].join("/"));
    tails
        .filter(|tail| !tail.is_empty())
        .find_map(|tail| tail.parse().ok())
        .or_else(|| zone_of_windows(name))
}

/// Returns the zone with a name of Windows, which Outlook and Exchange write. Such a name contains no country;
/// the zone is the one that CLDR uses if the country is unknown.
fn zone_of_windows(name: &str) -> Option<Zone> {
    static ZONES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let table: WindowsZones = serde_json::from_str(WINDOWS_ZONES)
            .expect("the table is part of the program and has a test");
        table.zones
    });
    ZONES.get(name)?.parse().ok()
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
