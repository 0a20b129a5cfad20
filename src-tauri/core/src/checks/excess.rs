//! Finds texts that are longer than the platform allows.

use super::{Check, DatedPost, Finding, Range, Severity};

pub(super) fn findings(range: &Range) -> Vec<Finding> {
    let found = range.posts().filter_map(|post| {
        let severity = severity(range, post)?;
        Some(Finding::of(Check::Excess, severity, post))
    });
    found.collect()
}

/// Returns `None` if the text fits. A limit that the platform doesn't enforce is only a warning.
fn severity(range: &Range, post: &DatedPost) -> Option<Severity> {
    let channel = range.channel(&post.row.channel)?;
    let is_over = channel.excess(&post.row.text, &post.row.parts) > 0;
    is_over.then(|| match channel.limit_is_advice() {
        true => Severity::Warning,
        false => Severity::Error,
    })
}
