//! Finds texts with more mentions than the platform allows.

use super::limited::broken;
use super::range::Range;
use super::{Check, Finding};
use crate::counting::mentions;
use crate::model::limit::{Limited, Measure, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().filter_map(|ruled| {
        let count = || mentions(&ruled.post.row.text).len() as u64;
        let limited = (Limited::Mentions, Measure::Items);
        broken(ruled, Check::Mentions, limited, count)
    });
    found.map(|finding| finding.in_part(Part::Text)).collect()
}
