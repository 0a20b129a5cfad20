//! Commands for the whole plan: the first frame of a window, settings, undo and redo.

use chrono::NaiveDate;
use daymark_core::Planner;
use daymark_core::clock::machine_zone;
use daymark_core::model::platform::{Platform, platforms};
use daymark_core::model::{LocalTime, PlanEdit, Zone};
use daymark_core::query::{Changes, FirstFrame, SecondZoneHours};
use serde::Serialize;
use tauri::{AppHandle, Manager, command};

use crate::answer::{Answer, Refusal};
use crate::author::StoredAuthor;
use crate::first_page::{FirstPage, Texts};
use crate::importing::{ImportFile, Importing};
use crate::remembered_plans::{self, WindowLook};
use crate::session::WindowPlace;
use crate::window_plan::WindowPlan;

/// The data that the page needs when it starts.
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
    /// `None` if the plan doesn't exist yet or could not be opened.
    #[cfg_attr(test, ts(type = "FirstFrame | null"))]
    plan: Option<FirstFrame>,
    /// Why the plan could not be opened.
    problem: Option<Refusal>,
    /// How the window was left.
    look: WindowLook,
    /// Where the page was, if it is loaded again in the same window.
    place: Option<WindowPlace>,
    /// The file that the program was opened with to import it.
    importing: Option<ImportFile>,
    /// Text that was typed on the first page earlier and isn't in a plan.
    unfinished: Texts,
}

#[command(async)]
pub(super) fn start_window(app: AppHandle, plan: WindowPlan<'_>) -> Start {
    plan.page_begins();
    let read = |planner: &mut Planner| {
        app.state::<StoredAuthor>().apply(planner);
        planner.hold_image();
        planner.opening()
    };
    let opened = plan
        .start()
        .and_then(|is_there| is_there.then(|| plan.with(read)).transpose());
    let file = plan.path();
    let (opening, problem) = match opened {
        Ok(opening) => (opening, None),
        Err(error) => (None, Some(error.into())),
    };
    if let Some(opening) = &opening {
        remembered_plans::remember_opened(&app, &file, &opening.overview.plan.name);
    }
    let unfinished = match &opening {
        Some(_) => Texts::new(),
        None => app.state::<FirstPage>().texts(&file),
    };
    Start {
        look: remembered_plans::look(&app, &file),
        place: plan.place().clone(),
        importing: plan.importing().as_ref().map(Importing::file),
        unfinished,
        file: file.display().to_string(),
        locale: sys_locale::get_locale().unwrap_or_default(),
        zone: machine_zone(),
        platforms: platforms(),
        plan: opening,
        problem,
    }
}

#[command(async)]
pub(super) fn read_opening(plan: WindowPlan<'_>) -> Answer<FirstFrame> {
    Ok(plan.with(|planner| planner.opening())?)
}

#[command(async)]
pub(super) fn now(plan: WindowPlan<'_>) -> Answer<LocalTime> {
    Ok(plan.with(|planner| planner.now())?)
}

#[command(async)]
pub(super) fn zones() -> Vec<&'static str> {
    Zone::all().map(Zone::name).collect()
}

#[command(async)]
pub(super) fn second_zone_hours(
    plan: WindowPlan<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Option<SecondZoneHours>> {
    Ok(plan.with(|planner| planner.second_zone_hours(from, to))?)
}

#[command(async)]
pub(super) fn edit_plan(plan: WindowPlan<'_>, edit: PlanEdit) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.edit_plan(&edit))?)
}

#[command(async)]
pub(super) fn undo(plan: WindowPlan<'_>) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.undo())?)
}

#[command(async)]
pub(super) fn redo(plan: WindowPlan<'_>) -> Answer<Changes> {
    Ok(plan.with(|planner| planner.redo())?)
}
