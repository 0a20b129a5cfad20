//! Making room between posts.

use daymark_core::model::Room;
use daymark_core::planner::RoomPreview;
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn preview_room(plan: WindowPlan<'_>, room: Room) -> Answer<RoomPreview> {
    Ok(plan.with(|planner| planner.preview_room(&room))?)
}

#[command(async)]
pub(super) fn make_room(plan: WindowPlan<'_>, room: Room) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.make_room(&room))?)
}
