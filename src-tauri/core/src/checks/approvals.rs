//! The approvals of the posts that are checked, and what the posts publish now.

use std::collections::HashMap;

use super::content::fingerprints_of;
use crate::Result;
use crate::model::{Approval, PostId, Status};
use crate::storage::{self, Db, card::CardRow};

/// An approval with the fingerprint of what the post publishes now.
#[derive(Clone)]
pub(super) struct CheckedApproval {
    pub(super) author: String,
    pub(super) is_changed: bool,
    pub(super) about: String,
    pub(super) now: String,
}

/// Reads the approvals of the approved ones among the posts.
pub(super) fn read(db: &Db, rows: &[CardRow]) -> Result<HashMap<PostId, CheckedApproval>> {
    let approved = rows.iter().filter(|row| row.status == Status::Approved);
    let approved: Vec<&CardRow> = approved.collect();
    if approved.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<&str> = approved.iter().map(|row| row.id.as_str()).collect();
    let approvals = storage::approval::of_posts(db, &ids)?;
    if approvals.is_empty() {
        return Ok(HashMap::new());
    }
    let mut now = fingerprints_of(db, &approved)?;
    let checked = approvals.into_iter().filter_map(|approval| {
        let now = now.remove(&approval.post)?;
        Some((approval.post.clone(), checked(approval, now)))
    });
    Ok(checked.collect())
}

fn checked(approval: Approval, now: String) -> CheckedApproval {
    CheckedApproval {
        author: approval.author,
        is_changed: approval.about != now,
        about: approval.about,
        now,
    }
}
