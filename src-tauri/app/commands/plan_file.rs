//! Commands for the plan's file while the plan is open.

use std::path::Path;

use daymark_core::Planner;
use daymark_core::model::Parting;
use daymark_core::query::Comparison;
use serde::Serialize;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

/// The changes that other programs made.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Beside {
    /// The number of commits so far, by this and other programs.
    revision: u32,
    #[cfg_attr(test, ts(type = "Parting | null"))]
    parting: Option<Parting>,
}

/// Checks whether other programs changed the plan, and whether its file still has its name.
#[command(async)]
pub(super) fn look_beside(plan: WindowPlan<'_>) -> Answer<Beside> {
    Ok(plan.with(|planner| {
        planner.check_file()?;
        let parting = planner.parting();
        let is_lost = parting.is_some_and(|parting| !parting.is_kept);
        let revision = if is_lost { 0 } else { planner.revision()? };
        Ok(Beside { revision, parting })
    })?)
}

/// Compares the open plan with the file that has its name now.
#[command(async)]
pub(super) fn compare_with_file(plan: WindowPlan<'_>) -> Answer<Comparison> {
    let file = plan.path();
    Ok(plan.with(|planner| planner.compare(&file))?)
}

/// Closes the open plan and opens the file that has its name now. Returns the file name under which the open
/// plan was saved, if it was.
#[command(async)]
pub(super) fn open_what_is_there(plan: WindowPlan<'_>) -> Answer<Option<String>> {
    let kept = plan.with(Planner::open_what_is_there)?;
    let name = kept.as_deref().and_then(Path::file_name);
    Ok(name.map(|name| name.to_string_lossy().into_owned()))
}

/// Saves the open plan under its own name, where no file exists any more.
#[command(async)]
pub(super) fn save_again(plan: WindowPlan<'_>) -> Answer<()> {
    Ok(plan.with(Planner::save_again)?)
}
