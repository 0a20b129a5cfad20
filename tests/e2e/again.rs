//! Starts the program while it runs already, and changes the open plan by other programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::plan::{Folder, draft, place};
use crate::window::{Start, Window, card, until, xdotool};

/// Makes another plan in the folder of the first, and returns its path.
fn other_plan(folder: &Folder) -> PathBuf {
    let file = folder.path().join("other.daymark");
    std::fs::copy(folder.file(), &file).expect("a copy");
    file
}

/// Starts the program once more and waits for its end.
pub(crate) fn start_again(folder: &Folder, file: Option<&Path>) {
    let of_window = folder.file();
    let mut start = Start::on(&of_window);
    start.args = file.iter().map(|file| file.display().to_string()).collect();
    let ended = start.again().output().expect("the program starts");
    assert!(ended.status.success(), "{ended:?}");
}

#[test]
fn starting_with_an_open_plan_brings_its_window_forward() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    for file in [Some(folder.file()), None] {
        xdotool(&["search", "--name", "Acme", "windowunmap", "--sync"]);
        window.wait("document.visibilityState === 'hidden' || !document.hasFocus()");
        start_again(&folder, file.as_deref());
        window.wait("document.visibilityState === 'visible' && document.hasFocus()");
        assert_eq!(window.windows(), 1);
    }
}

#[test]
fn starting_with_another_plan_opens_a_window_of_the_running_program() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "In both");
    drop(plan);
    let other = other_plan(&folder);
    let mut window = Window::open(&folder.file());
    let programs = window.programs();
    start_again(&folder, Some(&other));
    until("there are two windows", || window.windows() == 2);
    window.turn_to_other();
    window.wait_for(&card(&post));
    assert_eq!(window.programs(), programs, "one program has both");
    start_again(&folder, Some(&other));
    assert_eq!(window.windows(), 2);
}

/// The running program is stopped by a signal, so that it can't answer.
#[test]
fn a_second_program_opens_its_plan_if_the_first_one_hangs() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let other = other_plan(&folder);
    let hanging = Window::open(&folder.file());
    let programs: Vec<String> = hanging.programs().iter().map(u32::to_string).collect();
    let signal = |name: &str| Command::new("kill").arg(name).args(&programs).status();
    signal("-STOP").expect("stopped");
    let of_window = folder.file();
    let start = Start {
        args: vec![other.display().to_string()],
        ..Start::on(&of_window)
    };
    let window = Window::start(&start);
    window.wait_for("[data-view=week]");
    drop(window);
    signal("-CONT").expect("goes on");
}

/// Three programs have the plan open: the window, the command line and the planner as a library.
#[test]
fn the_window_shows_changes_made_by_the_command_line() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = plan.post(0, Some((1, "09:00")), "From the library");
    let window = Window::open(&folder.file());
    window.wait_for(&card(&first));
    let made = cli(
        &folder,
        &[
            "post",
            "add",
            "--channel",
            &plan.channels[0],
            "--title",
            "From the command line",
        ],
    );
    window.wait_for(&format!("[data-tray] {}", card(made.trim())));
    cli(
        &folder,
        &[
            "post",
            "move",
            made.trim(),
            "--at",
            &format!("{}T10:00", plan.date(2)),
        ],
    );
    window.wait_for(&format!("[data-view=week] {}", card(made.trim())));
    window.focus(&card(&first));
    window.chord(&[crate::keys::ALT], crate::keys::RIGHT);
    until("the window's own change is written", || {
        place(&folder.file(), &first).starts_with(&plan.date(2))
    });
    cli(&folder, &["undo"]);
    window.wait_for(&format!("[data-date='{}'] {}", plan.date(1), card(&first)));
    assert_eq!(cli(&folder, &["verify"]).trim(), "ok");
}

/// Runs `daymark-cli`, which is built beside the window's program, on the plan, and returns its output.
fn cli(folder: &Folder, words: &[&str]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_daymark")).with_file_name("daymark-cli");
    let ended = Command::new(program)
        .arg(folder.file())
        .args(words)
        .output();
    let ended = ended.expect("daymark-cli runs");
    assert!(ended.status.success(), "{words:?}: {ended:?}");
    String::from_utf8(ended.stdout).expect("text")
}
