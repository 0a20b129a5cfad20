//! Commands that replace words in the texts of posts.

use daymark_core::model::Replacement;
use daymark_core::planner::ReplacementPreview;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn preview_replacement(
    plan: WindowPlan<'_>,
    replacement: Replacement,
) -> Answer<ReplacementPreview> {
    Ok(plan.with(|planner| planner.preview_replacement(&replacement))?)
}

#[command(async)]
pub(super) fn replace_text(plan: WindowPlan<'_>, replacement: Replacement) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.replace_text(&replacement))?)
}
