//! Files that aren't plans or can't be opened: a clear message, and an unchanged file.

use std::path::Path;

use crate::plan::{Folder, draft};
use crate::window::Window;

fn shows(file: &Path, problem: &str) -> Window {
    let before = std::fs::read(file).expect("the file");
    let window = Window::open(file);
    window.wait_for(&format!("[data-problem={problem}]"));
    assert_eq!(
        std::fs::read(file).expect("the file"),
        before,
        "the file is as it was"
    );
    window
}

#[test]
fn a_file_that_is_no_plan() {
    let folder = Folder::new();
    std::fs::write(folder.file(), "Dear diary").expect("written");
    shows(&folder.file(), "not_a_plan");
}

#[test]
fn a_plan_of_a_newer_version() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let mut bytes = std::fs::read(folder.file()).expect("the plan");
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(folder.file(), bytes).expect("written");
    shows(&folder.file(), "newer_version");
}

#[test]
fn a_damaged_plan() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let mut bytes = std::fs::read(folder.file()).expect("the plan");
    let end = bytes.len();
    bytes[100..end].fill(0xa5);
    std::fs::write(folder.file(), bytes).expect("written");
    shows(&folder.file(), "damaged");
}

/// Reads from /proc how the program was told to draw, which the test leaves to the program.
#[test]
fn without_a_graphics_card_it_draws_without_one() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    let told = std::env::var("WEBKIT_DISABLE_DMABUF_RENDERER").ok();
    let nodes = std::fs::read_dir("/dev/dri")
        .into_iter()
        .flatten()
        .flatten();
    let mut names = nodes.map(|node| node.file_name().to_string_lossy().into_owned());
    let has_card = names.any(|name| name.starts_with("renderD"));
    let expected = told.or((!has_card).then(|| "1".to_owned()));
    let line = expected.map(|value| format!("WEBKIT_DISABLE_DMABUF_RENDERER={value}"));
    assert_ne!(window.programs(), [0; 0], "it runs");
    for program in window.programs() {
        let words = std::fs::read(format!("/proc/{program}/environ")).expect("what it was told");
        let words = String::from_utf8_lossy(&words).into_owned();
        let mut told = words
            .split('\0')
            .filter(|word| word.starts_with("WEBKIT_DISABLE_DMABUF"));
        assert_eq!(told.next(), line.as_deref());
    }
}
