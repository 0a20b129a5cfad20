//! Commands for the folder beside the plan with its pictures and videos.

use daymark_core::media::FolderSize;
use daymark_core::model::Media;
use daymark_core::query::Changes;
use serde::Serialize;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

/// How large the folder is, and what of it no post uses.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct MediaFolder {
    #[cfg_attr(test, ts(type = "FolderSize"))]
    size: FolderSize,
    #[cfg_attr(test, ts(type = "Media[]"))]
    unused: Vec<Media>,
}

#[command(async)]
pub(super) fn media_folder(plan: WindowPlan<'_>) -> Answer<MediaFolder> {
    let (store, unused) =
        plan.with(|planner| Ok((planner.media_store(), planner.unused_media()?)))?;
    Ok(MediaFolder {
        size: store.size(),
        unused,
    })
}

/// Removes what no post uses. Its files are deleted once the plan is closed.
#[command(async)]
pub(super) fn clear_unused(plan: WindowPlan<'_>) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.clear_unused())?.0)
}
