//! Commands for the strategy: the mission, objectives, audiences, messages and what is around, and what the posts of a range do for them.

use chrono::NaiveDate;
use daymark_core::model::{
    Amount, AudienceEdit, AudienceId, MessageEdit, MessageId, MissionEdit, ObjectiveEdit,
    ObjectiveId, SubjectEdit, SubjectId,
};
use daymark_core::query::{Changes, DayMark, Strategy};
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

#[command(async)]
pub(super) fn read_strategy(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Strategy> {
    Ok(plan.with(|planner| planner.strategy(from, to))?)
}

#[command(async)]
pub(super) fn edit_mission(plan: WindowPlan<'_>, edit: MissionEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_mission(&edit))?)
}

#[command(async)]
pub(super) fn add_objective(
    plan: WindowPlan<'_>,
    edit: ObjectiveEdit,
) -> Answer<(Changes, ObjectiveId)> {
    Ok(plan.with(|planner| planner.add_objective(&edit))?)
}

#[command(async)]
pub(super) fn edit_objective(
    plan: WindowPlan<'_>,
    id: String,
    edit: ObjectiveEdit,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_objective(&id, &edit))?)
}

#[command(async)]
pub(super) fn read_objective(
    plan: WindowPlan<'_>,
    id: String,
    date: NaiveDate,
    value: Option<Amount>,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.read_objective(&id, date, value))?)
}

#[command(async)]
pub(super) fn delete_objective(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_objective(&id))?)
}

#[command(async)]
pub(super) fn add_audience(
    plan: WindowPlan<'_>,
    edit: AudienceEdit,
) -> Answer<(Changes, AudienceId)> {
    Ok(plan.with(|planner| planner.add_audience(&edit))?)
}

#[command(async)]
pub(super) fn edit_audience(
    plan: WindowPlan<'_>,
    id: String,
    edit: AudienceEdit,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_audience(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_audience(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_audience(&id))?)
}

#[command(async)]
pub(super) fn add_message(plan: WindowPlan<'_>, edit: MessageEdit) -> Answer<(Changes, MessageId)> {
    Ok(plan.with(|planner| planner.add_message(&edit))?)
}

#[command(async)]
pub(super) fn edit_message(plan: WindowPlan<'_>, id: String, edit: MessageEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_message(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_message(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_message(&id))?)
}

#[command(async)]
pub(super) fn add_subject(plan: WindowPlan<'_>, edit: SubjectEdit) -> Answer<(Changes, SubjectId)> {
    Ok(plan.with(|planner| planner.add_subject(&edit))?)
}

#[command(async)]
pub(super) fn edit_subject(plan: WindowPlan<'_>, id: String, edit: SubjectEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_subject(&id, &edit))?)
}

/// Notes what was seen of a subject on a day; a blank text removes that.
#[command(async)]
pub(super) fn note_subject(
    plan: WindowPlan<'_>,
    id: String,
    date: NaiveDate,
    text: String,
) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.note_subject(&id, Some(date), &text))?)
}

#[command(async)]
pub(super) fn delete_subject(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_subject(&id))?)
}

/// Returns what the strategy says of days: reviews, notes and unusual complaints.
#[command(async)]
pub(super) fn day_marks(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Vec<DayMark>> {
    Ok(plan.with(|planner| planner.day_marks(from, to))?)
}
