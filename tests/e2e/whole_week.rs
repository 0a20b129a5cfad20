//! A full week planned by keys alone, and by clicks alone.

use serde_json::json;

use crate::keys::{ALT, CONTROL, DOWN, ENTER, LEFT, RIGHT, typed, wait_focus};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, until};

/// Returns the number of posts on each day of the week, and their statuses.
fn days(folder: &Folder, plan: &Draft) -> Vec<String> {
    let count = |day: i64| {
        let sql = format!(
            "SELECT count(*) FROM post WHERE date = '{}'",
            plan.date(day)
        );
        value(&folder.file(), &sql).expect("a count")
    };
    (0..7).map(count).collect()
}

fn posts(folder: &Folder) -> usize {
    let count = value(&folder.file(), "SELECT count(*) FROM post").expect("a count");
    count.parse().expect("a number")
}

/// Waits until the post with this title is in the file and its card is drawn; returns its id.
fn made(window: &Window, folder: &Folder, title: &str) -> String {
    let sql =
        format!("SELECT post.id FROM post JOIN item ON item.id = item_id WHERE title = '{title}'");
    until("the post is in the file", || {
        value(&folder.file(), &sql).is_some()
    });
    let id = value(&folder.file(), &sql).expect("an id");
    window.wait_for(&card(&id));
    id
}

#[test]
fn by_keys_alone() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x", "linkedin"]);
    let window = Window::open(&folder.file());
    for day in 0..7_usize {
        window.keys(&['n']);
        window.wait("document.activeElement?.name === 'title'");
        typed(&window, &format!("Day {day}"));
        window.chord(&[CONTROL], ENTER);
        let post = made(&window, &folder, &format!("Day {day}"));
        wait_focus(&window, &post);
        window.keys(&[' ']);
        window.wait_for(".drag-layer");
        // The first post comes from the tray and begins today, each other one on the day before.
        let steps = if day == 0 { -today(&window, &plan) } else { 1 };
        walk(&window, steps);
        window.keys(&[ENTER]);
        until("it stands on its day", || days(&folder, &plan)[day] == "1");
        wait_focus(&window, &post);
    }
    assert_eq!(days(&folder, &plan), vec!["1"; 7]);
    window.chord(&[CONTROL], 'a');
    window.chord(&[ALT], DOWN);
    let late = || {
        value(
            &folder.file(),
            "SELECT count(*) FROM post WHERE minute % 60 = 15",
        )
    };
    until("all are a quarter of an hour later", || {
        late().as_deref() == Some("7")
    });
    window.chord(&[CONTROL], 'z');
    until("and back", || late().as_deref() == Some("0"));
    window.wait("document.activeElement !== document.body");
}

fn today(window: &Window, plan: &Draft) -> i64 {
    let is_today = |day: &i64| {
        window.is_there(&format!(
            "[data-head=\"{}\"][aria-current=date]",
            plan.date(*day)
        ))
    };
    (0..7).find(is_today).expect("today is shown")
}

fn walk(window: &Window, days: i64) {
    let key = if days < 0 { LEFT } else { RIGHT };
    window.keys(&vec![key; days.unsigned_abs() as usize]);
}

#[test]
fn by_clicks_alone() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x", "linkedin"]);
    let window = Window::open(&folder.file());
    for day in 0..7_usize {
        let title = format!("Day {day}");
        window.click("[data-action=new]");
        window.fill("[data-panel] [name=title]", &title);
        window.click("[data-panel] [data-action=create]");
        window.wait("document.querySelector('[data-panel]') === null");
        let post = made(&window, &folder, &title);
        window.right_click(&card(&post));
        window.click("[data-card-menu] [data-action=card-move-to]");
        let date = plan.date(day as i64);
        window.click(&format!("[data-move-to] [data-day=\"{date}\"]"));
        window.click("[data-move-to] [data-action=move]");
        until("it stands on its day", || days(&folder, &plan)[day] == "1");
        window.wait("document.querySelector('[data-move-to]') === null");
        window.click("[data-panel] [data-action=close]");
        window.wait("document.querySelector('[data-panel]') === null");
        wait_focus(&window, &post);
    }
    assert_eq!(days(&folder, &plan), vec!["1"; 7]);
    assert_eq!(posts(&folder), 7);
}

#[test]
fn picked_up_from_its_menu_a_click_places_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "10:00")), "Carried");
    let window = Window::open(&folder.file());
    window.right_click(&card(&post));
    window.click("[data-card-menu] [data-action=card-pick-up]");
    window.wait_for(".drag-layer");
    window.wait("document.querySelector('[role=menu]') === null");
    let slot = format!("[data-date=\"{}\"][data-hour=\"10\"]", plan.date(4));
    window.click_at(window.at(&slot, 0.5, 0.6));
    until("it is placed", || days(&folder, &plan)[4] == "1");
    wait_focus(&window, &post);
}

#[test]
fn picked_up_without_a_drag_a_click_places_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((0, "10:00")), "Anchor");
    let post = plan.post(0, Some((1, "10:00")), "Carried");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[' ']);
    window.wait_for(".drag-layer");
    let slot = format!("[data-date=\"{}\"][data-hour=\"10\"]", plan.date(4));
    window.click_at(window.at(&slot, 0.5, 0.6));
    until("it is placed", || days(&folder, &plan)[4] == "1");
    assert!(!window.is_there("[data-panel]"), "the click begins no post");
    assert_eq!(
        window.js("document.querySelectorAll('.drag-layer').length"),
        json!(0)
    );
}
