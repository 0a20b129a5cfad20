//! Posting slots and making room.

use chrono::NaiveDate;
use daymark_core::model::{At, Room, Slot};
use daymark_core::query::{Changes, RoomPreview, SlotTimes};
use tauri::command;

use super::Here;
use crate::answer::Answer;

#[command(async)]
pub(super) fn set_slots(here: Here<'_>, channel: String, slots: Vec<Slot>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.set_slots(&channel, &slots))?)
}

#[command(async)]
pub(super) fn slot_times(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<SlotTimes>> {
    Ok(here.on(|plan| plan.slot_times(from, to))?)
}

#[command(async)]
pub(super) fn next_slot(here: Here<'_>, channel: String, zone: String) -> Answer<At> {
    Ok(here.on(|plan| plan.next_slot(&channel, Some(&zone)))?)
}

#[command(async)]
pub(super) fn preview_room(here: Here<'_>, room: Room) -> Answer<RoomPreview> {
    Ok(here.on(|plan| plan.preview_room(&room))?)
}

#[command(async)]
pub(super) fn make_room(here: Here<'_>, room: Room) -> Answer<Changes> {
    Ok(here.on(|plan| plan.make_room(&room))?)
}
