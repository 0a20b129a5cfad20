//! The commands that export to files for other programs, and pictures for people.

use std::path::Path;

use daymark_core::export::ExportOptions;
use serde::Serialize;
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::window_plan::WindowPlan;

/// The file that was written, and how many posts, ideas or entries it contains.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Exported {
    path: String,
    posts: u32,
}

impl Exported {
    pub(super) fn new(path: &Path, posts: u32) -> Self {
        let path = path.display().to_string();
        Self { path, posts }
    }
}

#[command(async)]
pub(super) fn export_ics(
    app: AppHandle,
    plan: WindowPlan<'_>,
    options: ExportOptions,
    name: String,
) -> Answer<Option<Exported>> {
    let Some(path) = dialogs::save(&app, "iCalendar", "ics", &name)? else {
        return Ok(None);
    };
    let posts = plan.reader()?.export_ics(&options, &path)?;
    Ok(Some(Exported::new(&path, posts)))
}

/// Saves a picture of the chosen days where the person chooses; `None` if they cancel.
#[command(async)]
pub(super) fn export_picture(
    app: AppHandle,
    plan: WindowPlan<'_>,
    options: ExportOptions,
    name: String,
) -> Answer<Option<Exported>> {
    let Some(path) = dialogs::save(&app, "PNG", "png", &name)? else {
        return Ok(None);
    };
    let posts = plan.with(|planner| planner.export_png(&options, &path))?;
    Ok(Some(Exported::new(&path, posts)))
}
