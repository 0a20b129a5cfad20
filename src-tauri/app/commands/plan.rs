//! The plan as a whole: what a window shows first, its settings, and the way back.

use chrono::NaiveDate;
use daymark_core::Planner;
use daymark_core::clock::machine_zone;
use daymark_core::model::platform::{Platform, platforms};
use daymark_core::model::{At, PlanEdit, Zone};
use daymark_core::query::{Changes, Opening, Scale};
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use crate::answer::{Answer, Refusal};
use crate::first_page::{FirstPage, Texts};
use crate::here::Here;
use crate::memory::{self, Look};

/// What the page is told when it starts.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Start {
    file: String,
    /// The system's language tag.
    locale: String,
    /// The machine's time zone.
    #[cfg_attr(test, ts(as = "String"))]
    zone: Zone,
    #[cfg_attr(test, ts(type = "Platform[]"))]
    platforms: &'static [Platform],
    /// None at the first start.
    #[cfg_attr(test, ts(type = "Opening | null"))]
    plan: Option<Opening>,
    /// Why the plan could not be opened.
    problem: Option<Refusal>,
    /// How the window was left.
    look: Look,
    /// What was typed on the first page before, and is in no plan.
    unfinished: Texts,
}

#[command(async)]
pub(super) fn start(app: AppHandle, here: Here<'_>) -> Start {
    here.page_begins();
    let read = |plan: &mut Planner| {
        plan.hold_image();
        plan.opening()
    };
    let opened = here
        .start()
        .and_then(|is_there| is_there.then(|| here.on(read)).transpose());
    let (plan, problem) = match opened {
        Ok(plan) => (plan, None),
        Err(error) => (None, Some(error.into())),
    };
    let file = here.path();
    if let Some(opening) = &plan {
        memory::remember_opened(&app, &file, &opening.overview.plan.name);
    }
    Start {
        look: memory::look(&app, &file),
        unfinished: app.state::<FirstPage>().texts(&file),
        file: file.display().to_string(),
        locale: sys_locale::get_locale().unwrap_or_default(),
        zone: machine_zone(),
        platforms: platforms(),
        plan,
        problem,
    }
}

#[command(async)]
pub(super) fn opening(here: Here<'_>) -> Answer<Opening> {
    Ok(here.on(|plan| plan.opening())?)
}

#[command(async)]
pub(super) fn now(here: Here<'_>) -> Answer<At> {
    Ok(here.on(|plan| plan.now())?)
}

#[command(async)]
pub(super) fn zones() -> Vec<&'static str> {
    Zone::all().map(Zone::name).collect()
}

#[command(async)]
pub(super) fn scale(here: Here<'_>, from: NaiveDate, to: NaiveDate) -> Answer<Option<Scale>> {
    Ok(here.on(|plan| plan.scale(from, to))?)
}

#[command(async)]
pub(super) fn edit_plan(here: Here<'_>, edit: PlanEdit) -> Answer<Changes> {
    Ok(here.on(|plan| plan.edit_plan(&edit))?)
}

#[command(async)]
pub(super) fn undo(here: Here<'_>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.undo())?)
}

#[command(async)]
pub(super) fn redo(here: Here<'_>) -> Answer<Changes> {
    Ok(here.on(|plan| plan.redo())?)
}
