//! The posts with their results, as a table lists them.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::Serialize;

use super::groups::key_of;
use super::post::PostNumbers;
use super::scope::{ResultsScope, ResultsSort};
use crate::model::{ChannelId, LocalTime, PostId};

/// How many posts are listed.
const MOST: usize = 200;

/// A published post with its newest numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ListedPost {
    pub id: PostId,
    pub title: String,
    pub channel: ChannelId,
    pub at: LocalTime,
    /// The metric and number of its exposure; `None` if none is told.
    pub exposure: Option<(&'static str, f64)>,
    pub engagements: Option<f64>,
    /// Engagements by exposure.
    pub engagement_rate: Option<f64>,
    pub clicks: Option<f64>,
    pub conversions: Option<f64>,
    pub cost: Option<f64>,
    /// The day of the newest number; `None` for a post without results.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub read: Option<NaiveDate>,
    /// The name of the file that told it; empty if a person entered it, or for a post without results.
    pub source: String,
}

/// Returns the first posts in the order that is asked for, and how many there are.
pub(super) fn listed(posts: &[&PostNumbers], scope: &ResultsScope) -> (Vec<ListedPost>, u32) {
    let is_asked = |post: &&&PostNumbers| {
        let group = scope.group.as_ref();
        group.is_none_or(|group| *group == key_of(scope.by, post))
    };
    let listed = posts
        .iter()
        .filter(is_asked)
        .filter_map(|post| ListedPost::of(post));
    let mut listed: Vec<ListedPost> = listed.collect();
    listed.sort_by(|a, b| order(scope.sort, a, b));
    let all = listed.len() as u32;
    listed.truncate(MOST);
    (listed, all)
}

fn order(sort: ResultsSort, a: &ListedPost, b: &ListedPost) -> Ordering {
    let number = |post: &ListedPost| match sort {
        ResultsSort::Time => None,
        ResultsSort::Exposure => post.exposure.map(|(_, number)| number),
        ResultsSort::Engagements => post.engagements,
        ResultsSort::EngagementRate => post.engagement_rate,
        ResultsSort::Clicks => post.clicks,
        ResultsSort::Conversions => post.conversions,
        ResultsSort::Cost => post.cost,
    };
    let by_number = largest_first(number(a), number(b));
    by_number
        .then_with(|| b.at.cmp(&a.at))
        .then_with(|| a.id.cmp(&b.id))
}

/// Compares two numbers so that the larger one is before, and what is unknown last.
pub(super) fn largest_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    let [a, b] = [a, b].map(|number| number.unwrap_or(f64::NEG_INFINITY));
    b.total_cmp(&a)
}

impl ListedPost {
    fn of(numbers: &PostNumbers) -> Option<Self> {
        let post = &numbers.post;
        Some(Self {
            id: post.id.clone(),
            title: post.title.clone(),
            channel: post.channel.clone(),
            at: post.planned?.at,
            exposure: numbers.exposure(),
            engagements: numbers.engagements(),
            engagement_rate: numbers.engagement_rate(),
            clicks: numbers.clicks(),
            conversions: numbers.conversions(),
            cost: numbers.cost(),
            read: numbers.read.as_ref().map(|(date, _)| *date),
            source: numbers
                .read
                .as_ref()
                .map(|(_, source)| source.clone())
                .unwrap_or_default(),
        })
    }
}
