//! Finds first comments that are longer than the platform allows.

use super::range::{Range, RuledPost};
use super::{BrokenLimit, Check, Finding, Severity};
use crate::counting::{Unit, count};
use crate::model::limit::Part;

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    range.unpublished().filter_map(finding).collect()
}

fn finding(ruled: RuledPost) -> Option<Finding> {
    let comment = ruled.post.row.first_comment.as_ref()?;
    let limit = ruled.platform.first_comment_limit()?;
    let length = count(Unit::Graphemes, comment).into();
    let broken = BrokenLimit::of_count(limit, length)?;
    let severity = Severity::of_limit(limit.of, limit.certain);
    let finding = Finding::of(Check::Excess, severity, ruled.post);
    Some(finding.in_part(Part::FirstComment).over(broken))
}
