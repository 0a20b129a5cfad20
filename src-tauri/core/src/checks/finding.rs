//! What a check finds: the problem, the post, and the numbers and signs that a sentence about it names.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::range::CheckedPost;
use crate::counting::Unit;
use crate::model::limit::{Limit, LimitOf, Limited, Measure, Part};
use crate::model::text_rule::{Bound, Length};
use crate::model::{ChannelId, LocalTime, PillarId, PostId, WaiverId};

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Check {
    /// The text or title is longer than the platform or the channel allows.
    Excess,
    /// A part that the platform requires is missing, or shorter than it may be.
    MissingPart,
    /// The text has more hashtags, or a longer one, than the platform allows.
    Hashtags,
    /// The text has more mentions than the platform allows.
    Mentions,
    /// The text has more links than the platform allows.
    Links,
    /// The text or title has a sign that the platform refuses.
    RefusedSign,
    /// The text or title has a placeholder, such as `[LINK]`.
    Placeholder,
    /// The platform drops the text of this kind of post.
    TextDropped,
    /// The platform requires a picture or video.
    MediaMissing,
    /// The post has more or fewer pictures or videos than the platform allows.
    MediaCount,
    /// The platform doesn't mix pictures and videos in one post.
    MediaMixed,
    /// The platform doesn't take this type of file.
    MediaType,
    /// A file has more bytes than the platform allows.
    MediaSize,
    /// A picture or video is larger, smaller, wider or narrower than the platform allows.
    MediaShape,
    /// A video is longer or shorter than the platform allows.
    MediaDuration,
    /// A picture has no alt text, or too long a one.
    AltText,
    /// A clock change of the channel's zone skips the time.
    ClockGap,
    /// The time is past and the post is not published.
    Past,
    /// The platform's own scheduler doesn't take a time so soon or so far ahead.
    Schedule,
    /// The post is not approved although its time is at most a day ahead.
    LateReview,
    /// What was approved is not what would be published now.
    ChangedSinceApproval,
    /// The post is too soon after another post of the channel.
    Close,
    /// The channel has more posts on one day than the platform allows.
    CrowdedDay,
    /// Another post of the channel has the same text.
    Duplicate,
    /// The channel has no post on several days.
    Silence,
    /// A pillar has far fewer posts than its share.
    PillarDrought,
}

/// How serious a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Severity {
    /// The platform refuses the post.
    Error,
    Warning,
    Hint,
}

/// A problem with a post, a channel without posts, or a pillar with too few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding {
    pub check: Check,
    pub severity: Severity,
    /// `None` for a pillar.
    pub channel: Option<ChannelId>,
    /// The post concerned; `None` for a silence and a pillar.
    pub post: Option<PostId>,
    /// The post's day, or the first day of a silence or of the checked range; `None` for an unscheduled post.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub day: Option<NaiveDate>,
    /// The last day of a silence or of the checked range.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub last_day: Option<NaiveDate>,
    /// The post that this one is close to or a duplicate of. It may be outside the range.
    pub other: Option<OtherPost>,
    /// The part of the post concerned.
    pub part: Option<Part>,
    /// The sign, placeholder or media type that was found, or who approved the post.
    pub found: Option<String>,
    /// The place of the file concerned among the post's media, from 0.
    pub file: Option<u32>,
    pub pillar: Option<PillarId>,
    pub limit: Option<BrokenLimit>,
    /// Set if a person lets the problem pass.
    pub waived: Option<Waived>,
}

/// The other post of a problem that two posts have together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherPost {
    pub post: PostId,
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
}

/// A limit that is not kept, with what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BrokenLimit {
    #[cfg_attr(test, ts(type = "number"))]
    pub count: u64,
    /// The most allowed if the count is above it, else the least.
    #[cfg_attr(test, ts(type = "number"))]
    pub limit: u64,
    pub counted: Counted,
    /// `None` if the limit is Daymark's or the plan's own.
    pub of: Option<LimitOf>,
    /// True if the limit is that of the channel's account or server.
    pub is_own: bool,
    /// Where and in which month (`2026-11`) the limit was read; empty if it is no platform's.
    pub source: String,
    pub checked: String,
}

/// What was counted, and in which unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Counted {
    /// The length of a part of the text.
    Length { unit: Unit },
    /// Something else that a platform limits.
    Limited { limited: Limited, unit: Measure },
    /// The posts of a pillar in percent of all.
    Share,
}

/// Why and when a person let a problem pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Waived {
    pub waiver: WaiverId,
    pub reason: String,
    /// In the plan's zone.
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
}

impl Check {
    /// Returns the name as it is stored and typed, such as `late_review`.
    pub fn name(self) -> String {
        let name = serde_json::to_value(self).ok();
        let name = name.and_then(|name| name.as_str().map(str::to_owned));
        name.unwrap_or_default()
    }

    /// Returns the check with a name as it is typed; `None` if there is none.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        serde_json::from_value(name.into()).ok()
    }
}

impl Severity {
    /// Returns how serious it is to break a limit. Only an app's limit that is certain is an error.
    pub(super) fn of_limit(of: LimitOf, certain: bool) -> Self {
        match (of, certain) {
            (LimitOf::App, true) => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

impl Finding {
    /// Returns true if the finding is about this post and not only names it beside another.
    pub fn is_of(&self, post: &str) -> bool {
        self.post.as_ref().is_some_and(|id| id.as_str() == post)
    }

    /// Returns a finding about no post.
    pub(super) fn about_days(check: Check, (first, last): (NaiveDate, NaiveDate)) -> Self {
        Self {
            check,
            severity: Severity::Hint,
            channel: None,
            post: None,
            day: Some(first),
            last_day: Some(last),
            other: None,
            part: None,
            found: None,
            file: None,
            pillar: None,
            limit: None,
            waived: None,
        }
    }

    pub(super) fn of(check: Check, severity: Severity, post: &CheckedPost) -> Self {
        let day = post.at.map(|at| at.date).unwrap_or_default();
        Self {
            severity,
            channel: Some(post.row.channel.clone()),
            post: Some(post.row.id.clone()),
            day: post.at.map(|at| at.date),
            last_day: None,
            ..Self::about_days(check, (day, day))
        }
    }

    pub(super) fn beside(self, (other, at): (&CheckedPost, LocalTime)) -> Self {
        let other = OtherPost {
            post: other.row.id.clone(),
            day: at.date,
        };
        Self {
            other: Some(other),
            ..self
        }
    }

    pub(super) fn in_part(self, part: Part) -> Self {
        Self {
            part: Some(part),
            ..self
        }
    }

    pub(super) fn with_found(self, found: impl Into<String>) -> Self {
        Self {
            found: Some(found.into()),
            ..self
        }
    }

    pub(super) fn over(self, limit: BrokenLimit) -> Self {
        Self {
            limit: Some(limit),
            ..self
        }
    }
}

impl BrokenLimit {
    /// Returns the limit of a length.
    pub(super) fn of_length(bound: Bound, length: Length) -> Self {
        Self {
            count: length.count.into(),
            limit: length.limit.unwrap_or_default().into(),
            counted: Counted::Length { unit: length.unit },
            of: Some(bound.of).filter(|_| !bound.is_own),
            is_own: bound.is_own,
            source: bound.source.to_owned(),
            checked: bound.checked.to_owned(),
        }
    }

    /// Returns the limit if the count breaks it.
    pub(super) fn of_count(limit: &Limit, count: u64) -> Option<Self> {
        Some(Self {
            count,
            limit: limit.broken_by(count)?,
            counted: Counted::Limited {
                limited: limit.what,
                unit: limit.unit,
            },
            of: Some(limit.of),
            is_own: false,
            source: limit.source.clone(),
            checked: limit.checked.clone(),
        })
    }
}
