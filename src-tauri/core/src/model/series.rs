//! A series: one post said again and again by a rule. What a post of it says and when is a pure
//! function of the series and a date, down to its id, so that posts made ahead can be taken back
//! and made again without a trace.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    At, ChannelId, ItemId, Planned, Post, PostEdit, PostId, Rule, SeriesId, Status, Target, Zone,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub id: SeriesId,
    pub item: ItemId,
    pub channel: ChannelId,
    pub rule: Rule,
    /// The first date of the rule.
    pub first: NaiveDate,
    pub minute: u16,
    pub zone: Zone,
    /// The posts' own text, where it differs from the item's.
    pub text: Option<String>,
    /// Of posts that are made from now on.
    pub status: Status,
    pub changed: DateTime<Utc>,
}

/// How much of a series a change is about. What is published is never part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Scope {
    #[default]
    This,
    Later,
    All,
}

/// What is done to a post and, as far as the scope reaches, to the series it is of.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SeriesChange {
    Edit {
        edit: PostEdit,
    },
    Move {
        target: Target,
    },
    Status {
        status: Status,
    },
    Delete,
    /// Another rule from this post on, a first one, or with none the end of the series here.
    Rule {
        rule: Option<String>,
    },
}

/// The series of a post, as the panel shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SeriesOfPost {
    /// As RFC 5545 writes it.
    pub rule: String,
    /// The date that the rule gives this post.
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
}

impl Series {
    /// All dates of a rule that ends; of one that does not, those before a day.
    pub fn dates(&self, before: NaiveDate) -> Vec<NaiveDate> {
        self.rule.dates(self.first, before)
    }

    /// Where the rule puts the post of a date.
    pub fn place(&self, date: NaiveDate) -> Planned {
        let at = At {
            date,
            minute: self.minute,
        };
        Planned {
            at,
            zone: self.zone,
        }
    }

    /// The post of a date, as it is made.
    pub fn post(&self, date: NaiveDate) -> Post {
        Post {
            id: post_id(&self.id, date),
            item: self.item.clone(),
            channel: self.channel.clone(),
            planned: Some(self.place(date)),
            text: self.text.clone(),
            status: self.status,
            sequence: 0,
            changed: self.changed,
        }
    }
}

/// What is made anew is neither out nor given up.
pub fn status_to_repeat(status: Status) -> Status {
    match status {
        Status::Published | Status::Skipped => Status::Draft,
        other => other,
    }
}

/// The time in the series' id and bits of its own, scattered so that ids differ early on.
fn post_id(series: &SeriesId, date: NaiveDate) -> PostId {
    let (high, low) = Uuid::parse_str(series.as_str()).map_or((0, 0), |id| id.as_u64_pair());
    let day = u64::from(date.num_days_from_ce().unsigned_abs());
    let low = scattered(low.wrapping_add(day)) >> 2 | 1 << 63;
    PostId::from(Uuid::from_u64_pair(high, low).to_string().as_str())
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): each bit of the sum moves every bit.
fn scattered(number: u64) -> u64 {
    let mixed = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}
