//! Zones that a calendar names: those of the IANA database and of Windows, and those it defines itself.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::lines::{Line, Lines};
use super::offsets::Offsets;
use super::time::{Clocks, Stamp};
use super::vtimezone::Definitions;
use crate::model::Zone;

/// Windows' names of zones and what they are in the IANA database; the source stands in the file.
const WINDOWS_ZONES: &str = include_str!("../../data/windows-zones.json");

#[derive(Deserialize)]
struct WindowsZones {
    zones: HashMap<String, String>,
}

/// The zones of one calendar.
#[derive(Default)]
pub(crate) struct Zones {
    defined: HashMap<String, Arc<Offsets>>,
    /// The clocks of the whole calendar, by X-WR-TIMEZONE. They are those of times that name no zone, and what
    /// repeats in UTC repeats on them: Google writes every time in UTC.
    calendar: Option<Clocks>,
}

impl Zones {
    /// Reads the zones of a file. They may come after the times that name them.
    pub(crate) fn of(lines: &Lines) -> Self {
        let mut definitions = Definitions::default();
        let mut calendar = None;
        lines.each(|line| match line.name.as_str() {
            "X-WR-TIMEZONE" if calendar.is_none() => calendar = Some(line.text()),
            _ => definitions.take(&line),
        });
        let mut zones = Self {
            defined: definitions.end(),
            calendar: None,
        };
        zones.calendar = calendar.map(|name| zones.named(&name));
        zones
    }

    /// Reads the value of a line; None where it is no date and no time.
    pub(crate) fn stamp(&self, line: &Line) -> Option<Stamp> {
        self.read(&line.value, line)
    }

    /// Reads one of the values of a line.
    pub(crate) fn read(&self, value: &str, line: &Line) -> Option<Stamp> {
        let zone = line.parameter("TZID");
        let any = || self.calendar.clone().unwrap_or(Clocks::Any);
        let stamp = Stamp::parse(value, || zone.map_or_else(any, |name| self.named(name)))?;
        Some(match &self.calendar {
            Some(clocks) if stamp.clocks == Clocks::In(Zone::UTC) => Stamp {
                local: stamp.on(clocks),
                clocks: if *clocks == Clocks::Unknown {
                    stamp.clocks
                } else {
                    clocks.clone()
                },
            },
            _ => stamp,
        })
    }

    /// The IANA database knows more of a zone's past and future than a calendar, so it comes first.
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
