//! Pillars.

use daymark_core::model::{PillarEdit, PillarId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn add_pillar(here: Here<'_>, new: PillarEdit) -> Answer<(Changes, PillarId)> {
    Ok(here.on(|plan| plan.add_pillar(&new))?)
}

#[command(async)]
pub(super) fn edit_pillar(here: Here<'_>, id: String, edit: PillarEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_pillar(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_pillar(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_pillar(&id))?)
}
