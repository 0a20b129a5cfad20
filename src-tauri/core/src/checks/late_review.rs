//! Finds posts that are not approved although their day is today or past.

use super::{Check, DatedPost, Finding, Range, Severity};
use crate::model::Status;

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let late = range
        .posts()
        .filter(|post| post.at.date <= range.today && is_unapproved(post));
    let found = late.map(|post| Finding::of(Check::LateReview, Severity::Warning, post));
    found.collect()
}

fn is_unapproved(post: &DatedPost) -> bool {
    matches!(
        post.row.status,
        Status::Idea | Status::Draft | Status::InReview
    )
}
