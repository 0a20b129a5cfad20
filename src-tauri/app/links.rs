//! Opens links of the plan, and folders, with the system's own programs. Only web and mail addresses are
//! opened, and they are parsed first.

use std::path::Path;
use std::process::{Command, Stdio};

use daymark_core::{Code, Error, Result};
use tauri::Url;

pub(crate) fn open(text: &str) -> Result<()> {
    let url = Url::parse(text).map_err(|_| refused(text))?;
    if !matches!(url.scheme(), "https" | "mailto") {
        return Err(refused(text));
    }
    start(url.as_str(), "no program was found to open the link")
}

/// Opens a folder in the system's file manager.
pub(crate) fn open_folder(folder: &Path) -> Result<()> {
    let folder = folder.to_string_lossy();
    start(&folder, "no program was found to open the folder")
}

fn start(target: &str, none_found: &str) -> Result<()> {
    let started = opener().arg(target).stdin(Stdio::null()).spawn();
    let failed = |error| Error::new(Code::Unexpected, none_found).caused_by(error);
    started.map(drop).map_err(failed)
}

fn refused(text: &str) -> Error {
    let message = format!("“{text}” can't be opened: only https and mailto addresses are");
    Error::new(Code::BadValue, message).field("link")
}

fn opener() -> Command {
    if cfg!(target_os = "macos") {
        return Command::new("open");
    }
    if cfg!(windows) {
        let mut explorer = Command::new("rundll32");
        explorer.arg("url.dll,FileProtocolHandler");
        return explorer;
    }
    Command::new("xdg-open")
}
