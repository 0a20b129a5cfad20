//! What is wrong with posts, by themselves or beside others: a file a rule. The rules are pure and read one range of
//! days, on the clocks of the plan.

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Check {
    /// The text is longer than the platform takes.
    Excess,
    /// The clocks of the channel skip the time.
    ClockGap,
    /// Not approved, though its day is today or past.
    LateReview,
    /// Too soon after another post of the channel.
    Close,
    /// The same text as another post of the channel.
    Duplicate,
    /// Days of a channel without a post.
    Silence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Severity {
    /// The platform refuses the post.
    Error,
    Warning,
    Hint,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding {
    pub check: Check,
    pub severity: Severity,
    pub channel: ChannelId,
    /// The post concerned, which is of the range; none of a silence.
    pub post: Option<PostId>,
    /// The post's day, or the first of a silence.
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
    /// The last day of a silence.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub last_day: Option<NaiveDate>,
    /// The post that it is close to or repeats, which may be outside the range.
    pub other: Option<OtherPost>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OtherPost {
    pub post: PostId,
    #[cfg_attr(test, ts(type = "string"))]
    pub day: NaiveDate,
}

impl Planner {
    /// Returns what is wrong from one day up to, and without, another, by check and in each by time. Posts that no
    /// rule has generated yet are not looked at.
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
