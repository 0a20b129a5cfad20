//! The command for checks, which find problems with posts.

use chrono::NaiveDate;
use daymark_core::checks::Finding;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn findings(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<Finding>> {
    Ok(plan.with(|planner| planner.findings(from, to))?)
}
