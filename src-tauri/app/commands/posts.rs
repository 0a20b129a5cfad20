//! Commands for one or several posts.

use chrono::NaiveDate;
use daymark_core::model::{Categories, NewPost, PostEdit, PostId, Status, Target};
use daymark_core::planner::UnsharedMove;
use daymark_core::query::{Card, Changes, LinkDraft, MeasuredText, PostDetail};
use tauri::command;

use crate::answer::Answer;
use crate::links;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn range(plan: WindowPlan<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Card>> {
    Ok(plan.with(|planner| planner.cards_between_generating(from, to))?)
}

#[command(async)]
pub(super) fn read_post(plan: WindowPlan<'_>, id: String) -> Answer<PostDetail> {
    Ok(plan.with(|planner| planner.post(&id))?)
}

#[command(async)]
pub(super) fn measure_text(
    plan: WindowPlan<'_>,
    text: String,
    media: bool,
    channels: Vec<String>,
    link: Option<LinkDraft>,
) -> Answer<Vec<MeasuredText>> {
    Ok(plan.with(|planner| planner.measure_text(&text, media, &channels, link.as_ref()))?)
}

#[command(async)]
pub(super) fn split_text(
    plan: WindowPlan<'_>,
    text: String,
    channel: String,
    is_numbered: bool,
    link: Option<LinkDraft>,
) -> Answer<Vec<String>> {
    Ok(plan.with(|planner| planner.split_text(&text, &channel, is_numbered, link.as_ref()))?)
}

#[command(async)]
pub(super) fn busy_days(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
    hidden: Vec<String>,
) -> Answer<Vec<NaiveDate>> {
    Ok(plan.with(|planner| planner.busy_days(from, to, &hidden))?)
}

#[command(async)]
pub(super) fn add_post(plan: WindowPlan<'_>, new: NewPost) -> Answer<(Changes, Vec<PostId>)> {
    Ok(plan.with(|planner| planner.add_post(&new))?)
}

#[command(async)]
pub(super) fn edit_post(plan: WindowPlan<'_>, id: String, edit: PostEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_post(&id, &edit))?)
}

#[command(async)]
pub(super) fn add_sibling(
    plan: WindowPlan<'_>,
    id: String,
    channel: String,
) -> Answer<(Changes, PostId)> {
    Ok(plan.with(|planner| planner.add_sibling(&id, &channel))?)
}

#[command(async)]
pub(super) fn move_unshared(
    plan: WindowPlan<'_>,
    id: String,
    target: Target,
) -> Answer<UnsharedMove> {
    Ok(plan.with(|planner| planner.move_unshared(&id, &target))?)
}

#[command(async)]
pub(super) fn move_posts(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
    target: Target,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.move_posts(&ids, &target))?)
}

#[command(async)]
pub(super) fn copy_posts(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
    target: Target,
    status: Option<Status>,
) -> Answer<(Changes, Vec<PostId>)> {
    Ok(plan.with(|planner| planner.copy_posts(&ids, &target, status))?)
}

#[command(async)]
pub(super) fn duplicate_posts(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
) -> Answer<(Changes, Vec<PostId>)> {
    Ok(plan.with(|planner| planner.duplicate_posts(&ids))?)
}

#[command(async)]
pub(super) fn set_status(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
    status: Status,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.set_status(&ids, status))?)
}

#[command(async)]
pub(super) fn categorize_posts(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
    categories: Categories,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.categorize_posts(&ids, &categories))?)
}

#[command(async)]
pub(super) fn delete_posts(plan: WindowPlan<'_>, ids: Vec<String>) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_posts(&ids))?)
}

#[command(async)]
pub(super) fn open_link(link: String) -> Answer<()> {
    Ok(links::open(&link)?)
}
