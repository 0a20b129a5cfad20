//! The plan's file while it is open, text that is in no field of the plan yet, and the end of a window.

use daymark_core::query::{Comparison, Opening};
use tauri::{AppHandle, Manager, command};

use super::Here;
use crate::answer::Answer;

/// Returns how often the plan was changed, by any program, and looks whether its file still has its name.
#[command(async)]
pub(super) fn revision(here: Here<'_>) -> Answer<(u32, bool)> {
    Ok(here.on(|plan| {
        plan.check_file()?;
        Ok((plan.revision()?, plan.parting().is_some()))
    })?)
}

/// Compares the plan that was open with the one that has its name now.
#[command(async)]
pub(super) fn compare_with_file(here: Here<'_>) -> Answer<Comparison> {
    let file = here.path();
    Ok(here.on(|plan| plan.compare(&file))?)
}

/// Leaves what was open for what has its name now.
#[command(async)]
pub(super) fn open_what_is_there(here: Here<'_>) -> Answer<Opening> {
    Ok(here.on(|plan| {
        plan.open_what_is_there()?;
        plan.opening()
    })?)
}

/// Saves what was open under its own name, where there is nothing any more.
#[command(async)]
pub(super) fn save_again(here: Here<'_>) -> Answer<Opening> {
    Ok(here.on(|plan| {
        plan.save_again()?;
        plan.opening()
    })?)
}

#[command(async)]
pub(super) fn keep_unfinished(here: Here<'_>, field: String, text: Option<String>) -> Answer<()> {
    Ok(here.on(|plan| plan.keep_unfinished(&field, text.as_deref()))?)
}

/// Closes the window that asks, once all that was typed in it is saved.
#[command(async)]
pub(super) fn close_window(app: AppHandle, here: Here<'_>) {
    if let Some(window) = app.get_webview_window(here.label) {
        let _ = window.destroy();
    }
}
