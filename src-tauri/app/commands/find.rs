//! What is found, and which posts are shown.

use chrono::NaiveDate;
use daymark_core::model::{Filter, PostId, SavedViewEdit, SavedViewId};
use daymark_core::query::{Changes, Found};
use tauri::command;

use super::Here;
use crate::answer::Answer;

#[command(async)]
pub(super) fn find_posts(here: Here<'_>, words: String) -> Answer<Vec<Found>> {
    Ok(here.on(|plan| plan.find(&words))?)
}

#[command(async)]
pub(super) fn posts_saying(
    here: Here<'_>,
    words: String,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<PostId>> {
    Ok(here.on(|plan| plan.posts_saying(&words, from, to))?)
}

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
