//! Experiments as far as they may be told: how many posts their arms have, and what was read of those that are over.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::Serialize;

use super::works::{OutcomeNumber, spread_of};
use crate::model::{
    Arm, Experiment, ExperimentOutcome, ExperimentState, Post, PostId, Status, Verdict,
};
use crate::statistics::experiment::posts_an_arm;
use crate::storage::{self, Db, find, record};
use crate::{Code, Error, Planner, Result};

/// How old the last post of an experiment is when it is read, in days.
const RIPE: u64 = 7;

/// How much the outcomes of usual pages differ, where those of a channel are too few to tell.
const USUAL_SPREAD: f64 = 1.1;

/// An experiment and what may be told of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExperimentStanding {
    #[serde(flatten)]
    pub experiment: Experiment,
    /// The posts of each arm that the plan has, the first arm's first.
    pub assigned: [u32; 2],
    /// Those of them that are published.
    pub published: [u32; 2],
    /// The first day on which it can be read as far as its posts are planned; `None` without posts.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub readable_on: Option<NaiveDate>,
    pub readable: bool,
    /// `None` while it is running.
    pub verdict: Option<Verdict>,
}

/// The experiment that a post is of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PostArm {
    pub experiment: crate::model::ExperimentId,
    pub question: String,
    pub arm: Arm,
    /// What the posts of the arm have, such as `09:00`.
    pub variant: String,
}

/// How many posts an experiment needs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExperimentSize {
    pub posts_an_arm: u32,
    /// How much outcomes of the channel differ, as logarithms.
    pub spread: f64,
    /// The number of posts that tell so; 0 if that of usual pages is used.
    pub posts: u32,
}

impl Planner {
    /// Returns all experiments, the oldest first.
    pub fn experiments(&self) -> Result<Vec<ExperimentStanding>> {
        let now = self.clock.now();
        storage::snapshot(&self.db, |db| {
            let experiments = record::all::<Experiment>(db)?.into_iter();
            experiments
                .map(|experiment| standing(db, experiment, now))
                .collect()
        })
    }

    /// Returns how many posts each arm needs so that a ratio between them is noticed in four of five tries.
    ///
    /// # Errors
    /// `BadValue` for a ratio that isn't above 1.
    pub fn experiment_size(
        &self,
        channel: &str,
        outcome: ExperimentOutcome,
        ratio: f64,
    ) -> Result<ExperimentSize> {
        let channel = find::channel(&self.db, channel)?;
        let known = storage::snapshot(&self.db, |db| spread_of(db, &channel, number_of(outcome)))?;
        let (spread, posts) = known.unwrap_or((USUAL_SPREAD, 0));
        let needed = posts_an_arm(spread, ratio).filter(|_| ratio > 1.0);
        let message = "a difference to notice is a ratio above 1, such as 1.5";
        let bad = || Error::new(Code::BadValue, message).field("ratio");
        Ok(ExperimentSize {
            posts_an_arm: needed.ok_or_else(bad)?.max(2),
            spread,
            posts,
        })
    }
}

pub(crate) fn number_of(outcome: ExperimentOutcome) -> OutcomeNumber {
    match outcome {
        ExperimentOutcome::Engagements => OutcomeNumber::Engagements,
        ExperimentOutcome::Views => OutcomeNumber::First(&["views", "impressions"]),
        ExperimentOutcome::Clicks => OutcomeNumber::First(&["link_clicks", "clicks"]),
        ExperimentOutcome::Conversions => OutcomeNumber::First(&["conversions"]),
    }
}

pub(crate) fn standing(
    db: &Db,
    experiment: Experiment,
    now: DateTime<Utc>,
) -> Result<ExperimentStanding> {
    let (mut assigned, mut published) = ([0; 2], [0; 2]);
    let mut last: Option<NaiveDate> = None;
    for post in &experiment.posts {
        let Some(found) = counted(db, &post.post)? else {
            continue;
        };
        let arm = usize::from(post.arm == Arm::Second);
        assigned[arm] += 1;
        published[arm] += u32::from(found.status == Status::Published);
        last = last.max(found.planned.map(|planned| planned.at.date));
    }
    let today = storage::plan::get(db)?.zone.local(now).date();
    let is_full = assigned
        .iter()
        .all(|posts| *posts >= experiment.posts_an_arm);
    let over = if is_full {
        None
    } else {
        Some(experiment.last_day)
    };
    let readable_on = last.map(|last| (last + Days::new(RIPE)).max(over.unwrap_or(last)));
    let is_ripe = readable_on.is_some_and(|day| day <= today);
    Ok(ExperimentStanding {
        readable: is_ripe && experiment.state == ExperimentState::Running,
        verdict: experiment.verdict(),
        assigned,
        published,
        readable_on,
        experiment,
    })
}

/// Returns a post unless it was deleted or skipped.
fn counted(db: &Db, post: &PostId) -> Result<Option<Post>> {
    let post = storage::post::get(db, post)?;
    Ok(post.filter(|post| post.status != Status::Skipped))
}

/// Returns the experiment that a post is of; of several the newest.
pub(super) fn arm_of_post(db: &Db, post: &PostId) -> Result<Option<PostArm>> {
    let experiments = record::all::<Experiment>(db)?.into_iter().rev();
    let mut arms = experiments.filter_map(|experiment| {
        let arm = experiment.arm_of(post)?;
        Some(PostArm {
            variant: experiment.variant(arm).to_owned(),
            experiment: experiment.id,
            question: experiment.question,
            arm,
        })
    });
    Ok(arms.next())
}
