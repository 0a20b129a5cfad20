//! Channels.

use daymark_core::model::{ChannelEdit, ChannelId, NewChannel};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn add_channels(
    here: Here<'_>,
    new: Vec<NewChannel>,
) -> Answer<(Changes, Vec<ChannelId>)> {
    Ok(here.on(|plan| plan.add_channels(&new))?)
}

#[command(async)]
pub(super) fn edit_channel(here: Here<'_>, id: String, edit: ChannelEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_channel(&id, &edit))?)
}
