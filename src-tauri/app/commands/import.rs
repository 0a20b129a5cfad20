//! Commands that import a file. Its path never comes from the page: the file is chosen in the system's dialog, dropped on the
//! window or opened with the program.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use daymark_core::planner::{OpenFile, TableOptions, TablePreview};
use daymark_core::query::Changes;
use tauri::{AppHandle, command};

use crate::answer::Answer;
use crate::dialogs;
use crate::import_file::ENDINGS;
use crate::importing::{ImportFile, Importing, no_import};
use crate::window_plan::WindowPlan;

/// Lets the person choose a file to import; `None` if they cancel.
#[command(async)]
pub(super) fn choose_import(app: AppHandle, plan: WindowPlan<'_>) -> Answer<Option<ImportFile>> {
    let chosen = dialogs::open(&app, "CSV, XLSX, iCalendar, JSON", ENDINGS)?;
    Ok(chosen.map(|path| plan.take_import(Importing::new(path))))
}

/// Returns what importing the file would do.
#[command(async)]
pub(super) fn preview_import(plan: WindowPlan<'_>, options: TableOptions) -> Answer<TablePreview> {
    let file = read(&plan)?;
    Ok(plan.with(|planner| planner.preview_open_file(&file, &options))?)
}

/// Imports the file, unless the page cancels that meanwhile.
#[command(async)]
pub(super) fn import_file(plan: WindowPlan<'_>, options: TableOptions) -> Answer<Changes> {
    let file = read(&plan)?;
    let (cancellation, written) = (plan.new_cancellation(), plan.imported());
    written.store(0, Ordering::Relaxed);
    let count = |posts| written.store(posts, Ordering::Relaxed);
    Ok(plan.with(|planner| planner.import_open_file(&file, &options, &cancellation, &count))?)
}

/// Returns how many posts the import has written so far. Runs on the main thread, so that no other command holds it up.
#[command]
pub(super) fn import_progress(plan: WindowPlan<'_>) -> u32 {
    plan.imported().load(Ordering::Relaxed)
}

/// Saves the rows of a table that stay out in a file that the person chooses. Returns its path; `None` if they cancel.
#[command(async)]
pub(super) fn save_left_rows(
    app: AppHandle,
    plan: WindowPlan<'_>,
    options: TableOptions,
    name: String,
) -> Answer<Option<String>> {
    let file = read(&plan)?;
    let (Some(table), Some(to)) = (file.table(), dialogs::save(&app, "CSV", "csv", &name)?) else {
        return Ok(None);
    };
    plan.with(|planner| planner.save_unanswered(table, &options, &to))?;
    Ok(Some(to.display().to_string()))
}

/// Forgets the file: the page has left its dialog.
#[command]
pub(super) fn end_import(plan: WindowPlan<'_>) {
    *plan.importing() = None;
}

fn read(plan: &WindowPlan<'_>) -> daymark_core::Result<Arc<OpenFile>> {
    match plan.importing().as_mut() {
        Some(importing) => importing.read(),
        None => Err(no_import()),
    }
}
