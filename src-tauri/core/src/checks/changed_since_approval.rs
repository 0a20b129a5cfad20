//! Finds approved posts whose text, first comment, link, media or time is another one than was approved.

use super::range::Range;
use super::{Check, Finding, Severity};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.posts().filter_map(|post| {
        let approval = post.approval.as_ref()?;
        let finding = Finding::of(Check::ChangedSinceApproval, Severity::Warning, post);
        approval.is_changed.then(|| Finding {
            found: Some(approval.author.clone()).filter(|author| !author.is_empty()),
            ..finding
        })
    });
    found.collect()
}
