//! Posting slots.

use chrono::NaiveDate;
use daymark_core::model::{At, Slot};
use daymark_core::query::{Changes, SlotTimes};
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

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
