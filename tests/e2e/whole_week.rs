//! A full week planned by keys alone, and by clicks alone.

use serde_json::json;

use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, until};

const CONTROL: char = '\u{e009}';
const ALT: char = '\u{e00a}';
const ENTER: char = '\u{e007}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

/// How many posts stand on each day of the week, and in which statuses.
fn days(folder: &Folder, plan: &Draft) -> Vec<String> {
    let count = |day: i64| {
        let sql = format!("SELECT count(*) FROM post WHERE date = '{}'", plan.date(day));
        value(&folder.file(), &sql).expect("a count")
    };
    (0..7).map(count).collect()
}

fn posts(folder: &Folder) -> usize {
    let count = value(&folder.file(), "SELECT count(*) FROM post").expect("a count");
    count.parse().expect("a number")
}

/// The post with this title, once it is in the file and its card is drawn.
fn made(window: &Window, folder: &Folder, title: &str) -> String {
    let sql = format!("SELECT post.id FROM post JOIN item ON item.id = item_id WHERE title = '{title}'");
    until("the post is in the file", || value(&folder.file(), &sql).is_some());
    let id = value(&folder.file(), &sql).expect("an id");
    window.wait_for(&card(&id));
    id
}

fn typed(window: &Window, text: &str) {
    window.keys(&text.chars().collect::<Vec<_>>());
}

/// Until the card with the focus is this one.
fn wait_focus(window: &Window, post: &str) {
    window.wait(&format!("document.activeElement?.dataset.post === '{post}'"));
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
        pick_up_and_drop_on(&window, &plan, &post, day);
        until("it stands on its day", || {
            days(&folder, &plan)[day] == "1"
        });
        wait_focus(&window, &post);
    }
    assert_eq!(days(&folder, &plan), vec!["1"; 7]);
    window.chord(&[CONTROL], 'a');
    window.chord(&[ALT], DOWN);
    let late = || value(&folder.file(), "SELECT count(*) FROM post WHERE minute % 60 = 15");
    until("all are a quarter of an hour later", || late().as_deref() == Some("7"));
    window.chord(&[CONTROL], 'z');
    until("and back", || late().as_deref() == Some("0"));
    window.wait("document.activeElement !== document.body");
}

/// From the tray a card begins today; it is walked to the day that is wanted.
fn pick_up_and_drop_on(window: &Window, plan: &Draft, post: &str, day: usize) {
    wait_focus(window, post);
    window.keys(&[' ']);
    window.wait_for(".drag-layer");
    let today = (0..7)
        .find(|at| window.is_there(&format!("[data-head=\"{}\"][aria-current=date]", plan.date(*at))))
        .expect("today is shown") as usize;
    let key = if day < today { '\u{e012}' } else { RIGHT };
    window.keys(&vec![key; today.abs_diff(day)]);
    window.keys(&[ENTER]);
}

#[test]
fn by_clicks_alone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let posts_of_week: Vec<String> = (0..7)
        .map(|day| plan.post(day % 2, None, &format!("Day {day}")))
        .collect();
    let window = Window::open(&folder.file());
    for (day, post) in posts_of_week.iter().enumerate() {
        window.click(&card(post));
        window.click("[data-panel] [data-action=move-to]");
        window.click(&format!("[data-move-to] [data-day=\"{}\"]", plan.date(day as i64)));
        window.click("[data-move-to] [data-action=move]");
        until("it stands on its day", || days(&folder, &plan)[day] == "1");
        window.wait("document.querySelector('[data-move-to]') === null");
    }
    assert_eq!(days(&folder, &plan), vec!["1"; 7]);
    assert_eq!(posts(&folder), 7);
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
    assert_eq!(window.js("document.querySelectorAll('.drag-layer').length"), json!(0));
}
