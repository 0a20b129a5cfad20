//! Finds times that the platform's own scheduler doesn't take, because they are too soon or too far ahead. The post can
//! still be published by hand, so this is a hint.

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::model::limit::{Limited, Measure};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range
        .unpublished()
        .filter_map(|ruled| finding(range, ruled));
    found.collect()
}

/// Returns `None` for a post whose time is past.
fn finding(range: &Range, ruled: RuledPost) -> Option<Finding> {
    let ahead = ruled.post.row.planned?.moment() - range.now;
    let minutes = u64::try_from(ahead.num_minutes()).ok()?;
    let limited = (Limited::Schedule, Measure::Minutes);
    let finding = broken(ruled, Check::Schedule, limited, || minutes)?;
    Some(Finding {
        severity: Severity::Hint,
        ..finding
    })
}
