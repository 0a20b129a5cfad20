//! The place with what is to be published by hand: how it opens, what else can be done with a post, and what was missed.

use daymark_core::Planner;
use daymark_core::model::{PostEdit, parse_slots};

use crate::clipboard::clipboard;
use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE};
use crate::native;
use crate::plan::{Folder, draft, value};
use crate::posting::{CHOSEN, add, ago, open_place, published, wait_copied, wait_focus, with_text};
use crate::walls::record_links;
use crate::window::{Window, card, until};

/// A plan with posts that are due since two minutes ago. Returns the posts.
fn due<const N: usize>(folder: &Folder, titles: [&str; N]) -> [String; N] {
    let mut plan = draft(folder, &["x"]);
    titles.map(|title| {
        let at = ago(&plan, 2);
        add(&mut plan, at, title, with_text(title))
    })
}

fn wait_chosen(window: &Window, post: &str) {
    window.wait_for(&format!("[data-chosen][data-due=\"{post}\"]"));
}

#[test]
fn the_place_opens_by_a_click_and_gives_the_focus_back() {
    let folder = Folder::new();
    let posts = due(&folder, ["First", "Second", "Third"]);
    let window = Window::open(&folder.file());
    window.wait_for("[data-to-post]");
    assert_eq!(window.text("[data-action=posting]"), "3 due now");
    until("the window's title tells it", || {
        native::titles().iter().any(|title| title == "(3) Acme")
    });
    assert!(!window.is_there("[data-posting]"), "it waits to be asked");
    window.focus(&card(&posts[0]));
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [name=text]");
    window.click("[data-action=posting]");
    window.wait_for(CHOSEN);
    window.wait("!document.querySelector('[data-panel]')");
    wait_copied("First");
    wait_focus(&window, "[data-action=open]");
    window.click(&format!(
        "[data-posting] [data-due=\"{}\"] button",
        posts[2]
    ));
    wait_chosen(&window, &posts[2]);
    wait_copied("Third");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-posting]')");
    window.wait("document.activeElement?.closest('[data-post], [data-cell]') !== null");
    window.wait_for("[data-tray]");
}

#[test]
fn a_post_is_put_off_moved_or_skipped() {
    let folder = Folder::new();
    let posts = due(&folder, ["Later", "Elsewhere", "Never"]);
    let window = open_place(&folder);
    wait_chosen(&window, &posts[0]);
    window.click("[data-chosen] [data-action=snooze]");
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('comes again at')");
    let snoozed = format!("SELECT count(*) FROM snooze WHERE post_id = '{}'", posts[0]);
    assert_eq!(value(&folder.file(), &snoozed).as_deref(), Some("1"));
    window.wait_for(&format!("[data-upcoming=\"{}\"]", posts[0]));
    wait_chosen(&window, &posts[1]);
    window.click("[data-chosen] [data-action=move]");
    window.wait_for("[data-dialog=move]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.keys(&[DOWN]);
    wait_chosen(&window, &posts[2]);
    window.click("[data-chosen] [data-action=skip]");
    until("it is skipped", || {
        published(&folder, &posts[2]) == "skipped "
    });
    window.wait("document.querySelector('[data-action=posting]').textContent === '1 due now'");
}

#[test]
fn missed_posts_are_listed_at_the_next_start_and_move_with_one_undo() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let slots = parse_slots("mon 10:00, tue 10:00, wed 10:00, thu 10:00, fri 10:00");
    let channel = plan.channels[0].clone();
    plan.planner
        .set_slots(&channel, &slots.expect("slots"))
        .expect("they are set");
    let [long_ago, earlier] = [60 * 24 * 8, 90].map(|minutes| ago(&plan, minutes));
    let long = add(&mut plan, long_ago, "Too long", with_text(&"a".repeat(300)));
    let other = add(&mut plan, earlier, "Fine", with_text("Hi"));
    drop(plan);
    let times = "SELECT group_concat(moment) FROM (SELECT moment FROM post ORDER BY id)";
    let before = value(&folder.file(), times);
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=posting-missed]");
    window.click("[data-action=posting-missed]");
    window.wait_for(&format!("[data-missed=\"{other}\"]"));
    let missed = format!("[data-missed=\"{long}\"] p");
    assert!(window.text(&missed).ends_with("· Draft"));
    let odd = window.text(&format!("{missed}.odd"));
    assert!(odd.contains("280"), "{odd}");
    window.focus("[data-posting] [data-action=move-all]");
    window.keys(&[ENTER]);
    window.wait("!document.querySelector('[data-missed]')");
    assert_ne!(value(&folder.file(), times), before);
    window.chord(&[CONTROL], 'z');
    window.wait("document.querySelectorAll('[data-missed]').length === 2");
    assert_eq!(value(&folder.file(), times), before, "one undo");
    window.click(&format!(
        "[data-missed=\"{other}\"] [data-action=published]"
    ));
    until("it is published", || {
        published(&folder, &other) == "published "
    });
}

#[test]
fn the_next_post_follows_a_published_one() {
    let folder = Folder::new();
    record_links(&folder);
    let posts = due(&folder, ["First", "Second"]);
    let window = open_place(&folder);
    wait_focus(&window, "[data-action=open]");
    window.keys(&[ENTER]);
    wait_focus(&window, "[data-posting] [name=address]");
    window.keys(&[ENTER]);
    wait_chosen(&window, &posts[1]);
    assert_eq!(published(&folder, &posts[0]), "published ");
    wait_focus(&window, "[data-posting] [data-copy=\"1\"]");
    assert_eq!(clipboard(), "First", "nothing is copied unasked");
    window.keys(&[ENTER]);
    wait_copied("Second");
    wait_focus(&window, "[data-action=open]");
}

#[test]
fn the_focus_stays_while_the_posts_are_read_again() {
    let folder = Folder::new();
    let [post] = due(&folder, ["First"]);
    let window = open_place(&folder);
    wait_focus(&window, "[data-action=open]");
    window.fill("[data-posting] [name=address]", "https://");
    let mut other = Planner::open(&folder.file()).expect("the plan");
    let renamed = PostEdit {
        title: Some("Renamed".to_owned()),
        ..PostEdit::default()
    };
    other.edit_post(&post, &renamed).expect("a title");
    window.wait("document.querySelector('[data-chosen] h3').textContent === 'Renamed'");
    window.settle();
    wait_focus(&window, "[data-posting] [name=address]");
    window.keys(&['x']);
    window.wait("document.querySelector('[name=address]').value === 'https://x'");
}
