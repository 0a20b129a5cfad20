//! An approval: who agreed with a post as it was, and when.

use chrono::{DateTime, Utc};

use super::PostId;

/// The approval of a post whose status is approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    pub post: PostId,
    /// Empty if nobody's name was set then.
    pub author: String,
    pub at: DateTime<Utc>,
    /// The fingerprint of what was approved.
    pub about: String,
}
