//! Finds posts with the same text on one channel within a week.

use std::collections::HashMap;

use chrono::Duration;

use super::{Check, DatedPost, Finding, Range, Severity};
use crate::model::ChannelId;

/// The most days between two posts with the same text that are reported.
const DAYS: i64 = 7;
/// The shortest text that is compared, in characters. Shorter texts are greetings or hashtags, which may be
/// repeated.
const MIN_CHARACTERS: usize = 20;

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let pairs = pairs(range).into_iter();
    let found = pairs
        .map(|(post, other)| Finding::of(Check::Duplicate, Severity::Warning, post).beside(other));
    found.collect()
}

/// Returns each post of the range whose text another post has, with that other post.
fn pairs(range: &Range) -> Vec<(&DatedPost, &DatedPost)> {
    let mut last: HashMap<(&ChannelId, String), &DatedPost> = HashMap::new();
    let mut found = Vec::new();
    for post in range.planned_around(DAYS) {
        let Some(words) = plain(&post.row.text) else {
            continue;
        };
        if let Some(before) = last.insert((&post.row.channel, words), post) {
            found.extend(pair(range, before, post));
        }
    }
    found
}

/// Returns the two posts, beginning with the one that is in the range, or the later one if both are. `None` if
/// the pair is no duplicate.
fn pair<'a>(
    range: &Range,
    earlier: &'a DatedPost,
    later: &'a DatedPost,
) -> Option<(&'a DatedPost, &'a DatedPost)> {
    let (first, second) = (earlier.at.date, later.at.date);
    // On one channel only the posts of a series share an item, and their texts are meant to be equal.
    if earlier.row.item == later.row.item || second - first > Duration::days(DAYS) {
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
