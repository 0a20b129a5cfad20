//! Layers: the calendars of others.

use chrono::NaiveDate;
use daymark_core::model::OverlayEdit;
use daymark_core::overlay::Layers;
use daymark_core::query::Changes;
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::here::Here;

/// Lets the person choose a calendar. None when they think better of it.
#[command(async)]
pub(super) fn add_overlay(app: AppHandle, here: Here<'_>) -> Answer<Option<Changes>> {
    let Some(path) = dialogs::open(&app, "iCalendar", "ics")? else {
        return Ok(None);
    };
    let (changes, _) = here.on(|plan| plan.add_overlay(&path, None))?;
    Ok(Some(changes))
}

#[command(async)]
pub(super) fn edit_overlay(here: Here<'_>, id: String, edit: OverlayEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_overlay(&id, &edit))?)
}

#[command(async)]
pub(super) fn delete_overlay(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_overlay(&id))?)
}

/// What the layers say of some days; none where that is as it was at `seen`.
#[command(async)]
pub(super) fn layers(
    here: Here<'_>,
    from: NaiveDate,
    to: NaiveDate,
    seen: Option<String>,
) -> Answer<Option<Layers>> {
    let (overlays, zone) = here.on(|plan| Ok((plan.overlays()?, plan.plan()?.zone)))?;
    Ok(here
        .shelf()
        .look(&overlays, zone, (from, to), seen.as_deref()))
}
