//! Items and posts. An item is a piece of content; a post publishes it on one channel at one time and is the
//! card on the calendar. A post without a time is unscheduled and shown in the tray.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::id::id;
use super::text::{checked_text, link};
use super::thread::{checked_parts, whole};
use super::utm::UtmOfItem;
use super::utm_word::utm_value;
use super::{
    CampaignId, ChannelId, LocalTime, PillarId, PostKind, Status, Zone, ZonedTime, absent_or_null,
    checked_line,
};
use crate::Result;

id!(ItemId, PostId);

/// A piece of content, shared by its posts on several channels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: ItemId,
    pub title: String,
    pub text: String,
    pub link: Option<String>,
    pub campaign: Option<CampaignId>,
    pub pillar: Option<PillarId>,
    pub notes: String,
    /// The names of the labels, sorted.
    pub labels: Vec<String>,
    /// Whether the link is sent with UTM parameters; `None` if the plan decides.
    pub utm: Option<bool>,
    pub utm_content: Option<String>,
}

/// An item on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    pub item: ItemId,
    pub channel: ChannelId,
    /// `None` if the post is unscheduled.
    pub planned: Option<ZonedTime>,
    /// The post's own text; `None` if it uses the item's text.
    pub text: Option<String>,
    /// The parts of a thread, two or more, of which `text` is the whole; empty if the post is a single one.
    pub parts: Vec<String>,
    pub status: Status,
    /// Increases with every change of time or status. Written to iCalendar files, where calendar programs
    /// recognize a newer version by it.
    pub sequence: u32,
    pub changed: DateTime<Utc>,
    /// The comment that the author writes right after the post is published; `None` if there is none.
    pub first_comment: Option<String>,
    /// `None` if it is of the platform's usual kind.
    pub kind: Option<PostKind>,
}

/// The input for a new item with one post on each of the channels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NewPost {
    #[cfg_attr(test, ts(as = "Vec<ChannelId>"))]
    pub channels: Vec<String>,
    /// The time in the zone of each channel, or in `zone` if given; `None` leaves the posts unscheduled.
    pub at: Option<LocalTime>,
    pub zone: Option<String>,
    /// The status of the new posts; a draft if absent.
    #[cfg_attr(test, ts(as = "Option<Status>"))]
    pub status: Status,
    /// A rule in the syntax of RFC 5545: the post becomes the first of a series.
    pub repeat: Option<String>,
    #[serde(flatten)]
    pub edit: PostEdit,
}

/// A change to one post and its item. An absent field stays as it is, null clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct PostEdit {
    pub title: Option<String>,
    pub text: Option<String>,
    /// This post's own text; with null it uses the item's text again.
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub own_text: Option<Option<String>>,
    /// The parts of this post as a thread. Fewer than two make it a single post, which keeps its text.
    pub parts: Option<Vec<String>>,
    pub link: Option<String>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub campaign: Option<Option<String>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub pillar: Option<Option<String>>,
    pub labels: Option<Vec<String>>,
    pub notes: Option<String>,
    /// Whether the link is sent with UTM parameters; with null the plan decides.
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub utm: Option<Option<bool>>,
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub utm_content: Option<Option<String>>,
    /// The first comment of this post alone.
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub first_comment: Option<Option<String>>,
    /// The kind of this post alone; with null it is of the platform's usual kind.
    #[serde(
        deserialize_with = "absent_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub kind: Option<Option<PostKind>>,
}

/// A change to the campaign, pillar and labels of several posts. An absent field stays as it is, null clears
/// it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Categories {
    #[serde(deserialize_with = "absent_or_null")]
    pub campaign: Option<Option<String>>,
    #[serde(deserialize_with = "absent_or_null")]
    pub pillar: Option<Option<String>>,
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub add_labels: Vec<String>,
    #[cfg_attr(test, ts(as = "Option<Vec<String>>"))]
    pub remove_labels: Vec<String>,
}

/// The time and channel that posts are moved to.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Target {
    pub when: When,
    #[cfg_attr(test, ts(as = "Option<ChannelId>"))]
    pub channel: Option<String>,
    /// The zone that `when` is in; `None` means each post's own zone.
    pub zone: Option<String>,
}

/// The new time of a moved post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum When {
    /// Keeps the time.
    Keep,
    /// Removes the time: the post becomes unscheduled.
    Tray,
    At {
        at: LocalTime,
    },
    /// Moves to another day, keeping the time of day. An unscheduled post gets the time `minute`.
    Day {
        #[cfg_attr(test, ts(type = "string"))]
        date: NaiveDate,
        minute: u16,
    },
    /// Moves by days and minutes; negative is earlier. An unscheduled post gets the time `tray`, or stays
    /// unscheduled without one.
    By {
        #[cfg_attr(test, ts(type = "number"))]
        days: i64,
        #[cfg_attr(test, ts(type = "number"))]
        minutes: i64,
        #[cfg_attr(test, ts(optional))]
        tray: Option<LocalTime>,
    },
}

impl Item {
    /// Returns an item that says nothing yet.
    pub(crate) fn blank(id: ItemId) -> Self {
        Self {
            id,
            title: String::new(),
            text: String::new(),
            link: None,
            campaign: None,
            pillar: None,
            notes: String::new(),
            labels: Vec::new(),
            utm: None,
            utm_content: None,
        }
    }

    /// Returns the item with the edit's title, text, link, notes, labels and parameters. Campaign and pillar are left to
    /// the planner, which resolves their names.
    pub fn edited(&self, edit: &PostEdit) -> Result<Self> {
        let mut item = self.clone();
        if let Some(title) = &edit.title {
            item.title = checked_line("title", title)?;
        }
        if let Some(new) = &edit.text {
            item.text = checked_text("text", new)?;
        }
        if let Some(new) = &edit.link {
            item.link = link("link", new)?;
        }
        if let Some(notes) = &edit.notes {
            item.notes = checked_text("notes", notes)?;
        }
        if let Some(names) = &edit.labels {
            item.labels = labels(names)?;
        }
        item.utm = edit.utm.unwrap_or(item.utm);
        if let Some(content) = &edit.utm_content {
            item.utm_content = utm_value("utm_content", content.as_deref().unwrap_or_default())?;
        }
        Ok(item)
    }

    /// Returns what the item says about the parameters of its link.
    pub fn utm(&self) -> UtmOfItem<'_> {
        UtmOfItem {
            is_on: self.utm,
            content: self.utm_content.as_deref(),
        }
    }
}

impl Post {
    /// Returns the post at its new time. `own` is the zone of the post's channel after the move, in which the
    /// new time is stored; `seen_in` is the zone that `when` is in, `None` meaning the post's own.
    pub fn moved_to(&self, when: When, seen_in: Option<Zone>, own: Zone) -> Result<Self> {
        let at = self.new_time(when, seen_in, own)?;
        Ok(Self {
            planned: at.map(|at| ZonedTime { at, zone: own }),
            ..self.clone()
        })
    }

    /// Returns the post with the own text, the parts, the first comment and the kind of the edit. A post with another own text is
    /// no thread.
    pub fn with_own_text(&self, edit: &PostEdit) -> Result<Self> {
        let mut post = self.clone();
        if let Some(own) = &edit.own_text {
            let own = own.as_deref().map(|own| checked_text("text", own));
            post.text = own.transpose()?;
            post.parts.clear();
        }
        match edit.parts.as_deref().map(checked_parts).transpose()? {
            Some(parts) if parts.is_empty() => post.parts.clear(),
            Some(parts) => {
                post.text = Some(whole(&parts));
                post.parts = parts;
            }
            None => {}
        }
        if let Some(comment) = &edit.first_comment {
            let comment = checked_text("first_comment", comment.as_deref().unwrap_or_default())?;
            post.first_comment = Some(comment).filter(|comment| !comment.is_empty());
        }
        post.kind = edit.kind.unwrap_or(post.kind);
        Ok(post)
    }

    /// Returns the post with its sequence raised by one if its time or status differs from `before`.
    pub fn counted_after(self, before: &Post) -> Self {
        let moment = |post: &Post| post.planned.map(ZonedTime::moment);
        if moment(&self) == moment(before) && self.status == before.status {
            return self;
        }
        let sequence = before.sequence.saturating_add(1);
        Self { sequence, ..self }
    }

    fn new_time(&self, when: When, seen_in: Option<Zone>, own: Zone) -> Result<Option<LocalTime>> {
        let shown = seen_in.unwrap_or(own);
        let at = match (when, self.planned) {
            (When::Tray, _) => return Ok(None),
            (When::At { at }, _) => on_own_clock(at.validated()?, shown, own)?,
            (When::Day { date, minute }, None) => {
                on_own_clock(LocalTime::new(date, minute)?, shown, own)?
            }
            (When::By { tray: Some(at), .. }, None) => on_own_clock(at.validated()?, shown, own)?,
            (When::Keep | When::By { .. }, None) => return Ok(None),
            (_, Some(planned)) => carried(planned, when, seen_in, own)?,
        };
        Ok(Some(at))
    }
}

/// Returns the new time of a scheduled post. If the post's zone stays the same, its local time of day is kept.
/// If the zone changes, the time shown in `seen_in` is kept; without `seen_in` (a script, which shows no time)
/// the local time is kept as it is written.
fn carried(planned: ZonedTime, when: When, seen_in: Option<Zone>, own: Zone) -> Result<LocalTime> {
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

/// Returns `at`, moved by as many days or minutes as the move changes the shown time.
fn later(at: LocalTime, shown: LocalTime, when: When) -> Result<LocalTime> {
    match when {
        When::Day { date, .. } => at.days_later((date - shown.date).num_days()),
        When::By { days, minutes, .. } => at.days_later(days)?.minutes_later(minutes),
        When::Keep | When::Tray | When::At { .. } => Ok(at),
    }
}

/// Returns label names trimmed, sorted and without duplicates.
fn labels(names: &[String]) -> Result<Vec<String>> {
    let labels = names.iter().map(|name| checked_line("label", name));
    let mut labels = labels.collect::<Result<Vec<_>>>()?;
    labels.sort();
    labels.dedup();
    Ok(labels)
}

fn on_own_clock(at: LocalTime, seen_in: Zone, own: Zone) -> Result<LocalTime> {
    if seen_in == own {
        return Ok(at);
    }
    LocalTime::from_naive(own.local(seen_in.moment(at.naive())))
}
