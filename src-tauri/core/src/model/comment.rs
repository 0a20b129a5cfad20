//! A comment: what a person writes to others about an item. It is never published.

use chrono::{DateTime, Utc};

use super::ItemId;
use super::id::id;

id!(CommentId);

/// A comment on an item, shown with each of its posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    pub id: CommentId,
    pub item: ItemId,
    /// Empty if nobody's name was set then.
    pub author: String,
    /// When it was written first.
    pub at: DateTime<Utc>,
    pub text: String,
}
