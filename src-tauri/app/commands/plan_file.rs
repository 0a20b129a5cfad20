//! Commands for the plan's file while the plan is open.

use std::path::Path;

use daymark_core::model::{LostFile, Salvaged};
use daymark_core::query::Comparison;
use daymark_core::{Planner, planner};
use serde::Serialize;
use tauri::{AppHandle, command};

use super::plans::choose_new_file;
use crate::answer::Answer;
use crate::window_plan::WindowPlan;
use crate::windows;

/// The changes that other programs made.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct FileStatus {
    /// The number of commits so far, by this and other programs.
    revision: u32,
    #[cfg_attr(test, ts(type = "LostFile | null"))]
    lost_file: Option<LostFile>,
    /// Whether the plan's file is damaged, so that it is only read.
    is_damaged: bool,
}

/// Checks whether other programs changed the plan, and whether its file still has its name.
#[command(async)]
pub(super) fn file_status(plan: WindowPlan<'_>) -> Answer<FileStatus> {
    Ok(plan.with(|planner| {
        planner.check_file()?;
        let lost_file = planner.lost_file();
        let is_lost = lost_file.is_some_and(|lost_file| !lost_file.is_kept);
        let revision = if is_lost { 0 } else { planner.revision()? };
        let is_damaged = planner.is_damaged();
        Ok(FileStatus {
            revision,
            lost_file,
            is_damaged,
        })
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
pub(super) fn switch_to_replacement(plan: WindowPlan<'_>) -> Answer<Option<String>> {
    let kept = plan.with(Planner::switch_to_replacement)?;
    let name = kept.as_deref().and_then(Path::file_name);
    Ok(name.map(|name| name.to_string_lossy().into_owned()))
}

/// Saves the open plan under its own name, where no file exists any more.
#[command(async)]
pub(super) fn restore_file(plan: WindowPlan<'_>) -> Answer<()> {
    Ok(plan.with(Planner::restore_file)?)
}

/// Saves what can be read of the window's damaged plan as a new plan, where the person chooses, and opens that in a new
/// window. Returns `None` if they cancel.
#[command(async)]
pub(super) fn salvage_plan(
    app: AppHandle,
    plan: WindowPlan<'_>,
    name: String,
) -> Answer<Option<Salvaged>> {
    let Some(file) = choose_new_file(&app, &name)? else {
        return Ok(None);
    };
    let salvaged = planner::salvage(&plan.path(), &file)?;
    windows::show(&app, file)?;
    Ok(Some(salvaged))
}
