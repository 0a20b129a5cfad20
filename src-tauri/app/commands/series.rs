//! Commands for repeating posts.

use daymark_core::model::{Scope, SeriesChange};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn change_series(
    plan: WindowPlan<'_>,
    id: String,
    scope: Scope,
    change: SeriesChange,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.change_series(&id, scope, &change))?)
}
