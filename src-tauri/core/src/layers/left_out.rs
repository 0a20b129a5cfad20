//! Events of a calendar that its layer doesn't show, or not as they are meant.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

/// A number of events that are shown incompletely, or not at all, for the same reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    /// The number of events in the file; at least 1.
    pub count: u32,
    pub why: Reason,
}

/// The reason why an event is shown incompletely or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Reason {
    /// Not shown: the start can't be read, or the file ends within the event.
    Unreadable,
    /// Shown once, without a rule that can't be used.
    Repetition,
    /// Shown without some added, excluded or moved dates.
    Dates,
    /// Shown at the time that is written, since the zone is unknown.
    Zone,
    /// Shown without their length.
    Length,
    /// Shown beside another event with the same id, although only one of them can be meant.
    SameId,
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (events, are, their) = match self.count {
            1 => ("1 event".to_owned(), "is", "its"),
            count => (format!("{count} events"), "are", "their"),
        };
        match self.why {
            Reason::Unreadable => write!(f, "{events} can't be read and {are} not shown"),
            Reason::Repetition => write!(f, "{events} {are} shown without {their} repetition"),
            Reason::Dates => write!(
                f,
                "{events} {are} shown without some of {their} changed dates"
            ),
            Reason::Zone => write!(
                f,
                "{events} {are} shown at the time written, in an unknown zone"
            ),
            Reason::Length => write!(f, "{events} {are} shown without {their} length"),
            Reason::SameId => write!(f, "{events} {are} shown beside another with the same id"),
        }
    }
}

/// Counts the events that are left out of a calendar, by reason.
#[derive(Debug, Default)]
pub(super) struct LeftOutCounts(BTreeMap<Reason, u32>);

impl LeftOutCounts {
    pub(super) fn add(&mut self, why: Reason) {
        *self.0.entry(why).or_default() += 1;
    }

    /// Counts an event under each of its reasons; an event that isn't shown only as `Unreadable`.
    pub(super) fn add_event(&mut self, lacks: &BTreeSet<Reason>) {
        if lacks.contains(&Reason::Unreadable) {
            return self.add(Reason::Unreadable);
        }
        lacks.iter().for_each(|why| self.add(*why));
    }

    pub(super) fn end(self) -> Vec<LeftOut> {
        let counts = self.0.into_iter();
        counts.map(|(why, count)| LeftOut { count, why }).collect()
    }
}
