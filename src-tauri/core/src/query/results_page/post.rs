//! One published post with its newest numbers.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::Result;
use crate::model::{Amount, Channel, ChannelId, PAID, PostId};
use crate::query::works::{engagements, is_reply};
use crate::storage::result::MeasuredPost;
use crate::storage::{self, Db};

/// What engagements are divided by, the first that a channel's posts have: exposure is never added up across metrics.
pub(super) const EXPOSURES: [&str; 5] = ["impressions", "views", "reach", "delivered", "readers"];

/// Numbers by the names of their metrics.
pub(super) type Metrics = BTreeMap<String, f64>;

/// A published post with the newest number of each metric.
pub(super) struct PostNumbers {
    pub(super) post: MeasuredPost,
    pub(super) date: NaiveDate,
    pub(super) metrics: Metrics,
    /// The day of the newest number and the file that told it, whose name is empty if a person entered it.
    pub(super) read: Option<(NaiveDate, String)>,
    /// What an hour of work costs; `None` if the plan doesn't tell.
    pub(super) hour_cost: Option<f64>,
    adds_clicks: bool,
    is_reply: bool,
}

impl PostNumbers {
    pub(super) fn is_measured(&self) -> bool {
        !self.metrics.is_empty()
    }

    pub(super) fn engagements(&self) -> Option<f64> {
        engagements(&self.metrics, self.adds_clicks)
    }

    /// Returns the clicks on links, or all clicks where only these are told.
    pub(super) fn clicks(&self) -> Option<f64> {
        self.number("link_clicks").or(self.number("clicks"))
    }

    pub(super) fn conversions(&self) -> Option<f64> {
        self.number("conversions")
    }

    pub(super) fn leads(&self) -> Option<f64> {
        self.number("leads")
    }

    pub(super) fn revenue(&self) -> Option<f64> {
        self.number("revenue")
    }

    /// Returns the first exposure that is told, by its metric.
    pub(super) fn exposure(&self) -> Option<(&'static str, f64)> {
        EXPOSURES
            .iter()
            .find_map(|metric| Some((*metric, self.number(metric)?)))
    }

    /// Returns the engagements by exposure; `None` without either.
    pub(super) fn engagement_rate(&self) -> Option<f64> {
        let (_, exposure) = self.exposure().filter(|(_, number)| *number > 0.0)?;
        Some(self.engagements()? / exposure)
    }

    pub(super) fn is_original(&self) -> bool {
        !self.is_reply
    }

    pub(super) fn is_boosted(&self) -> bool {
        let mut paid = self
            .metrics
            .iter()
            .filter(|(metric, _)| metric.starts_with(PAID));
        paid.any(|(_, number)| *number > 0.0)
    }

    pub(super) fn number(&self, metric: &str) -> Option<f64> {
        self.metrics.get(metric).copied()
    }
}

/// Returns the published posts from a day to before another one, by their times.
pub(super) fn read(
    db: &Db,
    channels: &HashMap<ChannelId, Channel>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<PostNumbers>> {
    let mut numbers: HashMap<PostId, Newest> = HashMap::new();
    for result in storage::result::of_range(db, from, to)? {
        let newest = numbers.entry(result.post).or_default();
        newest.metrics.insert(result.metric, result.value.number());
        newest.read = Some((result.date, result.source));
    }
    let hour_cost = storage::plan::get(db)?.hour_cost;
    let posts = storage::result::published(db, from, to)?.into_iter();
    let posts = posts.filter_map(|post| {
        let newest = numbers.remove(&post.id).unwrap_or_default();
        let channel = channels.get(&post.channel)?;
        Some(PostNumbers {
            date: post.planned?.at.date,
            hour_cost: hour_cost.map(Amount::number),
            adds_clicks: channel.platform == "linkedin",
            is_reply: is_reply(channel, &post.text),
            metrics: newest.metrics,
            read: newest.read,
            post,
        })
    });
    Ok(posts.collect())
}

#[derive(Default)]
struct Newest {
    metrics: Metrics,
    read: Option<(NaiveDate, String)>,
}
