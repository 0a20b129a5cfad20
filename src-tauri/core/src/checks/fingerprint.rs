//! Fingerprints of what checks read, so that a waiver is over once that has changed.

use super::digest::digest;
use super::range::{CheckedPost, Range};
use super::{Check, Finding};

/// Returns the fingerprint of what a finding is about. Findings of one check and one post have the same.
pub(super) fn of(range: &Range, post: &CheckedPost, finding: &Finding) -> String {
    let other = finding.other.as_ref();
    let other = other.and_then(|other| range.post(&other.post));
    let mut parts = vec![post.row.channel.to_string()];
    parts.extend(read_by(finding.check, post));
    if let Some(other) = other {
        parts.push(other.row.id.to_string());
        parts.extend(read_by(finding.check, other));
    }
    digest(&parts)
}

/// Returns the fields of a post that a check reads.
fn read_by(check: Check, post: &CheckedPost) -> Vec<String> {
    let row = &post.row;
    match check {
        Check::ClockGap
        | Check::Past
        | Check::Schedule
        | Check::LateReview
        | Check::Close
        | Check::CrowdedDay => {
            let planned = row
                .planned
                .map(|planned| format!("{} {}", planned.at, planned.zone));
            vec![planned.unwrap_or_default(), row.status.to_string()]
        }
        Check::ChangedSinceApproval => {
            let approval = post.approval.iter();
            let read = approval.flat_map(|approval| [approval.about.clone(), approval.now.clone()]);
            read.collect()
        }
        Check::MediaMissing
        | Check::MediaCount
        | Check::MediaMixed
        | Check::MediaType
        | Check::MediaSize
        | Check::MediaShape
        | Check::MediaDuration
        | Check::AltText => vec![format!("{:?}", post.media)],
        _ => {
            let link = row.link.clone().unwrap_or_default();
            let words = [row.title.clone(), row.text.clone(), link];
            let others = [
                row.first_comment.clone(),
                row.kind.map(|kind| kind.to_string()),
            ];
            words
                .into_iter()
                .chain(others.into_iter().flatten())
                .collect()
        }
    }
}
