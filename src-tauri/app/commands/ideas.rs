//! Commands for ideas and for the feedback that they come from.

use chrono::NaiveDate;
use daymark_core::export::TaskTool;
use daymark_core::model::{FeedbackEdit, FeedbackId, IdeaEdit, IdeaId, PostId};
use daymark_core::planner::{FeedbackOptions, FeedbackReport, PlacedIdea};
use daymark_core::query::{Changes, FeedbackLog, RankedIdea};
use tauri::{AppHandle, command};

use super::export::Exported;
use crate::answer::Answer;
use crate::dialogs;
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

/// Saves the ideas as tasks for another tool where the person chooses; `None` if they cancel.
#[command(async)]
pub(super) fn export_idea_tasks(
    app: AppHandle,
    plan: WindowPlan<'_>,
    tool: TaskTool,
    name: String,
) -> Answer<Option<Exported>> {
    let Some(path) = dialogs::save(&app, "CSV", "csv", &name)? else {
        return Ok(None);
    };
    let ideas = plan.with(|planner| planner.export_idea_tasks(tool, false, &path))?;
    Ok(Some(Exported::new(&path, ideas)))
}

/// Saves all feedback where the person chooses; `None` if they cancel.
#[command(async)]
pub(super) fn export_feedback(
    app: AppHandle,
    plan: WindowPlan<'_>,
    name: String,
) -> Answer<Option<Exported>> {
    let Some(path) = dialogs::save(&app, "CSV", "csv", &name)? else {
        return Ok(None);
    };
    let entries = plan.with(|planner| planner.export_feedback(None, None, &path))?;
    Ok(Some(Exported::new(&path, entries)))
}

/// Lets the person choose a table of feedback and adds its rows; `None` if they cancel.
#[command(async)]
pub(super) fn import_feedback(
    app: AppHandle,
    plan: WindowPlan<'_>,
) -> Answer<Option<(Changes, FeedbackReport)>> {
    let Some(path) = dialogs::open_table(&app)? else {
        return Ok(None);
    };
    let options = FeedbackOptions::default();
    Ok(Some(plan.with(|planner| {
        planner.import_feedback(&path, &options)
    })?))
}
