//! What the categories of a calendar are taken for: a channel, a campaign, a pillar or a label of the plan, as their names tell
//! or as a person chose.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::calendar_file::FileEvent;
use super::channel_names::ChannelNames;
use crate::Result;
use crate::ics::category;
use crate::model::{Campaign, Label, MAX_LINE, Pillar};
use crate::storage::{Db, record};

/// The most categories that are told of one calendar.
const MOST_TOLD: usize = 500;

/// What a category of a calendar is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CategoryUse {
    /// The channel with this id.
    Channel {
        id: String,
    },
    /// The campaign of this name, which is added where the plan lacks it.
    Campaign {
        name: String,
    },
    /// The pillar of this name, which is added where the plan lacks it.
    Pillar {
        name: String,
    },
    Label {
        name: String,
    },
    Nothing,
}

/// A category of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "CalendarCategory"))]
pub struct Category {
    pub name: String,
    /// The number of events that have it.
    pub events: u32,
    pub taken: CategoryUse,
    /// True if a person chose what it is taken for.
    pub is_chosen: bool,
}

/// The categories of a calendar, with what each is taken for.
#[derive(Default)]
pub(super) struct Categories {
    uses: HashMap<String, CategoryUse>,
    chosen: HashSet<String>,
    /// In the order of the file.
    counts: Vec<(String, u32)>,
}

impl Categories {
    /// Reads the categories of events. `chosen` has what a person said of some.
    pub(super) fn of(
        db: &Db,
        events: &[FileEvent],
        names: &ChannelNames,
        chosen: &[(String, CategoryUse)],
    ) -> Result<Self> {
        let mut categories = Self::default();
        for (name, taken) in chosen {
            categories.chosen.insert(name.trim().to_owned());
            categories
                .uses
                .insert(name.trim().to_owned(), taken.clone());
        }
        let known = Known {
            names,
            campaigns: record::all(db)?,
            pillars: record::all(db)?,
            labels: record::all(db)?,
        };
        categories.count(events);
        for (name, _) in &categories.counts {
            if !categories.uses.contains_key(name) {
                categories.uses.insert(name.clone(), known.taken(name));
            }
        }
        Ok(categories)
    }

    fn count(&mut self, events: &[FileEvent]) {
        let mut places: HashMap<&str, usize> = HashMap::new();
        for event in events.iter().filter(|event| event.kind.is_empty()) {
            let mut seen: HashSet<&str> = HashSet::new();
            let names = event.categories.iter().map(|name| name.trim());
            for name in names.filter(|name| seen.insert(name)) {
                let place = *places.entry(name).or_insert_with(|| {
                    self.counts.push((name.to_owned(), 0));
                    self.counts.len() - 1
                });
                if let Some((_, count)) = self.counts.get_mut(place) {
                    *count += 1;
                }
            }
        }
    }

    /// Returns what a category is taken for.
    pub(super) fn taken(&self, name: &str) -> &CategoryUse {
        self.uses.get(name.trim()).unwrap_or(&CategoryUse::Nothing)
    }

    /// Returns true if a person chose what a category is taken for.
    pub(super) fn is_chosen(&self, name: &str) -> bool {
        self.chosen.contains(name.trim())
    }

    /// Returns the categories in the order of the file.
    pub(super) fn told(&self) -> Vec<Category> {
        let counts = self.counts.iter();
        let short = counts.filter(|(name, _)| name.chars().count() <= MAX_LINE);
        let told = short.take(MOST_TOLD).map(|(name, events)| Category {
            name: name.clone(),
            events: *events,
            taken: self.taken(name).clone(),
            is_chosen: self.is_chosen(name),
        });
        told.collect()
    }
}

/// The names of the plan that a category may be.
struct Known<'a> {
    names: &'a ChannelNames,
    campaigns: Vec<Campaign>,
    pillars: Vec<Pillar>,
    labels: Vec<Label>,
}

impl Known<'_> {
    fn taken(&self, name: &str) -> CategoryUse {
        let is_it = |own: &str| own == name || category(own) == name;
        if let Some(id) = self.names.find(name) {
            return CategoryUse::Channel { id: id.to_owned() };
        }
        if let Some(row) = self.campaigns.iter().find(|row| is_it(&row.name)) {
            let name = row.name.clone();
            return CategoryUse::Campaign { name };
        }
        if let Some(row) = self.pillars.iter().find(|row| is_it(&row.name)) {
            let name = row.name.clone();
            return CategoryUse::Pillar { name };
        }
        let label = self.labels.iter().find(|row| is_it(&row.name));
        let name = label.map_or(name, |row| row.name.as_str()).to_owned();
        CategoryUse::Label { name }
    }
}
