//! Finds posts at local times that a clock change of the channel's zone skips.

use super::range::Range;
use super::{Check, Finding, Severity};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let skipped = range
        .posts()
        .filter(|post| post.row.planned.is_some_and(|planned| planned.is_skipped()));
    let found = skipped.map(|post| Finding::of(Check::ClockGap, Severity::Warning, post));
    found.collect()
}
