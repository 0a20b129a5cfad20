//! Posts beside what is usual on their channels: the engagement of each channel's posts in the 90 days before.

use std::collections::HashMap;

use chrono::Days;
use serde::Serialize;

use super::post::PostNumbers;
use super::totals::SEED;
use crate::model::ChannelId;
use crate::statistics::rates::{Part, Rate, change};

/// How far back a channel's own usual engagement is looked for.
pub(super) const USUAL: Days = Days::new(90);

/// The fewest posts of which a comparison has an interval.
const LEAST: usize = 8;

/// How posts did beside the usual engagement of their channels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AgainstUsual {
    /// 1 is as usual.
    pub ratio: f64,
    /// The 90 % interval; `None` with fewer than eight posts here or in the 90 days before.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The posts of which engagement is known, of channels that have a usual one.
    pub posts: u32,
}

/// The usual engagement of each channel.
pub(super) struct Usual<'a> {
    means: HashMap<&'a ChannelId, f64>,
    /// The posts that it is usual of, each beside its channel's mean.
    parts: Vec<(&'a ChannelId, Part)>,
}

impl<'a> Usual<'a> {
    pub(super) fn of(posts: &[&'a PostNumbers]) -> Self {
        let mut sums: HashMap<&ChannelId, (f64, f64)> = HashMap::new();
        for (channel, engagements) in known(posts) {
            let (sum, count) = sums.entry(channel).or_default();
            (*sum, *count) = (*sum + engagements, *count + 1.0);
        }
        let means = sums
            .into_iter()
            .map(|(channel, (sum, count))| (channel, sum / count));
        let means: HashMap<&ChannelId, f64> = means.filter(|(_, mean)| *mean > 0.0).collect();
        let parts = parts(&means, posts);
        Self { means, parts }
    }

    /// Returns how posts did; `None` where nothing is known of them or of what is usual.
    pub(super) fn against(&self, posts: &[&PostNumbers]) -> Option<AgainstUsual> {
        let now = parts(&self.means, posts);
        let channels: Vec<&ChannelId> = now.iter().map(|(channel, _)| *channel).collect();
        let before = self
            .parts
            .iter()
            .filter(|(channel, _)| channels.contains(channel));
        let before: Vec<Part> = before.map(|(_, part)| *part).collect();
        let now: Vec<Part> = now.into_iter().map(|(_, part)| part).collect();
        let Rate { value, interval } = change(&before, &now, SEED)?;
        let interval = interval.filter(|_| now.len().min(before.len()) >= LEAST);
        Some(AgainstUsual {
            ratio: value,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            posts: now.len() as u32,
        })
    }
}

fn known<'a>(posts: &[&'a PostNumbers]) -> impl Iterator<Item = (&'a ChannelId, f64)> {
    let known = posts
        .iter()
        .map(|post| Some((&post.post.channel, post.engagements()?)));
    known.flatten()
}

/// Returns the engagement of each post in units of its channel's usual one.
fn parts<'a>(
    means: &HashMap<&ChannelId, f64>,
    posts: &[&'a PostNumbers],
) -> Vec<(&'a ChannelId, Part)> {
    let part = |(channel, engagements): (&'a ChannelId, f64)| {
        let numerator = engagements / means.get(channel)?;
        Some((
            channel,
            Part {
                numerator,
                denominator: 1.0,
            },
        ))
    };
    known(posts).filter_map(part).collect()
}
