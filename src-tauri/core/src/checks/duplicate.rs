//! Finds posts with the same text on one channel within a week.

use std::collections::HashMap;

use chrono::Duration;

use super::range::{CheckedPost, Range};
use super::{Check, Finding, Severity};
use crate::model::{ChannelId, LocalTime};

/// The most days between two posts with the same text that are reported.
const DAYS: i64 = 7;
/// The shortest text that is compared, in characters. Shorter texts are greetings or hashtags, which may be
/// repeated.
const MIN_CHARACTERS: usize = 20;

type Dated<'a> = (&'a CheckedPost, LocalTime);

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let pairs = pairs(range).into_iter();
    let found = pairs.map(|(post, other)| {
        Finding::of(Check::Duplicate, Severity::Warning, post.0).beside(other)
    });
    found.collect()
}

/// Returns each post of the range whose text another post has, with that other post.
fn pairs(range: &Range) -> Vec<(Dated<'_>, Dated<'_>)> {
    let mut last: HashMap<(&ChannelId, String), Dated> = HashMap::new();
    let mut found = Vec::new();
    for post in range.planned_around(DAYS) {
        let Some(words) = plain(&post.0.row.text) else {
            continue;
        };
        if let Some(before) = last.insert((&post.0.row.channel, words), post) {
            found.extend(pair(range, before, post));
        }
    }
    found
}

/// Returns the two posts, beginning with the one that is in the range, or the later one if both are. `None` if
/// the pair is no duplicate.
fn pair<'a>(range: &Range, earlier: Dated<'a>, later: Dated<'a>) -> Option<(Dated<'a>, Dated<'a>)> {
    let (first, second) = (earlier.1.date, later.1.date);
    // On one channel only the posts of a series share an item, and their texts are meant to be equal.
    let is_meant = earlier.0.row.item == later.0.row.item;
    if is_meant || second - first > Duration::days(DAYS) || !range.concerns(earlier.0, later.0) {
        return None;
    }
    match (range.contains(first), range.contains(second)) {
        (_, true) => Some((later, earlier)),
        (true, false) => Some((earlier, later)),
        (false, false) => None,
    }
}

/// Returns the text in lower case with single spaces, as two copies of it may differ in case and whitespace.
/// `None` if it is too short to compare.
fn plain(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.join(" ").to_lowercase();
    (plain.chars().count() >= MIN_CHARACTERS).then_some(plain)
}
