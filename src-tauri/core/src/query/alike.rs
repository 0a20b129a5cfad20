//! Groups posts that were all changed in the same way, for example by one move.

use std::collections::BTreeMap;

use serde::Serialize;

use super::field_change::FieldChange;
use super::versions::time;
use crate::storage::compare::WholePost;

/// The fewest posts of a group.
const MIN_POSTS: usize = 5;

/// The fields whose values are names, so that the same change of several posts is worth one line.
const NAMES: [&str; 9] = [
    "channel",
    "status",
    "campaign",
    "pillar",
    "labels",
    "stage",
    "need",
    "audience",
    "objective",
];

/// A change that several posts have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CommonChange {
    /// All are planned this many minutes later on their own clocks than in the other version; earlier if negative.
    Moved {
        #[cfg_attr(test, ts(type = "number"))]
        minutes: i64,
    },
    /// All were planned and are no longer.
    Unscheduled,
    /// The same fields have the same values before and now.
    Set { changes: Vec<FieldChange> },
}

/// A post's id, and the post now and before.
pub(super) type Pair<'a> = (&'a str, &'a WholePost, &'a WholePost);

/// Splits changed posts into groups of at least five with a common change, the largest first, and the others. The order
/// of posts stays.
pub(super) fn split<'a>(posts: &[Pair<'a>]) -> (Vec<(CommonChange, Vec<Pair<'a>>)>, Vec<Pair<'a>>) {
    let mut groups: BTreeMap<Option<CommonChange>, Vec<(usize, Pair<'a>)>> = BTreeMap::new();
    for (place, post) in posts.iter().enumerate() {
        let group = groups.entry(common_change(post.1, post.2)).or_default();
        group.push((place, *post));
    }
    let (mut alike, mut others) = (Vec::new(), Vec::new());
    for (change, group) in groups {
        match change {
            Some(change) if group.len() >= MIN_POSTS => {
                alike.push((change, group.into_iter().map(|(_, post)| post).collect()));
            }
            _ => others.extend(group),
        }
    }
    alike.sort_by_key(|(_, group): &(_, Vec<_>)| std::cmp::Reverse(group.len()));
    others.sort_by_key(|(place, _)| *place);
    (alike, others.into_iter().map(|(_, post)| post).collect())
}

/// Returns the change as one that other posts can have, too; `None` if it is one of this post's own words.
fn common_change(now: &WholePost, before: &WholePost) -> Option<CommonChange> {
    let changes = FieldChange::between(now, before);
    match &changes[..] {
        [only] if only.field == "time" => time_change(now, before),
        changes if changes.iter().all(|change| NAMES.contains(&&*change.field)) => {
            Some(CommonChange::Set {
                changes: changes.to_vec(),
            })
        }
        _ => None,
    }
}

fn time_change(now: &WholePost, before: &WholePost) -> Option<CommonChange> {
    match (time(now), time(before)) {
        (Some(at), Some(earlier)) if now.zone == before.zone => Some(CommonChange::Moved {
            minutes: (at.naive() - earlier.naive()).num_minutes(),
        }),
        (None, Some(_)) => Some(CommonChange::Unscheduled),
        _ => None,
    }
}
