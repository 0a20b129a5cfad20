//! Filters, which choose the posts that a window shows, and saved views, which are filters with a name.

use serde::{Deserialize, Serialize};

use super::id::id;
use super::{
    AudienceId, CampaignId, ChannelId, LabelId, MAX_LINE, Need, ObjectiveId, PillarId, Stage,
    Status, brief, checked_line,
};
use crate::{Code, Error, Result};

id!(SavedViewId);

/// Which posts are visible. An empty list matches every post; an empty id in a list matches posts that have
/// none. The caller removes the ids of deleted objects before it applies the filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filter {
    /// Channels whose posts are hidden.
    pub hidden: Vec<ChannelId>,
    pub statuses: Vec<Status>,
    pub campaigns: Vec<CampaignId>,
    pub pillars: Vec<PillarId>,
    /// A post matches if it has at least one of these labels.
    pub labels: Vec<LabelId>,
    /// `None` matches posts that don't say.
    pub stages: Vec<Option<Stage>>,
    pub needs: Vec<Option<Need>>,
    pub audiences: Vec<AudienceId>,
    pub objectives: Vec<ObjectiveId>,
    /// Words that must all occur in the title.
    pub text: String,
}

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    pub filter: Filter,
    pub position: u32,
}

/// A change to a saved view. An absent field stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SavedViewEdit {
    pub name: Option<String>,
    pub filter: Option<Filter>,
}

impl Filter {
    pub(crate) fn validated(&self) -> Result<Self> {
        if self.text.chars().count() <= MAX_LINE {
            return Ok(self.clone());
        }
        let text = brief(&self.text);
        let message = format!("“{text}” is too long to look for: {MAX_LINE} characters at most");
        Err(Error::new(Code::TooLong, message).field("text"))
    }
}

impl SavedView {
    pub fn edited(&self, edit: &SavedViewEdit) -> Result<Self> {
        let mut view = self.clone();
        if let Some(name) = &edit.name {
            view.name = checked_line("name", name)?;
        }
        if let Some(filter) = &edit.filter {
            view.filter = filter.validated()?;
        }
        Ok(view)
    }
}
