//! What a calendar has that its layer doesn't show, or not as it is meant.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// Some events of a layer that are shown without something, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    /// How many events of the file; at least 1.
    pub count: u32,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Why {
    /// Not shown: when they begin can't be read, or the file ends within them.
    Unreadable,
    /// Shown once, without a rule that is not understood.
    Repetition,
    /// Shown without some added, excluded or moved dates.
    Dates,
    /// Shown at the time that is written, since nobody knows the zone.
    Zone,
    /// Shown without their length.
    Length,
    /// All shown, though they have one id and only one of them can be meant.
    SameId,
}

/// What is left out of a calendar, being counted.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<Why, u32>);

impl Tally {
    pub(super) fn add(&mut self, why: Why) {
        *self.0.entry(why).or_default() += 1;
    }

    /// Counts an event. Of one that is not shown nothing else matters.
    pub(super) fn add_event(&mut self, lacks: &BTreeSet<Why>) {
        if lacks.contains(&Why::Unreadable) {
            return self.add(Why::Unreadable);
        }
        lacks.iter().for_each(|why| self.add(*why));
    }

    pub(super) fn end(self) -> Vec<LeftOut> {
        let counts = self.0.into_iter();
        counts.map(|(why, count)| LeftOut { count, why }).collect()
    }
}
