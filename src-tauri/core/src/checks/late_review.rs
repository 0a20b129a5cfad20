//! Finds posts that are not approved although their time is at most a day ahead. Posts whose time is past are found by
//! `past`.

use chrono::Duration;

use super::range::{CheckedPost, Range};
use super::{Check, Finding, Severity};
use crate::model::Status;

const AHEAD: Duration = Duration::hours(24);

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let soon = range.now..range.now + AHEAD;
    let late = range.posts().filter(|post| {
        let planned = post.row.planned;
        is_unapproved(post) && planned.is_some_and(|planned| soon.contains(&planned.moment()))
    });
    let found = late.map(|post| Finding::of(Check::LateReview, Severity::Warning, post));
    found.collect()
}

fn is_unapproved(post: &CheckedPost) -> bool {
    matches!(
        post.row.status,
        Status::Idea | Status::Draft | Status::InReview
    )
}
