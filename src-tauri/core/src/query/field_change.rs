//! A field of a post that differs between two versions.

use serde::Serialize;

use super::versions::differing;
use crate::storage::compare::WholePost;

/// A field of a post that differs, with both values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FieldChange {
    /// `title`, `text`, `link`, `notes`, `time`, `channel`, `status`, `campaign`, `pillar`, `labels`, `media`, `utm`,
    /// `utm_content`, `first_comment`, `kind`, `results`, `stage`, `need`, `audience`, `objective`, `goal`, `expected`,
    /// `hours` or `cost`.
    pub field: String,
    /// The value in the other version. A time is written as `2026-11-27T08:30 Europe/Berlin`, and is empty if the
    /// post is unscheduled.
    pub before: String,
    pub now: String,
}

impl FieldChange {
    /// Returns the fields in which a post differs between two versions.
    pub(super) fn between(now: &WholePost, before: &WholePost) -> Vec<Self> {
        let fields = differing(now, before).into_iter();
        let changes = fields.map(|(field, [now, before])| Self {
            field: field.to_owned(),
            before,
            now,
        });
        changes.collect()
    }
}
