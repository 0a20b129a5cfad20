//! The same text twice on one channel within a week.

use std::collections::HashMap;

use chrono::Duration;

use super::{Check, DatedPost, Finding, Range, Severity};
use crate::model::ChannelId;

/// Days within which the same text is noticed.
const DAYS: i64 = 7;
/// Fewer characters than this are a greeting or a hashtag, which may come again.
const LEAST: usize = 20;

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let pairs = pairs(range).into_iter();
    let found = pairs
        .map(|(post, other)| Finding::of(Check::Duplicate, Severity::Warning, post).beside(other));
    found.collect()
}

/// Returns each post of the range that has the text of another, with that other.
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

/// Returns the one that is of the range first, the later of them where both are.
fn pair<'a>(
    range: &Range,
    earlier: &'a DatedPost,
    later: &'a DatedPost,
) -> Option<(&'a DatedPost, &'a DatedPost)> {
    let (first, second) = (earlier.at.date, later.at.date);
    // On one channel only the posts of a series share an item, and these are meant to say the same.
    if earlier.row.item == later.row.item || second - first > Duration::days(DAYS) {
        return None;
    }
    match (range.contains(first), range.contains(second)) {
        (_, true) => Some((later, earlier)),
        (true, false) => Some((earlier, later)),
        (false, false) => None,
    }
}

/// Without what two copies of one text may differ in: case, blanks and line breaks.
fn plain(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.join(" ").to_lowercase();
    (plain.chars().count() >= LEAST).then_some(plain)
}
