//! Finds posts of one channel less than a quarter of an hour apart.

use std::collections::HashMap;

use super::range::{CheckedPost, Range};
use super::{Check, Finding, Severity};
use crate::model::{ChannelId, LocalTime};

/// The minutes from which two posts are far enough apart.
const APART: i64 = 15;

type Dated<'a> = (&'a CheckedPost, LocalTime);

/// Returns a finding for each pair of posts. It is about the later post if that is in the range, otherwise
/// about the earlier one: at the edges of the range, a pair may cross midnight.
pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let mut last: HashMap<&ChannelId, Dated> = HashMap::new();
    let mut found = Vec::new();
    for dated in range.planned_around(1) {
        if let Some(before) = last.insert(&dated.0.row.channel, dated)
            && minutes_between(before.1, dated.1) < APART
        {
            found.extend(finding(range, before, dated));
        }
    }
    found
}

fn finding(range: &Range, earlier: Dated, later: Dated) -> Option<Finding> {
    let is_in_range = |(_, at): Dated| range.contains(at.date);
    let (post, other) = match (is_in_range(earlier), is_in_range(later)) {
        (_, true) => (later, earlier),
        (true, false) => (earlier, later),
        (false, false) => return None,
    };
    let finding = Finding::of(Check::Close, Severity::Warning, post.0).beside(other);
    range.concerns(post.0, other.0).then_some(finding)
}

fn minutes_between(earlier: LocalTime, later: LocalTime) -> i64 {
    let days = (later.date - earlier.date).num_days();
    days * 1440 + i64::from(later.minute) - i64::from(earlier.minute)
}
