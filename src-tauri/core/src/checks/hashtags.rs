//! Finds texts with more hashtags, or a longer one, than the platform allows.

use super::limited::broken;
use super::range::Range;
use super::{Check, Finding};
use crate::counting::{hashtags, longest_hashtag};
use crate::model::limit::{Limited, Measure, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let text = &ruled.post.row.text;
        let count = || hashtags(text).len() as u64;
        let longest = || longest_hashtag(text).into();
        let many = (Limited::Hashtags, Measure::Items);
        let long = (Limited::Hashtag, Measure::Characters);
        let many = broken(ruled, Check::Hashtags, many, count);
        many.into_iter()
            .chain(broken(ruled, Check::Hashtags, long, longest))
    });
    found.map(|finding| finding.in_part(Part::Text)).collect()
}
