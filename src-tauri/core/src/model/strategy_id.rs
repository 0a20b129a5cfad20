//! The ids of what a strategy consists of and channels and items name.

use super::id::id;

id!(AudienceId, ObjectiveId);
