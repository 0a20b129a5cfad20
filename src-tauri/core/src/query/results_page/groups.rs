//! Posts with results in groups: by channel, pillar, campaign or format.

use std::collections::BTreeMap;

use serde::Serialize;

use super::post::PostNumbers;
use super::scope::ResultsGroup;
use super::totals::{ResultTotals, exposure};
use super::usual::{AgainstUsual, Usual};
use crate::Result;
use crate::model::{Campaign, Channel, ChannelId, Pillar};
use crate::query::works::{FORMATS, format_of};
use crate::storage::{Db, record};

/// The posts of one channel, pillar, campaign or format together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupResults {
    /// The id of the channel, pillar or campaign, or the name of the format; empty for posts without one.
    pub key: String,
    /// Empty for posts without one.
    pub name: String,
    /// `None` for posts of several channels, and where none is told.
    pub exposure: Option<Exposure>,
    pub totals: ResultTotals,
    pub against: Option<AgainstUsual>,
}

/// How often or to how many the posts of a channel were shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChannelExposure {
    pub channel: ChannelId,
    pub posts: u32,
    /// `None` if no post tells one.
    pub exposure: Option<Exposure>,
}

/// How often or to how many posts were shown, in the platform's own metric.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exposure {
    pub metric: &'static str,
    pub value: f64,
    /// The posts that tell it.
    pub posts: u32,
    /// That of the days before; `None` if no post tells it.
    pub before: Option<f64>,
}

/// Returns the groups in the order of their rows, those without posts left out.
pub(super) fn groups(
    db: &Db,
    by: ResultsGroup,
    now: &[&PostNumbers],
    before: &[&PostNumbers],
    usual: &Usual<'_>,
) -> Result<Vec<GroupResults>> {
    in_order(db, by, now, before, |(key, name), posts, before| {
        GroupResults {
            exposure: exposure_of(posts, before),
            totals: ResultTotals::of(posts),
            against: usual.against(posts),
            key,
            name,
        }
    })
}

/// Returns the exposure of each channel that has posts, in the order of the channels.
pub(super) fn exposures(
    db: &Db,
    now: &[&PostNumbers],
    before: &[&PostNumbers],
) -> Result<Vec<ChannelExposure>> {
    in_order(
        db,
        ResultsGroup::Channel,
        now,
        before,
        |(key, _), posts, before| ChannelExposure {
            channel: ChannelId::from(key.as_str()),
            posts: posts.len() as u32,
            exposure: exposure_of(posts, before),
        },
    )
}

/// Returns what `told` makes of the key and name of each group with posts, these posts and those of the days before.
fn in_order<'a, T>(
    db: &Db,
    by: ResultsGroup,
    now: &[&'a PostNumbers],
    before: &[&'a PostNumbers],
    told: impl Fn((String, String), &[&'a PostNumbers], &[&'a PostNumbers]) -> T,
) -> Result<Vec<T>> {
    let (of_now, of_before) = (grouped(by, now), grouped(by, before));
    let groups = names(db, by)?.into_iter().filter_map(|named| {
        let posts = of_now.get(&named.0)?;
        let before = of_before.get(&named.0).map_or(&[][..], Vec::as_slice);
        Some(told(named, posts, before))
    });
    Ok(groups.collect())
}

fn exposure_of(now: &[&PostNumbers], before: &[&PostNumbers]) -> Option<Exposure> {
    let is_one_channel = now
        .windows(2)
        .all(|two| two[0].post.channel == two[1].post.channel);
    let (metric, sum) = exposure(now).filter(|_| is_one_channel)?;
    let known = before.iter().map(|post| post.metrics.get(metric).copied());
    Some(Exposure {
        metric,
        value: sum.value,
        posts: sum.posts,
        before: super::totals::sum(known).map(|sum| sum.value),
    })
}

/// Returns the key of the group of a post.
pub(super) fn key_of(by: ResultsGroup, post: &PostNumbers) -> String {
    let post = &post.post;
    match by {
        ResultsGroup::Channel => post.channel.to_string(),
        ResultsGroup::Pillar => post
            .pillar
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        ResultsGroup::Campaign => post
            .campaign
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        ResultsGroup::Format => FORMATS[usize::from(format_of(post))].to_owned(),
    }
}

fn grouped<'a>(
    by: ResultsGroup,
    posts: &[&'a PostNumbers],
) -> BTreeMap<String, Vec<&'a PostNumbers>> {
    let mut groups: BTreeMap<String, Vec<&PostNumbers>> = BTreeMap::new();
    for post in posts {
        groups.entry(key_of(by, post)).or_default().push(post);
    }
    groups
}

/// Returns the keys and names of all groups in their order, that of posts without one last.
fn names(db: &Db, by: ResultsGroup) -> Result<Vec<(String, String)>> {
    let mut names: Vec<(String, String)> = match by {
        ResultsGroup::Channel => {
            let rows = record::all::<Channel>(db)?.into_iter();
            rows.map(|row| (row.id.to_string(), row.name)).collect()
        }
        ResultsGroup::Pillar => {
            let rows = record::all::<Pillar>(db)?.into_iter();
            rows.map(|row| (row.id.to_string(), row.name)).collect()
        }
        ResultsGroup::Campaign => {
            let rows = record::all::<Campaign>(db)?.into_iter();
            rows.map(|row| (row.id.to_string(), row.name)).collect()
        }
        ResultsGroup::Format => {
            let formats = FORMATS.iter();
            formats
                .map(|format| ((*format).to_owned(), (*format).to_owned()))
                .collect()
        }
    };
    names.push((String::new(), String::new()));
    Ok(names)
}
