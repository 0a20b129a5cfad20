//! The differences between a plan and another version of it.

use serde::Serialize;

use super::versions::{MAX_LISTED, Versions, differing, status, time};
use crate::Result;
use crate::model::{LocalTime, PostId, Status};
use crate::storage::Db;
use crate::storage::compare::{WholePost, whole_posts};

/// A field of a post that differs, with both values.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldChange {
    /// `title`, `text`, `link`, `notes`, `time`, `channel`, `status`, `campaign`, `pillar` or `labels`.
    pub field: String,
    /// The value in the other version. A time is written as `2026-11-27T08:30 Europe/Berlin`, and is empty if the
    /// post is unscheduled.
    pub before: String,
    pub now: String,
}

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

/// The differences between a plan and another version of it, named as if that version were earlier.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Difference {
    /// Posts that only the plan contains.
    pub new: DifferingPosts,
    pub changed: DifferingPosts,
    /// Posts that only the other version contains.
    pub gone: DifferingPosts,
    /// The number of equal posts.
    pub same: u32,
}

/// Compares the open plan (`now`) with another version (`before`), unpacked.
pub(crate) fn difference(now: &Db, before: &Db) -> Result<Difference> {
    let (now, before) = (whole_posts(now)?, whole_posts(before)?);
    let versions = Versions::of(&now, &before);
    let alone = |(id, post): &(&str, &WholePost)| differing_post(id, post, Vec::new());
    Ok(Difference {
        new: listed(&versions.only_here, alone),
        changed: listed(&versions.different, |(id, now, before)| {
            differing_post(id, now, changes(now, before))
        }),
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

fn changes(now: &WholePost, before: &WholePost) -> Vec<FieldChange> {
    let fields = differing(now, before).into_iter();
    let changes = fields.map(|(field, [now, before])| FieldChange {
        field: field.to_owned(),
        before,
        now,
    });
    changes.collect()
}
