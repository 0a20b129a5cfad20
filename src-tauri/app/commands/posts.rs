//! Posts, one by one and several at once.

use chrono::NaiveDate;
use daymark_core::model::{NewPost, PostEdit, PostId, Sorting, Status, Target};
use daymark_core::query::{Card, Changes, PostDetail};
use tauri::command;

use crate::answer::Answer;
use crate::here::Here;
use crate::links;

#[command(async)]
pub(super) fn range(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Card>> {
    Ok(here.on(|plan| plan.look(from, to))?)
}

#[command(async)]
pub(super) fn post(here: Here<'_>, id: String) -> Answer<PostDetail> {
    Ok(here.on(|plan| plan.post(&id))?)
}

#[command(async)]
pub(super) fn siblings(here: Here<'_>, id: String) -> Answer<Vec<PostId>> {
    Ok(here.on(|plan| plan.siblings(&id))?)
}

#[command(async)]
pub(super) fn busy_days(
    here: Here<'_>,
    from: NaiveDate,
    to: NaiveDate,
    hidden: Vec<String>,
) -> Answer<Vec<NaiveDate>> {
    Ok(here.on(|plan| plan.busy_days(from, to, &hidden))?)
}

#[command(async)]
pub(super) fn first_post_day(here: Here<'_>) -> Answer<Option<NaiveDate>> {
    Ok(here.on(|plan| plan.first_post_day())?)
}

#[command(async)]
pub(super) fn add_post(here: Here<'_>, new: NewPost) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.add_post(&new))?)
}

#[command(async)]
pub(super) fn edit_post(here: Here<'_>, id: String, edit: PostEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_post(&id, &edit))?)
}

#[command(async)]
pub(super) fn add_sibling(
    here: Here<'_>,
    id: String,
    channel: String,
) -> Answer<(Changes, PostId)> {
    Ok(here.on(|plan| plan.add_sibling(&id, &channel))?)
}

#[command(async)]
pub(super) fn move_posts(here: Here<'_>, ids: Vec<String>, target: Target) -> Answer<Changes> {
    Ok(here.on(|plan| plan.move_posts(&ids, &target))?)
}

#[command(async)]
pub(super) fn copy_posts(
    here: Here<'_>,
    ids: Vec<String>,
    target: Target,
    status: Option<Status>,
) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.copy_posts(&ids, &target, status))?)
}

#[command(async)]
pub(super) fn duplicate_posts(here: Here<'_>, ids: Vec<String>) -> Answer<(Changes, Vec<PostId>)> {
    Ok(here.on(|plan| plan.duplicate_posts(&ids))?)
}

#[command(async)]
pub(super) fn set_status(here: Here<'_>, ids: Vec<String>, status: Status) -> Answer<Changes> {
    Ok(here.on(|plan| plan.set_status(&ids, status))?)
}

#[command(async)]
pub(super) fn sort_posts(here: Here<'_>, ids: Vec<String>, sorting: Sorting) -> Answer<Changes> {
    Ok(here.on(|plan| plan.sort_posts(&ids, &sorting))?)
}

#[command(async)]
pub(super) fn delete_posts(here: Here<'_>, ids: Vec<String>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_posts(&ids))?)
}

#[command(async)]
pub(super) fn open_link(link: String) -> Answer<()> {
    Ok(links::open(&link)?)
}
