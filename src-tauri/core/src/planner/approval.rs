//! Steps on the approval of one post: it is written when the post is approved, and removed when that ends.

use super::Transaction;
use crate::Result;
use crate::model::{Approval, Post, PostId, Status};
use crate::storage;

/// Writes the approval of a new post that is approved.
pub(super) fn begin(tx: &Transaction<'_>, post: &PostId, status: Status) -> Result<()> {
    match status {
        Status::Approved => write(tx, post),
        _ => Ok(()),
    }
}

/// Writes the approval of a post that has just been approved, or removes that of a post that no longer is.
pub(super) fn follow_status(tx: &Transaction<'_>, before: Status, post: &Post) -> Result<()> {
    match (before, post.status) {
        (Status::Approved, Status::Approved) => Ok(()),
        (_, Status::Approved) => write(tx, &post.id),
        (Status::Approved, _) => storage::approval::delete(tx.db, &post.id),
        _ => Ok(()),
    }
}

/// Writes an approval without what it is about, which `review::settle` adds at the end of the operation.
fn write(tx: &Transaction<'_>, post: &PostId) -> Result<()> {
    let approval = Approval {
        post: post.clone(),
        author: tx.author.name.clone(),
        at: tx.now,
        about: String::new(),
    };
    storage::approval::put(tx.db, &approval)
}
