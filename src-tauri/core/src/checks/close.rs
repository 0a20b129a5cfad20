//! Posts of one channel within a quarter of an hour.

use std::collections::HashMap;

use super::{Check, DatedPost, Finding, Range, Severity};
use crate::model::ChannelId;

/// Minutes from which two posts are far enough apart.
const APART: i64 = 15;

/// A pair is named by its later post, or by the one that is of the range: they may meet over midnight at its edges.
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
