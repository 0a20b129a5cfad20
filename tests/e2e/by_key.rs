//! What keys do in each view, with and without a held card, and what the live region announces.

use serde_json::json;

use crate::keys::{
    ALT, CONTROL, DELETE, DOWN, ENTER, ESCAPE, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, SHIFT, wait_focus,
};
use crate::many::chosen;
use crate::plan::{Draft, Folder, draft, place, value};
use crate::rearrange::set_slots;
use crate::together::status;
use crate::window::{Window, card, until};

fn with_post(folder: &Folder, platforms: &[&str], day: i64) -> (Draft, String) {
    let mut plan = draft(folder, platforms);
    let post = plan.post(0, Some((day, "09:00")), "By keys");
    (plan, post)
}

/// Starts recording the announcements of the live region.
fn listen(window: &Window) {
    window.run(
        "const live = document.querySelector('[data-live]');
        window.said = [];
        new MutationObserver(() => window.said.push(live.textContent.trim()))
            .observe(live, { childList: true, characterData: true, subtree: true });",
    );
}

fn said(window: &Window) -> Vec<String> {
    serde_json::from_value(window.js("window.said")).expect("texts")
}

#[test]
fn beyond_the_last_day_lies_the_tray_and_back() {
    let folder = Folder::new();
    let (plan, post) = with_post(&folder, &["x"], 6);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[' ', RIGHT, LEFT, ENTER]);
    window.wait("document.querySelector('.drag-layer') === null");
    wait_focus(&window, &post);
    assert!(place(&folder.file(), &post).starts_with(&plan.date(6)));
    window.keys(&[' ', RIGHT, ENTER]);
    until("it is in the tray", || {
        place(&folder.file(), &post).starts_with("tray")
    });
    wait_focus(&window, &post);
    window.chord(&[CONTROL], 'z');
    window.wait_for(&format!("[data-view=week] {}", card(&post)));
    wait_focus(&window, &post);
    window.keys(&[' ', RIGHT, RIGHT, ENTER]);
    until("it is in the next week", || {
        place(&folder.file(), &post).starts_with(&plan.date(7))
    });
    wait_focus(&window, &post);
}

#[test]
fn the_board_by_keys_held_and_nudged() {
    let folder = Folder::new();
    let (plan, post) = with_post(&folder, &["x"], 2);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&['b']);
    window.wait_for("[data-view=board]");
    wait_focus(&window, &post);
    window.keys(&[' ', RIGHT, ENTER]);
    until("it is in review", || status(&folder, &post) == "in_review");
    window.wait_for(&format!("[data-status=in_review] {}", card(&post)));
    wait_focus(&window, &post);
    window.chord(&[ALT], RIGHT);
    until("it is approved", || status(&folder, &post) == "approved");
    wait_focus(&window, &post);
    window.chord(&[CONTROL], 'z');
    until("and back", || status(&folder, &post) == "in_review");
    wait_focus(&window, &post);
    assert!(place(&folder.file(), &post).starts_with(&plan.date(2)));
}

#[test]
fn nudged_in_lanes_a_card_changes_its_channel() {
    let folder = Folder::new();
    let (plan, post) = with_post(&folder, &["x", "linkedin"], 2);
    let window = Window::open(&folder.file());
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    window.focus(&card(&post));
    window.chord(&[ALT], DOWN);
    let there = format!("{} 540 {}", plan.date(2), plan.channels[1]);
    until("it is on the other channel", || {
        place(&folder.file(), &post) == there
    });
    wait_focus(&window, &post);
}

#[test]
fn in_the_lane_of_an_archived_channel_a_card_keeps_it() {
    let folder = Folder::new();
    let (mut plan, post) = with_post(&folder, &["x", "linkedin"], 2);
    let archived = serde_json::from_value(json!({"archived": true})).expect("an edit");
    let channel = plan.channels[0].clone();
    plan.planner
        .edit_channel(&channel, &archived)
        .expect("it is archived");
    let window = Window::open(&folder.file());
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    window.focus(&card(&post));
    window.keys(&[' ', RIGHT, ENTER]);
    let there = format!("{} 540 {channel}", plan.date(3));
    until("it is a day later", || {
        place(&folder.file(), &post) == there
    });
    window.click(&card(&post));
    window.click("[data-panel] [data-action=move-to]");
    window.click("[data-move-to] [data-action=move-to-tray]");
    until("it is in the tray", || {
        place(&folder.file(), &post) == format!("tray {channel}")
    });
}

#[test]
fn a_new_post_in_a_lane_begins_in_its_first_free_slot() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    set_slots(&mut plan, 0, "wed 10:20, wed 14:00");
    let window = Window::open(&folder.file());
    window.keys(&['c', ']']);
    let lane = format!(
        "[data-date=\"{}\"][data-channel=\"{}\"]",
        plan.date(9),
        plan.channels[0]
    );
    window.wait_for(&format!("{lane} [data-slot]"));
    window.focus(&lane);
    window.keys(&['n']);
    window.wait("document.querySelector('[data-panel] [name=time]')?.value === '10:20'");
}

#[test]
fn shift_and_arrows_go_on_over_empty_cells() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = plan.post(0, Some((1, "09:00")), "One");
    plan.post(0, Some((3, "09:10")), "Two");
    plan.post(0, Some((4, "09:20")), "Three");
    let window = Window::open(&folder.file());
    window.focus(&card(&first));
    window.chord(&[SHIFT], RIGHT);
    window.chord(&[SHIFT], RIGHT);
    assert_eq!(chosen(&window), json!(["One", "Two"]));
    window.chord(&[SHIFT], RIGHT);
    assert_eq!(chosen(&window), json!(["One", "Three", "Two"]));
    window.chord(&[SHIFT], LEFT);
    assert_eq!(chosen(&window), json!(["One", "Two"]));
}

#[test]
fn what_is_selected_is_acted_on_without_a_card_in_focus() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts = [1, 2].map(|day| plan.post(0, Some((day, "09:00")), "Chosen"));
    let window = Window::open(&folder.file());
    window.run("document.activeElement.blur()");
    window.chord(&[CONTROL], 'a');
    window.wait_for("[data-selection]");
    window.chord(&[ALT], RIGHT);
    until("both are a day later", || {
        place(&folder.file(), &posts[0]).starts_with(&plan.date(2))
            && place(&folder.file(), &posts[1]).starts_with(&plan.date(3))
    });
    window.run("document.activeElement.blur()");
    let count = || value(&folder.file(), "SELECT count(*) FROM post");
    window.chord(&[CONTROL], 'd');
    until("there are copies", || count().as_deref() == Some("4"));
    window.wait("document.querySelectorAll('[data-post][aria-pressed=true]').length === 2");
    window.run("document.activeElement.blur()");
    window.keys(&[DELETE]);
    until("they are gone", || count().as_deref() == Some("2"));
    window.wait("document.activeElement?.dataset.post !== undefined");
    window.chord(&[CONTROL], 'z');
    until("and back", || count().as_deref() == Some("4"));
    window.wait("/Undone/.test(document.querySelector('[data-toast]')?.textContent)");
    window.chord(&[CONTROL], 'z');
    until("one undo takes the copies", || {
        count().as_deref() == Some("2")
    });
}

#[test]
fn page_down_and_page_up_leaf_when_nothing_is_held() {
    let folder = Folder::new();
    let (plan, _) = with_post(&folder, &["x"], 2);
    let window = Window::open(&folder.file());
    window.keys(&[PAGE_DOWN]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7)));
    window.keys(&[PAGE_UP]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(0)));
}

#[test]
fn what_is_said_from_picking_up_to_putting_back() {
    let folder = Folder::new();
    let (plan, post) = with_post(&folder, &["x"], 2);
    plan.planner.opening().expect("a plan");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    listen(&window);
    window.keys(&[' ']);
    window.wait("window.said.length === 1");
    window.keys(&[RIGHT]);
    window.wait("window.said.length === 2");
    window.keys(&[ESCAPE]);
    window.wait("window.said.length === 3");
    window.keys(&[' ']);
    window.wait("window.said.length === 4");
    window.keys(&[ENTER]);
    window.wait("window.said.length === 5");
    let said = said(&window);
    assert!(
        said[0].starts_with("Picked up By keys") && said[0].contains("09:00"),
        "both in one: {said:?}"
    );
    assert!(said[1].contains("09:00") && !said[1].contains("Picked"));
    assert_eq!([&said[2], &said[4]], ["Put back", "Put back"]);
    wait_focus(&window, &post);
}
