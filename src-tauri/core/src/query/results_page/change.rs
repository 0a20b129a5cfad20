//! Numbers of a range beside those of the days before it.

use serde::Serialize;

use super::post::PostNumbers;
use super::scope::ResultNumber;
use super::totals::SEED;
use crate::statistics::rates::{Part, Rate, change};

/// Where a number went, as far as its posts can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Direction {
    Up,
    Down,
    /// The interval holds "no change".
    Unclear,
    /// Fewer than eight posts in one of the two ranges.
    TooFew,
    /// One of the two numbers is unknown.
    Unknown,
}

/// Where each total went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultChanges {
    pub engagements: Direction,
    pub clicks: Direction,
    pub conversions: Direction,
    pub cost: Direction,
    pub revenue: Direction,
}

impl ResultChanges {
    pub(super) fn of(now: &[&PostNumbers], before: &[&PostNumbers]) -> Self {
        let of = |number| direction(number, now, before);
        Self {
            engagements: of(ResultNumber::Engagements),
            clicks: of(ResultNumber::Clicks),
            conversions: of(ResultNumber::Conversions),
            cost: of(ResultNumber::Cost),
            revenue: of(ResultNumber::Revenue),
        }
    }
}

/// Compares two totals: the ratio of the means times that of the counts of posts.
fn direction(number: ResultNumber, now: &[&PostNumbers], before: &[&PostNumbers]) -> Direction {
    let (now, before) = (parts(number, now), parts(number, before));
    let Some(Rate { interval, .. }) = change(&before, &now, SEED) else {
        return Direction::Unknown;
    };
    let more_posts = now.len() as f64 / before.len() as f64;
    match interval {
        None => Direction::TooFew,
        Some((low, _)) if low * more_posts > 1.0 => Direction::Up,
        Some((_, high)) if high * more_posts < 1.0 => Direction::Down,
        Some(_) => Direction::Unclear,
    }
}

fn parts(number: ResultNumber, posts: &[&PostNumbers]) -> Vec<Part> {
    let known = posts.iter().filter_map(|post| number.of(post));
    let part = |numerator| Part {
        numerator,
        denominator: 1.0,
    };
    known.map(part).collect()
}
