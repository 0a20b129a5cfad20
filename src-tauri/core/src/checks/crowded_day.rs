//! Finds the posts of a channel that are more than the platform takes on one day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::limited::broken;
use super::range::{Range, RuledPost};
use super::{Check, Finding};
use crate::model::ChannelId;
use crate::model::limit::{Limited, Measure};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let mut number: HashMap<(&ChannelId, NaiveDate), u64> = HashMap::new();
    let mut places = HashMap::new();
    for (post, at) in range.planned_around(0) {
        let number = number.entry((&post.row.channel, at.date)).or_default();
        *number += 1;
        places.insert(&post.row.id, *number);
    }
    let found = range.unpublished().filter_map(|ruled| {
        let place = places.get(&ruled.post.row.id).copied()?;
        finding(ruled, place)
    });
    found.collect()
}

/// Returns a finding if the post is the first one too many, or comes after it, among those of its day.
fn finding(ruled: RuledPost, place: u64) -> Option<Finding> {
    let limited = (Limited::PostsADay, Measure::Items);
    broken(ruled, Check::CrowdedDay, limited, || place)
}
