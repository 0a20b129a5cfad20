//! Commands for the calendar files that follow the plan.

use daymark_core::export::{ExportOptions, LiveFile};
use daymark_core::{Code, Error};
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::followed::LiveFileShown;
use crate::live_files;
use crate::window_plan::WindowPlan;

/// Keeps a file up to date where the person chooses. Returns its path; `None` if they cancel.
#[command(async)]
pub(super) fn add_live_file(
    app: AppHandle,
    plan: WindowPlan<'_>,
    options: ExportOptions,
    name: String,
) -> Answer<Option<String>> {
    let Some(path) = dialogs::save(&app, "iCalendar", "ics", &name)? else {
        return Ok(None);
    };
    let nameless =
        || Error::new(Code::BadValue, "the file has no name: choose another").field("name");
    let name = path.file_name().ok_or_else(nameless)?;
    let file = LiveFile {
        folder: path.parent().unwrap_or(&path).to_owned(),
        name: name.to_string_lossy().into_owned(),
        options,
    };
    live_files::add(&app, &plan, file)?;
    Ok(Some(path.display().to_string()))
}

#[command(async)]
pub(super) fn live_files(app: AppHandle, plan: WindowPlan<'_>) -> Vec<LiveFileShown> {
    live_files::shown(&app, &plan)
}

#[command(async)]
pub(super) fn remove_live_file(app: AppHandle, plan: WindowPlan<'_>, path: String) {
    live_files::remove(&app, &plan, &path);
}
