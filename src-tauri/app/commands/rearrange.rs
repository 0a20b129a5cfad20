//! Commands that rearrange several posts.

use daymark_core::model::Rearrangement;
use daymark_core::planner::RearrangementPreview;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn preview_rearrangement(
    plan: WindowPlan<'_>,
    rearrangement: Rearrangement,
) -> Answer<RearrangementPreview> {
    Ok(plan.with(|planner| planner.preview_rearrangement(&rearrangement))?)
}

#[command(async)]
pub(super) fn rearrange(plan: WindowPlan<'_>, rearrangement: Rearrangement) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.rearrange(&rearrangement))?)
}
