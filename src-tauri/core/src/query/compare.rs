//! A comparison of two versions of a plan: which posts are only in one of them, and which differ.

use serde::Serialize;

use super::versions::{MAX_LISTED, Versions, differing, status, time};
use crate::Result;
use crate::model::{LocalTime, Status};
use crate::storage::Db;
use crate::storage::compare::{WholePost, whole_posts};

/// A post of one version, as the list of differences shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedPost {
    pub title: String,
    pub channel: String,
    /// `None` if the post is unscheduled.
    pub at: Option<LocalTime>,
    pub status: Status,
    /// The fields that differ from the other version, for a post that is in both: `title`, `text`, `link`,
    /// `notes`, `time`, `channel`, `status`, `campaign`, `pillar`, `labels`, `media`, `utm`, `utm_content`,
    /// `first_comment`, `kind`, `results`, `stage`, `need`, `audience`, `objective`, `goal`, `expected`, `hours`, `cost`.
    pub differs: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ComparedPosts {
    pub count: u32,
    /// The first 200 posts, by time.
    pub listed: Vec<ComparedPost>,
}

/// The differences between the open version and that of another file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Comparison {
    pub only_here: ComparedPosts,
    pub only_there: ComparedPosts,
    /// Posts that are in both versions, as they are in the open one.
    pub different: ComparedPosts,
    /// The number of equal posts.
    pub same: u32,
}

/// Compares the posts of the open version (`here`) with those of another version (`there`).
pub(crate) fn compare(here: &Db, there: &Db) -> Result<Comparison> {
    let (here, there) = (whole_posts(here)?, whole_posts(there)?);
    let versions = Versions::of(&here, &there);
    let alone = |(_, post): &(&str, &WholePost)| named(post, Vec::new());
    Ok(Comparison {
        only_here: listed(&versions.only_here, alone),
        only_there: listed(&versions.only_there, alone),
        different: listed(&versions.different, |(_, here, there)| {
            let fields = differing(here, there).into_iter();
            named(here, fields.map(|(field, _)| field.to_owned()).collect())
        }),
        same: versions.same,
    })
}

fn listed<T>(posts: &[T], named: impl Fn(&T) -> ComparedPost) -> ComparedPosts {
    ComparedPosts {
        count: posts.len() as u32,
        listed: posts.iter().take(MAX_LISTED).map(named).collect(),
    }
}

fn named(post: &WholePost, differs: Vec<String>) -> ComparedPost {
    ComparedPost {
        title: post.title.clone(),
        channel: post.channel.clone(),
        at: time(post),
        status: status(post),
        differs,
    }
}
