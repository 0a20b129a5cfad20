//! Experiments: begun with what is decided before, given posts by chance, and read once or stopped.

use std::collections::HashMap;

use chrono::DateTime;

use super::{Planner, Transaction};
use crate::model::{
    Amount, Arm, AssignedPost, Experiment, ExperimentId, ExperimentReading, ExperimentState,
    NewExperiment, Op, Post, PostId, Verdict, ZonedTime,
};
use crate::query::{Changes, ExperimentStanding, number_of, outcomes_of, standing};
use crate::statistics::experiment::{self as statistics, Pair, assigned};
use crate::storage::{find, record};
use crate::{Code, Error, Result};

impl Planner {
    pub fn add_experiment(&mut self, new: &NewExperiment) -> Result<(Changes, ExperimentId)> {
        self.add(|tx| {
            let channel = find::channel(tx.db, &new.channel)?;
            let added = DateTime::from_timestamp_millis(tx.now.timestamp_millis());
            Experiment::new(
                ExperimentId::new(tx.now),
                added.unwrap_or(tx.now),
                channel.id,
                new,
            )
        })
    }

    /// Gives posts to the arms of an experiment: of each pair of neighbouring posts, chance decides which is of the first arm.
    ///
    /// # Errors
    /// `BadValue` for posts that are not two by two, of another channel, without a time, published, or of it already.
    pub fn assign_experiment(&mut self, id: &str, posts: &[String]) -> Result<Changes> {
        self.edit(id, |tx, experiment: Experiment| {
            let experiment = experiment.running()?;
            let posts = in_order(tx, &experiment, posts)?;
            with_posts(experiment, &posts)
        })
    }

    /// Reads an experiment, which is done once.
    ///
    /// # Errors
    /// `BadDate` before its last post is seven days old, `Empty` if fewer than two pairs have results.
    pub fn read_experiment(&mut self, id: &str) -> Result<Changes> {
        self.edit(id, |tx, experiment: Experiment| {
            let standing = standing(tx.db, experiment.running()?, tx.now)?;
            let experiment = ripe(standing)?;
            let reading = reading(tx, &experiment)?;
            Ok(Experiment {
                state: ExperimentState::Read,
                reading: Some(reading),
                ..experiment
            })
        })
    }

    /// Ends an experiment before it can be read; it never is.
    pub fn stop_experiment(&mut self, id: &str) -> Result<Changes> {
        self.change(|tx| {
            let experiment = find::record::<Experiment>(tx.db, id)?.running()?;
            let stopped = Experiment {
                state: ExperimentState::Stopped,
                ..experiment
            };
            record::put(tx.db, &stopped)?;
            let question = stopped.question;
            Ok(Op::StopExperiment { name: question })
        })
    }

    pub fn delete_experiment(&mut self, id: &str) -> Result<Changes> {
        self.delete::<Experiment>(id)
    }
}

/// Returns posts by their times, each once.
fn in_order(tx: &Transaction<'_>, experiment: &Experiment, ids: &[String]) -> Result<Vec<PostId>> {
    let mut posts = Vec::new();
    for id in ids {
        let post = find::post(tx.db, id)?;
        let planned = fitting(experiment, &post)?;
        posts.push((planned.moment(), post.id));
    }
    posts.sort();
    posts.dedup();
    if posts.is_empty() || posts.len() % 2 == 1 {
        return Err(unfit(
            "posts are assigned two by two: give an even number of them",
        ));
    }
    Ok(posts.into_iter().map(|(_, id)| id).collect())
}

/// Returns when a post is planned, or why it can't be of an experiment.
fn fitting(experiment: &Experiment, post: &Post) -> Result<ZonedTime> {
    if post.channel != experiment.channel {
        return Err(unfit("a post is on another channel than the experiment"));
    }
    if post.status.is_over() {
        return Err(unfit(
            "a post is published or skipped: assign it before that",
        ));
    }
    if experiment.arm_of(&post.id).is_some() {
        return Err(unfit("a post is of the experiment already"));
    }
    let planned = post
        .planned
        .filter(|planned| planned.at.date <= experiment.last_day);
    planned.ok_or_else(|| unfit("a post has no time, or one after the experiment's last day"))
}

fn unfit(message: &str) -> Error {
    Error::new(Code::BadValue, message).field("posts")
}

/// Returns an experiment with pairs of posts added. What chance says of a pair depends on the seed and on how many pairs are
/// before it alone.
fn with_posts(mut experiment: Experiment, posts: &[PostId]) -> Result<Experiment> {
    let before = experiment.posts.len() / 2;
    let pairs = before + posts.len() / 2;
    if pairs > experiment.posts_an_arm as usize {
        let message = format!(
            "the experiment has {} posts an arm: that is {} too many",
            experiment.posts_an_arm,
            pairs - experiment.posts_an_arm as usize
        );
        return Err(unfit(&message));
    }
    let chance = assigned(pairs, experiment.seed);
    for (pair, is_first) in posts.chunks(2).zip(&chance[before..]) {
        let arms = match is_first {
            true => [Arm::First, Arm::Second],
            false => [Arm::Second, Arm::First],
        };
        let pair = pair.iter().cloned().zip(arms);
        experiment
            .posts
            .extend(pair.map(|(post, arm)| AssignedPost { post, arm }));
    }
    Ok(experiment)
}

/// Returns the experiment if it can be read.
fn ripe(standing: ExperimentStanding) -> Result<Experiment> {
    if standing.readable {
        return Ok(standing.experiment);
    }
    let message = match standing.readable_on {
        Some(day) => format!(
            "it can be read from {day} on: looking before its last post is a week old finds differences that are none"
        ),
        None => "no posts are assigned to it yet".to_owned(),
    };
    Err(Error::new(Code::BadDate, message).field("experiment"))
}

fn reading(tx: &Transaction<'_>, experiment: &Experiment) -> Result<ExperimentReading> {
    let channel = find::channel(tx.db, experiment.channel.as_str())?;
    let posts = experiment.posts.iter().map(|assigned| &assigned.post);
    let outcomes = outcomes_of(tx.db, &channel, posts, number_of(experiment.outcome))?;
    let (pairs, left_out) = pairs(experiment, &outcomes);
    let read = statistics::read(&pairs, experiment.seed).ok_or_else(too_few)?;
    let amount = |number: f64| Amount::of_number(number.min(1e9));
    let today = crate::storage::plan::get(tx.db)?.zone.local(tx.now).date();
    Ok(ExperimentReading {
        date: today,
        verdict: match read.verdict {
            statistics::Verdict::First => Verdict::First,
            statistics::Verdict::Second => Verdict::Second,
            statistics::Verdict::NoClearDifference => Verdict::Unclear,
        },
        p: amount(read.p)?,
        ratio: amount(read.estimate.ratio)?,
        low: amount(read.estimate.low)?,
        high: amount(read.estimate.high)?,
        noticeable: amount(read.noticeable)?,
        pairs: pairs.len() as u32,
        left_out,
    })
}

/// Returns the outcomes of the pairs of which both posts have one, and the number of the others.
fn pairs(experiment: &Experiment, outcomes: &HashMap<PostId, f64>) -> (Vec<Pair>, u32) {
    let mut pairs = Vec::new();
    let mut left_out = 0;
    for two in experiment.posts.chunks(2) {
        let of = |arm| {
            let mut posts = two.iter();
            let post = posts.find(|assigned| assigned.arm == arm)?;
            outcomes.get(&post.post).copied()
        };
        match (of(Arm::First), of(Arm::Second)) {
            (Some(first), Some(second)) => pairs.push(Pair { first, second }),
            _ => left_out += 1,
        }
    }
    (pairs, left_out)
}

fn too_few() -> Error {
    let message = "fewer than two pairs of its posts have results: enter or import them, or stop the experiment";
    Error::new(Code::Empty, message).field("experiment")
}
