//! At posting time: the system's notifications and their actions, the place that opens by itself, and quiet. A post is due
//! at a full minute, so these tests wait for one.

use std::time::{Duration, Instant};

use chrono::Timelike;
use daymark_core::clock::Clock;
use daymark_core::model::{LocalTime, Target};
use serde_json::json;

use crate::clipboard::clipboard;
use crate::keys::{ESCAPE, typed};
use crate::notifications::{Notifications, Shown};
use crate::plan::{Draft, Folder, draft, value};
use crate::posting::{CHOSEN, add, ago, with_text};
use crate::window::{Window, until};

/// The least time that a window has to open before a minute begins: reminders begin five seconds after the start.
const LEAST: i64 = 15;

/// The longest time until such a minute has begun and its reminder is sent.
const PATIENCE: Duration = Duration::from_secs(110);

const DUE: &str = "document.querySelector('[data-action=posting]')?.textContent";

/// Returns the next full minute for which a window opens in time.
pub(crate) fn soon(plan: &Draft) -> LocalTime {
    let second = i64::from(Clock::System.now().second());
    let minutes = if second + LEAST < 60 { 1 } else { 2 };
    ago(plan, -minutes)
}

/// Waits for something that comes with a full minute.
pub(crate) fn until_minute(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "did not come about: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Adds an item on three channels, the last of which is five minutes later. Returns the first post.
fn launch(plan: &mut Draft, at: LocalTime) -> String {
    let post = add(plan, at, "Search 2.0 is live", with_text("One box"));
    let others = [1, 2].map(|channel| {
        let channel = plan.channels[channel].clone();
        let (_, post) = plan
            .planner
            .add_sibling(&post, &channel)
            .expect("a sibling");
        post.to_string()
    });
    let later = json!({"when": {"to": "by", "days": 0, "minutes": 5}});
    let later: Target = serde_json::from_value(later).expect("a target");
    plan.planner
        .move_posts(&others[1..], &later)
        .expect("it is moved");
    post
}

/// Opens a plan with one post that is due soon.
fn with_one_soon(folder: &Folder) -> Window {
    let mut plan = draft(folder, &["x"]);
    let at = soon(&plan);
    add(&mut plan, at, "Search 2.0 is live", with_text("One box"));
    drop(plan);
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=posting-next]");
    window
}

/// Presses an action of a notification until it has an effect.
fn press(service: &Notifications, shown: &Shown, action: &str, mut is_so: impl FnMut() -> bool) {
    until(action, || {
        service.press(shown, action);
        is_so()
    });
}

fn labels(shown: &Shown) -> Vec<&str> {
    let pairs = shown.actions.chunks(2);
    let pairs = pairs.filter(|pair| pair[0] != "default");
    pairs.map(|pair| pair[1].as_str()).collect()
}

#[test]
fn the_posts_of_an_item_are_one_notification_whose_three_actions_work() {
    let folder = Folder::new();
    let mut service = Notifications::start();
    let mut plan = draft(&folder, &["x", "linkedin", "bluesky"]);
    let at = soon(&plan);
    launch(&mut plan, at);
    let later = add(&mut plan, at, "Put off <b>", with_text("Later"));
    let shown = add(&mut plan, at, "Shown", with_text("Now"));
    drop(plan);
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=posting-next]");
    until_minute("the notifications", || service.all().len() == 3);
    let first = service.titled("Time to post: Search 2.0 is live");
    let first = first.expect("the item's notification");
    assert!(
        first.body.starts_with("X, LinkedIn and Bluesky · "),
        "{}",
        first.body
    );
    assert_eq!(labels(&first), ["Copy text", "In 15 minutes", "Show"]);
    press(&service, &first, "copy", || clipboard() == "One box");
    let second = service
        .titled("Time to post: Put off <b>")
        .expect("another");
    let snoozed = format!("SELECT count(*) FROM snooze WHERE post_id = '{later}'");
    press(&service, &second, "later", || {
        value(&folder.file(), &snoozed).as_deref() == Some("1")
    });
    window.wait(&format!("{DUE} === '3 due now'"));
    let third = service.titled("Time to post: Shown").expect("a third");
    let chosen = format!("document.querySelector('[data-chosen]')?.dataset.due === '{shown}'");
    press(&service, &third, "show", || {
        window.js(&chosen) == json!(true)
    });
    assert_eq!(service.all().len(), 3, "one notification an item");
}

#[test]
fn nothing_is_sent_while_it_is_quiet_and_the_place_waits_while_something_is_typed() {
    let folder = Folder::new();
    let mut service = Notifications::start();
    let window = with_one_soon(&folder);
    window.keys(&['p']);
    window.wait_for("[data-posting]");
    window.click("[data-posting] [data-action=quiet]");
    window.wait_for("[data-posting] [data-action=quiet][aria-pressed=true]");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-posting]')");
    window.keys(&['n']);
    window.wait_for("[data-panel] [name=title]");
    typed(&window, "Something is typed");
    until_minute("it is due", || window.js(DUE) == json!("1 due now"));
    assert!(!window.is_there("[data-posting]"));
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    window.keys(&['p']);
    window.wait_for(CHOSEN);
    window.click("[data-posting] [data-action=quiet]");
    window.wait_for("[data-posting] [data-action=quiet][aria-pressed=false]");
    assert_eq!(service.all().len(), 0, "nothing was sent");
}

#[test]
fn without_notifications_the_place_opens_by_itself_and_leaves_the_focus() {
    let folder = Folder::new();
    let window = with_one_soon(&folder);
    window.focus("[data-action=new]");
    until_minute("the place opens", || window.is_there(CHOSEN));
    window.wait(&format!("{DUE} === '1 due now'"));
    window.wait_for("[data-posting] [data-action=open]");
    assert_eq!(
        window.js("document.activeElement.dataset.action"),
        json!("new")
    );
    assert_ne!(clipboard(), "One box", "nothing is copied by itself");
    window.click("[data-posting] [name=address]");
    window.settle();
    assert_eq!(window.js("document.activeElement.name"), json!("address"));
    window.click("[data-posting] [data-action=copy]");
    until("the text is copied", || clipboard() == "One box");
}

#[test]
fn reminders_can_be_turned_off() {
    let folder = Folder::new();
    let mut service = Notifications::start();
    let window = with_one_soon(&folder);
    window.keys(&['p']);
    window.click("[data-posting] [name=reminders]");
    window.wait("!document.querySelector('[data-posting] [name=reminders]').checked");
    until_minute("it is due", || window.js(DUE) == json!("1 due now"));
    assert_eq!(service.all().len(), 0, "nothing was sent");
}
