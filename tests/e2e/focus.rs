//! The focus is never lost: after a move, an undo, a delete or a change of view it is on the card, or
//! where the card was.

use serde_json::json;

use crate::keys::{ALT, CONTROL, DELETE, ENTER, ESCAPE, RIGHT, SHIFT, UP, typed, wait_focus};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Window, card, until};

fn wait_cell(window: &Window, date: &str) {
    window.wait(&format!(
        "document.activeElement?.matches('[data-cell][data-date=\"{date}\"]')"
    ));
}

fn count(folder: &Folder) -> String {
    value(&folder.file(), "SELECT count(*) FROM post").expect("a count")
}

/// Makes a plan with a post every Monday and Thursday at nine; returns it with one post's id.
fn with_series(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x"]);
    let new = json!({
        "title": "Tip of the week", "channels": [plan.channels[0]], "at": plan.at(0, "09:00"),
        "repeat": "FREQ=WEEKLY;BYDAY=MO,TH",
    });
    let new = serde_json::from_value(new).expect("a post");
    plan.planner.add_post(&new).expect("a series");
    let sql = format!("SELECT id FROM post WHERE date = '{}'", plan.date(3));
    let post = value(&folder.file(), &sql).expect("a post");
    (plan, post)
}

#[test]
fn undo_and_redo_take_it_along_also_to_another_week() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((2, "09:00")), "Beside it");
    let post = plan.post(0, Some((6, "09:00")), "On Sunday");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.chord(&[ALT], RIGHT);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7)));
    wait_focus(&window, &post);
    window.chord(&[CONTROL], 'z');
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(6)));
    wait_focus(&window, &post);
    window.chord(&[CONTROL], 'y');
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7)));
    wait_focus(&window, &post);
    window.chord(&[CONTROL], 'z');
    wait_focus(&window, &post);
    window.chord(&[CONTROL, SHIFT], 'z');
    until("it is done again", || {
        place(&folder.file(), &post).starts_with(&plan.date(7))
    });
    wait_focus(&window, &post);
}

#[test]
fn after_the_only_card_is_deleted_it_is_in_its_cell() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Alone");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    until("it is gone", || count(&folder) == "0");
    wait_cell(&window, &plan.date(2));
    window.click("[data-toast] .act");
    window.wait_for(&card(&post));
    window.wait("document.activeElement !== document.body");
}

#[test]
fn thinking_better_of_a_delete_leaves_it_where_it_was() {
    let folder = Folder::new();
    let (_, post) = with_series(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-dialog=scope]') === null");
    wait_focus(&window, &post);
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [data-action=delete]");
    window.focus("[data-panel] [data-action=delete]");
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-dialog=scope]') === null");
    window.settle();
    assert!(window.is_there("[data-panel]"), "nothing was deleted");
    assert_eq!(
        window.js("document.activeElement.closest('[data-panel]') !== null"),
        json!(true)
    );
}

#[test]
fn from_this_and_later_deleted_it_goes_to_one_before() {
    let folder = Folder::new();
    let (plan, post) = with_series(&folder);
    let sql = format!("SELECT id FROM post WHERE date = '{}'", plan.date(0));
    let monday = value(&folder.file(), &sql).expect("a post");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[RIGHT, ENTER]);
    until("one is left", || count(&folder) == "1");
    wait_focus(&window, &monday);
}

#[test]
fn out_of_the_bar_of_what_is_selected_it_comes_back() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts: Vec<String> = (0..4)
        .map(|day| plan.post(0, Some((day, "09:00")), &format!("Day {day}")))
        .collect();
    let window = Window::open(&folder.file());
    let choose = |range: &[String]| {
        for post in range {
            window.focus(&card(post));
            window.chord(&[CONTROL], ' ');
        }
        window.wait_for("[data-selection]");
    };
    choose(&posts[..2]);
    window.focus("[data-action=select-none]");
    window.keys(&[ENTER]);
    wait_focus(&window, &posts[1]);
    choose(&posts[..2]);
    window.focus("[data-action=select-duplicate]");
    window.keys(&[ESCAPE]);
    wait_focus(&window, &posts[1]);
    choose(&posts[..2]);
    window.focus("[data-action=select-delete]");
    window.keys(&[ENTER]);
    until("both are gone", || count(&folder) == "2");
    wait_focus(&window, &posts[2]);
}

#[test]
fn it_follows_from_the_menu_of_a_card() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = plan.post(0, Some((1, "09:00")), "First");
    let second = plan.post(0, Some((1, "09:30")), "Second");
    let window = Window::open(&folder.file());
    window.right_click(&card(&first));
    window.click("[data-card-menu] [data-action=card-delete]");
    until("it is gone", || count(&folder) == "1");
    wait_focus(&window, &second);
}

#[test]
fn in_a_full_day_of_the_month_it_goes_to_what_was_left_out() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts: Vec<String> = (0..40)
        .map(|at| format!("{:02}:{:02}", 7 + at / 4, at % 4 * 15))
        .map(|time| plan.post(0, Some((2, &time)), "Full"))
        .collect();
    let window = Window::open(&folder.file());
    let last = posts.last().expect("a post");
    window.focus(&card(last));
    window.keys(&['m']);
    window.wait_for("[data-view=month]");
    wait_focus(&window, last);
    window.keys(&[']', '[']);
    let more = format!("[data-more=\"{}\"]", plan.date(2));
    window.wait_for(&more);
    window.focus(&more);
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.dataset.post !== undefined");
    assert!(!window.is_there("[data-panel]"), "no post is begun");
}

#[test]
fn a_new_post_is_shown_where_it_is_and_leaving_one_goes_back_to_its_cell() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((2, "09:00")), "Anchor");
    let window = Window::open(&folder.file());
    let cell = format!("[data-date=\"{}\"][data-hour=\"9\"]", plan.date(4));
    window.focus(&cell);
    window.keys(&['n']);
    window.wait("document.activeElement?.name === 'title'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-panel]') === null");
    wait_cell(&window, &plan.date(4));
    window.click("[data-tray] .fold");
    window.run("document.activeElement.blur()");
    window.keys(&['n']);
    window.wait("document.activeElement?.name === 'title'");
    typed(&window, "Into the closed tray");
    window.chord(&[CONTROL], ENTER);
    window.wait("document.activeElement?.matches('[data-tray] [data-post]') === true");
}

#[test]
fn the_buttons_of_the_views_keep_the_card_and_the_day() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Kept");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    for view in ["month", "channels", "list", "board", "week"] {
        window.click(&format!("[data-action=view-{view}]"));
        window.wait_for(&format!("[data-view={view}]"));
        wait_focus(&window, &post);
    }
    window.focus(&format!(
        "[data-date=\"{}\"][data-hour=\"9\"]",
        plan.date(5)
    ));
    for view in ["month", "channels", "list", "week"] {
        window.click(&format!("[data-action=view-{view}]"));
        window.wait_for(&format!("[data-view={view}]"));
        wait_cell(&window, &plan.date(5));
    }
}

#[test]
fn what_is_focused_is_clear_of_the_heads() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts: Vec<String> = (0..60)
        .map(|at| {
            plan.post(
                0,
                Some((1, &format!("{:02}:{:02}", at / 4, at % 4 * 15))),
                "One of many",
            )
        })
        .collect();
    let window = Window::open(&folder.file());
    window.focus(&card(&posts[59]));
    window.wait("document.querySelector('[data-scroller]').scrollTop > 300");
    window.keys(&[UP; 40]);
    wait_focus(&window, &posts[19]);
    assert_eq!(
        window.js(
            "document.activeElement.getBoundingClientRect().top >= document.querySelector('[data-heads]').getBoundingClientRect().bottom - 1"
        ),
        json!(true)
    );
}
