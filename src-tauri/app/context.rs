//! Commands about what stands around the posts: campaigns and pillars, notes on days, what is said
//! twice, and the calendars of others.

use chrono::NaiveDate;
use daymark_core::model::{CampaignEdit, CampaignId, OverlayEdit, PillarEdit};
use daymark_core::overlay::Layers;
use daymark_core::query::{Changes, Echo};
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::here::Here;

#[command(async)]
pub(crate) fn edit_campaign(here: Here<'_>, id: String, edit: CampaignEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_campaign(&id, &edit))?)
}

#[command(async)]
pub(crate) fn delete_campaign(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_campaign(&id))?)
}

#[command(async)]
pub(crate) fn edit_pillar(here: Here<'_>, id: String, edit: PillarEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_pillar(&id, &edit))?)
}

#[command(async)]
pub(crate) fn delete_pillar(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_pillar(&id))?)
}

#[command(async)]
pub(crate) fn note_day(here: Here<'_>, date: NaiveDate, text: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.note_day(date, &text))?)
}

#[command(async)]
pub(crate) fn repeats(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Echo>> {
    Ok(here.on(|plan| plan.repeats(from, to))?)
}

#[command(async)]
pub(crate) fn first_post_day(here: Here<'_>) -> Answer<Option<NaiveDate>> {
    Ok(here.on(|plan| plan.first_post_day())?)
}

#[command(async)]
pub(crate) fn posts_by_campaign(here: Here<'_>) -> Answer<Vec<(CampaignId, u32)>> {
    Ok(here.on(|plan| plan.posts_by_campaign())?)
}

/// Lets the person choose a calendar. None when they think better of it.
#[command(async)]
pub(crate) fn add_overlay(app: AppHandle, here: Here<'_>) -> Answer<Option<Changes>> {
    let Some(path) = dialogs::open(&app, "iCalendar", "ics")? else {
        return Ok(None);
    };
    let (changes, _) = here.on(|plan| plan.add_overlay(&path, None))?;
    Ok(Some(changes))
}

#[command(async)]
pub(crate) fn edit_overlay(here: Here<'_>, id: String, edit: OverlayEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_overlay(&id, &edit))?)
}

#[command(async)]
pub(crate) fn delete_overlay(here: Here<'_>, id: String) -> Answer<Changes> {
    Ok(here.on(|plan| plan.delete_overlay(&id))?)
}

/// What the layers say of some days; none where that is as it was at `seen`.
#[command(async)]
pub(crate) fn layers(
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
