//! Several cards at once: selected by click, keys and band, and changed in one step of undo.

use serde_json::json;

use crate::keys::{ALT, CONTROL, DELETE, ESCAPE, RIGHT, SHIFT};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Window, card, until};

fn three(folder: &Folder) -> (Draft, [String; 3]) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let posts = [
        plan.post(0, Some((1, "09:00")), "One"),
        plan.post(1, Some((1, "09:30")), "Two"),
        plan.post(0, Some((2, "10:00")), "Three"),
    ];
    (plan, posts)
}

/// Returns the titles of the selected cards.
pub(crate) fn chosen(window: &Window) -> serde_json::Value {
    window.js("[...document.querySelectorAll('[data-post][aria-pressed=true] .title')].map((title) => title.textContent).sort()")
}

pub(crate) fn click_with(window: &Window, held: char, css: &str) {
    window.hold(held);
    window.click(css);
    window.release(held);
}

#[test]
fn chosen_by_click_they_are_dragged_together_and_undone_at_once() {
    let folder = Folder::new();
    let (plan, posts) = three(&folder);
    let window = Window::open(&folder.file());
    click_with(&window, CONTROL, &card(&posts[0]));
    click_with(&window, CONTROL, &card(&posts[2]));
    assert_eq!(chosen(&window), json!(["One", "Three"]));
    window.wait_for("[data-selection]");
    let before = posts.each_ref().map(|post| place(&folder.file(), post));
    let over = window.at(
        &format!("[data-date=\"{}\"][data-hour=\"9\"]", plan.date(3)),
        0.5,
        0.02,
    );
    window.drag(window.middle(&card(&posts[0])), over);
    let is_there = |post: &str, day: i64| place(&folder.file(), post).starts_with(&plan.date(day));
    until("both are two days on", || {
        is_there(&posts[0], 3) && is_there(&posts[2], 4)
    });
    assert!(is_there(&posts[1], 1), "the other stays");
    window.chord(&[CONTROL], 'z');
    until("both are back", || {
        posts.each_ref().map(|post| place(&folder.file(), post)) == before
    });
}

#[test]
fn all_by_key_nudged_copied_and_deleted() {
    let folder = Folder::new();
    let (plan, posts) = three(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL], 'a');
    assert_eq!(chosen(&window), json!(["One", "Three", "Two"]));
    window.chord(&[ALT], RIGHT);
    until("all are a day on", || {
        place(&folder.file(), &posts[1]).starts_with(&plan.date(2))
            && place(&folder.file(), &posts[2]).starts_with(&plan.date(3))
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{}'",
        posts[0]
    ));
    let count = || value(&folder.file(), "SELECT count(*) FROM post");
    window.chord(&[CONTROL], 'd');
    until("there are copies", || count().as_deref() == Some("6"));
    window.wait("document.querySelectorAll('[data-post][aria-pressed=true]').length === 3");
    window.keys(&[DELETE]);
    until("the copies are gone", || count().as_deref() == Some("3"));
    window.wait("document.activeElement?.dataset.post !== undefined");
    window.chord(&[CONTROL], 'z');
    until("one undo brings all back", || {
        count().as_deref() == Some("6")
    });
}

#[test]
fn a_band_chooses_what_it_touches_and_escape_lets_go() {
    let folder = Folder::new();
    let (plan, posts) = three(&folder);
    let window = Window::open(&folder.file());
    let from = window.at(
        &format!("[data-date=\"{}\"][data-hour=\"9\"]", plan.date(0)),
        0.5,
        0.9,
    );
    let to = window.at(&card(&posts[1]), 0.9, 0.2);
    window.drag(from, to);
    window.wait("document.querySelectorAll('[data-post][aria-pressed=true]').length > 0");
    assert_eq!(chosen(&window), json!(["Two"]));
    assert!(!window.is_there("[data-panel]"), "a band is no click");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-post][aria-pressed=true]') === null");
}

#[test]
fn shift_and_click_choose_a_run_and_the_bar_sets_status_and_label() {
    let folder = Folder::new();
    let (mut plan, posts) = three(&folder);
    let labelled: daymark_core::model::PostEdit =
        serde_json::from_value(json!({"labels": ["launch"]})).expect("an edit");
    plan.planner
        .edit_post(&posts[0], &labelled)
        .expect("a label");
    let window = Window::open(&folder.file());
    click_with(&window, CONTROL, &card(&posts[0]));
    click_with(&window, SHIFT, &card(&posts[2]));
    assert_eq!(chosen(&window).as_array().expect("titles").len(), 3);
    window.click("[data-action=select-status]");
    window.click("[role=menuitem][data-value=approved]");
    let approved = || {
        value(
            &folder.file(),
            "SELECT count(*) FROM post WHERE status = 'approved'",
        )
    };
    until("all are approved", || approved().as_deref() == Some("3"));
    window.wait("document.querySelector('[role=menu]') === null");
    window.click("[data-action=select-label]");
    window.click("[role=menuitem][data-value=launch]");
    let worn = || value(&folder.file(), "SELECT count(*) FROM item_label");
    until("all wear the label", || worn().as_deref() == Some("3"));
    window.wait("document.querySelector('[role=menu]') === null");
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL], 'z');
    until("one undo takes it off", || worn().as_deref() == Some("1"));
}

#[test]
fn held_with_alt_a_copy_is_dropped() {
    let folder = Folder::new();
    let (plan, posts) = three(&folder);
    let window = Window::open(&folder.file());
    let before = place(&folder.file(), &posts[2]);
    let over = window.at(
        &format!("[data-date=\"{}\"][data-hour=\"10\"]", plan.date(4)),
        0.5,
        0.3,
    );
    window.hold(ALT);
    window.drag(window.middle(&card(&posts[2])), over);
    window.release(ALT);
    let sql = format!("SELECT count(*) FROM post WHERE date = '{}'", plan.date(4));
    until("a copy is there", || {
        value(&folder.file(), &sql).as_deref() == Some("1")
    });
    assert_eq!(place(&folder.file(), &posts[2]), before);
    window.wait_for("[data-toast]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes it", || {
        value(&folder.file(), &sql).as_deref() == Some("0")
    });
    assert_eq!(place(&folder.file(), &posts[2]), before);
}

#[test]
fn the_same_post_on_other_channels_comes_along_when_asked() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let first = plan.post(0, Some((1, "09:00")), "On both");
    let channel = plan.channels[1].clone();
    let (_, second) = plan
        .planner
        .add_sibling(&first, &channel)
        .expect("a sibling");
    let second = second.to_string();
    let window = Window::open(&folder.file());
    window.click("[data-action=view-month]");
    window.wait_for("[data-view=month]");
    let day = |day: i64| format!("[data-view] [data-cell=\"{}\"]", plan.date(day));
    let is_on = |post: &str, day: i64| place(&folder.file(), post).starts_with(&plan.date(day));
    window.drag(window.middle(&card(&first)), window.at(&day(2), 0.5, 0.8));
    window.click("[data-scope=all]");
    until("both are moved", || is_on(&first, 2) && is_on(&second, 2));
    window.wait("document.querySelector('[data-dialog=scope]') === null");
    window.drag(window.middle(&card(&first)), window.at(&day(3), 0.5, 0.8));
    window.click("[data-scope=this]");
    until("one is moved", || is_on(&first, 3));
    assert!(is_on(&second, 2));
    window.wait("document.querySelector('[data-dialog=scope]') === null");
    window.drag(window.middle(&card(&first)), window.at(&day(4), 0.5, 0.8));
    window.wait_for("[data-dialog=scope]");
    window.keys(&[ESCAPE]);
    window.wait_for(&format!("{} {}", day(3), card(&first)));
    assert!(is_on(&first, 3));
}

#[test]
fn one_that_is_weeks_away_is_counted_and_comes_along() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let first = plan.post(0, Some((1, "09:00")), "On both");
    let channel = plan.channels[1].clone();
    let (_, far) = plan
        .planner
        .add_sibling(&first, &channel)
        .expect("a sibling");
    let far = far.to_string();
    let later = serde_json::from_value(json!({"when": {"to": "by", "days": 21, "minutes": 0}}));
    plan.planner
        .move_posts(std::slice::from_ref(&far), &later.expect("a target"))
        .expect("a move");
    let window = Window::open(&folder.file());
    let over = format!("[data-date=\"{}\"][data-hour=\"9\"]", plan.date(3));
    window.drag(window.middle(&card(&first)), window.at(&over, 0.5, 0.02));
    window.wait_for("[data-scope=all]");
    assert!(window.text("[data-scope=all]").contains('2'));
    let is_on = |post: &str, day: i64| place(&folder.file(), post).starts_with(&plan.date(day));
    assert!(is_on(&first, 1), "nothing is moved before the answer");
    window.wait_for(&format!(
        "[data-date=\"{}\"] {}",
        plan.date(3),
        card(&first)
    ));
    window.click("[data-scope=all]");
    until("both are moved", || is_on(&first, 3) && is_on(&far, 24));
}
