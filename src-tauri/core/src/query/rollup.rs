//! Results of many posts together: sums, and rates as sums divided by sums.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::works::engagements;
use crate::model::{Channel, ChannelId, PostId, within_calendar};
use crate::statistics::rates::{Part, Rate, rate};
use crate::storage::{self, record};
use crate::{Planner, Result};

/// Random draws come of it: the same plan gives the same answer.
const SEED: u64 = 20_261_128;

/// What engagements are divided by, the first that a channel's posts have: exposure is never added up across metrics.
const DIVISORS: [&str; 5] = ["impressions", "views", "reach", "delivered", "readers"];

/// The published posts of a channel in a range of days, by the newest results of each.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChannelResults {
    pub channel: ChannelId,
    pub name: String,
    /// The posts that have results, and the published ones that have none.
    pub posts: u32,
    pub without: u32,
    /// `None` where no post tells them.
    pub engagements: Option<f64>,
    pub engagement_rate: Option<NamedRate>,
    pub click_rate: Option<NamedRate>,
    pub conversion_rate: Option<NamedRate>,
    /// The sum of advertising and other cost; `None` where none is known.
    pub cost: Option<f64>,
    pub revenue: Option<f64>,
    /// (revenue − cost) / cost.
    pub return_on_cost: Option<f64>,
    pub cost_of_conversion: Option<f64>,
    pub cost_of_lead: Option<f64>,
}

/// A rate with what it is divided by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NamedRate {
    pub divisor: &'static str,
    pub value: f64,
    /// The 90 % interval; `None` with fewer than eight posts.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The posts that tell both numbers.
    pub posts: u32,
}

type Metrics = BTreeMap<String, f64>;

impl Planner {
    /// Returns the results of each channel's published posts from a day to before another one, on the posts' own clocks.
    pub fn channel_results(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<ChannelResults>> {
        let (from, to) = (within_calendar(from)?, within_calendar(to)?);
        storage::snapshot(&self.db, |db| {
            let channels: Vec<Channel> = record::all(db)?;
            let mut newest: BTreeMap<PostId, Metrics> = BTreeMap::new();
            for result in storage::result::all(db)? {
                let metrics = newest.entry(result.post).or_default();
                metrics.insert(result.metric, result.value.number());
            }
            let of_channel = |channel: Channel| {
                let posts = storage::result::published(db, &channel.id, from, to)?;
                Ok(ChannelResults::of(channel, &posts, &newest))
            };
            channels.into_iter().map(of_channel).collect()
        })
    }
}

impl ChannelResults {
    fn of(channel: Channel, posts: &[PostId], newest: &BTreeMap<PostId, Metrics>) -> Self {
        let measured: Vec<&Metrics> = posts.iter().filter_map(|post| newest.get(post)).collect();
        let adds_clicks = channel.platform == "linkedin";
        let engaged = |metrics: &Metrics| engagements(metrics, adds_clicks);
        let of = |name: &'static str| move |metrics: &Metrics| metrics.get(name).copied();
        let clicks = |metrics: &Metrics| of("link_clicks")(metrics).or(of("clicks")(metrics));
        let spent =
            |metrics: &Metrics| sum([of("cost")(metrics), of("ad_spend")(metrics)].into_iter());
        let total =
            |value: &dyn Fn(&Metrics) -> Option<f64>| sum(measured.iter().map(|post| value(post)));
        let (cost, revenue) = (total(&spent), total(&of("revenue")));
        let by = |what: f64| cost.filter(|_| what > 0.0).map(|cost| cost / what);
        Self {
            channel: channel.id,
            name: channel.name,
            posts: measured.len() as u32,
            without: (posts.len() - measured.len()) as u32,
            engagements: total(&engaged),
            engagement_rate: by_exposure(&measured, &engaged),
            click_rate: by_exposure(&measured, &clicks),
            conversion_rate: named(&measured, "link_clicks", &of("conversions")),
            return_on_cost: revenue
                .zip(cost)
                .filter(|(_, cost)| *cost > 0.0)
                .map(|(revenue, cost)| (revenue - cost) / cost),
            cost_of_conversion: total(&of("conversions")).and_then(by),
            cost_of_lead: total(&of("leads")).and_then(by),
            cost,
            revenue,
        }
    }
}

/// Returns the sum of the known numbers; `None` if none is known.
fn sum(numbers: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let known: Vec<f64> = numbers.flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum())
}

/// Returns a rate by the exposure that most posts tell.
fn by_exposure(
    posts: &[&Metrics],
    numerator: &dyn Fn(&Metrics) -> Option<f64>,
) -> Option<NamedRate> {
    let rates = DIVISORS
        .iter()
        .filter_map(|divisor| named(posts, divisor, numerator));
    rates.rev().max_by_key(|rate| rate.posts)
}

/// Returns a rate by a metric, of the posts that tell both.
fn named(
    posts: &[&Metrics],
    divisor: &'static str,
    numerator: &dyn Fn(&Metrics) -> Option<f64>,
) -> Option<NamedRate> {
    let part = |metrics: &&Metrics| {
        Some(Part {
            numerator: numerator(metrics)?,
            denominator: *metrics.get(divisor)?,
        })
    };
    let parts: Vec<Part> = posts.iter().filter_map(part).collect();
    let Rate { value, interval } = rate(&parts, SEED)?;
    Some(NamedRate {
        divisor,
        value,
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        posts: parts.len() as u32,
    })
}
