//! Results of many posts together: sums, and rates as sums divided by sums.

use serde::Serialize;

use super::cost::CostParts;
use super::post::{EXPOSURES, PostNumbers};
use super::sums::{ResultSum, sum};
use crate::statistics::rates::{Part, Rate, rate};

/// Random draws come of it: the same plan gives the same answer.
pub(super) const SEED: u64 = 20_261_128;

/// The newest results of posts together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultTotals {
    /// The posts that have results, and the published ones that have none.
    pub posts: u32,
    pub without: u32,
    pub engagements: Option<ResultSum>,
    /// Clicks on links, or all clicks where only these are told.
    pub clicks: Option<ResultSum>,
    pub conversions: Option<ResultSum>,
    /// The sum of `cost_parts`.
    pub cost: Option<ResultSum>,
    pub cost_parts: CostParts,
    pub revenue: Option<ResultSum>,
    /// (revenue − cost) / cost.
    pub return_on_cost: Option<f64>,
    pub cost_of_conversion: Option<f64>,
    pub cost_of_lead: Option<f64>,
    /// `None` for posts of several channels, whose exposure is not the same thing.
    pub engagement_rate: Option<NamedRate>,
    pub click_rate: Option<NamedRate>,
    pub conversion_rate: Option<NamedRate>,
}

/// A rate with what it is divided by.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NamedRate {
    pub divisor: &'static str,
    pub value: f64,
    /// The 90 % interval; `None` with fewer than eight posts.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The posts that tell both numbers.
    pub posts: u32,
}

impl ResultTotals {
    pub(super) fn of(posts: &[&PostNumbers]) -> Self {
        let measured: Vec<&PostNumbers> =
            posts.iter().copied().filter(|p| p.is_measured()).collect();
        let total =
            |number: fn(&PostNumbers) -> Option<f64>| sum(measured.iter().map(|post| number(post)));
        let (cost, revenue) = (total(PostNumbers::cost), total(PostNumbers::revenue));
        let conversions = total(PostNumbers::conversions);
        let is_one_channel = measured
            .windows(2)
            .all(|two| two[0].post.channel == two[1].post.channel);
        let by_exposure = |number: fn(&PostNumbers) -> Option<f64>| {
            is_one_channel
                .then(|| by_exposure(&measured, number))
                .flatten()
        };
        Self {
            posts: measured.len() as u32,
            without: (posts.len() - measured.len()) as u32,
            engagements: total(PostNumbers::engagements),
            clicks: total(PostNumbers::clicks),
            conversions,
            return_on_cost: quotient(revenue, cost).map(|ratio| ratio - 1.0),
            cost_of_conversion: quotient(cost, conversions),
            cost_of_lead: quotient(cost, total(PostNumbers::leads)),
            cost,
            cost_parts: CostParts::of(&measured),
            revenue,
            engagement_rate: by_exposure(PostNumbers::engagements),
            click_rate: by_exposure(PostNumbers::clicks),
            conversion_rate: named(&measured, "link_clicks", PostNumbers::conversions),
        }
    }
}

/// Returns a sum divided by another one; `None` if that is unknown or not above 0.
fn quotient(above: Option<ResultSum>, below: Option<ResultSum>) -> Option<f64> {
    let (above, below) = (above?, below.filter(|sum| sum.value > 0.0)?);
    Some(above.value / below.value)
}

/// Returns the exposure that most of the posts tell, by its metric.
pub(super) fn exposure(posts: &[&PostNumbers]) -> Option<(&'static str, ResultSum)> {
    let sums = EXPOSURES.iter().filter_map(|metric| {
        let number = |post: &&PostNumbers| post.metrics.get(*metric).copied();
        Some((*metric, sum(posts.iter().map(number))?))
    });
    sums.rev().max_by_key(|(_, sum)| sum.posts)
}

/// Returns a rate by the exposure that most posts tell.
fn by_exposure(
    posts: &[&PostNumbers],
    numerator: fn(&PostNumbers) -> Option<f64>,
) -> Option<NamedRate> {
    let parts = EXPOSURES
        .iter()
        .map(|divisor| (*divisor, parts(posts, divisor, numerator)));
    let most = parts.rev().max_by_key(|(_, parts)| parts.len())?;
    rate_of(most.0, &most.1)
}

/// Returns a rate by a metric, of the posts that tell both.
fn named(
    posts: &[&PostNumbers],
    divisor: &'static str,
    numerator: fn(&PostNumbers) -> Option<f64>,
) -> Option<NamedRate> {
    rate_of(divisor, &parts(posts, divisor, numerator))
}

fn parts(
    posts: &[&PostNumbers],
    divisor: &str,
    numerator: fn(&PostNumbers) -> Option<f64>,
) -> Vec<Part> {
    let part = |post: &&PostNumbers| {
        Some(Part {
            numerator: numerator(post)?,
            denominator: *post.metrics.get(divisor)?,
        })
    };
    posts.iter().filter_map(part).collect()
}

fn rate_of(divisor: &'static str, parts: &[Part]) -> Option<NamedRate> {
    let Rate { value, interval } = rate(parts, SEED)?;
    Some(NamedRate {
        divisor,
        value,
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        posts: parts.len() as u32,
    })
}
