//! Commands for comments on posts, and for their history.

use daymark_core::model::CommentId;
use daymark_core::query::{Changes, PostChange, PostComment};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn comments(plan: WindowPlan<'_>, post: String) -> Answer<Vec<PostComment>> {
    Ok(plan.with(|planner| planner.comments(&post))?)
}

#[command(async)]
pub(super) fn add_comment(
    plan: WindowPlan<'_>,
    post: String,
    text: String,
) -> Answer<(Changes, CommentId)> {
    Ok(plan.with(|planner| planner.add_comment(&post, &text))?)
}

#[command(async)]
pub(super) fn edit_comment(plan: WindowPlan<'_>, id: String, text: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_comment(&id, &text))?)
}

#[command(async)]
pub(super) fn delete_comment(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_comment(&id))?)
}

#[command(async)]
pub(super) fn post_history(plan: WindowPlan<'_>, post: String) -> Answer<Vec<PostChange>> {
    Ok(plan.with(|planner| planner.post_history(&post))?)
}
