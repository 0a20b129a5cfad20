//! Finds runs of days without a post of a channel, from today on.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::range::Range;
use super::{Check, Finding};
use crate::model::{Channel, ChannelId};

/// The fewest days without a post that are reported.
const MIN_DAYS: i64 = 3;

/// Returns silences sorted by their first day. Past days are left out, since they can't be filled, and so are
/// days before the plan's first post.
pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let Some(first_post) = range.first_post else {
        return Vec::new();
    };
    let from = range.from.max(range.today()).max(first_post);
    let channels = range.channels.iter().filter(|channel| !channel.archived);
    let found = channels.flat_map(|channel| silences(range, channel, from));
    let mut found: Vec<Finding> = found.collect();
    found.sort_by_key(|finding| finding.day);
    found
}

fn silences(range: &Range, channel: &Channel, from: NaiveDate) -> Vec<Finding> {
    let runs = runs(&days_with_posts(range, &channel.id, from), from, range.to);
    let found = runs.into_iter().map(|days| Finding {
        channel: Some(channel.id.clone()),
        ..Finding::about_days(Check::Silence, days)
    });
    found.collect()
}

fn days_with_posts(range: &Range, channel: &ChannelId, from: NaiveDate) -> BTreeSet<NaiveDate> {
    let posts = range.planned_around(0);
    let posts = posts.filter(|(post, at)| post.row.channel == *channel && at.date >= from);
    posts.map(|(_, at)| at.date).collect()
}

/// Returns the first and last days of runs without a post, on the days from `from` to before `to`.
fn runs(
    with_posts: &BTreeSet<NaiveDate>,
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<(NaiveDate, NaiveDate)> {
    let mut first = from;
    let mut found = Vec::new();
    for day in with_posts.iter().copied().chain([to]) {
        if (day - first).num_days() >= MIN_DAYS {
            found.push((first, day.pred_opt().unwrap_or(day)));
        }
        first = day.succ_opt().unwrap_or(day);
    }
    found
}
