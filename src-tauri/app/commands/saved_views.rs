//! The filter, and the views that are saved of it.

use daymark_core::model::{Filter, SavedViewEdit, SavedViewId};
use daymark_core::query::Changes;
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

#[command(async)]
pub(super) fn keep_filter(here: Here<'_>, filter: Filter) -> Answer<()> {
    Ok(here.on(|plan| plan.keep_filter(&filter))?)
}

#[command(async)]
pub(super) fn add_view(
    here: Here<'_>,
    name: String,
    filter: Filter,
) -> Answer<(Changes, SavedViewId)> {
    Ok(here.on(|plan| plan.add_view(&name, &filter))?)
}

#[command(async)]
pub(super) fn edit_view(here: Here<'_>, id: String, edit: SavedViewEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_view(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_view(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_view(&id))?)
}
