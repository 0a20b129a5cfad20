//! Finds posts whose time is past although they are neither published nor skipped.

use super::range::Range;
use super::{Check, Finding, Severity};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let due = range.unpublished().filter(|ruled| {
        let planned = ruled.post.row.planned;
        planned.is_some_and(|planned| planned.moment() < range.now)
    });
    let found = due.map(|ruled| Finding::of(Check::Past, Severity::Warning, ruled.post));
    found.collect()
}
