//! Commands for the filter and for saved views.

use daymark_core::model::{Filter, SavedViewEdit, SavedViewId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn keep_filter(plan: WindowPlan<'_>, filter: Filter) -> Answer<()> {
    Ok(plan.with(|planner| planner.keep_filter(&filter))?)
}

#[command(async)]
pub(super) fn add_view(
    plan: WindowPlan<'_>,
    name: String,
    filter: Filter,
) -> Answer<(Changes, SavedViewId)> {
    Ok(plan.with(|planner| planner.add_view(&name, &filter))?)
}

#[command(async)]
pub(super) fn edit_view(plan: WindowPlan<'_>, id: String, edit: SavedViewEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_view(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_view(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_view(&id))?)
}
