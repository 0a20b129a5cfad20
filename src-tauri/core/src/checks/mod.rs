//! Checks that find problems with posts, one file for each check. The checks are pure and read one range of
//! days in the plan's zone.

mod clock_gap;
mod close;
mod duplicate;
mod excess;
mod late_review;
mod range;
mod silence;

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{ChannelId, PostId};
use crate::{Planner, Result};
use range::{DatedPost, Range};

/// A kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Check {
    /// The text is longer than the platform allows.
    Excess,
    /// A clock change of the channel's zone skips the time.
    ClockGap,
    /// The post is not approved although its day is today or past.
    LateReview,
    /// The post is too soon after another post of the channel.
    Close,
    /// Another post of the channel has the same text.
    Duplicate,
    /// The channel has no post on several days.
    Silence,
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

/// A problem with a post, or a channel without posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding {
    pub check: Check,
    pub severity: Severity,
    pub channel: ChannelId,
    /// The post concerned, which is in the range; `None` for a silence.
    pub post: Option<PostId>,
    /// The post's day, or the first day of a silence.
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
    /// The last day of a silence.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub last_day: Option<NaiveDate>,
    /// The post that this one is close to or a duplicate of. It may be outside the range.
    pub other: Option<OtherPost>,
}

/// The other post of a problem that two posts have together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherPost {
    pub post: PostId,
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
}

impl Planner {
    /// Returns the problems on the days from `from` to before `to`, grouped by check and sorted by time. Posts
    /// of a series that have not been generated yet are not checked.
    pub fn findings(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Finding>> {
        let range = Range::read(self, from, to)?;
        let rules = [
            excess::findings,
            clock_gap::findings,
            late_review::findings,
            close::findings,
            duplicate::findings,
            silence::findings,
        ];
        Ok(rules.into_iter().flat_map(|rule| rule(&range)).collect())
    }
}

impl Finding {
    fn of(check: Check, severity: Severity, post: &DatedPost) -> Self {
        Self {
            check,
            severity,
            channel: post.row.channel.clone(),
            post: Some(post.row.id.clone()),
            day: post.at.date,
            last_day: None,
            other: None,
        }
    }

    fn beside(self, other: &DatedPost) -> Self {
        let other = OtherPost {
            post: other.row.id.clone(),
            day: other.at.date,
        };
        Self {
            other: Some(other),
            ..self
        }
    }
}
