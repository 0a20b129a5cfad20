//! Finds posts without the picture or video that the platform requires, with too many of them, and with a mix of kinds that
//! the platform keeps apart.

use std::collections::BTreeSet;

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::model::limit::{Limited, Measure, Part};
use crate::model::{MediaFacts, MediaKind};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let posts = range.unpublished();
    posts
        .flat_map(|ruled| of_post(ruled, &ruled.post.media))
        .collect()
}

fn of_post(ruled: RuledPost, media: &[MediaFacts]) -> Vec<Finding> {
    if media.is_empty() {
        return missing(ruled).into_iter().collect();
    }
    let mixed = Limited::MediaKinds;
    let counts = [
        Limited::Media,
        Limited::Images,
        Limited::Gifs,
        Limited::Videos,
    ];
    let counts = counts.map(|what| (Check::MediaCount, what));
    let checks = [(Check::MediaMixed, mixed)].into_iter().chain(counts);
    let found = checks.filter_map(|(check, what)| {
        let count = number_of(what, media);
        // A limit on pictures says nothing about a post that has none.
        let is_about = count > 0;
        let limited = (what, Measure::Items);
        is_about.then(|| broken(ruled, check, limited, || count))?
    });
    without_lesser(found.map(|finding| finding.in_part(Part::Media)).collect())
}

/// Returns the errors alone if there are any: what the app refuses needn't be told again for other programs.
fn without_lesser(mut found: Vec<Finding>) -> Vec<Finding> {
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if found.iter().any(is_error) {
        found.retain(is_error);
    }
    found
}

fn missing(ruled: RuledPost) -> Option<Finding> {
    let mut required = ruled.platform.required_of(ruled.now());
    let required = required.find(|rule| rule.part == Part::Media)?;
    let severity = Severity::of_limit(required.of, required.certain);
    let finding = Finding::of(Check::MediaMissing, severity, ruled.post);
    Some(finding.in_part(Part::Media))
}

fn number_of(what: Limited, media: &[MediaFacts]) -> u64 {
    let of_kind = |kind| media.iter().filter(|file| file.kind == kind).count();
    let number = match what {
        Limited::Images => of_kind(MediaKind::Image),
        Limited::Gifs => of_kind(MediaKind::Gif),
        Limited::Videos => of_kind(MediaKind::Video),
        Limited::MediaKinds => media
            .iter()
            .map(|file| file.kind)
            .collect::<BTreeSet<_>>()
            .len(),
        _ => media.len(),
    };
    number as u64
}
