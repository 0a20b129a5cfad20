//! Commands for campaigns.

use daymark_core::model::{CampaignEdit, CampaignId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn add_campaign(
    plan: WindowPlan<'_>,
    new: CampaignEdit,
) -> Answer<(Changes, CampaignId)> {
    Ok(plan.with(|planner| planner.add_campaign(&new))?)
}

#[command(async)]
pub(super) fn edit_campaign(
    plan: WindowPlan<'_>,
    id: String,
    edit: CampaignEdit,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_campaign(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_campaign(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_campaign(&id))?)
}

#[command(async)]
pub(super) fn posts_by_campaign(plan: WindowPlan<'_>) -> Answer<Vec<(CampaignId, u32)>> {
    Ok(plan.with(|planner| planner.posts_by_campaign())?)
}
