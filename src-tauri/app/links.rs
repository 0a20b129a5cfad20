//! Links of the plan, opened by the system's own programs. Only what a person would click: web
//! and mail addresses, parsed first.

use std::process::{Command, Stdio};

use daymark_core::{Code, Error, Result};
use tauri::Url;

pub(crate) fn open(text: &str) -> Result<()> {
    let url = Url::parse(text).map_err(|_| refused(text))?;
    if !matches!(url.scheme(), "https" | "mailto") {
        return Err(refused(text));
    }
    let mut opener = opener();
    let started = opener.arg(url.as_str()).stdin(Stdio::null()).spawn();
    started.map(drop).map_err(|error| {
        Error::new(Code::Unexpected, "no program was found to open the link").caused_by(error)
    })
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
