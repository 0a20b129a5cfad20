//! Files that are dropped on a window: a plan is opened, a table or a calendar is offered for import, and others are kept for
//! a post. Their paths stay here; the page is told only their names and where they were dropped.

use std::path::{Path, PathBuf};

use serde_json::json;
use tauri::{Manager, PhysicalPosition, WebviewWindow, Window};

use crate::import_file::{ends_in, is_import, offer};
use crate::window_plan::Sessions;

/// Remembers dropped files and tells the page, by an event for which it needs no permission. A plan is opened by `open_plan`.
pub(crate) fn take(
    window: &Window,
    paths: &[PathBuf],
    at: PhysicalPosition<f64>,
    open_plan: impl FnOnce(PathBuf),
) {
    let page = window.app_handle().get_webview_window(window.label());
    let (Some(page), Some(first)) = (page, paths.first()) else {
        return;
    };
    if is_import(first) {
        offer(&page, first.clone());
    } else if ends_in(first, &["daymark"]) {
        open_plan(first.clone());
    } else {
        keep_for_post(
            &page,
            paths,
            at.to_logical(window.scale_factor().unwrap_or(1.0)),
        );
    }
}

fn keep_for_post(page: &WebviewWindow, paths: &[PathBuf], at: tauri::LogicalPosition<f64>) {
    let session = page.state::<Sessions>().of(page.label());
    let Some(session) = session else { return };
    *session.dropped() = paths.to_vec();
    let names: Vec<String> = paths.iter().map(|path| name(path)).collect();
    let detail = json!({ "x": at.x, "y": at.y, "names": names });
    let _ = page.eval(format!(
        "window.dispatchEvent(new CustomEvent('daymark-drop', {{ detail: {detail} }}))"
    ));
}

fn name(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
