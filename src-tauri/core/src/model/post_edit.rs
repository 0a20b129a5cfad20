//! What a person enters for posts: a new one, changes to its words and categories, and where it is moved to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{FacetsEdit, LocalTime, PostKind, Status, absent_or_null};

/// The input for a new item with one post on each of the channels.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NewPost {
    #[cfg_attr(test, ts(as = "Vec<super::ChannelId>"))]
    pub channels: Vec<String>,
    /// The time in the zone of each channel, or in `zone` if given; `None` leaves the posts unscheduled.
    pub at: Option<LocalTime>,
    pub zone: Option<String>,
    /// The status of the new posts; a draft if absent.
    #[cfg_attr(test, ts(as = "Option<Status>"))]
    pub status: Status,
    /// The address that the post was published at: only for one on a single channel, which then is published.
    pub published_url: Option<String>,
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
    /// What the item is for.
    #[serde(flatten)]
    pub facets: FacetsEdit,
}

/// A change to the campaign, pillar, labels and facets of several posts. An absent field stays as it is, null clears
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
    #[serde(flatten)]
    pub facets: FacetsEdit,
}

/// The time and channel that posts are moved to.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Target {
    pub when: When,
    #[cfg_attr(test, ts(as = "Option<super::ChannelId>"))]
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
