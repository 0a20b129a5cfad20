//! The offsets from UTC of a zone that a calendar defines itself.

use chrono::{Duration, NaiveDateTime};

/// The offsets of a zone over time, in seconds east of UTC.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Offsets {
    /// The offset before the first change.
    before: i32,
    /// Sorted by moment.
    changes: Vec<Change>,
}

/// A change of the offset, from and to seconds east of UTC.
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

    /// Returns the moment in UTC of a local time. For a time that a change skips, the offset before the change
    /// is used; for a time that occurs twice, the first occurrence (RFC 5545, section 3.3.5).
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

    /// Returns the local time at a moment in UTC.
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
