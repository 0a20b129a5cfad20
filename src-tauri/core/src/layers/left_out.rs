//! What a calendar has that its layer doesn't show, or not as it is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

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
    /// Shown beside another event with the same id, though only one of them can be meant.
    SameId,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (events, are, their) = match self.count {
            1 => ("1 event".to_owned(), "is", "its"),
            count => (format!("{count} events"), "are", "their"),
        };
        match self.why {
            Why::Unreadable => write!(f, "{events} can't be read and {are} not shown"),
            Why::Repetition => write!(f, "{events} {are} shown without {their} repetition"),
            Why::Dates => write!(
                f,
                "{events} {are} shown without some of {their} changed dates"
            ),
            Why::Zone => write!(
                f,
                "{events} {are} shown at the time written, in an unknown zone"
            ),
            Why::Length => write!(f, "{events} {are} shown without {their} length"),
            Why::SameId => write!(f, "{events} {are} shown beside another with the same id"),
        }
    }
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
