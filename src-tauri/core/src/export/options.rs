//! Which posts are exported, and how they appear in a calendar.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::{Status, within_calendar};
use crate::{Code, Error, Result};

/// Which posts are exported, and how they appear in a calendar. Unscheduled posts are never exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ExportOptions {
    /// The first day, in the plan's zone; `None` exports from the first post on.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub from: Option<NaiveDate>,
    /// The day after the last, in the plan's zone; `None` exports up to the last post.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub to: Option<NaiveDate>,
    /// The ids of the channels to export; empty means all, including archived ones.
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub channels: Vec<String>,
    /// The statuses to export; empty means all.
    #[cfg_attr(test, ts(as = "Option<Vec<Status>>"))]
    pub statuses: Vec<Status>,
    /// The length of an event in minutes, 5 to 1440; 30 by default.
    #[cfg_attr(test, ts(as = "Option<u16>"))]
    pub minutes: u16,
    /// Minutes before each post for a reminder; `None` means no reminder.
    pub alarm: Option<u16>,
    /// Gives every event a new id. A calendar that refuses to import events it already has then imports them
    /// again, as duplicates.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub fresh_uids: bool,
    /// The id of a saved view; `None` exports the posts of all.
    pub view: Option<String>,
    /// Writes a series as one event with a rule, where its zone has rules that all programs read.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub rules: bool,
    /// Adds campaigns that have days, as events on whole days.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub campaigns: bool,
    /// Adds the notes of days, as events on whole days.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub notes: bool,
    /// Leaves the channel out of the titles.
    #[cfg_attr(test, ts(as = "Option<bool>"))]
    pub bare_titles: bool,
    /// What descriptions contain, in this order; the text alone by default.
    #[cfg_attr(test, ts(as = "Option<Vec<EventDetail>>"))]
    pub description: Vec<EventDetail>,
}

/// A part of the description of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum EventDetail {
    Text,
    Link,
    FirstComment,
    /// The notes of the post.
    Notes,
    /// The names of its pictures and videos.
    Media,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            channels: Vec::new(),
            statuses: Vec::new(),
            minutes: 30,
            alarm: None,
            fresh_uids: false,
            view: None,
            rules: false,
            campaigns: false,
            notes: false,
            bare_titles: false,
            description: vec![EventDetail::Text],
        }
    }
}

impl ExportOptions {
    pub(crate) fn check(&self) -> Result<()> {
        if !(5..=24 * 60).contains(&self.minutes) {
            let message = format!(
                "an event of {} minutes can't be exported: choose 5 to 1440",
                self.minutes
            );
            return Err(Error::new(Code::BadValue, message).field("minutes"));
        }
        let from = self.from.map(within_calendar).transpose()?;
        let to = self.to.map(within_calendar).transpose()?;
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let message = format!("the range would end on {to}, before it begins on {from}");
            return Err(Error::new(Code::BadDate, message).field("to"));
        }
        Ok(())
    }

    /// Returns true if nothing is left out.
    pub(super) fn takes_all(&self) -> bool {
        let is_endless = self.from.is_none() && self.to.is_none();
        let is_any = self.statuses.is_empty() && self.channels.is_empty();
        is_endless && is_any && self.view.is_none()
    }
}
