//! Items and posts. An item is a piece of content; a post publishes it on one channel at one time and is the
//! card on the calendar. A post without a time is unscheduled and shown in the tray.

use chrono::{DateTime, Utc};

use super::id::id;
use super::text::{checked_text, link};
use super::thread::{checked_parts, whole};
use super::utm::UtmOfItem;
use super::utm_word::utm_value;
use super::{
    Aim, CampaignId, ChannelId, Facets, LocalTime, PillarId, PostEdit, PostKind, Status, When,
    Zone, ZonedTime, checked_line,
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
    pub facets: Facets,
    pub aim: Aim,
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
            facets: Facets::default(),
            aim: Aim::default(),
        }
    }

    /// Returns the item with the edit's title, text, link, notes, labels, parameters, stage, need and aim. Campaign,
    /// pillar, audience and objective are left to the planner, which knows whether they exist.
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
        item.facets = item.facets.edited(&edit.facets);
        item.aim = item.aim.edited(&edit.facets)?;
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
