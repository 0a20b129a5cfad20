//! Diagnostics for finding a fault, as text that a person can read before sending it. They contain no text of a plan,
//! no path and no name of a user or a machine.

use std::env::consts::{ARCH, OS};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use daymark_core::Result;

use crate::logging;
use crate::session::Session;

/// The most lines of the log that are included.
const MAX_LINES: usize = 200;

/// Returns the diagnostics of a window. `locale` is the system's language tag, `logs` the folder of the log.
pub(crate) fn text(session: &Session, locale: &str, logs: &Path) -> String {
    let mut text = format!(
        "Daymark {} ({OS} {ARCH})\nSystem: {}\nWeb view: {}\nLanguage: {locale}\n",
        env!("CARGO_PKG_VERSION"),
        system(),
        tauri::webview_version().unwrap_or_default(),
    );
    let _ = match about_plan(session) {
        Ok(plan) => writeln!(text, "{plan}"),
        Err(error) => writeln!(text, "Plan: {:?}", error.code()),
    };
    let _ = writeln!(text, "\nLog:");
    for line in logging::last_lines(logs, MAX_LINES) {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// Returns the numbers of posts, channels, bytes and backups of the plan.
fn about_plan(session: &Session) -> Result<String> {
    let census = session.with(|planner| planner.census())?;
    let bytes = fs::metadata(session.path()).map_or(0, |about| about.len());
    let backups = session.backups()?.list()?;
    let latest = backups.iter().map(|backup| backup.at).max();
    let latest = latest.map_or("none".to_owned(), |at| at.to_rfc3339());
    Ok(format!(
        "Plan: {} posts, {} channels, {bytes} bytes, version {}\nBackups: {}, the latest {latest}",
        census.posts,
        census.channels,
        census.schema,
        backups.len(),
    ))
}

/// Returns the name of the Linux distribution and its release; the name of the system elsewhere.
fn system() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.unwrap_or(OS).trim_matches('"').to_owned()
}
