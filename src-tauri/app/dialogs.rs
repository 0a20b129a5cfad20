//! The system's own file dialogs, opened here so that the page needs no permission for files.

use std::path::PathBuf;

use daymark_core::{Code, Error, Result};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Shows a save dialog and returns the chosen path; `None` if the person cancels. Blocks, so it must not run on
/// the main thread.
pub(crate) fn save<R: Runtime>(
    app: &AppHandle<R>,
    kind: &str,
    ending: &str,
    name: &str,
) -> Result<Option<PathBuf>> {
    let dialog = app
        .dialog()
        .file()
        .add_filter(kind, &[ending])
        .set_file_name(name);
    path(dialog.blocking_save_file())
}

pub(crate) fn open<R: Runtime>(
    app: &AppHandle<R>,
    kind: &str,
    ending: &str,
) -> Result<Option<PathBuf>> {
    path(
        app.dialog()
            .file()
            .add_filter(kind, &[ending])
            .blocking_pick_file(),
    )
}

/// Shows a dialog that picks a folder, beginning in the person's own; `None` if they cancel.
pub(crate) fn folder<R: Runtime>(app: &AppHandle<R>) -> Result<Option<PathBuf>> {
    let home = app.path().home_dir().unwrap_or_default();
    let dialog = app.dialog().file().set_directory(home);
    path(dialog.blocking_pick_folder())
}

/// Shows a dialog that picks pictures and videos, and returns their paths; none if the person cancels.
pub(crate) fn media<R: Runtime>(app: &AppHandle<R>) -> Result<Vec<PathBuf>> {
    let dialog = app.dialog().file();
    let chosen = dialog.blocking_pick_files().unwrap_or_default();
    let paths = chosen.into_iter().map(|file| path(Some(file)));
    Ok(paths
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect())
}

fn path(chosen: Option<FilePath>) -> Result<Option<PathBuf>> {
    let path = chosen.map(FilePath::into_path).transpose();
    path.map_err(|error| {
        Error::new(
            Code::BadValue,
            "this place is no file on this computer: choose another",
        )
        .caused_by(error)
    })
}
