//! The composer: a text for each channel, its length, threads, its wide form, and going from post to post.

use daymark_core::model::PostEdit;

use crate::keys::{BACKSPACE, CONTROL, ENTER, HOME, PAGE_DOWN, SHIFT, typed};
use crate::plan::{Folder, draft, value};
use crate::window::{Window, card, until};

const TEXT: &str = "[data-panel] [name=text]";

/// Returns the post's own text in the file.
fn own_text(folder: &Folder, post: &str) -> Option<String> {
    value(
        &folder.file(),
        &format!("SELECT text FROM post WHERE id = '{post}'"),
    )
}

fn text(window: &Window) -> String {
    let shown = window.js("document.querySelector('[data-panel] [name=text]')?.value");
    shown.as_str().unwrap_or_default().to_owned()
}

fn tab(channel: &str) -> String {
    format!("[data-tab=\"{channel}\"]")
}

fn open(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for(TEXT);
}

fn is_shown(window: &Window, tab: &str) {
    window.wait(&format!(
        "document.querySelector({})?.ariaSelected === 'true'",
        crate::window::quoted(tab)
    ));
}

#[test]
fn a_channel_follows_the_text_of_all_until_it_is_edited_and_can_follow_again() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "On two channels");
    let (_, other) = plan
        .planner
        .add_sibling(&post, &plan.channels[1])
        .expect("a sibling");
    let [x, linkedin] = [0, 1].map(|at| plan.channels[at].clone());
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_shown(&window, &tab(&x));
    window.click(&tab("all"));
    window.fill(TEXT, "For everybody");
    window.click(&tab(&linkedin));
    is_shown(&window, &tab(&linkedin));
    window.wait("document.querySelector('[data-panel] [name=text]').value === 'For everybody'");
    window.fill(TEXT, "For LinkedIn");
    window.click(&tab(&x));
    is_shown(&window, &tab(&x));
    window.wait("document.querySelector('[data-panel] [name=text]').value === 'For everybody'");
    assert_eq!(own_text(&folder, &post), None);
    assert_eq!(
        own_text(&folder, other.as_str()).as_deref(),
        Some("For LinkedIn")
    );
    window.wait_for(&format!("{} .edited", tab(&linkedin)));
    window.click(&tab(&linkedin));
    window.wait_for("[data-action=follow]");
    window.click("[data-action=follow]");
    window.wait("document.querySelector('[data-panel] [name=text]').value === 'For everybody'");
    until("it follows", || own_text(&folder, other.as_str()).is_none());
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("following is undone", || {
        own_text(&folder, other.as_str()).is_some()
    });
}

#[test]
fn a_channel_is_added_and_removed_and_both_are_undone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "On one channel");
    let linkedin = plan.channels[1].clone();
    drop(plan);
    let window = Window::open(&folder.file());
    let count = || value(&folder.file(), "SELECT count(*) FROM post");
    open(&window, &post);
    assert!(
        !window.is_there(&tab("all")),
        "one channel needs no text of all"
    );
    window.click("[data-action=add-sibling]");
    window.click("[role=menuitem]");
    is_shown(&window, &tab(&linkedin));
    assert_eq!(count().as_deref(), Some("2"));
    window.click("[data-panel] [data-action=delete]");
    window.wait(&format!(
        "!document.querySelector('[data-tab=\"{linkedin}\"]')"
    ));
    assert!(window.is_there("[data-panel]"), "the other post is shown");
    assert_eq!(count().as_deref(), Some("1"));
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("removing is undone", || count().as_deref() == Some("2"));
}

#[test]
fn the_counter_counts_as_the_platform_and_the_excess_is_marked() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "threads"]);
    let post = plan.post(0, Some((2, "09:00")), "Too long");
    let x = plan.channels[0].clone();
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.fill(
        TEXT,
        &format!("{}看https://example.com，很好", "a".repeat(258)),
    );
    window.wait(&format!(
        "document.querySelector('{}').dataset.left === '-9'",
        tab(&x)
    ));
    let excess = "document.querySelector('[data-panel] [name=text]').value
        .slice(document.querySelector('[data-panel] mark')?.dataset.from)";
    window.wait(&format!(
        "{excess}.endsWith('，很好') && {excess}.length < 20"
    ));
    assert!(window.text("[data-count]").contains("289 of 280"));
    window.fill(TEXT, "short");
    window.wait("!document.querySelector('[data-panel] mark')");
    window.wait("document.querySelector('[data-count]').dataset.count === '5'");
}

#[test]
fn what_only_the_interface_of_a_platform_refuses_is_a_warning() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["threads"]);
    let post = plan.post(0, Some((2, "09:00")), "Long in bytes");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.fill(TEXT, &"字".repeat(200));
    window.wait_for("[data-api-over=\"100\"]");
    assert_eq!(
        window.js("document.querySelector('[data-count]').dataset.over"),
        "0"
    );
}

#[test]
fn a_long_text_becomes_a_thread_whose_parts_are_split_joined_and_numbered() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "A thread");
    let text = "A sentence of some words. ".repeat(12);
    let edit = PostEdit {
        text: Some(text),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a long text");
    drop(plan);
    let window = Window::open(&folder.file());
    let parts = || value(&folder.file(), "SELECT json_array_length(parts) FROM post");
    open(&window, &post);
    window.click("[data-field=thread] label:has([value=thread])");
    window.wait_for("[data-part=\"2\"]");
    until("the parts are in the file", || {
        parts().as_deref() == Some("2")
    });
    window.click("[data-action=number-parts]");
    window.wait("document.querySelector('[data-part=\"2\"] textarea').value.endsWith(' 2/2')");
    window.focus("[data-part=\"2\"] textarea");
    window.chord(&[CONTROL], HOME);
    typed(&window, "Now ");
    window.chord(&[CONTROL, SHIFT], ENTER);
    window.wait("document.querySelector('[data-part=\"3\"] textarea')?.value.endsWith(' 3/3')");
    window.wait("document.activeElement.closest('[data-part]').dataset.part === '3'");
    window.keys(&[BACKSPACE]);
    window.wait("!document.querySelector('[data-part=\"3\"]')");
    window.wait("document.activeElement.closest('[data-part]').dataset.part === '2'");
    window.click("[data-field=thread] label:has([value=one])");
    window.wait_for(TEXT);
    until("it is one post", || parts().is_none());
    assert!(self::text(&window).contains("Now\n\nA sentence"));
}

#[test]
fn a_part_that_is_too_long_is_split_where_its_sentence_ends() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "A thread");
    let parts = vec![
        "A sentence of some words. ".repeat(12),
        "The end.".to_owned(),
    ];
    let edit = PostEdit {
        parts: Some(parts),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a thread");
    drop(plan);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.keys(&[ENTER]);
    window.wait_for("[data-part=\"1\"] [data-action=split]");
    window.click("[data-part=\"1\"] [data-action=split]");
    window.wait_for("[data-part=\"3\"]");
    window.wait("!document.querySelector('[data-panel] mark')");
}

#[test]
fn the_wide_form_stands_beside_the_posts_day_and_keeps_its_width() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    let next = plan.post(0, Some((4, "12:00")), "Two");
    drop(plan);
    let days = "document.querySelectorAll('[data-view] [data-hour=\"9\"]').length";
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.chord(&[CONTROL], 'e');
    window.wait_for("[data-preview=x]");
    window.wait(&format!("{days} === 1"));
    assert!(window.is_there(&card(&post)), "its own day is shown");
    window.fill(TEXT, "Seen in the preview https://acme.example/a");
    window.wait(
        "document.querySelector('[data-preview] .link')?.textContent === 'https://acme.example/a'",
    );
    window.chord(&[CONTROL], ']');
    window.wait_for(&card(&next));
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'Two'");
    window.click("[data-panel] [data-action=close]");
    window.wait(&format!("{days} === 0 || {days} === 7"));
    window.wait_for(&card(&post));
    drop(window);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.wait_for("[data-preview=x]");
}

#[test]
fn keys_go_to_the_next_channel_and_the_next_post() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    plan.planner
        .add_sibling(&post, &plan.channels[1])
        .expect("a sibling");
    plan.post(0, Some((3, "09:00")), "Two");
    let linkedin = plan.channels[1].clone();
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.chord(&[CONTROL], PAGE_DOWN);
    is_shown(&window, &tab(&linkedin));
    window.chord(&[CONTROL], ']');
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'Two'");
    window.chord(&[CONTROL], '[');
    window.chord(&[CONTROL], '[');
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'One'");
}

#[test]
fn what_is_wrong_with_a_post_is_said_in_it_and_waved_through_with_a_reason() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With a placeholder");
    let edit = PostEdit {
        text: Some("Read [LINK]".to_owned()),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a text");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    let finding = "[data-finding=placeholder]";
    window.wait_for(finding);
    window.click(&format!("{finding} [data-action=wave]"));
    window.wait("document.activeElement.name === 'reason'");
    typed(&window, "Filled in at posting");
    window.keys(&[ENTER]);
    window.wait(&format!("!document.querySelector('{finding}')"));
    let reason = value(&folder.file(), "SELECT reason FROM waiver");
    assert_eq!(reason.as_deref(), Some("Filled in at posting"));
    window.wait("document.querySelector('[data-panel] [data-waived] button')?.tabIndex === 0");
    window.fill(TEXT, "Read [LINK] and [URL]");
    window.wait_for(finding);
}
