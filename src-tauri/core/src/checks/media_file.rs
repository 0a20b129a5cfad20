//! Finds pictures and videos whose type, size, shape or length the platform doesn't take.

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding, Severity};
use crate::model::limit::{Limited, Measure, Part};
use crate::model::{MediaFacts, MediaKind};

/// What is measured of a file, and the check that tells of it.
const MEASURES: [(Check, Measure); 8] = [
    (Check::MediaSize, Measure::Bytes),
    (Check::MediaShape, Measure::Width),
    (Check::MediaShape, Measure::ShortSide),
    (Check::MediaShape, Measure::LongSide),
    (Check::MediaShape, Measure::BothSides),
    (Check::MediaShape, Measure::Pixels),
    (Check::MediaShape, Measure::Ratio),
    (Check::MediaDuration, Measure::Seconds),
];

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.unpublished().flat_map(|ruled| {
        let media = ruled.post.media.as_slice();
        let files = media.iter().zip(0..);
        files.flat_map(move |(file, place)| of_file(ruled, file, place))
    });
    found.collect()
}

fn of_file(ruled: RuledPost, file: &MediaFacts, place: u32) -> Vec<Finding> {
    let measured = MEASURES.iter().filter_map(|&(check, measure)| {
        let value = value(file, measure)?;
        broken(ruled, check, (limited(file.kind), measure), || value)
    });
    let found = wrong_type(ruled, file).into_iter().chain(measured);
    let of_file = |finding: Finding| Finding {
        file: Some(place),
        ..finding.in_part(Part::Media)
    };
    found.map(of_file).collect()
}

/// Returns a finding if the platform takes other types of the file's kind.
fn wrong_type(ruled: RuledPost, file: &MediaFacts) -> Option<Finding> {
    let (kind, _) = file.media_type.split_once('/')?;
    let mut rules = ruled.platform.types.iter();
    let rule = rules.find(|rule| rule.kind == kind && !rule.types.contains(&file.media_type))?;
    let severity = Severity::of_limit(rule.of, rule.certain);
    let finding = Finding::of(Check::MediaType, severity, ruled.post);
    Some(finding.with_found(&*file.media_type))
}

fn limited(kind: MediaKind) -> Limited {
    match kind {
        MediaKind::Image => Limited::Images,
        MediaKind::Gif => Limited::Gifs,
        MediaKind::Video => Limited::Videos,
    }
}

/// Returns a measure of the file; `None` if it is not known. A video's length is rounded to the nearest second, since
/// cameras and encoders add some frames.
fn value(file: &MediaFacts, measure: Measure) -> Option<u64> {
    let (width, height) = (u64::from(file.width), u64::from(file.height));
    let pixels = |value: u64| Some(value).filter(|_| width > 0 && height > 0);
    match measure {
        Measure::Bytes => Some(file.bytes),
        Measure::Seconds => file
            .duration
            .map(|millis| millis.saturating_add(500) / 1000),
        Measure::Width => pixels(width),
        Measure::ShortSide => pixels(width.min(height)),
        Measure::LongSide => pixels(width.max(height)),
        Measure::BothSides => pixels(width + height),
        Measure::Pixels => pixels(width * height),
        Measure::Ratio => pixels((width * 1000 + height / 2) / height.max(1)),
        Measure::Items | Measure::Characters | Measure::Minutes => None,
    }
}
