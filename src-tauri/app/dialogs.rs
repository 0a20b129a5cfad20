//! The system's own file dialogs, opened here so that the page needs no permission for files. On Linux they run in a
//! process of their own (`dialog_process.rs`).

use std::path::PathBuf;

use daymark_core::Result;
use tauri::{AppHandle, Manager, Runtime};

use crate::asked_dialog::AskedDialog;
#[cfg(target_os = "linux")]
use crate::dialog_process::ask;

/// Shows a save dialog and returns the chosen path; `None` if the person cancels. Blocks, so it must not run on
/// the main thread.
pub(crate) fn save<R: Runtime>(
    app: &AppHandle<R>,
    kind: &str,
    ending: &str,
    name: &str,
) -> Result<Option<PathBuf>> {
    let asked = AskedDialog::Save {
        kind: kind.to_owned(),
        ending: ending.to_owned(),
        name: name.to_owned(),
    };
    Ok(ask(app, &asked)?.into_iter().next())
}

/// Shows a dialog that picks a file of a kind, which may have several endings; `None` if the person cancels.
pub(crate) fn open<R: Runtime>(
    app: &AppHandle<R>,
    kind: &str,
    endings: &[&str],
) -> Result<Option<PathBuf>> {
    let asked = AskedDialog::Open {
        kind: kind.to_owned(),
        endings: endings.iter().map(|&ending| ending.to_owned()).collect(),
    };
    Ok(ask(app, &asked)?.into_iter().next())
}

/// Shows a dialog that picks a table; `None` if the person cancels.
pub(crate) fn open_table<R: Runtime>(app: &AppHandle<R>) -> Result<Option<PathBuf>> {
    let endings = ["csv", "tsv", "txt", "xlsx", "xls", "ods"];
    open(app, "CSV, XLSX", &endings)
}

/// Shows a dialog that picks a folder, beginning in the person's own; `None` if they cancel.
pub(crate) fn folder<R: Runtime>(app: &AppHandle<R>) -> Result<Option<PathBuf>> {
    let from = app.path().home_dir().unwrap_or_default();
    Ok(ask(app, &AskedDialog::Folder { from })?.into_iter().next())
}

/// Shows a dialog that picks pictures and videos, and returns their paths; none if the person cancels.
pub(crate) fn media<R: Runtime>(app: &AppHandle<R>) -> Result<Vec<PathBuf>> {
    ask(app, &AskedDialog::Several)
}

/// Shows a dialog and returns the chosen paths; none if the person cancels.
#[cfg(not(target_os = "linux"))]
fn ask<R: Runtime>(app: &AppHandle<R>, asked: &AskedDialog) -> Result<Vec<PathBuf>> {
    use daymark_core::{Code, Error};
    use tauri_plugin_dialog::DialogExt;

    let dialog = app.dialog().file();
    let chosen = match asked {
        AskedDialog::Save { kind, ending, name } => {
            let dialog = dialog.add_filter(kind, &[ending]).set_file_name(name);
            dialog.blocking_save_file().into_iter().collect()
        }
        AskedDialog::Open { kind, endings } => {
            let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
            let dialog = dialog.add_filter(kind, &endings);
            dialog.blocking_pick_file().into_iter().collect()
        }
        AskedDialog::Folder { from } => {
            let dialog = dialog.set_directory(from);
            dialog.blocking_pick_folder().into_iter().collect()
        }
        AskedDialog::Several => dialog.blocking_pick_files().unwrap_or_default(),
    };
    let paths = chosen.into_iter().map(|file| file.into_path());
    paths
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| {
            let message = "this place is no file on this computer: choose another";
            Error::new(Code::BadValue, message).caused_by(error)
        })
}
