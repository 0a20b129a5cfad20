//! Metrics that platforms began to count otherwise: what was counted before such a day is not compared with what came after.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::post::PostNumbers;
use crate::model::{Channel, ChannelId};

/// A metric that a platform counts otherwise since a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DefinitionChange {
    pub platform: String,
    pub metric: String,
    /// The metric that it took the place of; `None` where it kept its name.
    pub instead_of: Option<String>,
    #[cfg_attr(test, ts(type = "string"))]
    pub since: NaiveDate,
    /// False if only the month is known; `since` is its first day.
    pub to_the_day: bool,
}

/// A change of a definition between the posts of a range and those before it, on a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrokenComparison {
    pub channel: ChannelId,
    #[serde(flatten)]
    pub change: DefinitionChange,
}

#[derive(Default, Deserialize)]
struct Changes {
    changes: Vec<DefinitionChange>,
}

static CHANGES: LazyLock<Vec<DefinitionChange>> = LazyLock::new(|| {
    let read = serde_json::from_str(include_str!("../../../data/metric-changes.json"));
    read.map(|Changes { changes }| changes).unwrap_or_default()
});

/// Returns the changes between a day and another one that touch numbers of the posts, by channel.
pub(super) fn broken(
    channels: &HashMap<ChannelId, Channel>,
    posts: &[&PostNumbers],
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<BrokenComparison> {
    let of_posts: BTreeSet<&ChannelId> = posts.iter().map(|post| &post.post.channel).collect();
    let mut broken = Vec::new();
    for id in of_posts {
        let Some(channel) = channels.get(id) else {
            continue;
        };
        let is_between = |change: &&DefinitionChange| {
            change.platform == channel.platform && from < change.since && change.since < to
        };
        let changes = CHANGES.iter().filter(is_between);
        let changes = changes.filter(|change| posts.iter().any(|post| change.touches(id, post)));
        broken.extend(changes.map(|change| BrokenComparison {
            channel: id.clone(),
            change: change.clone(),
        }));
    }
    broken
}

impl DefinitionChange {
    /// Returns true if the post is of the channel and tells the metric or the one before it.
    fn touches(&self, channel: &ChannelId, post: &PostNumbers) -> bool {
        let names = [Some(&self.metric), self.instead_of.as_ref()];
        let mut names = names.into_iter().flatten();
        post.post.channel == *channel && names.any(|name| post.metrics.contains_key(name))
    }
}

impl BrokenComparison {
    /// Returns true if a metric of a channel's posts can't be compared.
    pub(super) fn is_of(&self, channel: &ChannelId, metric: &str) -> bool {
        let is_named =
            self.change.metric == metric || self.change.instead_of.as_deref() == Some(metric);
        self.channel == *channel && is_named
    }
}

#[cfg(test)]
mod tests {
    use super::CHANGES;
    use crate::model::metric_kind;
    use crate::model::platform::platforms;

    #[test]
    fn the_data_names_platforms_and_metrics_that_are_known() {
        assert!(CHANGES.len() > 3);
        for change in CHANGES.iter() {
            let mut known = platforms().iter();
            assert!(known.any(|known| known.id == change.platform), "{change:?}");
            let metrics = [Some(&change.metric), change.instead_of.as_ref()];
            for metric in metrics.into_iter().flatten() {
                assert!(metric_kind(metric).is_some(), "{change:?}");
            }
        }
    }
}
