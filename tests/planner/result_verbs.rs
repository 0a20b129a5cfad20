//! The verbs of results, on the furnished plan: a post has results as of two days.

use daymark_core::model::Amount;
use daymark_core::planner::EnteredResult;
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};

use crate::furnished::Ids;
use crate::support::{at, day};

/// Returns metrics with their values, such as `likes=5`; `likes=` has none.
pub(crate) fn entered(results: &str) -> Vec<EnteredResult> {
    let pairs = results.split(' ').map(|pair| pair.split_once('=').unwrap());
    let value = |value: &str| (!value.is_empty()).then(|| value.parse::<Amount>().unwrap());
    pairs
        .map(|(metric, text)| (metric.to_owned(), value(text)))
        .collect()
}

/// Enters results of a post as of a day, such as `2026-11-15`.
pub(crate) fn set(plan: &mut Planner, post: &str, results: &str, date: &str) -> Result<Changes> {
    plan.set_results(post, &entered(results), Some(day(date)), false)
}

/// Gives a post of the plan its results.
pub(crate) fn furnish(plan: &mut Planner, post: &str) {
    let channel = plan.channels().unwrap()[0].id.to_string();
    plan.decline_suggestion(&channel, at("2026-11-23T18:00"))
        .unwrap();
    set(
        plan,
        post,
        "likes=5 impressions=100 cost=12.5",
        "2026-11-01",
    )
    .unwrap();
    set(plan, post, "likes=7 engagement_rate=0.071429", "2026-11-02").unwrap();
}

pub(crate) fn enter(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    set(plan, &on.one, "comments=3 saves=-1", "2026-11-03")
}

pub(crate) fn replace(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.set_results(&on.both, &entered("likes=9"), Some(day("2026-11-02")), true)
}

pub(crate) fn remove(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.set_results(&on.both, &entered("likes="), Some(day("2026-11-02")), false)
}

pub(crate) fn decline(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    plan.decline_suggestion(&on.channels[0], at("2026-11-26T09:00"))
}
