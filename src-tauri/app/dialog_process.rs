//! Shows a file dialog in a process of its own. GTK's dialog opens the files that it lists, to find out their types, and
//! closes them again. In the program's own process that would end the locks by which SQLite keeps an open plan
//! (fcntl(2): a process loses its locks on a file when it closes any descriptor of it), and another program could then
//! delete the plan's log while it is in use.

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use daymark_core::{Code, Error, Result};
use rfd::FileDialog;
use rustix::process::{Signal, set_parent_process_death_signal};
use tauri::{AppHandle, Runtime};

use crate::asked_dialog::AskedDialog;

/// The argument with which the program only shows a dialog. The next one tells which.
pub(crate) const ARGUMENT: &str = "--file-dialog";

/// Shows a dialog and returns the chosen paths; none if the person cancels.
pub(crate) fn ask<R: Runtime>(_: &AppHandle<R>, asked: &AskedDialog) -> Result<Vec<PathBuf>> {
    let program = std::env::current_exe()?;
    let asked = serde_json::to_string(asked).map_err(no_dialog)?;
    let mut dialog = Command::new(program);
    dialog.args([ARGUMENT, &asked]).stdin(Stdio::null());
    let answer = dialog.stderr(Stdio::inherit()).output()?;
    if !answer.status.success() {
        return Err(no_dialog(answer.status));
    }
    let paths = answer.stdout.split(|&byte| byte == 0);
    let paths = paths.filter(|path| !path.is_empty());
    Ok(paths
        .map(|path| OsString::from_vec(path.to_vec()).into())
        .collect())
}

/// Shows the dialog that `asked` tells, and writes the chosen paths to standard output, each with a zero byte after it.
pub(crate) fn show(asked: &str) -> ExitCode {
    // The dialog ends with the program that asked for it.
    let _ = set_parent_process_death_signal(Some(Signal::TERM));
    let Ok(asked) = serde_json::from_str(asked) else {
        return ExitCode::FAILURE;
    };
    let mut answer = Vec::new();
    for path in chosen(asked) {
        answer.extend_from_slice(path.as_os_str().as_bytes());
        answer.push(0);
    }
    match std::io::stdout().write_all(&answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn chosen(asked: AskedDialog) -> Vec<PathBuf> {
    let dialog = FileDialog::new();
    match asked {
        AskedDialog::Save { kind, ending, name } => {
            let dialog = dialog.add_filter(kind, &[ending]).set_file_name(name);
            dialog.save_file().into_iter().collect()
        }
        AskedDialog::Open { kind, endings } => {
            let dialog = dialog.add_filter(kind, &endings);
            dialog.pick_file().into_iter().collect()
        }
        AskedDialog::Folder { from } => {
            let dialog = dialog.set_directory(from);
            dialog.pick_folder().into_iter().collect()
        }
        AskedDialog::Several => dialog.pick_files().unwrap_or_default(),
    }
}

fn no_dialog(cause: impl std::fmt::Display) -> Error {
    let message = format!("the file dialog could not be shown ({cause}): try it again");
    Error::new(Code::Unexpected, message)
}
