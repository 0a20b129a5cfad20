//! Commands for channels.

use chrono::NaiveDate;
use daymark_core::model::{ChannelEdit, ChannelId, NewChannel};
use daymark_core::query::{Changes, ProfileGrid};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn add_channels(
    plan: WindowPlan<'_>,
    new: Vec<NewChannel>,
) -> Answer<(Changes, Vec<ChannelId>)> {
    Ok(plan.with(|planner| planner.add_channels(&new))?)
}

#[command(async)]
pub(super) fn edit_channel(plan: WindowPlan<'_>, id: String, edit: ChannelEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_channel(&id, &edit))?)
}

/// Returns the posts of a channel around a day as its profile shows them.
#[command(async)]
pub(super) fn profile_grid(
    plan: WindowPlan<'_>,
    channel: String,
    around: Option<NaiveDate>,
) -> Answer<ProfileGrid> {
    Ok(plan.with(|planner| planner.profile_grid(&channel, around))?)
}
