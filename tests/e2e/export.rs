//! The export, through the system's own save dialog.

use std::process::Command;

use crate::plan::{Folder, draft};
use crate::window::{Window, until};

#[test]
fn the_week_is_written_as_ics_where_the_dialog_says() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:10")), "Commas, and 中文");
    plan.post(0, None, "Not exported: no time");
    let window = Window::open(&folder.file());
    window.click("[data-action=export]");
    window.click("[data-action=export-ics]");
    let target = folder.path().join("week.ics");
    let dialog = dialog();
    xdotool(&["windowfocus", "--sync", &dialog]);
    xdotool(&["key", "--window", &dialog, "ctrl+a"]);
    xdotool(&["type", "--window", &dialog, &target.display().to_string()]);
    xdotool(&["key", "--window", &dialog, "Return"]);
    until("the file is written", || target.exists());
    let text = std::fs::read_to_string(&target).expect("the calendar");
    assert!(text.contains(&format!("UID:{post}")), "{text}");
    assert!(
        text.contains("SUMMARY:LinkedIn: Commas\\, and 中文"),
        "{text}"
    );
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    window
        .wait("document.querySelector('[data-toast]')?.textContent.includes('week.ics') === true");
}

/// The save dialog's window.
fn dialog() -> String {
    let mut found = String::new();
    until("the save dialog opens", || {
        let search = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--class", "daymark"])
            .output()
            .expect("xdotool is there");
        let windows = String::from_utf8_lossy(&search.stdout).into_owned();
        for window in windows.lines() {
            let name = Command::new("xdotool")
                .args(["getwindowname", window])
                .output();
            let name = name.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned());
            if name.is_ok_and(|name| !name.is_empty() && name != "Daymark") {
                found = window.to_owned();
            }
        }
        !found.is_empty()
    });
    found
}

fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).status();
    assert!(
        status.expect("xdotool runs").success(),
        "xdotool {arguments:?}"
    );
}
