//! Files that a person wants to import: chosen, dropped on a window, or opened with the program. Their paths stay here; the
//! page is told their names.

use std::path::{Path, PathBuf};

use serde_json::json;
use tauri::{Manager, WebviewWindow};

use crate::importing::Importing;
use crate::window_plan::Sessions;

/// The endings of files that can be imported.
pub(crate) const ENDINGS: &[&str] = &[
    "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ics", "ical", "json", "zip", "xml",
];

/// Returns true for a file whose name ends as those that can be imported.
pub(crate) fn is_import(path: &Path) -> bool {
    ends_in(path, ENDINGS)
}

/// Returns true for a file whose name ends in one of the endings, in capitals or not.
pub(crate) fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Makes a file the one that a window imports. Its page opens the dialog for it, now or when it starts.
pub(crate) fn offer(window: &WebviewWindow, path: PathBuf) {
    let session = window.state::<Sessions>().of(window.label());
    let Some(session) = session else { return };
    let file = json!(session.take_import(Importing::new(path)));
    let _ = window.eval(format!(
        "window.dispatchEvent(new CustomEvent('daymark-import', {{ detail: {file} }}))"
    ));
}
