//! A series: one post repeated by a rule. Each post of it, including its id, is a pure function of the series
//! and a date, so that generated posts can be deleted and generated again without a difference.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::id;
use super::{
    ChannelId, ItemId, LocalTime, Post, PostEdit, PostId, PostKind, Rule, Status, Target, Zone,
    ZonedTime,
};

id!(SeriesId);

/// A post that is repeated by a rule on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub id: SeriesId,
    pub item: ItemId,
    pub channel: ChannelId,
    pub rule: Rule,
    /// The date on which the rule starts.
    pub first: NaiveDate,
    /// The local time of its posts in `zone`, in minutes since midnight.
    pub minute: u16,
    pub zone: Zone,
    /// The text of the posts; `None` if they use the item's text.
    pub text: Option<String>,
    /// The status of posts that are generated from now on.
    pub status: Status,
    pub changed: DateTime<Utc>,
    /// The first comment of the posts; `None` if they have none.
    pub first_comment: Option<String>,
    /// The kind of the posts; `None` for the platform's usual one.
    pub kind: Option<PostKind>,
}

/// Which posts of a series a change is about. Published posts are never changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Scope {
    #[default]
    This,
    Later,
    All,
}

/// A change to a post and, depending on the scope, to its series.
#[allow(
    clippy::large_enum_variant,
    reason = "a request has one, and none is kept"
)]
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
    /// Repeats the post by this rule, from this post on. `None` ends the series at this post.
    Rule {
        rule: Option<String>,
    },
}

/// The series of a post, as shown in the post's panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SeriesOfPost {
    /// The rule in the syntax of RFC 5545.
    pub rule: String,
    /// The date on which the rule generates this post.
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
}

impl Series {
    /// Returns all dates of the series if its rule ends; otherwise the dates before `before`.
    pub fn dates(&self, before: NaiveDate) -> Vec<NaiveDate> {
        self.rule.dates(self.first, before)
    }

    /// Returns the time that the rule gives to the post of a date.
    pub fn place(&self, date: NaiveDate) -> ZonedTime {
        let at = LocalTime {
            date,
            minute: self.minute,
        };
        ZonedTime {
            at,
            zone: self.zone,
        }
    }

    /// Returns the post of a date as it is generated.
    pub fn post(&self, date: NaiveDate) -> Post {
        Post {
            id: post_id(&self.id, date),
            item: self.item.clone(),
            channel: self.channel.clone(),
            planned: Some(self.place(date)),
            text: self.text.clone(),
            parts: Vec::new(),
            status: self.status,
            sequence: 0,
            changed: self.changed,
            first_comment: self.first_comment.clone(),
            kind: self.kind,
        }
    }
}

/// Returns the status for repeated posts: published and skipped become draft, others stay.
pub fn status_to_repeat(status: Status) -> Status {
    match status {
        Status::Published | Status::Skipped => Status::Draft,
        other => other,
    }
}

/// Returns the id of the post of a date, a UUIDv7. Its first half is that of the series' id, which contains the
/// timestamp; its second half is a hash, so that the ids of a series differ in their first digits.
fn post_id(series: &SeriesId, date: NaiveDate) -> PostId {
    let (high, low) = Uuid::parse_str(series.as_str()).map_or((0, 0), |id| id.as_u64_pair());
    let day = u64::from(date.num_days_from_ce().unsigned_abs());
    let low = scattered(low.wrapping_add(day)) >> 2 | 1 << 63;
    PostId::from(Uuid::from_u64_pair(high, low).to_string().as_str())
}

/// Hashes a number with the finalizer of SplitMix64 (Steele, Lea and Flood, 2014), in which each bit of the
/// input affects every bit of the output.
fn scattered(number: u64) -> u64 {
    let mixed = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}
