//! A number day by day, beside the days before.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::post::PostNumbers;
use super::scope::ResultNumber;
use crate::model::{ChannelId, PostId};

/// In longer ranges no post is named on its day.
const MOST_NAMED: i64 = 62;

/// What the posts of one day brought until now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DayResults {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// `None` if no post of the day tells the number.
    pub value: Option<f64>,
    /// The number of the day as far before the range as this is within it.
    pub before: Option<f64>,
    /// The published posts of the day; empty in ranges of more than 62 days.
    pub posts: Vec<PostOfDay>,
}

/// A post that was published on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostOfDay {
    pub id: PostId,
    pub channel: ChannelId,
    pub title: String,
    pub value: Option<f64>,
}

pub(super) fn days(
    now: &[&PostNumbers],
    before: &[&PostNumbers],
    number: ResultNumber,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<DayResults> {
    let length = to - from;
    let (of_now, of_before) = (by_day(now), by_day(before));
    let total = |days: &BTreeMap<NaiveDate, Vec<&PostNumbers>>, day| {
        let posts = days.get(&day)?.iter();
        super::sums::sum(posts.map(|post| number.of(post))).map(|sum| sum.value)
    };
    let day = |date: NaiveDate| DayResults {
        date,
        value: total(&of_now, date),
        before: total(&of_before, date - length),
        posts: match of_now.get(&date) {
            Some(posts) if length.num_days() <= MOST_NAMED => named(posts, number),
            _ => Vec::new(),
        },
    };
    from.iter_days()
        .take_while(|date| *date < to)
        .map(day)
        .collect()
}

fn by_day<'a>(posts: &[&'a PostNumbers]) -> BTreeMap<NaiveDate, Vec<&'a PostNumbers>> {
    let mut days: BTreeMap<NaiveDate, Vec<&PostNumbers>> = BTreeMap::new();
    for post in posts {
        days.entry(post.date).or_default().push(post);
    }
    days
}

/// Returns the posts of a day, those that brought most first.
fn named(posts: &[&PostNumbers], number: ResultNumber) -> Vec<PostOfDay> {
    let named = posts.iter().map(|post| PostOfDay {
        id: post.post.id.clone(),
        channel: post.post.channel.clone(),
        title: post.post.title.clone(),
        value: number.of(post),
    });
    let mut named: Vec<PostOfDay> = named.collect();
    named.sort_by(|a, b| super::listed::largest_first(a.value, b.value));
    named
}
