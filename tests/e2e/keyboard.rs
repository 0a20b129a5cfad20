//! Keyboard only: moving the focus, picking up and dropping cards.

use serde_json::json;

use crate::keys::{ALT, DOWN, ENTER, ESCAPE, LEFT, PAGE_DOWN, RIGHT};
use crate::plan::{Folder, draft, place, value};
use crate::window::{Window, card, until};

#[test]
fn space_picks_up_arrows_move_enter_drops() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "By keys");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[' ', RIGHT, DOWN, DOWN, ENTER]);
    let expected = format!("{} 570 {}", plan.date(2), plan.channels[0]);
    until("the file says so", || {
        place(&folder.file(), &post) == expected
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
    let said = window.text("[data-live]");
    assert!(said.contains("09:30"), "the live region says {said}");
}

#[test]
fn escape_puts_back_and_page_down_goes_a_week_on() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "By keys");
    let before = place(&folder.file(), &post);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[' ', RIGHT, ESCAPE]);
    window.wait("document.querySelector('.drag-layer') === null");
    assert_eq!(place(&folder.file(), &post), before);
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
    window.keys(&[' ', PAGE_DOWN]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(8)));
    window.keys(&[ENTER]);
    until("it is a week on", || {
        place(&folder.file(), &post).starts_with(&plan.date(8))
    });
}

#[test]
fn lanes_by_keys_and_nudging() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((1, "09:00")), "By keys");
    let window = Window::open(&folder.file());
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    window.focus(&card(&post));
    window.keys(&[' ', DOWN, LEFT, ENTER]);
    let expected = format!("{} 540 {}", plan.date(0), plan.channels[1]);
    until("it is in the other lane", || {
        place(&folder.file(), &post) == expected
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
    window.chord(&[ALT], RIGHT);
    until("it is nudged", || {
        place(&folder.file(), &post).starts_with(&plan.date(1))
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
}

#[test]
fn arrows_walk_and_enter_opens() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = plan.post(0, Some((1, "09:00")), "First");
    let second = plan.post(0, Some((1, "09:30")), "Second");
    let window = Window::open(&folder.file());
    window.focus(&card(&first));
    window.keys(&[DOWN]);
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{second}'"
    ));
    window.keys(&[RIGHT]);
    assert_eq!(
        window.js("document.activeElement.dataset.date"),
        json!(plan.date(2))
    );
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [data-action=create]");
    assert_eq!(
        value(&folder.file(), "SELECT count(*) FROM post").as_deref(),
        Some("2")
    );
}

#[test]
fn the_tray_is_walked_and_reached_from_the_last_day() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let sunday = plan.post(0, Some((6, "09:00")), "Sunday");
    let first = plan.post(0, None, "First");
    let second = plan.post(0, None, "Second");
    let window = Window::open(&folder.file());
    window.focus(&card(&sunday));
    window.keys(&[RIGHT]);
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{first}'"
    ));
    window.keys(&[DOWN]);
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{second}'"
    ));
    window.keys(&[' ', ENTER]);
    let file = folder.file();
    until("it has a time", || {
        !place(&file, &second).starts_with("tray")
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{second}'"
    ));
}

#[test]
fn keys_on_the_panel_are_for_the_panel() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Open");
    let window = Window::open(&folder.file());
    window.click(&card(&post));
    window.focus("[data-panel] [data-action=duplicate]");
    window.keys(&['c', 'n', RIGHT]);
    window.settle();
    assert!(window.is_there("[data-view=week]"), "C is for the calendar");
    assert_eq!(
        window.js("document.activeElement.dataset.action"),
        json!("duplicate")
    );
}

#[test]
fn a_card_held_by_keys_does_not_follow_the_mouse() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "By keys");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[' ', RIGHT]);
    let before = window.js("document.querySelector('.drag-layer').style.transform");
    window.glide((900.0, 700.0));
    window.settle();
    assert_eq!(
        window.js("document.querySelector('.drag-layer').style.transform"),
        before
    );
    window.keys(&[ENTER]);
    until("it is where the keys put it", || {
        place(&folder.file(), &post).starts_with(&plan.date(2))
    });
}
