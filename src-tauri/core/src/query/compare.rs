//! Two versions of a plan, post by post: which are only in one of them, and which differ in what.

use std::path::Path;

use serde::Serialize;

use crate::model::{At, Status, parse_date};
use crate::storage::compare::{WholePost, whole_posts};
use crate::{Planner, Result, storage};

/// How many posts of each kind are listed; all are counted.
const MOST_LISTED: usize = 200;

/// A post of one of two versions, as a list names it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedPost {
    pub title: String,
    pub channel: String,
    /// None in the tray.
    pub at: Option<At>,
    pub status: Status,
    /// What differs from the other version, of a post that is in both: `title`, `text`, `link`, `notes`,
    /// `time`, `channel`, `status`, `campaign`, `pillar`, `labels`.
    pub differs: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedPosts {
    pub count: u32,
    /// The first 200, by time.
    pub listed: Vec<ComparedPost>,
}

/// The open version beside that of another file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Comparison {
    pub only_here: ComparedPosts,
    pub only_there: ComparedPosts,
    /// As they are in the open version.
    pub different: ComparedPosts,
    /// How many posts are alike.
    pub same: u32,
}

impl Planner {
    /// Compares the posts of this plan with those of another file.
    pub fn compare(&self, other: &Path) -> Result<Comparison> {
        let there = Planner::on(storage::open(other)?, other, self.clock)?;
        let there = whole_posts(&there.db)?;
        let here = whole_posts(&self.db)?;
        let only_here = here.iter().filter(|(id, _)| !there.contains_key(*id));
        let only_there = there.iter().filter(|(id, _)| !here.contains_key(*id));
        let in_both = || {
            here.iter()
                .filter_map(|(id, post)| Some((post, there.get(id)?)))
        };
        let different = in_both().filter(|(here, there)| here != there);
        let same = in_both().filter(|(here, there)| here == there).count() as u32;
        Ok(Comparison {
            only_here: listed(only_here.map(|(_, post)| (post, Vec::new()))),
            only_there: listed(only_there.map(|(_, post)| (post, Vec::new()))),
            different: listed(different.map(|(here, there)| (here, differences(here, there)))),
            same,
        })
    }
}

fn listed<'a>(posts: impl Iterator<Item = (&'a WholePost, Vec<String>)>) -> ComparedPosts {
    let mut posts: Vec<_> = posts.collect();
    posts.sort_by(|(a, _), (b, _)| {
        (&a.date, a.minute, &a.title).cmp(&(&b.date, b.minute, &b.title))
    });
    let count = posts.len() as u32;
    let first = posts.into_iter().take(MOST_LISTED);
    ComparedPosts {
        count,
        listed: first.map(|(post, differs)| named(post, differs)).collect(),
    }
}

fn named(post: &WholePost, differs: Vec<String>) -> ComparedPost {
    let date = post.date.as_deref().and_then(|date| parse_date(date).ok());
    ComparedPost {
        title: post.title.clone(),
        channel: post.channel.clone(),
        at: date
            .zip(post.minute)
            .map(|(date, minute)| At { date, minute }),
        status: post.status.parse().unwrap_or(Status::Draft),
        differs,
    }
}

fn differences(here: &WholePost, there: &WholePost) -> Vec<String> {
    let time = |post: &WholePost| (post.date.clone(), post.minute, post.zone.clone());
    let pairs = [
        ("title", here.title == there.title),
        ("text", here.text == there.text),
        ("link", here.link == there.link),
        ("notes", here.notes == there.notes),
        ("time", time(here) == time(there)),
        ("channel", here.channel == there.channel),
        ("status", here.status == there.status),
        ("campaign", here.campaign == there.campaign),
        ("pillar", here.pillar == there.pillar),
        ("labels", here.labels == there.labels),
    ];
    let different = pairs.iter().filter(|(_, is_same)| !is_same);
    different.map(|(field, _)| (*field).to_owned()).collect()
}
