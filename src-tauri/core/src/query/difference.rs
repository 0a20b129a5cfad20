//! The differences between a plan and another version of it.

use serde::Serialize;

use super::alike::{self, CommonChange};
use super::field_change::FieldChange;
use super::versions::{MAX_LISTED, Versions, status, time};
use crate::Result;
use crate::model::{LocalTime, PostId, Status};
use crate::storage::Db;
use crate::storage::compare::{WholePost, whole_posts};

/// A post that differs: as it is in the plan, or in the other version if the plan doesn't contain it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DifferingPost {
    pub id: PostId,
    pub title: String,
    pub channel: String,
    pub platform: String,
    /// `None` if the post is unscheduled.
    pub at: Option<LocalTime>,
    pub status: Status,
    /// The fields that differ, for a changed post.
    pub changes: Vec<FieldChange>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DifferingPosts {
    pub count: u32,
    /// The first 200 posts, by time.
    pub listed: Vec<DifferingPost>,
}

/// Changed posts that have their change in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AlikePosts {
    pub change: CommonChange,
    pub posts: DifferingPosts,
}

/// The differences between a plan and another version of it, named as if that version were earlier.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Difference {
    /// Posts that only the plan contains.
    pub new: DifferingPosts,
    /// The count includes those in `alike`; these are not listed here.
    pub changed: DifferingPosts,
    /// Groups of at least five changed posts with a change in common, the largest first.
    pub alike: Vec<AlikePosts>,
    /// Posts that only the other version contains.
    pub gone: DifferingPosts,
    /// The number of equal posts.
    pub same: u32,
}

/// Compares the open plan (`now`) with another version (`before`), unpacked.
pub(crate) fn difference(now: &Db, before: &Db) -> Result<Difference> {
    let (now, before) = (whole_posts(now)?, whole_posts(before)?);
    let versions = Versions::of(&now, &before);
    let (alike, others) = alike::split(&versions.different);
    let changed = |(id, now, before): &alike::Pair<'_>| {
        differing_post(id, now, FieldChange::between(now, before))
    };
    let alone = |(id, post): &(&str, &WholePost)| differing_post(id, post, Vec::new());
    Ok(Difference {
        new: listed(&versions.only_here, alone),
        changed: DifferingPosts {
            count: versions.different.len() as u32,
            ..listed(&others, changed)
        },
        alike: alike
            .iter()
            .map(|(change, posts)| AlikePosts {
                change: change.clone(),
                posts: listed(posts, changed),
            })
            .collect(),
        gone: listed(&versions.only_there, alone),
        same: versions.same,
    })
}

fn listed<T>(posts: &[T], differing: impl Fn(&T) -> DifferingPost) -> DifferingPosts {
    DifferingPosts {
        count: posts.len() as u32,
        listed: posts.iter().take(MAX_LISTED).map(differing).collect(),
    }
}

fn differing_post(id: &str, post: &WholePost, changes: Vec<FieldChange>) -> DifferingPost {
    DifferingPost {
        id: id.into(),
        title: post.title.clone(),
        channel: post.channel.clone(),
        platform: post.platform.clone(),
        at: time(post),
        status: status(post),
        changes,
    }
}

impl Difference {
    /// Returns the changed posts that are listed, those with a change in common last.
    pub fn changed_posts(&self) -> impl Iterator<Item = &DifferingPost> {
        let alike = self.alike.iter().flat_map(|alike| &alike.posts.listed);
        self.changed.listed.iter().chain(alike)
    }
}
