//! Finds signs that the platform refuses, such as `<` in the title of a video.

use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::model::limit::{Part, RefusedSigns};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let rules = ruled.platform.refused_signs.iter();
        rules.filter_map(move |rule| finding(ruled, rule))
    });
    found.collect()
}

fn finding(ruled: RuledPost, rule: &RefusedSigns) -> Option<Finding> {
    let text = match rule.part {
        Part::Title => &ruled.post.row.title,
        Part::Text => &ruled.post.row.text,
        _ => return None,
    };
    let sign = rule.first_in(text).filter(|_| !rule.on_export)?;
    let severity = Severity::of_limit(rule.of, rule.certain);
    let finding = Finding::of(Check::RefusedSign, severity, ruled.post);
    Some(finding.in_part(rule.part).with_found(sign))
}
