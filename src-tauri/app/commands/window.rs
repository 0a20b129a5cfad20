//! Commands for the calling window: its unsaved text, its menu, and closing it.

use chrono::NaiveDate;
use daymark_core::model::PostId;
use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::first_page::FirstPage;
use crate::printing::{self, Printed};
use crate::remembered_plans::{RememberedPlans, WindowLook};
use crate::session::WindowPlace;
use crate::window_plan::WindowPlan;

/// Stores the look of the window, for when it is opened again.
#[command(async)]
pub(super) fn remember_look(app: AppHandle, plan: WindowPlan<'_>, look: WindowLook) {
    app.state::<RememberedPlans>()
        .note(&plan.path(), |known| known.look = look);
}

/// Stores where the page is, until the window is closed.
#[command(async)]
pub(super) fn remember_place(plan: WindowPlan<'_>, date: NaiveDate, post: Option<PostId>) {
    *plan.place() = Some(WindowPlace { date, post });
}

/// Stores unsaved text in the plan's file, or beside the list of plans if there is no plan yet.
#[command(async)]
pub(super) fn keep_unfinished(
    app: AppHandle,
    plan: WindowPlan<'_>,
    field: String,
    text: Option<String>,
) -> Answer<()> {
    let text = text.as_deref();
    if plan.has_plan() {
        plan.with(|planner| planner.keep_unfinished(&field, text))?;
    } else {
        app.state::<FirstPage>().keep(&plan.path(), &field, text);
    }
    Ok(())
}

/// Sets the names of undo and redo in the menu of a text field. On other systems than Linux the menu has both.
#[command(async)]
#[cfg_attr(not(target_os = "linux"), expect(unused_variables))]
pub(super) fn name_field_menu(app: AppHandle, undo: String, redo: String) {
    #[cfg(target_os = "linux")]
    app.state::<crate::field_menu::Words>().set([undo, redo]);
}

/// Marks misspelt words in the text fields of the calling window. Other systems than Linux do so by themselves.
#[command(async)]
#[cfg_attr(not(target_os = "linux"), expect(unused_variables))]
pub(super) fn check_spelling(app: AppHandle, plan: WindowPlan<'_>) {
    #[cfg(target_os = "linux")]
    if let Some(window) = app.get_webview_window(plan.label) {
        let _ = crate::spelling::check(&window);
    }
}

/// Cancels the restore or the copying of files that is running in the window. Runs on the main thread: all others may wait
/// for the restore.
#[command]
pub(super) fn cancel_work(plan: WindowPlan<'_>) {
    plan.cancellation().cancel();
}

/// Prints the calling window's page, which has drawn itself for paper.
#[command(async)]
pub(super) fn print_view(app: AppHandle, plan: WindowPlan<'_>, name: String) -> Answer<Printed> {
    match app.get_webview_window(plan.label) {
        Some(window) => Ok(printing::print(&window, &name)?),
        None => Ok(Printed::Cancelled),
    }
}

/// Closes the calling window. The page calls this once its text is saved.
#[command(async)]
pub(super) fn close_window(app: AppHandle, plan: WindowPlan<'_>) {
    if let Some(window) = app.get_webview_window(plan.label) {
        let _ = window.destroy();
    }
}
