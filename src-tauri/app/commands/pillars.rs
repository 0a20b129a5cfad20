//! Commands for pillars.

use daymark_core::model::{PillarEdit, PillarId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn add_pillar(plan: WindowPlan<'_>, new: PillarEdit) -> Answer<(Changes, PillarId)> {
    Ok(plan.with(|planner| planner.add_pillar(&new))?)
}

#[command(async)]
pub(super) fn edit_pillar(plan: WindowPlan<'_>, id: String, edit: PillarEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_pillar(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_pillar(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_pillar(&id))?)
}
