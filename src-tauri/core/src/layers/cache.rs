//! Calendar files that were read, cached until the file changes, and the entries that layers show.

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
use crate::ics::StepBudget;
use crate::model::{Layer, LayerId, Zone};

/// The longest range of one call, in days; later days are left out.
const MAX_DAYS: i64 = 400;
/// The most entries of one layer in one call; nobody reads more than this.
const MAX_ENTRIES: usize = 3_000;

/// The entries of the shown layers. `fingerprint` changes when a layer, a file, the zone or the days change.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerContents {
    pub fingerprint: String,
    pub layers: Vec<LayerContent>,
}

/// The entries of one layer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayerContent {
    pub id: LayerId,
    pub problem: Option<Problem>,
    /// The events of the whole file that are not shown, or not shown as they are meant.
    pub left_out: Vec<LeftOut>,
    /// Sorted by day and minute, with whole days first.
    pub entries: Vec<LayerEntry>,
}

/// The calendar files that were read, by path.
#[derive(Default)]
pub struct LayerCache {
    read: HashMap<String, CachedCalendar>,
}

struct CachedCalendar {
    age: Age,
    calendar: Arc<Calendar>,
}

/// The time of the last change and the length of a file, by which a changed file is recognized.
type Age = Option<(SystemTime, u64)>;

impl LayerCache {
    /// Returns the entries of the shown layers on the days from `from` to before `to`, in `zone`. Returns
    /// `None` if nothing changed since the result with the fingerprint `seen`.
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
            from.checked_add_signed(Duration::days(MAX_DAYS))
                .unwrap_or(to),
        );
        let shown: Vec<&Layer> = layers.iter().filter(|layer| layer.shown).collect();
        let fingerprint = fingerprint(&shown, zone, from, to);
        if seen == Some(fingerprint.as_str()) {
            return None;
        }
        let layers = shown.iter().map(|layer| {
            let calendar = self.calendar(&layer.path);
            content(layer.id.clone(), &calendar, zone, from, to)
        });
        let layers = layers.collect();
        Some(LayerContents {
            fingerprint,
            layers,
        })
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

fn fingerprint(layers: &[&Layer], zone: Zone, from: NaiveDate, to: NaiveDate) -> String {
    let mut fingerprint = format!("{zone} {from} {to}");
    for layer in layers {
        let age = age(Path::new(&layer.path));
        let _ = write!(fingerprint, " {} {age:?}", layer.id);
    }
    fingerprint
}

fn content(
    id: LayerId,
    calendar: &Calendar,
    zone: Zone,
    from: NaiveDate,
    to: NaiveDate,
) -> LayerContent {
    let mut budget = StepBudget::default();
    let mut entries = Vec::new();
    for event in &calendar.events {
        let room = (&mut entries, MAX_ENTRIES);
        event.show(zone, (from, to), &mut budget, room);
        if budget.is_empty() || entries.len() > MAX_ENTRIES {
            break;
        }
    }
    let is_cut = budget.is_empty() || entries.len() > MAX_ENTRIES;
    entries.sort_unstable();
    entries.dedup();
    entries.truncate(MAX_ENTRIES);
    LayerContent {
        id,
        problem: calendar.problem.or(is_cut.then_some(Problem::TooMuch)),
        left_out: calendar.left_out.clone(),
        entries,
    }
}
