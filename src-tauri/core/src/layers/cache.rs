//! The calendars that were read, kept as long as their files stay as they are, and what they say of
//! the days that are shown.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::calendar::Calendar;
use super::entry::LayerEntry;
use super::file::read;
use super::left_out::LeftOut;
use super::problem::Problem;
use crate::ics::Fuel;
use crate::model::{Layer, LayerId, Zone};

/// Longest range that is answered, in days.
const MOST_DAYS: i64 = 400;
/// Most entries of one layer in one answer; nobody reads more than this.
const MOST_ENTRIES: usize = 3_000;

/// What the layers say, and by what to tell whether that has changed since.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerContents {
    pub stamp: String,
    pub layers: Vec<LayerContent>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerContent {
    pub id: LayerId,
    pub problem: Option<Problem>,
    /// What the whole file has that is not shown, or not as it is meant.
    pub left_out: Vec<LeftOut>,
    /// By day and minute; those of whole days first.
    pub entries: Vec<LayerEntry>,
}

#[derive(Default)]
pub struct LayerCache {
    read: HashMap<String, CachedCalendar>,
}

struct CachedCalendar {
    age: Age,
    calendar: Arc<Calendar>,
}

/// What tells a changed file from the one that was read.
type Age = Option<(SystemTime, u64)>;

impl LayerCache {
    /// What the shown layers say of the days from one up to, and without, another, on the clocks of
    /// `zone`. None where nothing has changed since the answer with the stamp `seen`.
    pub fn look(
        &mut self,
        layers: &[Layer],
        zone: Zone,
        (from, to): (NaiveDate, NaiveDate),
        seen: Option<&str>,
    ) -> Option<LayerContents> {
        self.read
            .retain(|path, _| layers.iter().any(|one| one.path == *path));
        let to = to.min(
            from.checked_add_signed(Duration::days(MOST_DAYS))
                .unwrap_or(to),
        );
        let shown: Vec<&Layer> = layers.iter().filter(|layer| layer.shown).collect();
        let stamp = stamp(&shown, zone, from, to);
        if seen == Some(stamp.as_str()) {
            return None;
        }
        let layers = shown.iter().map(|layer| {
            let calendar = self.calendar(&layer.path);
            content(layer.id.clone(), &calendar, zone, from, to)
        });
        let layers = layers.collect();
        Some(LayerContents { stamp, layers })
    }

    fn calendar(&mut self, path: &str) -> Arc<Calendar> {
        let age = age(Path::new(path));
        match self.read.get(path) {
            Some(cached) if cached.age == age && age.is_some() => cached.calendar.clone(),
            _ => {
                let calendar = Arc::new(read(Path::new(path)));
                let cached = CachedCalendar {
                    age,
                    calendar: calendar.clone(),
                };
                self.read.insert(path.to_owned(), cached);
                calendar
            }
        }
    }
}

fn age(path: &Path) -> Age {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

fn stamp(layers: &[&Layer], zone: Zone, from: NaiveDate, to: NaiveDate) -> String {
    let mut stamp = format!("{zone} {from} {to}");
    for layer in layers {
        let age = age(Path::new(&layer.path));
        let _ = write!(stamp, " {} {age:?}", layer.id);
    }
    stamp
}

fn content(
    id: LayerId,
    calendar: &Calendar,
    zone: Zone,
    from: NaiveDate,
    to: NaiveDate,
) -> LayerContent {
    let mut fuel = Fuel::default();
    let mut entries = Vec::new();
    for event in &calendar.events {
        let room = (&mut entries, MOST_ENTRIES);
        event.show(zone, (from, to), &mut fuel, room);
        if fuel.is_empty() || entries.len() > MOST_ENTRIES {
            break;
        }
    }
    let is_cut = fuel.is_empty() || entries.len() > MOST_ENTRIES;
    entries.sort_unstable();
    entries.dedup();
    entries.truncate(MOST_ENTRIES);
    LayerContent {
        id,
        problem: calendar.problem.or(is_cut.then_some(Problem::TooMuch)),
        left_out: calendar.left_out.clone(),
        entries,
    }
}
