//! Finds what a kind of post does to it: a story's text that is dropped, and a reel's title that is too long.

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::counting::{Unit, count};
use crate::model::PostKind;
use crate::model::limit::{Limited, Measure, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range
        .unpublished()
        .flat_map(|ruled| dropped(ruled).into_iter().chain(long_title(ruled)));
    found.collect()
}

fn dropped(ruled: RuledPost) -> Option<Finding> {
    let rule = ruled.platform.kind(ruled.post.row.kind?)?;
    let is_dropped = rule.drops_text && !ruled.post.row.text.trim().is_empty();
    let finding = Finding::of(Check::TextDropped, Severity::Warning, ruled.post);
    is_dropped.then(|| finding.in_part(Part::Text))
}

fn long_title(ruled: RuledPost) -> Option<Finding> {
    ruled.now().kind.filter(|kind| *kind == PostKind::Reel)?;
    let length = || count(Unit::Graphemes, &ruled.post.row.title).into();
    let limited = (Limited::ReelTitle, Measure::Characters);
    let finding = broken(ruled, Check::Excess, limited, length)?;
    Some(finding.in_part(Part::Title))
}
