//! How many posts a channel has, beside how many it should have.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Channel, ChannelId};
use crate::storage::served::ServedPost;

/// The posts of a channel in a range of days, beside its cadence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChannelCadence {
    pub channel: ChannelId,
    /// Posts that are not published yet.
    pub planned: u32,
    pub published: u32,
    /// All posts, for each week of the range.
    pub a_week: f64,
    /// The fewest and the most posts a week; `None` if there is no such number.
    pub min: Option<u32>,
    pub max: Option<u32>,
    /// How many posts are missing in the range until it has the fewest.
    pub missing: u32,
    /// How many posts the range has beyond the most.
    pub beyond: u32,
    pub standing: CadenceStanding,
    /// The share of posts that were made for the channel, in percent; `None` without posts.
    pub originals: Option<f64>,
    /// The wanted share, in percent.
    pub originals_wanted: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CadenceStanding {
    /// The channel has no cadence.
    Unset,
    Below,
    Within,
    Above,
}

#[derive(Default)]
struct Counts {
    planned: u32,
    published: u32,
    originals: u32,
}

/// Returns the cadence of each channel in use.
pub(super) fn of_channels(
    channels: &[Channel],
    posts: &[ServedPost],
    from: NaiveDate,
    to: NaiveDate,
) -> Vec<ChannelCadence> {
    let weeks = (to - from).num_days() as f64 / 7.0;
    let mut counts: BTreeMap<&ChannelId, Counts> = BTreeMap::new();
    for post in posts {
        let counts = counts.entry(&post.channel).or_default();
        match post.is_published {
            true => counts.published += 1,
            false => counts.planned += 1,
        }
        counts.originals += u32::from(post.is_original);
    }
    let channels = channels.iter().filter(|channel| !channel.archived);
    let cadence = |channel: &Channel| {
        let counts = counts.remove(&channel.id).unwrap_or_default();
        of_channel(channel, &counts, weeks)
    };
    channels.map(cadence).collect()
}

fn of_channel(channel: &Channel, counts: &Counts, weeks: f64) -> ChannelCadence {
    let posts = counts.planned + counts.published;
    let (min, max) = (channel.cadence_min, channel.cadence_max);
    // A range that begins within a week needs no post that it could not have: whole posts are asked for, rounded down.
    let fewest = min.map_or(0, |min| (f64::from(min) * weeks).floor() as u32);
    let most = max.map(|max| (f64::from(max) * weeks).ceil() as u32);
    let missing = fewest.saturating_sub(posts);
    let beyond = most.map_or(0, |most| posts.saturating_sub(most));
    ChannelCadence {
        channel: channel.id.clone(),
        planned: counts.planned,
        published: counts.published,
        a_week: f64::from(posts) / weeks,
        min,
        max,
        missing,
        beyond,
        standing: match (min.or(max), missing, beyond) {
            (None, ..) => CadenceStanding::Unset,
            (_, 1.., _) => CadenceStanding::Below,
            (_, _, 1..) => CadenceStanding::Above,
            _ => CadenceStanding::Within,
        },
        originals: (posts > 0).then(|| f64::from(counts.originals) * 100.0 / f64::from(posts)),
        originals_wanted: channel.originals,
    }
}
