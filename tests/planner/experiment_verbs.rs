//! The verbs of experiments, on the furnished plan: one that is running and can be read, with two pairs of posts.

use chrono::Days;
use daymark_core::model::Status;
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::json;

use crate::furnished::Ids;
use crate::result_verbs::set;
use crate::support::{day, of};

/// Gives the plan its experiment, whose posts are weeks old.
pub(crate) fn furnish(plan: &mut Planner, on: &Ids) {
    let channel = &on.channels[1];
    let id = begin(plan, channel, "Early or late?", "2025-10-12");
    let posts = (0..4).map(|number| post(plan, channel, number));
    let posts: Vec<String> = posts.collect();
    plan.assign_experiment(&id, &posts).unwrap();
    for number in [7, 8] {
        post(plan, channel, number);
    }
    plan.set_status(&posts, Status::Published).unwrap();
    for (number, post) in posts.iter().enumerate() {
        set(plan, post, &format!("likes={}", 10 + number), "2025-10-14").unwrap();
    }
}

fn begin(plan: &mut Planner, channel: &str, question: &str, last_day: &str) -> String {
    let new = json!({"question": question, "channel": channel, "factor": "time", "first": "09:00", "second": "12:00",
        "posts_an_arm": 3, "last_day": last_day});
    plan.add_experiment(&of(&new)).unwrap().1.to_string()
}

fn post(plan: &mut Planner, channel: &str, number: u64) -> String {
    let date = (day("2025-10-02") + Days::new(number)).to_string();
    let at = json!({"date": date, "minute": 540});
    let new = json!({"title": format!("arm {number}"), "channels": [channel], "at": at});
    plan.add_post(&of(&new)).unwrap().1[0].to_string()
}

/// An id is empty when no experiment is left.
fn first(plan: &Planner) -> String {
    let experiments = plan.experiments().unwrap();
    let first = experiments.first().map(|one| one.experiment.id.to_string());
    first.unwrap_or_default()
}

pub(crate) fn add(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let new = json!({"question": "Reels?", "channel": on.channels[0], "factor": "format", "first": "reel", "second": "picture",
        "outcome": "views", "posts_an_arm": 30, "last_day": "2027-01-31"});
    Ok(plan.add_experiment(&of(&new))?.0)
}

pub(crate) fn assign(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    let cards = ["arm 7", "arm 8"].map(|title| plan.search(title).unwrap());
    let posts = cards.iter().flatten().map(|card| card.id.to_string());
    let posts: Vec<String> = posts.collect();
    plan.assign_experiment(&first(plan), &posts)
}

pub(crate) fn read(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.read_experiment(&first(plan))
}

pub(crate) fn stop(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.stop_experiment(&first(plan))
}

pub(crate) fn delete(plan: &mut Planner, _: &Ids) -> Result<Changes> {
    plan.delete_experiment(&first(plan))
}
