//! Which posts a window shows, and filters that were given a name.

use serde::{Deserialize, Serialize};

use super::{CampaignId, ChannelId, LabelId, MAX_LINE, PillarId, SavedViewId, Status, brief, line};
use crate::{Code, Error, Result};

/// What a post must be to be shown. An empty list asks nothing; an empty id in one stands for
/// having none. Ids of what is gone are left out by whoever applies it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Filter {
    /// Channels that are switched off.
    pub hidden: Vec<ChannelId>,
    pub statuses: Vec<Status>,
    pub campaigns: Vec<CampaignId>,
    pub pillars: Vec<PillarId>,
    /// One of them is enough.
    pub labels: Vec<LabelId>,
    /// Words that all stand in the title.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    pub filter: Filter,
    pub position: u32,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SavedViewEdit {
    pub name: Option<String>,
    pub filter: Option<Filter>,
}

impl Filter {
    pub(crate) fn checked(&self) -> Result<Self> {
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
            view.name = line("name", name)?;
        }
        if let Some(filter) = &edit.filter {
            view.filter = filter.checked()?;
        }
        Ok(view)
    }
}
