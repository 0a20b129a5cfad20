//! Commands for posting slots.

use chrono::NaiveDate;
use daymark_core::model::{LocalTime, Slot};
use daymark_core::query::{Changes, SlotTimes};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn set_slots(
    plan: WindowPlan<'_>,
    channel: String,
    slots: Vec<Slot>,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.set_slots(&channel, &slots))?)
}

#[command(async)]
pub(super) fn slot_times(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<SlotTimes>> {
    Ok(plan.with(|planner| planner.slot_times(from, to))?)
}

#[command(async)]
pub(super) fn next_slot(plan: WindowPlan<'_>, channel: String, zone: String) -> Answer<LocalTime> {
    Ok(plan.with(|planner| planner.next_slot(&channel, Some(&zone)))?)
}
