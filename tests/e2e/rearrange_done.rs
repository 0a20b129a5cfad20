//! Each way of rearranging posts, applied and undone in one step.

use crate::keys::CONTROL;
use crate::plan::{Draft, Folder, draft, place};
use crate::rearrange::set_slots;
use crate::window::{Window, card, until};

/// Selects posts and opens the dialog to rearrange them, with the way at this position of its list.
fn begin(window: &Window, posts: &[String], way: usize) {
    for post in posts {
        window.focus(&card(post));
        window.chord(&[CONTROL], ' ');
    }
    window.click("[data-selection] [data-action=select-room]");
    window.wait_for("[data-dialog=room]");
    window.click(&format!(
        "[data-dialog=room] [data-field=how] label:nth-of-type({way})"
    ));
}

fn apply(window: &Window) {
    window.wait_for("[data-dialog=room] [data-action=apply]:not(:disabled)");
    window.click("[data-dialog=room] [data-action=apply]");
    window.wait("document.querySelector('[role=dialog]') === null");
    window.wait("document.activeElement !== document.body");
}

fn two(folder: &Folder) -> (Draft, [String; 2]) {
    let mut plan = draft(folder, &["x"]);
    let posts = [
        plan.post(0, Some((0, "09:00")), "One"),
        plan.post(0, Some((0, "10:00")), "Two"),
    ];
    (plan, posts)
}

fn starts(folder: &Folder, posts: &[String; 2], days: [&str; 2]) -> bool {
    let is_on = |at: usize| place(&folder.file(), &posts[at]).starts_with(days[at]);
    is_on(0) && is_on(1)
}

#[test]
fn shifted_by_days() {
    let folder = Folder::new();
    let (plan, posts) = two(&folder);
    let window = Window::open(&folder.file());
    begin(&window, &posts, 1);
    window.fill("[data-dialog=room] [name=days]", "3");
    window.wait_for(&format!(
        "[data-date=\"{}\"] [data-post=\"ghost/{}\"]",
        plan.date(3),
        posts[0]
    ));
    apply(&window);
    let [before, after] = [plan.date(0), plan.date(3)];
    until("both are three days on", || {
        starts(&folder, &posts, [&after, &after])
    });
    window.chord(&[CONTROL], 'z');
    until("both are back", || {
        starts(&folder, &posts, [&before, &before])
    });
}

#[test]
fn spread_over_the_week() {
    let folder = Folder::new();
    let (plan, posts) = two(&folder);
    let window = Window::open(&folder.file());
    begin(&window, &posts, 4);
    window.wait_for("[data-post^=\"ghost/\"]");
    apply(&window);
    let monday = plan.date(0);
    until("they are apart", || {
        let places = posts.each_ref().map(|post| place(&folder.file(), post));
        places.iter().any(|place| !place.starts_with(&monday))
    });
    window.chord(&[CONTROL], 'z');
    until("both are back", || {
        starts(&folder, &posts, [&monday, &monday])
    });
}

#[test]
fn filled_into_slots() {
    let folder = Folder::new();
    let (mut plan, posts) = two(&folder);
    set_slots(
        &mut plan,
        0,
        "mon 08:05, tue 08:05, wed 08:05, thu 08:05, fri 08:05, sat 08:05, sun 08:05",
    );
    let window = Window::open(&folder.file());
    begin(&window, &posts, 5);
    apply(&window);
    let is_in_slot = |post: &String| place(&folder.file(), post).contains(" 485 ");
    until("both are in slots", || posts.iter().all(is_in_slot));
    window.chord(&[CONTROL], 'z');
    let monday = plan.date(0);
    until("both are back", || {
        starts(&folder, &posts, [&monday, &monday])
    });
}
