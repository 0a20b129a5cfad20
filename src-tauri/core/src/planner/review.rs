//! Reviews again: approved posts that an operation has changed go back to review if the plan asks for that.

use super::Transaction;
use super::post::save;
use crate::Result;
use crate::checks;
use crate::model::{Approval, Post, PostId, Status};
use crate::storage::{self, find};

/// Ends an operation: writes what new approvals are about, and puts posts that are no longer as they were approved back to
/// review if the plan asks for that.
pub(super) fn settle(tx: &Transaction<'_>) -> Result<()> {
    let approvals = storage::approval::of_changed(tx.db, tx.now)?;
    if approvals.is_empty() {
        return Ok(());
    }
    let posts: Vec<&str> = approvals.iter().map(|found| found.post.as_str()).collect();
    let mut fingerprints = checks::fingerprints(tx.db, &posts)?;
    let reviews_again = storage::plan::get(tx.db)?.review_again;
    for approval in approvals {
        let about = fingerprints.remove(&approval.post).unwrap_or_default();
        if approval.about.is_empty() {
            storage::approval::put(tx.db, &Approval { about, ..approval })?;
        } else if reviews_again && approval.about != about {
            put_back(tx, &approval.post)?;
        }
    }
    Ok(())
}

fn put_back(tx: &Transaction<'_>, post: &PostId) -> Result<()> {
    let before = find::post(tx.db, post.as_str())?;
    let status = Status::InReview;
    let after = Post {
        status,
        ..before.clone()
    };
    save(tx, &before, after).map(drop)
}
