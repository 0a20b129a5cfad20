//! What the results of a range of days say: totals beside the days before, each day, groups, and the posts themselves.

mod change;
mod cost;
mod days;
mod definitions;
mod groups;
mod listed;
mod post;
mod scope;
mod sums;
mod totals;
mod usual;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Channel, ChannelId, within_calendar};
use crate::storage::{self, Db, record};
use crate::{Planner, Reader, Result};
pub use change::{Direction, ResultChanges};
pub use cost::CostParts;
pub use days::{DayResults, PostOfDay};
pub use definitions::{BrokenComparison, DefinitionChange};
pub use groups::{ChannelExposure, Exposure, GroupResults};
pub use listed::ListedPost;
use post::PostNumbers;
pub use scope::{ResultNumber, ResultsGroup, ResultsScope, ResultsSort};
pub use sums::ResultSum;
pub use totals::{NamedRate, ResultTotals};
pub use usual::AgainstUsual;
use usual::{USUAL, Usual};

/// The results of the published posts of a range of days, by the newest numbers of each.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultsPage {
    pub now: ResultTotals,
    /// Those of as many days before the range.
    pub before: ResultTotals,
    pub changes: ResultChanges,
    pub against: Option<AgainstUsual>,
    /// Each channel of which posts were published, whatever the groups are.
    pub exposure: Vec<ChannelExposure>,
    pub days: Vec<DayResults>,
    pub groups: Vec<GroupResults>,
    /// The first 200 of the posts, in the order that was asked for.
    pub posts: Vec<ListedPost>,
    /// How many there are.
    pub all_posts: u32,
    /// The comparisons with the days before that break, as a platform began to count otherwise in between.
    pub broken: Vec<BrokenComparison>,
    /// When numbers of each channel's posts were read last.
    pub read: Vec<ChannelRead>,
}

/// The newest number of a channel's posts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ChannelRead {
    pub channel: ChannelId,
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    /// The name of the file; empty if a person entered it.
    pub source: String,
}

impl Planner {
    /// Returns what the results of a range say; see [`Reader::results_page`].
    pub fn results_page(&self, scope: &ResultsScope) -> Result<ResultsPage> {
        storage::snapshot(&self.db, |db| page(db, scope))
    }
}

impl Reader {
    /// Returns what the results of a range say, on the posts' own clocks.
    pub fn results_page(&self, scope: &ResultsScope) -> Result<ResultsPage> {
        storage::snapshot(&self.db, |db| page(db, scope))
    }
}

fn page(db: &Db, scope: &ResultsScope) -> Result<ResultsPage> {
    let (from, to) = scope.range()?;
    let before_from = within_calendar(from - (to - from)).unwrap_or(from);
    let usual_from = within_calendar(from - USUAL).unwrap_or(from);
    let channels = channels(db)?;
    let posts = post::read(db, &channels, before_from.min(usual_from), to)?;
    let within = |from: NaiveDate, to: NaiveDate| -> Vec<&PostNumbers> {
        let kept = posts
            .iter()
            .filter(|post| from <= post.date && post.date < to);
        kept.filter(|post| scope.has(post)).collect()
    };
    let (now, before) = (within(from, to), within(before_from, from));
    let usual_posts = within(usual_from, from);
    let usual = Usual::of(&usual_posts);
    let (listed, all_posts) = listed::listed(&now, scope);
    let compared = [&now[..], &before[..]].concat();
    let broken = definitions::broken(&channels, &compared, (before_from, to));
    Ok(ResultsPage {
        now: ResultTotals::of(&now),
        before: ResultTotals::of(&before),
        changes: ResultChanges::of(&now, &before),
        against: usual.against(&now),
        exposure: groups::exposures(db, &now, &before, &broken)?,
        days: days::days(&now, &before, scope.number, (from, to)),
        groups: groups::groups(db, scope.by, (&now, &before), &broken, &usual)?,
        posts: listed,
        all_posts,
        broken,
        read: read(&posts),
    })
}

fn channels(db: &Db) -> Result<HashMap<ChannelId, Channel>> {
    let channels = record::all::<Channel>(db)?.into_iter();
    Ok(channels
        .map(|channel| (channel.id.clone(), channel))
        .collect())
}

/// Returns the newest number of each channel that has one.
fn read(posts: &[PostNumbers]) -> Vec<ChannelRead> {
    let mut newest: HashMap<&ChannelId, &(NaiveDate, String)> = HashMap::new();
    for post in posts {
        let Some(read) = &post.read else { continue };
        let known = newest.entry(&post.post.channel).or_insert(read);
        if read.0 > known.0 {
            *known = read;
        }
    }
    let read = newest
        .into_iter()
        .map(|(channel, (date, source))| ChannelRead {
            channel: channel.clone(),
            date: *date,
            source: source.clone(),
        });
    read.collect()
}
