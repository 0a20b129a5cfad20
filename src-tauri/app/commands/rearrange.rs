//! Making room between posts.

use daymark_core::model::Room;
use daymark_core::query::{Changes, RoomPreview};
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn preview_room(here: Here<'_>, room: Room) -> Answer<RoomPreview> {
    Ok(here.on(|plan| plan.preview_room(&room))?)
}

#[command(async)]
pub(super) fn make_room(here: Here<'_>, room: Room) -> Answer<Changes> {
    Ok(here.on(|plan| plan.make_room(&room))?)
}
