//! Starting at login: the setting, and the start that shows no window until the person asks for it.

use std::fs;
use std::process::{Child, Command};

use crate::again::start_again;
use crate::keys::{CONTROL, LEFT, RIGHT};
use crate::notifications::Notifications;
use crate::plan::{Folder, draft};
use crate::posting::{add, with_text};
use crate::reminders::{soon, until_minute};
use crate::window::{Start, Window, until};

const SETTING: &str = "[data-field=login] :checked";

/// A program without a window that the driver knows. It is ended with the test.
struct Unseen(Child);

impl Drop for Unseen {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program as the system does at login.
fn at_login(folder: &Folder) -> Unseen {
    let file = folder.file();
    let start = Start {
        args: vec!["--background".to_owned()],
        ..Start::on(&file)
    };
    Unseen(start.again().spawn().expect("the program starts"))
}

fn is_window_visible() -> bool {
    let search = ["search", "--onlyvisible", "--name", "Acme"];
    let found = Command::new("xdotool").args(search).output();
    !found.expect("xdotool runs").stdout.is_empty()
}

/// Opens the plan once, so that it is the last one that was open.
fn opened_before(folder: &Folder) {
    drop(Window::open(&folder.file()));
}

#[test]
fn the_program_is_entered_among_what_starts_at_login_and_taken_out() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let file = folder.file();
    let entry = Start::on(&file)
        .home
        .join(".config/autostart/Daymark.desktop");
    let window = Window::open(&file);
    window.chord(&[CONTROL], ',');
    window.click("[data-dialog=settings] [role=tab]:nth-of-type(2)");
    window.wait_for(&format!("{SETTING}[value=off]"));
    window.focus(SETTING);
    window.keys(&[LEFT]);
    until("it is entered", || entry.exists());
    let text = fs::read_to_string(&entry).expect("an entry");
    let line = text.lines().find(|line| line.starts_with("Exec="));
    let line = line.expect("a command");
    assert!(line.ends_with("/daymark\" --background"), "{line}");
    window.keys(&[RIGHT]);
    until("it is taken out", || !entry.exists());
}

#[test]
fn a_start_at_login_reminds_and_shows_its_window_when_it_is_asked_for() {
    let folder = Folder::new();
    let mut service = Notifications::start();
    let mut plan = draft(&folder, &["x"]);
    opened_before(&folder);
    let at = soon(&plan);
    add(&mut plan, at, "Search 2.0 is live", with_text("One box"));
    drop(plan);
    let _program = at_login(&folder);
    until_minute("the reminder", || service.all().len() == 1);
    assert!(!is_window_visible(), "nothing is shown by itself");
    let mut second = at_login(&folder);
    let ended = second.0.wait().expect("it ends");
    assert!(ended.success() && !is_window_visible(), "it does nothing");
    start_again(&folder, None);
    until("the window is shown", is_window_visible);
}

#[test]
fn a_start_at_login_without_a_plan_ends() {
    let folder = Folder::new();
    let mut program = at_login(&folder);
    let ended = program.0.wait().expect("it ends");
    assert!(ended.success());
}
