//! Undo by key, by toast and after a restart.

use crate::keys::{CONTROL, SHIFT, TAB};
use crate::plan::{Folder, draft, place};
use crate::window::{Window, card, until};

fn moved(folder: &Folder) -> (Window, String, String) {
    let mut plan = draft(folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Back and forth");
    plan.post(0, Some((2, "10:00")), "Beside it");
    let before = place(&folder.file(), &post);
    let window = Window::open(&folder.file());
    let over = format!("[data-date=\"{}\"][data-hour=\"10\"]", plan.date(4));
    window.drag(window.middle(&card(&post)), window.at(&over, 0.5, 0.5));
    until("it has moved", || place(&folder.file(), &post) != before);
    window.wait_for("[data-toast]");
    (window, post, before)
}

#[test]
fn by_key_and_forth_again() {
    let folder = Folder::new();
    let (window, post, before) = moved(&folder);
    let after = place(&folder.file(), &post);
    window.chord(&[CONTROL], 'z');
    until("it is undone", || place(&folder.file(), &post) == before);
    window.chord(&[CONTROL, SHIFT], 'z');
    until("it is done again", || place(&folder.file(), &post) == after);
}

#[test]
fn by_the_toast() {
    let folder = Folder::new();
    let (window, post, before) = moved(&folder);
    window.click("[data-toast] .act");
    until("it is undone", || place(&folder.file(), &post) == before);
}

#[test]
fn after_a_restart() {
    let folder = Folder::new();
    let (window, post, before) = moved(&folder);
    drop(window);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    window.chord(&[CONTROL], 'z');
    until("it is undone", || place(&folder.file(), &post) == before);
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('Undone') === true");
}

#[test]
fn what_a_script_does_beside_the_window_is_shown() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    let post = plan.post(0, Some((3, "11:00")), "From a script");
    window.wait_for(&card(&post));
}

#[test]
fn a_toast_whose_change_is_no_longer_the_last_takes_its_offer_back() {
    let folder = Folder::new();
    let (window, post, _) = moved(&folder);
    window.click(&card(&post));
    window.wait_for("[data-panel] [name=notes]");
    window.fill("[data-panel] [name=notes]", "Saved without a toast");
    window.keys(&[TAB]);
    window.wait("document.querySelector('[data-toast] .act') === null");
}
