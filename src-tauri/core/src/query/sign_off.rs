//! What is said about a post and what was done to it: its approval, its comments and its history, with times on the plan's
//! clocks.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::model::{CommentId, LocalTime, Op, PostId, Zone};
use crate::storage::{self, Db, find, post_history};
use crate::{Planner, Result};

/// The most operations in the history of a post.
const MOST_CHANGES: usize = 100;

/// Who approved a post, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ApprovedBy {
    /// Empty if nobody's name was set then.
    pub author: String,
    pub at: LocalTime,
}

/// A comment on the item of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostComment {
    pub id: CommentId,
    /// Empty if nobody's name was set then.
    pub author: String,
    /// True if the person who asks wrote it, as far as is known.
    pub is_own: bool,
    pub at: LocalTime,
    pub text: String,
}

/// An operation that changed a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostChange {
    /// The number of the operation in the history of the plan.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: i64,
    pub op: Op,
    /// Empty if nobody's name was set then.
    pub author: String,
    pub at: LocalTime,
}

impl Planner {
    /// Returns the comments on a post's item, the oldest first.
    pub fn comments(&self, post: &str) -> Result<Vec<PostComment>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let item = find::post(&self.db, post)?.item;
        let comments = storage::comment::of_item(&self.db, &item)?.into_iter();
        let shown = comments.map(|comment| {
            Ok(PostComment {
                id: comment.id,
                is_own: comment.author.is_empty() || comment.author == self.author().name,
                author: comment.author,
                at: shown_in(zone, comment.at)?,
                text: comment.text,
            })
        });
        shown.collect()
    }

    /// Returns the operations that changed a post, its item, their media, its approval or its comments, the newest first.
    /// Undone ones are left out. At most 100 of the newest 10,000 operations of the plan.
    pub fn post_history(&self, post: &str) -> Result<Vec<PostChange>> {
        let zone = storage::plan::get(&self.db)?.zone;
        let post = find::post(&self.db, post)?;
        let entries = post_history::of_post(&self.db, &post, MOST_CHANGES)?.into_iter();
        let changes = entries.map(|entry| {
            Ok(PostChange {
                id: entry.id,
                op: entry.op,
                author: entry.author,
                at: shown_in(zone, entry.at)?,
            })
        });
        changes.collect()
    }
}

/// Returns who approved a post; `None` if it isn't approved, or was by an earlier version of the program.
pub(super) fn approved_by(db: &Db, post: &PostId) -> Result<Option<ApprovedBy>> {
    let Some(approval) = storage::approval::get(db, post)? else {
        return Ok(None);
    };
    let zone = storage::plan::get(db)?.zone;
    Ok(Some(ApprovedBy {
        author: approval.author,
        at: shown_in(zone, approval.at)?,
    }))
}

fn shown_in(zone: Zone, at: DateTime<Utc>) -> Result<LocalTime> {
    LocalTime::from_naive(zone.local(at))
}
