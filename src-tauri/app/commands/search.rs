//! Search.

use chrono::NaiveDate;
use daymark_core::model::PostId;
use daymark_core::query::{Echo, Found};
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;

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
pub(super) fn repeats(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Echo>> {
    Ok(here.on(|plan| plan.repeats(from, to))?)
}
