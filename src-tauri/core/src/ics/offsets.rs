//! A zone that a calendar defines itself: how far its clocks are from UTC, and when that changes.

use chrono::{Duration, NaiveDateTime};

/// Seconds east of UTC, over time.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Offsets {
    /// Before the first change.
    before: i32,
    /// By their moments.
    changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    /// In UTC.
    pub(super) moment: NaiveDateTime,
    pub(super) from: i32,
    pub(super) to: i32,
}

impl Offsets {
    pub(super) fn of(mut changes: Vec<Change>) -> Self {
        changes.sort_unstable();
        changes.dedup();
        Self {
            before: changes.first().map_or(0, |change| change.from),
            changes,
        }
    }

    /// Returns a zone whose clocks never change.
    pub(super) fn fixed(before: i32) -> Self {
        Self {
            before,
            changes: Vec::new(),
        }
    }

    /// Returns the moment in UTC of a wall-clock time. One that the clocks skip is taken with the offset before the
    /// gap; one that they show twice is the first (RFC 5545, section 3.3.5).
    pub(super) fn moment(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let is_over = |change: &Change| {
            let end = Duration::seconds(change.from.max(change.to).into());
            change
                .moment
                .checked_add_signed(end)
                .is_some_and(|end| end <= local)
        };
        let offset = self.after(self.changes.partition_point(is_over));
        local.checked_sub_signed(Duration::seconds(offset.into()))
    }

    /// Returns what the clocks show at a moment in UTC.
    pub(super) fn local(&self, moment: NaiveDateTime) -> Option<NaiveDateTime> {
        let changed = |change: &Change| change.moment <= moment;
        let offset = self.after(self.changes.partition_point(changed));
        moment.checked_add_signed(Duration::seconds(offset.into()))
    }

    fn after(&self, count: usize) -> i32 {
        let last = count.checked_sub(1).and_then(|last| self.changes.get(last));
        last.map_or(self.before, |change| change.to)
    }
}
