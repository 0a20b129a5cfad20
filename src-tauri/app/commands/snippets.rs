//! Commands for snippets.

use daymark_core::model::{SnippetEdit, SnippetId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn add_snippet(plan: WindowPlan<'_>, new: SnippetEdit) -> Answer<(Changes, SnippetId)> {
    Ok(plan.with(|planner| planner.add_snippet(&new))?)
}

#[command(async)]
pub(super) fn edit_snippet(plan: WindowPlan<'_>, id: String, edit: SnippetEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_snippet(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_snippet(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_snippet(&id))?)
}
