//! Finds texts and titles that are longer than the platform or the channel allows.

use super::range::{Range, RuledPost};
use super::{BrokenLimit, Check, Finding, Severity};
use crate::model::limit::Part;
use crate::model::text_rule::{Draft, TextRule};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let title = ruled.platform.title.as_ref();
        let title = title.and_then(|rule| over(ruled, rule, Part::Title));
        over_in_text(ruled).into_iter().chain(title)
    });
    found.collect()
}

/// Returns a finding if the text is too long, or a part of a thread, the first one that is.
fn over_in_text(ruled: RuledPost) -> Option<Finding> {
    let rule = &ruled.platform.text;
    match ruled.post.row.parts.as_slice() {
        [] => over(ruled, rule, Part::Text),
        parts => {
            let whole = draft(ruled, Part::Text);
            let mut drafts = parts.iter().map(|text| Draft { text, ..whole });
            drafts.find_map(|draft| finding(ruled, rule, Part::Text, draft))
        }
    }
}

/// Returns a finding if a part is too long: by the app's count, or else by that of the API.
fn over(ruled: RuledPost, rule: &TextRule, part: Part) -> Option<Finding> {
    finding(ruled, rule, part, draft(ruled, part))
}

fn finding(ruled: RuledPost, rule: &TextRule, part: Part, draft: Draft) -> Option<Finding> {
    let broken = rule.broken_in_app(draft);
    let (bound, length) = broken.or_else(|| rule.broken_in_api(draft))?;
    let severity = Severity::of_limit(bound.of, bound.certain);
    let finding = Finding::of(Check::Excess, severity, ruled.post).in_part(part);
    Some(finding.over(BrokenLimit::of_length(bound, length)))
}

fn draft(ruled: RuledPost<'_>, part: Part) -> Draft<'_> {
    match part {
        Part::Title => Draft {
            text: &ruled.post.row.title,
            ..Draft::default()
        },
        _ => Draft {
            text: &ruled.post.row.text,
            media: ruled.post.has_media(),
            own_limit: ruled.channel.text_limit,
            ..Draft::default()
        },
    }
}
