//! Changes of a post that repeats: of this one, this and later ones, or all.

use std::path::Path;

use serde_json::json;

use crate::keys::{ALT, CONTROL, DELETE, ENTER, ESCAPE, PAGE_DOWN, RIGHT, SHIFT, TAB};
use crate::plan::{Draft, Folder, place, value};
use crate::rearrange::set_slots;
use crate::series::{count, post_on, with_series};
use crate::window::{Window, card, until};

const SCOPES: [&str; 3] = ["this", "later", "all"];

fn answer(window: &Window, scope: &str) {
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.click(&format!("[data-dialog=scope] [data-scope={scope}]"));
    window.wait("document.querySelector('[data-dialog=scope]') === null");
}

fn think_better(window: &Window) {
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-dialog=scope]') === null");
}

/// Returns an SQL condition for those posts of this week and the next that meet another condition.
fn near(plan: &Draft, condition: &str) -> String {
    let (channel, end) = (&plan.channels[0], plan.date(14));
    format!("channel_id = '{channel}' AND date < '{end}' AND ({condition})")
}

fn titled(title: &str) -> String {
    format!("item_id IN (SELECT id FROM item WHERE title = '{title}')")
}

/// Changes the Thursday of this week with each answer, undoes it, redoes it and undoes it again.
fn check(change: impl Fn(&Window, &str), changed: &str, expected: [u32; 3], rest: u32) {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let window = Window::open(&file);
    let found = |condition: &str| count(&file, &near(&plan, condition));
    for (scope, expected) in SCOPES.into_iter().zip(expected) {
        window.wait_for(&card(&post));
        change(&window, &post);
        think_better(&window);
        assert_eq!(found(changed), rest, "nothing is changed without an answer");
        window.wait("document.querySelector('[data-live]').textContent !== ''");
        change(&window, &post);
        answer(&window, scope);
        until(scope, || found(changed) == expected);
        window.chord(&[CONTROL], 'z');
        until("it is undone", || found(changed) == rest);
        window.chord(&[CONTROL, SHIFT], 'z');
        until("it is done again", || found(changed) == expected);
        window.chord(&[CONTROL], 'z');
        until("it is undone again", || found(changed) == rest);
    }
}

#[test]
fn a_move_is_about_as_many_as_answered() {
    let nudge = |window: &Window, post: &str| {
        window.focus(&card(post));
        window.chord(&[ALT], RIGHT);
    };
    let moved = "strftime('%w', date) IN ('2', '5')";
    check(nudge, moved, [1, 3, 4], 0);
}

#[test]
fn a_deletion_is_about_as_many_as_answered() {
    let delete = |window: &Window, post: &str| {
        window.focus(&card(post));
        window.keys(&[DELETE]);
    };
    check(delete, "1", [3, 1, 0], 4);
}

/// Opens a post's panel anew, so that it asks again how much to change.
fn opened(window: &Window, post: &str) {
    if window.is_there("[data-panel]") {
        window.click("[data-panel] [data-action=close]");
        window.wait("document.querySelector('[data-panel]') === null");
    }
    window.click(&card(post));
    window.wait_for("[data-panel] [data-field=scope]");
}

#[test]
fn a_status_chosen_in_the_panel_is_about_as_many_as_answered() {
    let approve = |window: &Window, post: &str| {
        opened(window, post);
        crate::series::pick(window, "status", "Approved");
    };
    check(approve, "status = 'approved'", [1, 3, 4], 0);
}

#[test]
fn words_typed_in_the_panel_are_asked_about_when_their_field_is_left() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let window = Window::open(&file);
    window.click(&card(&post));
    window.wait_for("[data-panel] [data-field=scope]");
    assert!(
        !window.is_there("[data-panel] [data-field=scope] :checked"),
        "nothing is taken for granted"
    );
    window.fill("[data-panel] [name=title]", "This one alone");
    window.keys(&[TAB]);
    think_better(&window);
    assert_eq!(
        window.js("document.querySelector('[data-panel] [name=title]').value"),
        json!("This one alone")
    );
    window.wait_for("[data-panel] [name=title][aria-invalid=true]");
    assert_eq!(count(&file, &titled("This one alone")), 0);
    window.click("[data-panel] [name=title]");
    window.keys(&[TAB]);
    answer(&window, "this");
    until("one is renamed", || {
        count(&file, &titled("This one alone")) == 1
    });
    window.wait_for("[data-panel] [data-field=scope] [value=this]:checked");
    window.click("[data-panel] [data-field=scope] label:has([value=all])");
    window.fill("[data-panel] [name=title]", "Every one");
    window.keys(&[TAB]);
    until("all are renamed, and nobody was asked", || {
        count(&file, &titled("Every one")) == count(&file, "repeat_id IS NOT NULL")
    });
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-panel]') === null");
    window.chord(&[CONTROL], 'z');
    until("at once taken back", || {
        count(&file, &titled("Every one")) == 0
    });
}

#[test]
fn words_left_by_a_click_on_another_card_are_asked_about_and_not_lost() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let other = post_on(&folder, &plan, 0);
    let window = Window::open(&file);
    window.click(&card(&post));
    window.wait_for("[data-panel] [data-field=scope]");
    window.fill("[data-panel] [name=title]", "Left behind");
    window.click(&card(&other));
    answer(&window, "later");
    until("later ones are renamed", || {
        count(&file, &near(&plan, &titled("Left behind"))) == 3
    });
}

fn time(file: &Path, plan: &Draft, minute: u32) -> u32 {
    count(file, &near(plan, &format!("minute = {minute}")))
}

#[test]
fn the_next_free_slot_and_making_room_ask_for_one_and_not_for_several() {
    let folder = Folder::new();
    let mut plan = with_series(&folder);
    let daily = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("{day} 13:05"));
    set_slots(&mut plan, 0, &daily.join(", "));
    let (file, post) = (folder.file(), post_on(&folder, &plan, 10));
    let window = Window::open(&file);
    window.keys(&[']']);
    window.wait_for(&card(&post));
    let next_slot = || {
        window.right_click(&card(&post));
        window.click("[data-card-menu] [data-action=card-next-slot]");
    };
    let slot = 13 * 60 + 5;
    let placed = || {
        let sql = format!("SELECT count(*) FROM post WHERE minute = {slot}");
        value(&file, &sql)
            .expect("a count")
            .parse::<u32>()
            .expect("a number")
    };
    next_slot();
    think_better(&window);
    assert_eq!(placed(), 0);
    next_slot();
    answer(&window, "this");
    until("one is in a slot", || placed() == 1);
    window.chord(&[CONTROL], 'z');
    until("it is back", || placed() == 0);
    window.wait_for(&card(&post));
    next_slot();
    answer(&window, "later");
    until("the later ones follow", || placed() > 40);
    window.chord(&[CONTROL], 'z');
    until("they are back", || placed() == 0);
    window.wait_for(&card(&post));
    window.focus(&card(&post));
    window.keys(&['r']);
    window.wait_for("[data-dialog=room]");
    window.wait_for("[data-action=apply]:not(:disabled)");
    window.click("[data-dialog=room] [data-action=apply]");
    think_better(&window);
    assert!(
        window.is_there("[data-dialog=room]"),
        "it can be thought over"
    );
    window.click("[data-dialog=room] [data-action=apply]");
    answer(&window, "all");
    let tuesdays = "strftime('%w', date) = '2'";
    until("all are moved by a day", || {
        count(&file, &near(&plan, tuesdays)) == 2
    });
    window.wait("document.querySelector('[role=dialog]') === null");
    window.chord(&[CONTROL], 'z');
    until("all are back", || count(&file, &near(&plan, tuesdays)) == 0);
    let beside = post_on(&folder, &plan, 7);
    window.wait_for(&card(&post));
    for post in [&post, &beside] {
        window.focus(&card(post));
        window.chord(&[CONTROL], ' ');
    }
    window.click("[data-selection] [data-action=select-next-slot]");
    until("both are in a slot, and no other", || placed() == 2);
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('rest of the series') === true");
    assert_eq!(time(&file, &plan, 540), 2);
}

#[test]
fn a_card_carried_far_by_keys_is_asked_about() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let window = Window::open(&file);
    window.focus(&card(&post));
    window.keys(&[' ']);
    for week in [1, 2, 3] {
        window.keys(&[PAGE_DOWN]);
        window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7 * week)));
    }
    window.keys(&[ENTER]);
    think_better(&window);
    assert!(place(&file, &post).starts_with(&plan.date(3)));
    window.wait("document.querySelector('[data-live]').textContent === 'Put back'");
}
