//! The window that asks: its text that is in no field of the plan yet, its menu and its end.

use tauri::{AppHandle, Manager, command};

use crate::answer::Answer;
use crate::first_page::FirstPage;
use crate::remembered_plans::{RememberedPlans, WindowLook};
use crate::window_plan::WindowPlan;

/// Remembers how the window looks, for when it is opened again.
#[command(async)]
pub(super) fn remember_look(
    app: AppHandle,
    plan: WindowPlan<'_>,
    view: String,
    tray: Option<bool>,
) {
    let look = WindowLook {
        view: Some(view),
        tray,
    };
    app.state::<RememberedPlans>()
        .note(&plan.path(), |known| known.look = look);
}

/// Keeps text in the plan's file, or beside the list of plans while there is no plan.
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

/// Says what undo and redo are called in the menu of a text field; elsewhere the system's menu has both.
#[command(async)]
#[cfg_attr(not(target_os = "linux"), expect(unused_variables))]
pub(super) fn name_field_menu(app: AppHandle, undo: String, redo: String) {
    #[cfg(target_os = "linux")]
    app.state::<crate::field_menu::Words>().set([undo, redo]);
}

/// Closes the window that asks, once all that was typed in it is saved.
#[command(async)]
pub(super) fn close_window(app: AppHandle, plan: WindowPlan<'_>) {
    if let Some(window) = app.get_webview_window(plan.label) {
        let _ = window.destroy();
    }
}
