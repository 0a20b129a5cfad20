//! Commands for experiments: two ways of posting that are compared once.

use daymark_core::model::{ExperimentId, ExperimentOutcome, NewExperiment};
use daymark_core::query::{Changes, ExperimentSize, ExperimentStanding};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn read_experiments(plan: WindowPlan<'_>) -> Answer<Vec<ExperimentStanding>> {
    Ok(plan.with(|planner| planner.experiments())?)
}

/// Returns how many posts each arm needs so that a ratio is noticed in four of five tries.
#[command(async)]
pub(super) fn experiment_size(
    plan: WindowPlan<'_>,
    channel: String,
    outcome: ExperimentOutcome,
    ratio: f64,
) -> Answer<ExperimentSize> {
    Ok(plan.with(|planner| planner.experiment_size(&channel, outcome, ratio))?)
}

#[command(async)]
pub(super) fn add_experiment(
    plan: WindowPlan<'_>,
    new: NewExperiment,
) -> Answer<(Changes, ExperimentId)> {
    Ok(plan.with(|planner| planner.add_experiment(&new))?)
}

/// Gives posts to the arms of an experiment by chance.
#[command(async)]
pub(super) fn assign_experiment(
    plan: WindowPlan<'_>,
    id: String,
    posts: Vec<String>,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.assign_experiment(&id, &posts))?)
}

/// Reads what an experiment gave, which is done once.
#[command(async)]
pub(super) fn read_experiment(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.read_experiment(&id))?)
}

#[command(async)]
pub(super) fn stop_experiment(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.stop_experiment(&id))?)
}

#[command(async)]
pub(super) fn delete_experiment(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_experiment(&id))?)
}
