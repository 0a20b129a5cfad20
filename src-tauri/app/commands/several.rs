//! Copies of posts.

use daymark_core::model::{PostId, Status, Target};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn copy_posts(
    here: Here<'_>,
    ids: Vec<String>,
    target: Target,
    status: Option<Status>,
) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.copy_posts(&ids, &target, status))?)
}
