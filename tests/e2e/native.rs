//! The system's own file dialogs, driven as a person would.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use crate::window::{until, xdotool};

/// Does what opens a file dialog, and gives it a path.
pub(crate) fn choose(file: &Path, open: impl FnOnce()) {
    let before = windows();
    open();
    let mut dialog = String::new();
    until("the file dialog opens", || {
        dialog = windows()
            .difference(&before)
            .next()
            .cloned()
            .unwrap_or_default();
        !dialog.is_empty()
    });
    xdotool(&["windowfocus", "--sync", &dialog]);
    xdotool(&["key", "--window", &dialog, "ctrl+a"]);
    xdotool(&["type", "--window", &dialog, &file.display().to_string()]);
    xdotool(&["key", "--window", &dialog, "Return"]);
}

/// The program's windows that can be seen and have a name.
fn windows() -> HashSet<String> {
    let search = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--class", "daymark"])
        .output()
        .expect("xdotool is there");
    let found = String::from_utf8_lossy(&search.stdout).into_owned();
    let found = found.lines().filter(|window| !name(window).is_empty());
    found.map(str::to_owned).collect()
}

/// The titles of the program's windows.
pub(crate) fn titles() -> Vec<String> {
    windows().iter().map(|window| name(window)).collect()
}

fn name(window: &str) -> String {
    let output = Command::new("xdotool")
        .args(["getwindowname", window])
        .output();
    let output = output.expect("xdotool is there").stdout;
    String::from_utf8_lossy(&output).trim().to_owned()
}
