//! What of the results is asked for.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::post::PostNumbers;
use crate::Result;
use crate::model::{ChannelId, within_calendar};

/// Which posts are counted, and how they are told.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ResultsScope {
    #[cfg_attr(test, ts(type = "string"))]
    pub from: NaiveDate,
    /// The day after the last.
    #[cfg_attr(test, ts(type = "string"))]
    pub to: NaiveDate,
    pub by: ResultsGroup,
    /// The number that the days tell.
    pub number: ResultNumber,
    /// The channels that are left out.
    pub hidden: Vec<ChannelId>,
    /// True to leave out replies.
    pub originals: bool,
    /// True to leave out posts that advertising was paid for.
    pub unboosted: bool,
    /// The key of the group whose posts are listed; `None` for those of all groups.
    pub group: Option<String>,
    pub sort: ResultsSort,
}

/// What posts are grouped by. A post is in one group only, since an item has one audience and one objective.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ResultsGroup {
    #[default]
    Channel,
    Pillar,
    Campaign,
    Format,
    Audience,
    Stage,
    Need,
    Objective,
}

/// A number that may be added up across channels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ResultNumber {
    Engagements,
    #[default]
    Clicks,
    Conversions,
    Cost,
    Revenue,
}

/// What listed posts are sorted by: the largest or the newest first, and those without the number last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ResultsSort {
    #[default]
    Time,
    Exposure,
    Engagements,
    EngagementRate,
    Clicks,
    Conversions,
    Cost,
}

impl ResultsScope {
    /// Returns the scope of all posts of a range, by channel.
    pub fn of_range(from: NaiveDate, to: NaiveDate, by: ResultsGroup) -> Self {
        Self {
            from,
            to,
            by,
            number: ResultNumber::default(),
            hidden: Vec::new(),
            originals: false,
            unboosted: false,
            group: None,
            sort: ResultsSort::default(),
        }
    }

    /// Returns the first and the last day, within the calendar and in their order.
    pub(super) fn range(&self) -> Result<(NaiveDate, NaiveDate)> {
        let (from, to) = (within_calendar(self.from)?, within_calendar(self.to)?);
        Ok((from, to.max(from)))
    }

    pub(super) fn has(&self, post: &PostNumbers) -> bool {
        let is_left_out = (self.originals && !post.is_original())
            || (self.unboosted && post.is_boosted())
            || self.hidden.contains(&post.post.channel);
        !is_left_out
    }
}

impl ResultNumber {
    pub(super) fn of(self, post: &PostNumbers) -> Option<f64> {
        match self {
            ResultNumber::Engagements => post.engagements(),
            ResultNumber::Clicks => post.clicks(),
            ResultNumber::Conversions => post.conversions(),
            ResultNumber::Cost => post.cost(),
            ResultNumber::Revenue => post.revenue(),
        }
    }
}
