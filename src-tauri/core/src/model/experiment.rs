//! Experiments: two ways of posting, to which posts are assigned by chance, and whose results are read once.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::id::id;
use super::named::named;
use super::{Amount, ChannelId, PostId, brief, checked_line, within_calendar};
use crate::{Code, Error, Result};

id!(ExperimentId);

/// The most posts of an arm.
const MOST_AN_ARM: u32 = 1_000;

/// Seeds are below this, so that every number of a script tells them apart.
const SEEDS: u64 = 1 << 48;

named!(
    /// What the arms of an experiment differ in.
    ExperimentFactor, "what two ways of posting can differ in", "factor", {
        Time = "time",
        Format = "format",
        Pillar = "pillar",
    }
);

named!(
    /// The number by which the arms are compared.
    ExperimentOutcome, "a number that can be compared", "outcome", {
        Engagements = "engagements",
        Views = "views",
        Clicks = "clicks",
        Conversions = "conversions",
    }
);

named!(
    ExperimentState, "a state", "state", {
        Running = "running",
        Read = "read",
        /// Ended by a person before it could be read.
        Stopped = "stopped",
    }
);

named!(
    /// Which of the two ways a post is made in.
    Arm, "an arm", "arm", {
        First = "first",
        Second = "second",
    }
);

named!(
    /// What can be said of an experiment.
    Verdict, "a verdict", "verdict", {
        First = "first",
        Second = "second",
        Unclear = "unclear",
        /// It was stopped early and is not read.
        Stopped = "stopped",
    }
);

/// Two ways of posting on a channel, and the posts that were assigned to them. Posts that the plan no longer has don't count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Experiment {
    pub id: ExperimentId,
    #[cfg_attr(test, ts(type = "string"))]
    pub added: DateTime<Utc>,
    pub question: String,
    pub channel: ChannelId,
    pub factor: ExperimentFactor,
    /// The two ways, such as `09:00` and `12:00`.
    pub first: String,
    pub second: String,
    pub outcome: ExperimentOutcome,
    /// How many posts each arm is to have.
    pub posts_an_arm: u32,
    /// The last day on which a post of it is published.
    #[cfg_attr(test, ts(type = "string"))]
    pub last_day: NaiveDate,
    pub state: ExperimentState,
    /// What posts are assigned by.
    #[cfg_attr(test, ts(type = "number"))]
    pub seed: u64,
    /// Each pair of neighbouring posts after the other.
    pub posts: Vec<AssignedPost>,
    /// `None` until it is read.
    pub reading: Option<ExperimentReading>,
}

/// A post of an experiment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AssignedPost {
    pub post: PostId,
    pub arm: Arm,
}

/// What an experiment gave when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExperimentReading {
    #[cfg_attr(test, ts(type = "string"))]
    pub date: NaiveDate,
    pub verdict: Verdict,
    #[cfg_attr(test, ts(type = "number"))]
    pub p: Amount,
    /// The first arm beside the second one, with its 90 % interval.
    #[cfg_attr(test, ts(type = "number"))]
    pub ratio: Amount,
    #[cfg_attr(test, ts(type = "number"))]
    pub low: Amount,
    #[cfg_attr(test, ts(type = "number"))]
    pub high: Amount,
    /// The smallest ratio that would have been noticed in four of five tries.
    #[cfg_attr(test, ts(type = "number"))]
    pub noticeable: Amount,
    /// The pairs that were compared, and those of which a post had no result.
    pub pairs: u32,
    pub left_out: u32,
}

/// What a person decides before an experiment begins.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct NewExperiment {
    pub question: String,
    #[cfg_attr(test, ts(as = "ChannelId"))]
    pub channel: String,
    pub factor: ExperimentFactor,
    pub first: String,
    pub second: String,
    /// Engagements if absent.
    pub outcome: Option<ExperimentOutcome>,
    pub posts_an_arm: u32,
    #[cfg_attr(test, ts(type = "string"))]
    pub last_day: NaiveDate,
}

impl Experiment {
    /// Creates a running experiment without posts. Its seed comes of its id, a part of which is by chance.
    pub(crate) fn new(
        id: ExperimentId,
        added: DateTime<Utc>,
        channel: ChannelId,
        new: &NewExperiment,
    ) -> Result<Self> {
        let experiment = Self {
            seed: seed_of(&id),
            id,
            added,
            question: new.question.clone(),
            channel,
            factor: new.factor,
            first: new.first.clone(),
            second: new.second.clone(),
            outcome: new.outcome.unwrap_or(ExperimentOutcome::Engagements),
            posts_an_arm: new.posts_an_arm,
            last_day: new.last_day,
            state: ExperimentState::Running,
            posts: Vec::new(),
            reading: None,
        };
        experiment.checked()
    }

    /// Returns the experiment as it is stored, or an error that names the field.
    pub(crate) fn checked(mut self) -> Result<Self> {
        self.question = checked_line("question", &self.question)?;
        self.first = checked_line("first", &self.first)?;
        self.second = checked_line("second", &self.second)?;
        self.last_day = within_calendar(self.last_day).map_err(|error| error.field("last_day"))?;
        if self.first == self.second {
            let message = "the two ways are the same: name two that differ";
            return Err(Error::new(Code::BadValue, message).field("second"));
        }
        if !(1..=MOST_AN_ARM).contains(&self.posts_an_arm) {
            let message = format!(
                "{} posts an arm can't be compared: use 1 to {MOST_AN_ARM}",
                self.posts_an_arm
            );
            return Err(Error::new(Code::BadValue, message).field("posts_an_arm"));
        }
        self.checked_posts()
    }

    fn checked_posts(self) -> Result<Self> {
        let is_pair = |pair: &[AssignedPost]| pair.len() == 2 && pair[0].arm != pair[1].arm;
        let is_of_pairs = self.posts.chunks(2).all(is_pair);
        let is_read = self.state == ExperimentState::Read;
        if is_of_pairs && self.seed < SEEDS && is_read == self.reading.is_some() {
            return Ok(self);
        }
        let message =
            "its posts are not in pairs of both arms, or its reading doesn't fit its state";
        Err(Error::new(Code::BadValue, message).field("posts"))
    }

    /// Returns an error unless the experiment is running.
    pub(crate) fn running(self) -> Result<Self> {
        let question = brief(&self.question);
        let message = match self.state {
            ExperimentState::Running => return Ok(self),
            ExperimentState::Read => format!("“{question}” was read already: it stays as it is"),
            ExperimentState::Stopped => {
                format!("“{question}” was stopped early: begin another one")
            }
        };
        Err(Error::new(Code::Taken, message).field("experiment"))
    }

    /// Returns the arm of a post; `None` if it is not of the experiment.
    pub fn arm_of(&self, post: &PostId) -> Option<Arm> {
        let mut posts = self.posts.iter();
        posts
            .find(|assigned| assigned.post == *post)
            .map(|assigned| assigned.arm)
    }

    /// Returns what the posts of an arm have.
    pub fn variant(&self, arm: Arm) -> &str {
        match arm {
            Arm::First => &self.first,
            Arm::Second => &self.second,
        }
    }

    /// Returns what can be said; `None` while it is running.
    pub fn verdict(&self) -> Option<Verdict> {
        match self.state {
            ExperimentState::Running => None,
            ExperimentState::Read => self.reading.map(|reading| reading.verdict),
            ExperimentState::Stopped => Some(Verdict::Stopped),
        }
    }
}

/// Returns a number of the last twelve digits of an id.
fn seed_of(id: &ExperimentId) -> u64 {
    let digits = id.as_str().rsplit('-').next().unwrap_or_default();
    u64::from_str_radix(digits, 16).unwrap_or_default() % SEEDS
}
