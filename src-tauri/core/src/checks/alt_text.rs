//! Finds pictures without an alt text, and alt texts that are longer than the platform allows.

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::model::limit::{Limited, Measure, Part};
use crate::model::{MediaFacts, MediaKind};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let media = ruled.post.media.as_slice();
        let files = media.iter().zip(0..);
        files.filter_map(move |(file, place)| of_file(ruled, file, place))
    });
    found.collect()
}

fn of_file(ruled: RuledPost, file: &MediaFacts, place: u32) -> Option<Finding> {
    let finding = match (file.alt_length, file.kind) {
        (0, MediaKind::Video) => None,
        (0, _) => Some(Finding::of(Check::AltText, Severity::Warning, ruled.post)),
        (length, _) => {
            let limited = (Limited::AltText, Measure::Characters);
            broken(ruled, Check::AltText, limited, || length.into())
        }
    }?;
    Some(Finding {
        file: Some(place),
        ..finding.in_part(Part::AltText)
    })
}
