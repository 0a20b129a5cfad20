//! Posts with results in groups: by channel, pillar, campaign, format, or by what they are for.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;

use super::definitions::BrokenComparison;
use super::post::PostNumbers;
use super::scope::ResultsGroup;
use super::totals::{ResultTotals, exposure};
use super::usual::{AgainstUsual, Usual};
use crate::Result;
use crate::model::{Audience, Campaign, Channel, ChannelId, Need, Objective, Pillar, Plan, Stage};
use crate::query::works::{FORMATS, format_of};
use crate::storage::record::{self, Record};
use crate::storage::{self, Db};

/// The posts of one channel, pillar, campaign, format, audience, stage, need or objective together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupResults {
    /// The id of the row, or the name of the format, stage or need; empty for posts without one.
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
    /// That of the days before; `None` if no post tells it, or the platform counted it otherwise then.
    pub before: Option<f64>,
}

/// Returns the groups in the order of their rows, those without posts left out.
pub(super) fn groups(
    db: &Db,
    by: ResultsGroup,
    (now, before): (&[&PostNumbers], &[&PostNumbers]),
    broken: &[BrokenComparison],
    usual: &Usual<'_>,
) -> Result<Vec<GroupResults>> {
    in_order(db, by, now, before, |(key, name), posts, before| {
        GroupResults {
            exposure: exposure_of(posts, before, broken),
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
    broken: &[BrokenComparison],
) -> Result<Vec<ChannelExposure>> {
    in_order(
        db,
        ResultsGroup::Channel,
        now,
        before,
        |(key, _), posts, before| ChannelExposure {
            channel: ChannelId::from(key.as_str()),
            posts: posts.len() as u32,
            exposure: exposure_of(posts, before, broken),
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

fn exposure_of(
    now: &[&PostNumbers],
    before: &[&PostNumbers],
    broken: &[BrokenComparison],
) -> Option<Exposure> {
    let is_one_channel = now
        .windows(2)
        .all(|two| two[0].post.channel == two[1].post.channel);
    let (metric, sum) = exposure(now).filter(|_| is_one_channel)?;
    let known = before.iter().map(|post| post.metrics.get(metric).copied());
    let channel = now.first().map(|post| &post.post.channel);
    let is_broken = |channel| broken.iter().any(|broken| broken.is_of(channel, metric));
    let before = super::sums::sum(known).filter(|_| !channel.is_some_and(is_broken));
    Some(Exposure {
        metric,
        value: sum.value,
        posts: sum.posts,
        before: before.map(|sum| sum.value),
    })
}

/// Returns the key of the group of a post.
pub(super) fn key_of(by: ResultsGroup, post: &PostNumbers) -> String {
    let post = &post.post;
    let facets = &post.facets;
    match by {
        ResultsGroup::Channel => post.channel.to_string(),
        ResultsGroup::Pillar => as_key(post.pillar.as_ref()),
        ResultsGroup::Campaign => as_key(post.campaign.as_ref()),
        ResultsGroup::Format => FORMATS[usize::from(format_of(post))].to_owned(),
        ResultsGroup::Audience => as_key(facets.audience.as_ref()),
        ResultsGroup::Stage => as_key(facets.stage.map(Stage::name)),
        ResultsGroup::Need => as_key(facets.need.map(Need::name)),
        ResultsGroup::Objective => as_key(facets.objective.as_ref()),
    }
}

/// Returns an id or a name as a key; empty for none.
fn as_key(key: Option<impl ToString>) -> String {
    key.map(|key| key.to_string()).unwrap_or_default()
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
    let mut names = match by {
        ResultsGroup::Channel => rows::<Channel>(db)?,
        ResultsGroup::Pillar => rows::<Pillar>(db)?,
        ResultsGroup::Campaign => rows::<Campaign>(db)?,
        ResultsGroup::Audience => rows::<Audience>(db)?,
        ResultsGroup::Objective => rows::<Objective>(db)?,
        ResultsGroup::Format => words(FORMATS.iter().copied()),
        ResultsGroup::Stage => stages(&storage::plan::get(db)?),
        ResultsGroup::Need => words(Need::ALL.iter().map(|need| need.name())),
    };
    names.push((String::new(), String::new()));
    Ok(names)
}

fn rows<T: Record>(db: &Db) -> Result<Vec<(String, String)>>
where
    T::Id: Display,
{
    let rows = record::all::<T>(db)?.into_iter();
    Ok(rows
        .map(|row| (row.id().to_string(), row.name().to_owned()))
        .collect())
}

/// Returns the stages with what the plan calls them.
fn stages(plan: &Plan) -> Vec<(String, String)> {
    let stages = Stage::ALL.iter();
    stages
        .map(|stage| (stage.name().to_owned(), plan.stage_name(*stage).to_owned()))
        .collect()
}

/// Returns names that are their own keys.
fn words(names: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    names
        .map(|name| (name.to_owned(), name.to_owned()))
        .collect()
}
