//! The command for notes on days.

use chrono::NaiveDate;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn note_day(plan: WindowPlan<'_>, date: NaiveDate, text: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.note_day(date, &text))?)
}
