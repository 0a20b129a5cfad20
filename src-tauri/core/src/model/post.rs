//! An item is what is to be said; a post is an item on one channel at one time, the card on the
//! calendar. A post without a time is unscheduled and lies in the tray.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::text::{link, text};
use super::{
    At, CampaignId, ChannelId, ItemId, PillarId, Planned, PostId, Status, Zone, given, line, word,
};
use crate::Result;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub title: String,
    pub text: String,
    pub link: Option<String>,
    pub campaign: Option<CampaignId>,
    pub pillar: Option<PillarId>,
    pub notes: String,
    /// Names, sorted.
    pub labels: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    pub planned: Option<Planned>,
    /// The post's own text, where it differs from the item's.
    pub text: Option<String>,
    pub status: Status,
    /// Rises with every change of time or status; calendar programs tell versions apart by it.
    pub sequence: u32,
    pub changed: DateTime<Utc>,
}

/// A new item with one post on each of the channels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NewPost {
    #[cfg_attr(test, ts(as = "Vec<ChannelId>"))]
    pub channels: Vec<String>,
    /// In each channel's own zone unless `zone` says otherwise; none puts it in the tray.
    pub at: Option<At>,
    pub zone: Option<String>,
    /// A draft unless told.
    #[cfg_attr(test, ts(as = "Option<Status>"))]
    pub status: Status,
    /// As RFC 5545 writes a rule: the post is the first of a series.
    pub repeat: Option<String>,
    #[serde(flatten)]
    pub edit: PostEdit,
}

/// A change to one post and the item behind it: absent fields stay, null clears.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PostEdit {
    pub title: Option<String>,
    pub text: Option<String>,
    /// This post's own text; null follows the item's again.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub own_text: Option<Option<String>>,
    pub link: Option<String>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Option<String>>,
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub pillar: Option<Option<String>>,
    pub labels: Option<Vec<String>>,
    pub notes: Option<String>,
}

/// What several posts stand under: absent fields stay, null clears.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Categories {
    #[serde(deserialize_with = "given")]
    pub campaign: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    pub pillar: Option<Option<String>>,
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub add_labels: Vec<String>,
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub remove_labels: Vec<String>,
}

/// Where posts are moved.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Target {
    pub when: When,
    #[cfg_attr(test, ts(as = "Option<ChannelId>"))]
    pub channel: Option<String>,
    /// The zone that `when` is read in; none means each post's own.
    pub zone: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum When {
    /// The time stays as it is.
    Keep,
    /// No time: into the tray.
    Tray,
    At {
        at: At,
    },
    /// Another day at the same time of day; from the tray, at `minute`.
    Day {
        #[cfg_attr(test, ts(type = "string"))]
        date: NaiveDate,
        minute: u16,
    },
    /// Days and minutes later; a post in the tray stays there, or comes to the time that `tray` says.
    By {
        #[cfg_attr(test, ts(type = "number"))]
        days: i64,
        #[cfg_attr(test, ts(type = "number"))]
        minutes: i64,
        #[cfg_attr(test, ts(optional))]
        tray: Option<At>,
    },
}

impl Item {
    /// With the edit's own words; campaign and pillar are looked up by the planner.
    pub fn edited(&self, edit: &PostEdit) -> Result<Self> {
        let mut item = self.clone();
        if let Some(title) = &edit.title {
            item.title = line("title", title)?;
        }
        if let Some(new) = &edit.text {
            item.text = text("text", new)?;
        }
        if let Some(new) = &edit.link {
            item.link = link("link", new)?;
        }
        if let Some(notes) = &edit.notes {
            item.notes = text("notes", notes)?;
        }
        if let Some(names) = &edit.labels {
            item.labels = labels(names)?;
        }
        Ok(item)
    }
}

impl Post {
    /// The post at its new time, in the zone of the channel it is on or comes to.
    pub fn moved_to(&self, when: When, seen_in: Option<Zone>, own: Zone) -> Result<Self> {
        let at = self.new_time(when, seen_in, own)?;
        Ok(Self {
            planned: at.map(|at| Planned { at, zone: own }),
            ..self.clone()
        })
    }

    pub fn with_own_text(&self, edit: &PostEdit) -> Result<Self> {
        let mut post = self.clone();
        if let Some(own) = &edit.own_text {
            post.text = own.as_deref().map(|own| text("text", own)).transpose()?;
        }
        Ok(post)
    }

    /// With its sequence raised where a calendar program must see a newer version.
    pub fn counted_after(self, before: &Post) -> Self {
        let moment = |post: &Post| post.planned.map(Planned::moment);
        if moment(&self) == moment(before) && self.status == before.status {
            return self;
        }
        let sequence = before.sequence.saturating_add(1);
        Self { sequence, ..self }
    }

    fn new_time(&self, when: When, seen_in: Option<Zone>, own: Zone) -> Result<Option<At>> {
        let shown = seen_in.unwrap_or(own);
        let at = match (when, self.planned) {
            (When::Tray, _) => return Ok(None),
            (When::At { at }, _) => on_own_clock(at.checked()?, shown, own)?,
            (When::Day { date, minute }, None) => on_own_clock(At::new(date, minute)?, shown, own)?,
            (When::By { tray: Some(at), .. }, None) => on_own_clock(at.checked()?, shown, own)?,
            (When::Keep | When::By { .. }, None) => return Ok(None),
            (_, Some(planned)) => carried(planned, when, seen_in, own)?,
        };
        Ok(Some(at))
    }
}

/// Where the clocks stay the same, the time of day that they show is kept. On other clocks it is
/// what whoever looks is shown that stays; a script that looks on none keeps what is written.
fn carried(planned: Planned, when: When, seen_in: Option<Zone>, own: Zone) -> Result<At> {
    match seen_in {
        Some(zone) if planned.zone != own => {
            let shown = planned.seen_in(zone);
            on_own_clock(later(shown, shown, when)?, zone, own)
        }
        _ => {
            let shown = planned.seen_in(seen_in.unwrap_or(planned.zone));
            later(planned.at, shown, when)
        }
    }
}

/// As much later as a move takes what is shown.
fn later(at: At, shown: At, when: When) -> Result<At> {
    match when {
        When::Day { date, .. } => at.days_later((date - shown.date).num_days()),
        When::By { days, minutes, .. } => at.days_later(days)?.minutes_later(minutes),
        When::Keep | When::Tray | When::At { .. } => Ok(at),
    }
}

/// Labels as they are kept: trimmed, without repeats, sorted.
fn labels(names: &[String]) -> Result<Vec<String>> {
    let labels = names.iter().map(|name| word("label", name));
    let mut labels = labels.collect::<Result<Vec<_>>>()?;
    labels.sort();
    labels.dedup();
    Ok(labels)
}

fn on_own_clock(at: At, seen_in: Zone, own: Zone) -> Result<At> {
    if seen_in == own {
        return Ok(at);
    }
    At::from_naive(own.local(seen_in.moment(at.naive())))
}
