//! A waiver: a person lets one problem of one post pass, with a reason.

use chrono::{DateTime, Utc};

use super::PostId;
use super::id::id;

id!(WaiverId);

/// A problem that a person lets pass. It is over once what it was about has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub id: WaiverId,
    pub post: PostId,
    /// The name of the check that found the problem.
    pub check: String,
    pub reason: String,
    pub at: DateTime<Utc>,
    /// The fingerprint of what the check read.
    pub about: String,
}
