//! Files that are dropped on a window. Their paths stay here; the page is told only their names and where they were dropped,
//! and asks for them to be added to a post.

use std::path::{Path, PathBuf};

use serde_json::json;
use tauri::{Manager, PhysicalPosition, Window};

use crate::window_plan::Sessions;

/// Remembers dropped files and tells the page, by an event for which it needs no permission.
pub(crate) fn take(window: &Window, paths: &[PathBuf], at: PhysicalPosition<f64>) {
    let session = window.state::<Sessions>().of(window.label());
    let page = window.app_handle().get_webview_window(window.label());
    let (Some(session), Some(page)) = (session, page) else {
        return;
    };
    if paths.is_empty() {
        return;
    }
    *session.dropped() = paths.to_vec();
    let at = at.to_logical::<f64>(window.scale_factor().unwrap_or(1.0));
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
