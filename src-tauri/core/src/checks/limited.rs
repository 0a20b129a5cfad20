//! Finds the one limit on a thing that a count breaks: the app's, or else the API's. Checks that count share it.

use super::range::RuledPost;
use super::{BrokenLimit, Check, Finding, Severity};
use crate::model::limit::{Limited, Measure};

/// Returns a finding if `count` breaks a limit on `what`.
pub(super) fn broken(
    ruled: RuledPost,
    check: Check,
    (what, unit): (Limited, Measure),
    count: impl FnOnce() -> u64,
) -> Option<Finding> {
    let mut limits = ruled.limits_on(what, unit).peekable();
    limits.peek()?;
    let count = count();
    limits.find_map(|limit| {
        let broken = BrokenLimit::of_count(limit, count)?;
        let severity = Severity::of_limit(limit.of, limit.certain);
        Some(Finding::of(check, severity, ruled.post).over(broken))
    })
}
