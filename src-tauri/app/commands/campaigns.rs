//! Campaigns.

use daymark_core::model::{CampaignEdit, CampaignId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn add_campaign(here: Here<'_>, new: CampaignEdit) -> Answer<(Changes, CampaignId)> {
    Ok(here.on(|plan| plan.add_campaign(&new))?)
}

#[command(async)]
pub(super) fn edit_campaign(here: Here<'_>, id: String, edit: CampaignEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_campaign(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_campaign(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_campaign(&id))?)
}

#[command(async)]
pub(super) fn posts_by_campaign(here: Here<'_>) -> Answer<Vec<(CampaignId, u32)>> {
    Ok(here.on(|plan| plan.posts_by_campaign())?)
}
