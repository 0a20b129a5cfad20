//! The plan's file while it is open.

use std::path::Path;

use daymark_core::Planner;
use daymark_core::model::Parting;
use daymark_core::query::Comparison;
use serde::Serialize;
use tauri::command;

use crate::answer::Answer;
use crate::window_plan::WindowPlan;

/// What happened beside the window.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Beside {
    /// Rises with every change, whichever program made it.
    revision: u32,
    #[cfg_attr(test, ts(type = "Parting | null"))]
    parting: Option<Parting>,
}

/// Looks what other programs did to the plan, and whether its file still has its name.
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

/// Compares the plan that was open with the one that has its name now.
#[command(async)]
pub(super) fn compare_with_file(plan: WindowPlan<'_>) -> Answer<Comparison> {
    let file = plan.path();
    Ok(plan.with(|planner| planner.compare(&file))?)
}

/// Leaves what was open for what has its name now, and returns the name under which it was saved, if it was.
#[command(async)]
pub(super) fn open_what_is_there(plan: WindowPlan<'_>) -> Answer<Option<String>> {
    let kept = plan.with(Planner::open_what_is_there)?;
    let name = kept.as_deref().and_then(Path::file_name);
    Ok(name.map(|name| name.to_string_lossy().into_owned()))
}

/// Saves what was open under its own name, where there is nothing any more.
#[command(async)]
pub(super) fn save_again(plan: WindowPlan<'_>) -> Answer<()> {
    Ok(plan.with(Planner::save_again)?)
}
