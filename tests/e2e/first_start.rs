//! The first start: no plan file yet.

use std::fs;

use crate::keys::{CONTROL, DELETE};
use crate::plan::{Folder, value};
use crate::typed::{is_soon, kill};
use crate::window::{Start, Window, until};

#[test]
fn a_new_plan_is_made_with_its_first_channels() {
    let folder = Folder::new();
    let window = Window::open(&folder.file());
    window.wait_for("[data-welcome]");
    window.fill("input[name=name]", "Blue Bakery");
    window.click("[data-field=platforms] label:has([value=linkedin])");
    window.click("[data-field=platforms] label:has([value=x])");
    window.click("[data-action=create-plan]");
    window.wait_for("[data-view=week]");
    let file = folder.file();
    assert_eq!(
        value(&file, "SELECT name FROM plan").as_deref(),
        Some("Blue Bakery")
    );
    assert_eq!(
        value(&file, "SELECT zone FROM plan").as_deref(),
        Some("America/New_York"),
        "the machine's zone is guessed"
    );
    assert_eq!(
        value(&file, "SELECT count(*) FROM channel").as_deref(),
        Some("2")
    );
    assert!(
        window.is_there("[data-toggle]"),
        "the channels stand in the sidebar"
    );
}

#[test]
fn the_sample_fills_this_week_and_the_tray() {
    let folder = Folder::new();
    let window = Window::open(&folder.file());
    window.click("[data-action=sample-plan]");
    window.wait_for("[data-view=week] [data-post]");
    let posts = value(&folder.file(), "SELECT count(*) FROM post").expect("a count");
    assert!(
        posts.parse::<u32>().expect("a number") > 30,
        "{posts} posts"
    );
    assert!(window.is_there("[data-tray] [data-post]"));
}

#[test]
fn an_empty_name_is_refused_and_nothing_is_made() {
    let folder = Folder::new();
    let window = Window::open(&folder.file());
    window.wait_for("[data-welcome]");
    window.click("input[name=name]");
    window.chord(&[CONTROL], 'a');
    window.keys(&[DELETE]);
    window.click("[data-action=create-plan]");
    until("a refusal is shown", || {
        window.is_there(".refusal, [role=alert]")
    });
    assert!(!folder.file().exists());
}

/// No plan exists yet to keep the name.
#[test]
fn the_name_typed_on_the_first_page_outlives_a_kill_a_second_later() {
    let folder = Folder::new();
    let data = Start::on(&folder.file()).home.join("data");
    let is_kept = || {
        let folders = fs::read_dir(&data).into_iter().flatten().flatten();
        let mut files = folders.map(|found| found.path().join("first-page.json"));
        files.any(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("Blue Bakery")))
    };
    let window = Window::open(&folder.file());
    window.fill("input[name=name]", "Blue Bakery");
    assert!(is_soon(is_kept), "within a second of the last key");
    kill(window);
    let window = Window::open(&folder.file());
    window.wait("document.querySelector('input[name=name]')?.value === 'Blue Bakery'");
    assert!(!folder.file().exists(), "no plan is made of it");
    window.click("[data-field=platforms] label:has([value=x])");
    window.click("[data-action=create-plan]");
    window.wait_for("[data-view=week]");
    let name = value(&folder.file(), "SELECT name FROM plan");
    assert_eq!(name.as_deref(), Some("Blue Bakery"));
    until("it is no longer kept", || !is_kept());
}
