//! Commands for ideas and for the feedback that they come from.

use chrono::NaiveDate;
use daymark_core::model::{FeedbackEdit, FeedbackId, IdeaEdit, IdeaId, PostId};
use daymark_core::planner::PlacedIdea;
use daymark_core::query::{Changes, FeedbackLog, RankedIdea};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn read_ideas(plan: WindowPlan<'_>) -> Answer<Vec<RankedIdea>> {
    Ok(plan.with(|planner| planner.ideas())?)
}

#[command(async)]
pub(super) fn add_idea(plan: WindowPlan<'_>, edit: IdeaEdit) -> Answer<(Changes, IdeaId)> {
    Ok(plan.with(|planner| planner.add_idea(&edit))?)
}

#[command(async)]
pub(super) fn edit_idea(plan: WindowPlan<'_>, id: String, edit: IdeaEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_idea(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_idea(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_idea(&id))?)
}

#[command(async)]
pub(super) fn use_idea(
    plan: WindowPlan<'_>,
    id: String,
    channel: String,
) -> Answer<(Changes, PostId)> {
    Ok(plan.with(|planner| planner.use_idea(&id, &channel))?)
}

#[command(async)]
pub(super) fn preview_placed_ideas(
    plan: WindowPlan<'_>,
    count: usize,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<PlacedIdea>> {
    Ok(plan.with(|planner| planner.preview_placed_ideas(count, from, to))?)
}

#[command(async)]
pub(super) fn place_ideas(
    plan: WindowPlan<'_>,
    count: usize,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.place_ideas(count, from, to))?)
}

#[command(async)]
pub(super) fn read_feedback(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<FeedbackLog> {
    Ok(plan.with(|planner| planner.feedback(from, to))?)
}

#[command(async)]
pub(super) fn add_feedback(
    plan: WindowPlan<'_>,
    entries: Vec<FeedbackEdit>,
) -> Answer<(Changes, Vec<FeedbackId>)> {
    Ok(plan.with(|planner| planner.add_feedback(&entries))?)
}

#[command(async)]
pub(super) fn edit_feedback(
    plan: WindowPlan<'_>,
    ids: Vec<String>,
    edit: FeedbackEdit,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_feedback(&ids, &edit))?)
}

/// Forgets a person, and returns in how many entries of feedback their name was.
#[command(async)]
pub(super) fn forget_person(plan: WindowPlan<'_>, name: String) -> Answer<u32> {
    Ok(plan.with(|planner| planner.forget_person(&name))?)
}
