//! Several held cards in every view; how selections begin and end.

use serde_json::json;

use crate::keys::{ALT, CONTROL, ESCAPE, SHIFT};
use crate::many::{chosen, click_with};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Window, card, until};

fn three(folder: &Folder) -> (Draft, [String; 3]) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let posts = [
        plan.post(0, Some((1, "11:00")), "One"),
        plan.post(1, Some((2, "09:30")), "Two"),
        plan.post(0, Some((4, "10:00")), "Three"),
    ];
    (plan, posts)
}

fn choose(window: &Window, posts: &[&String]) {
    for post in posts {
        window.focus(&card(post));
        window.chord(&[CONTROL], ' ');
    }
}

fn show(window: &Window, view: &str) {
    window.click(&format!("[data-action=view-{view}]"));
    window.wait_for(&format!("[data-view={view}]"));
}

pub(crate) fn status(folder: &Folder, post: &str) -> String {
    let sql = format!("SELECT status FROM post WHERE id = '{post}'");
    value(&folder.file(), &sql).unwrap_or_default()
}

fn count(folder: &Folder, condition: &str) -> String {
    let sql = format!("SELECT count(*) FROM post WHERE {condition}");
    value(&folder.file(), &sql).expect("a count")
}

#[test]
fn shift_and_click_choose_the_same_in_every_view() {
    let folder = Folder::new();
    let (_, posts) = three(&folder);
    let window = Window::open(&folder.file());
    for view in ["week", "channels", "month", "board", "list"] {
        show(&window, view);
        click_with(&window, CONTROL, &card(&posts[0]));
        click_with(&window, SHIFT, &card(&posts[1]));
        assert_eq!(chosen(&window), json!(["One", "Two"]), "{view}");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[aria-pressed=true][data-post]') === null");
    }
}

#[test]
fn what_goes_out_of_sight_is_let_go_of() {
    let folder = Folder::new();
    let (_, posts) = three(&folder);
    let window = Window::open(&folder.file());
    choose(&window, &[&posts[0], &posts[1]]);
    window.wait_for("[data-selection]");
    window.keys(&[']']);
    window.wait(&format!(
        "document.querySelector('{}') === null",
        card(&posts[0]).replace('"', "\\\"")
    ));
    window.keys(&['[']);
    window.wait_for(&card(&posts[0]));
    assert_eq!(chosen(&window), json!([]));
    assert!(!window.is_there("[data-selection]"));
}

#[test]
fn dragged_together_in_lanes_in_the_month_and_on_the_board() {
    let folder = Folder::new();
    let (plan, posts) = three(&folder);
    let window = Window::open(&folder.file());
    let days = |days: [i64; 2]| {
        place(&folder.file(), &posts[0]).starts_with(&plan.date(days[0]))
            && place(&folder.file(), &posts[1]).starts_with(&plan.date(days[1]))
    };
    show(&window, "channels");
    choose(&window, &[&posts[0], &posts[1]]);
    let lane = format!(
        "[data-date=\"{}\"][data-channel=\"{}\"]",
        plan.date(2),
        plan.channels[0]
    );
    window.drag(window.middle(&card(&posts[0])), window.at(&lane, 0.5, 0.8));
    until("both are a day later", || days([2, 3]));
    assert!(place(&folder.file(), &posts[1]).ends_with(&plan.channels[1]));
    show(&window, "month");
    let day = format!("[data-view] [data-cell=\"{}\"]", plan.date(3));
    window.drag(window.middle(&card(&posts[0])), window.at(&day, 0.5, 0.9));
    until("and another day", || days([3, 4]));
    show(&window, "board");
    window.drag(
        window.middle(&card(&posts[0])),
        window.at("[data-status=approved]", 0.5, 0.9),
    );
    until("both are approved", || {
        status(&folder, &posts[0]) == "approved" && status(&folder, &posts[1]) == "approved"
    });
    window.wait_for("[data-toast]");
    window.chord(&[CONTROL], 'z');
    until("one undo", || {
        status(&folder, &posts[0]) == "draft" && status(&folder, &posts[1]) == "draft"
    });
}

#[test]
fn from_the_tray_each_keeps_its_channel_and_those_with_a_time_their_distance() {
    let folder = Folder::new();
    let (mut plan, posts) = three(&folder);
    let waiting = [
        plan.post(0, None, "Waits on X"),
        plan.post(1, None, "Waits on LinkedIn"),
    ];
    let window = Window::open(&folder.file());
    show(&window, "channels");
    choose(&window, &[&waiting[0], &waiting[1], &posts[0], &posts[1]]);
    let lane = format!(
        "[data-date=\"{}\"][data-channel=\"{}\"]",
        plan.date(3),
        plan.channels[0]
    );
    window.drag(
        window.middle(&card(&waiting[0])),
        window.at(&lane, 0.5, 0.8),
    );
    let is_at = |post: &str, day: i64, minute: u32, channel: usize| {
        place(&folder.file(), post)
            == format!("{} {minute} {}", plan.date(day), plan.channels[channel])
    };
    until("all have come", || {
        is_at(&waiting[0], 3, 540, 0)
            && is_at(&waiting[1], 3, 540, 1)
            && is_at(&posts[0], 3, 540, 0)
            && is_at(&posts[1], 4, 450, 1)
    });
    window.wait_for("[data-toast]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes all back", || {
        is_at(&posts[0], 1, 660, 0) && place(&folder.file(), &waiting[0]).starts_with("tray")
    });
}

#[test]
fn with_alt_a_copy_is_dropped_on_the_board_and_undone() {
    let folder = Folder::new();
    let (_, posts) = three(&folder);
    let window = Window::open(&folder.file());
    show(&window, "board");
    window.hold(ALT);
    window.drag(
        window.middle(&card(&posts[0])),
        window.at("[data-status=approved]", 0.5, 0.9),
    );
    window.release(ALT);
    until("a copy is approved", || {
        count(&folder, "status = 'approved'") == "1"
    });
    assert_eq!(status(&folder, &posts[0]), "draft");
    assert_eq!(count(&folder, "1"), "4");
    window.wait_for("[data-status=approved] [data-post]");
    window.wait_for("[data-toast]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes it", || count(&folder, "1") == "3");
}

#[test]
fn a_band_begins_below_a_column_and_with_control_adds() {
    let folder = Folder::new();
    let (_, posts) = three(&folder);
    let window = Window::open(&folder.file());
    show(&window, "board");
    choose(&window, &[&posts[2]]);
    let bottom = window.at("[data-scroller]", 0.5, 0.95);
    let column = window.at("[data-status=draft]", 0.02, 0.5);
    let over = window.at(&card(&posts[0]), 0.5, 0.5);
    window.hold(CONTROL);
    window.drag(
        (column.0, bottom.1),
        (over.0, window.at(&card(&posts[1]), 0.5, 0.5).1),
    );
    window.release(CONTROL);
    let all = chosen(&window);
    assert!(all.as_array().expect("titles").len() >= 2, "{all}");
    assert!(
        all.to_string().contains("Three"),
        "what was chosen stays: {all}"
    );
}

#[test]
fn several_get_a_campaign_and_a_status_and_each_is_one_undo() {
    let folder = Folder::new();
    let (mut plan, posts) = three(&folder);
    let spring = serde_json::from_value(json!({"name": "Spring"})).expect("a campaign");
    let (_, campaign) = plan.planner.add_campaign(&spring).expect("it is added");
    let window = Window::open(&folder.file());
    choose(&window, &[&posts[0], &posts[1]]);
    window.click("[data-action=select-status]");
    window.click("[role=menuitem][data-value=approved]");
    until("both are approved", || {
        count(&folder, "status = 'approved'") == "2"
    });
    window.wait("document.querySelector('[role=menu]') === null");
    window.click("[data-action=select-campaign]");
    window.click(&format!("[role=menuitem][data-value=\"{campaign}\"]"));
    let sorted = || {
        value(
            &folder.file(),
            "SELECT count(*) FROM item WHERE campaign_id IS NOT NULL",
        )
    };
    until("both are in it", || sorted().as_deref() == Some("2"));
    window.wait("document.querySelector('[role=menu]') === null");
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL], 'z');
    until("out of it", || sorted().as_deref() == Some("0"));
    window.wait("/Undone/.test(document.querySelector('[data-toast]')?.textContent)");
    window.chord(&[CONTROL], 'z');
    until("drafts again", || {
        count(&folder, "status = 'approved'") == "0"
    });
}
