//! Commands for layers, other people's calendars.

use chrono::NaiveDate;
use daymark_core::layers::LayerContents;
use daymark_core::model::LayerEdit;
use daymark_core::query::Changes;
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::window_plan::WindowPlan;

/// Lets the person choose a calendar and adds it as a layer. Returns `None` if they cancel.
#[command(async)]
pub(super) fn add_layer(app: AppHandle, plan: WindowPlan<'_>) -> Answer<Option<Changes>> {
    let Some(path) = dialogs::open(&app, "iCalendar", &["ics"])? else {
        return Ok(None);
    };
    let (changes, _) = plan.with(|planner| planner.add_layer(&path, None))?;
    Ok(Some(changes))
}

#[command(async)]
pub(super) fn edit_layer(plan: WindowPlan<'_>, id: String, edit: LayerEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_layer(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_layer(plan: WindowPlan<'_>, id: String) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.delete_layer(&id))?)
}

/// Returns the entries of the layers on some days; `None` if they haven't changed since the fingerprint `seen`.
#[command(async)]
pub(super) fn layers(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
    seen: Option<String>,
) -> Answer<Option<LayerContents>> {
    let (layers, zone) = plan.with(|planner| Ok((planner.layers()?, planner.plan()?.zone)))?;
    Ok(plan
        .cache()
        .look(&layers, zone, (from, to), seen.as_deref()))
}
