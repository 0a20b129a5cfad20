//! Finds posts without a part that the platform requires, and titles that are shorter than they may be. Parts that a plan
//! doesn't hold, such as a board, are not missed.

use super::range::{Range, RuledPost};
use super::{BrokenLimit, Check, Counted, Finding, Severity};
use crate::counting::count;
use crate::model::limit::{LimitOf, Part};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range
        .unpublished()
        .flat_map(|ruled| missing(ruled).chain(short_title(ruled)));
    found.collect()
}

fn missing(ruled: RuledPost<'_>) -> impl Iterator<Item = Finding> {
    let row = &ruled.post.row;
    let required = ruled.platform.required_of(ruled.now());
    let missing = required.filter(|required| match required.part {
        Part::Title => row.title.trim().is_empty(),
        Part::Text => row.text.trim().is_empty(),
        Part::Link => row.link.is_none(),
        _ => false,
    });
    missing.map(move |required| {
        let severity = Severity::of_limit(required.of, required.certain);
        Finding::of(Check::MissingPart, severity, ruled.post).in_part(required.part)
    })
}

fn short_title(ruled: RuledPost<'_>) -> Option<Finding> {
    let rule = ruled.platform.title.as_ref()?;
    let length = count(rule.unit, &ruled.post.row.title);
    let severity = Severity::of_limit(LimitOf::App, rule.certain && !rule.advice);
    (length < rule.least).then(|| {
        let limit = BrokenLimit {
            count: length.into(),
            limit: rule.least.into(),
            counted: Counted::Length { unit: rule.unit },
            of: Some(LimitOf::App),
            is_own: false,
            source: rule.source.clone(),
            checked: rule.checked.clone(),
        };
        let finding = Finding::of(Check::MissingPart, severity, ruled.post);
        finding.in_part(Part::Title).over(limit)
    })
}
