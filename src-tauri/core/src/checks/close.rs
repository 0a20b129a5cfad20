//! Finds posts of one channel less than a quarter of an hour apart.

use std::collections::HashMap;

use super::{Check, DatedPost, Finding, Range, Severity};
use crate::model::ChannelId;

/// The minutes from which two posts are far enough apart.
const APART: i64 = 15;

/// Returns a finding for each pair of posts. It is about the later post if that is in the range, otherwise
/// about the earlier one: at the edges of the range, a pair may cross midnight.
pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let mut last: HashMap<&ChannelId, &DatedPost> = HashMap::new();
    let mut found = Vec::new();
    for post in range.planned_around(1) {
        if let Some(before) = last.insert(&post.row.channel, post)
            && minutes_between(before, post) < APART
        {
            found.extend(finding(range, before, post));
        }
    }
    found
}

fn finding(range: &Range, earlier: &DatedPost, later: &DatedPost) -> Option<Finding> {
    let (post, other) = match (
        range.contains(earlier.at.date),
        range.contains(later.at.date),
    ) {
        (_, true) => (later, earlier),
        (true, false) => (earlier, later),
        (false, false) => return None,
    };
    Some(Finding::of(Check::Close, Severity::Warning, post).beside(other))
}

fn minutes_between(earlier: &DatedPost, later: &DatedPost) -> i64 {
    let days = (later.at.date - earlier.at.date).num_days();
    days * 1440 + i64::from(later.at.minute) - i64::from(earlier.at.minute)
}
