//! Commands for search.

use chrono::NaiveDate;
use daymark_core::model::PostId;
use daymark_core::query::Found;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn find_posts(plan: WindowPlan<'_>, words: String) -> Answer<Vec<Found>> {
    Ok(plan.with(|planner| planner.find(&words))?)
}

#[command(async)]
pub(super) fn post_ids_matching(
    plan: WindowPlan<'_>,
    words: String,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<PostId>> {
    Ok(plan.with(|planner| planner.post_ids_matching(&words, from, to))?)
}
