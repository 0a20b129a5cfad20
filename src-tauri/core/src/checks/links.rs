//! Finds posts with more different links than the platform allows. The link of the post counts too, unless the text has it.

use super::limited::broken;
use super::range::Range;
use super::{Check, Finding};
use crate::counting::different_links;
use crate::model::limit::{Limited, Measure, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().filter_map(|ruled| {
        let limited = (Limited::Links, Measure::Items);
        let row = &ruled.post.row;
        let count = || different_links(&row.text, row.link.as_deref()).into();
        broken(ruled, Check::Links, limited, count)
    });
    found.map(|finding| finding.in_part(Part::Text)).collect()
}
