//! Fingerprints of what checks read, so that a waiver is over once that has changed.

use sha2::{Digest, Sha256};

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
            words.into_iter().chain(row.first_comment.clone()).collect()
        }
    }
}

/// Returns the SHA-256 of the parts, each after its length, in hexadecimal.
fn digest(parts: &[String]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let bytes = hasher.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
