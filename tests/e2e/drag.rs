//! Cards dragged by a real pointer.

use serde_json::json;

use crate::keys::{ESCAPE, SHIFT};
use crate::plan::{Draft, Folder, draft, place};
use crate::window::{Window, card, until};

fn hour(date: &str, hour: u32) -> String {
    format!("[data-date=\"{date}\"][data-hour=\"{hour}\"]")
}

fn lane(date: &str, channel: &str) -> String {
    format!("[data-date=\"{date}\"][data-channel=\"{channel}\"]")
}

/// Makes a plan with posts at nine and at ten; returns it with one post's id.
fn week(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    plan.post(1, Some((0, "10:30")), "Anchor at ten");
    let post = plan.post(1, Some((2, "09:10")), "Customer story");
    (plan, post)
}

#[test]
fn to_another_day_and_hour_of_the_week() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    let date = plan.date(4);
    let over = window.at(&hour(&date, 10), 0.5, 0.3);
    window.take(window.middle(&card(&post)), over);
    window.wait_for(".drag-layer .where");
    window.wait("/10:15.*LinkedIn/.test(document.querySelector('.drag-layer .where').textContent)");
    window.wait("document.querySelector('.drag-mark').getBoundingClientRect().top > 100");
    window.let_go();
    window.wait_for(&format!("{} {}", hour(&date, 10), card(&post)));
    let expected = format!("{date} 615 {}", plan.channels[1]);
    until("the file says so", || {
        place(&folder.file(), &post) == expected
    });
    window.wait_for("[data-toast]");
    assert!(window.text("[data-toast]").contains("10:15"));
    assert!(!window.is_there(".drag-layer"));
}

#[test]
fn a_thin_hour_opens_under_a_resting_card() {
    let folder = Folder::new();
    let (mut plan, post) = week(&folder);
    plan.post(0, Some((0, "12:00")), "So that eleven is thin");
    let window = Window::open(&folder.file());
    let date = plan.date(3);
    let thin = hour(&date, 11);
    let before = window.js(&format!(
        "document.querySelector('{}').offsetHeight",
        thin.replace('"', "\\\"")
    ));
    window.take(window.middle(&card(&post)), window.at(&thin, 0.5, 0.4));
    window.wait(&format!(
        "document.querySelector('{}').offsetHeight > {before}",
        thin.replace('"', "\\\"")
    ));
    window.glide(window.at(&thin, 0.5, 0.6));
    window.let_go();
    until("it is at half past eleven", || {
        place(&folder.file(), &post).starts_with(&format!("{date} 690 "))
    });
}

#[test]
fn shift_sets_the_minutes_more_finely() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    let date = plan.date(4);
    let over = window.at(&hour(&date, 10), 0.5, 0.45);
    window.hold(SHIFT);
    window.drag(window.middle(&card(&post)), over);
    window.release(SHIFT);
    until("it has moved", || {
        place(&folder.file(), &post).starts_with(&format!("{date} 625 "))
    });
}

#[test]
fn escape_puts_the_card_back() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let before = place(&folder.file(), &post);
    let window = Window::open(&folder.file());
    window.take(
        window.middle(&card(&post)),
        window.at(&hour(&plan.date(4), 10), 0.5, 0.5),
    );
    window.wait_for(".drag-layer");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('.drag-layer') === null");
    window.let_go();
    assert_eq!(place(&folder.file(), &post), before);
    assert!(window.is_there(&format!("{} {}", hour(&plan.date(2), 9), card(&post))));
    assert!(
        !window.is_there("[data-panel]"),
        "letting go afterwards opens nothing"
    );
}

#[test]
fn between_lanes_and_days_the_time_stays() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    window.click("[data-action=view-channels]");
    let (date, channel) = (plan.date(5), plan.channels[0].clone());
    window.drag(
        window.middle(&card(&post)),
        window.middle(&lane(&date, &channel)),
    );
    window.wait_for(&format!("{} {}", lane(&date, &channel), card(&post)));
    until("the file says so", || {
        place(&folder.file(), &post) == format!("{date} 550 {channel}")
    });
}

#[test]
fn into_the_tray_and_out_again() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    window.drag(
        window.middle(&card(&post)),
        window.at("[data-tray]", 0.5, 0.5),
    );
    window.wait_for(&format!("[data-tray] {}", card(&post)));
    until("it has no time", || {
        place(&folder.file(), &post).starts_with("tray ")
    });
    let date = plan.date(1);
    window.drag(
        window.middle(&card(&post)),
        window.at(&hour(&date, 10), 0.5, 0.05),
    );
    until("it is at ten", || {
        place(&folder.file(), &post).starts_with(&format!("{date} 600 "))
    });
}

#[test]
fn a_card_near_the_edge_scrolls_the_week() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for at in [
        "06:00", "07:00", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00",
        "16:00",
    ] {
        for copy in 0..4 {
            plan.post(0, Some((1, at)), &format!("Post {at} {copy}"));
        }
    }
    let post = plan.post(0, Some((1, "05:00")), "Traveller");
    let window = Window::open(&folder.file());
    let bottom =
        window.js("document.querySelector('[data-scroller]').getBoundingClientRect().bottom");
    let (x, y) = window.middle(&card(&post));
    window.take(
        (x, y),
        (x + 150.0, bottom.as_f64().expect("a number") - 12.0),
    );
    window.wait("document.querySelector('[data-scroller]').scrollTop > 300");
    window.let_go();
    until("it went far down", || {
        !place(&folder.file(), &post).contains(" 300 ")
    });
    assert_eq!(
        window.js("document.querySelector('.drag-layer') === null"),
        json!(true)
    );
}

#[test]
fn a_refused_move_puts_the_card_back_and_says_why() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let before = place(&folder.file(), &post);
    let window = Window::open(&folder.file());
    let holder = rusqlite::Connection::open(folder.file()).expect("a second program");
    holder
        .execute_batch("BEGIN IMMEDIATE")
        .expect("it holds the plan");
    window.drag(
        window.middle(&card(&post)),
        window.at(&hour(&plan.date(4), 10), 0.5, 0.5),
    );
    window.wait(
        "/another program|正被/i.test(document.querySelector('[data-toast]')?.textContent ?? '')",
    );
    window.wait_for(&format!("{} {}", hour(&plan.date(2), 9), card(&post)));
    holder.execute_batch("ROLLBACK").expect("it lets go");
    assert_eq!(place(&folder.file(), &post), before);
}
