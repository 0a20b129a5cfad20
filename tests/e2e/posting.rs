//! Publishing by hand: the four steps by keys alone, and what they copy, open and store.

use std::fs;
use std::path::Path;

use chrono::{NaiveTime, TimeDelta};
use daymark_core::model::{LocalTime, NewPost, PostEdit, Status, parse_at};

use crate::clipboard::clipboard;
use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, UP};
use crate::media::picture;
use crate::plan::{Draft, Folder, draft, value};
use crate::test_files::{POSITION_DAY, jpeg_with_exif};
use crate::walls::record_links;
use crate::window::{Window, quoted, until};

pub(crate) const CHOSEN: &str = "[data-posting] [data-due][data-chosen]";
const ADDRESS: &str = "[data-posting] [name=address]";

/// Returns a time some minutes before now in the plan's zone, or after now for a negative number.
pub(crate) fn ago(plan: &Draft, minutes: i64) -> LocalTime {
    let now = plan.planner.due().expect("what is due").now;
    let minutes = i64::from(now.minute) - minutes;
    let at = now.date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes);
    parse_at(&at.format("%Y-%m-%dT%H:%M").to_string()).expect("a time")
}

/// Adds a post to the first channel at a time, with words.
pub(crate) fn add(plan: &mut Draft, at: LocalTime, title: &str, edit: PostEdit) -> String {
    let new = NewPost {
        channels: vec![plan.channels[0].clone()],
        at: Some(at),
        status: Status::Draft,
        edit: PostEdit {
            title: Some(title.to_owned()),
            ..edit
        },
        ..NewPost::default()
    };
    plan.planner.add_post(&new).expect("a post").1[0].to_string()
}

pub(crate) fn with_text(text: &str) -> PostEdit {
    PostEdit {
        text: Some(text.to_owned()),
        ..PostEdit::default()
    }
}

/// A plan with a post on X that is due since two minutes ago. Returns the post.
fn one_due(folder: &Folder, edit: PostEdit) -> String {
    let mut plan = draft(folder, &["x"]);
    let at = ago(&plan, 2);
    add(&mut plan, at, "Search 2.0 is live", edit)
}

/// Opens the window and, by its key, the place.
pub(crate) fn open_place(folder: &Folder) -> Window {
    let window = Window::open(&folder.file());
    window.wait_for("[data-to-post]");
    window.keys(&['p']);
    window.wait_for("[data-posting]");
    window
}

/// Waits until an element has the focus.
pub(crate) fn wait_focus(window: &Window, css: &str) {
    window.wait(&format!(
        "document.activeElement?.matches({}) === true",
        quoted(css)
    ));
}

fn wait_done(window: &Window, step: &str) {
    window.wait_for(&format!("{CHOSEN} [data-step={step}][data-done] svg"));
}

pub(crate) fn wait_copied(text: &str) {
    until(text, || clipboard() == text);
}

pub(crate) fn published(folder: &Folder, post: &str) -> String {
    let sql = format!(
        "SELECT status || ' ' || coalesce(published_url, '') FROM post WHERE id = '{post}'"
    );
    value(&folder.file(), &sql).unwrap_or_default()
}

/// Returns what was opened, a line each.
fn lines(opened: &Path) -> Vec<String> {
    let text = fs::read_to_string(opened).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_post_is_published_by_enter_alone() {
    let folder = Folder::new();
    let opened = record_links(&folder);
    let post = one_due(&folder, with_text("https://x.com/acme/status/1"));
    let window = open_place(&folder);
    wait_done(&window, "text");
    wait_copied("https://x.com/acme/status/1");
    wait_focus(&window, "[data-action=open]");
    window.keys(&[ENTER]);
    wait_done(&window, "open");
    until("the page is opened", || {
        lines(&opened) == ["https://x.com/compose/post"]
    });
    wait_focus(&window, ADDRESS);
    window.chord(&[CONTROL], 'v');
    window.wait(&format!("document.querySelector('{ADDRESS}').value !== ''"));
    window.keys(&[ENTER]);
    until("it is published", || {
        published(&folder, &post) == "published https://x.com/acme/status/1"
    });
    window.wait(&format!("!document.querySelector('{CHOSEN}')"));
    wait_focus(&window, "[data-posting]");
    window.chord(&[CONTROL], 'z');
    window.wait_for(CHOSEN);
    assert_eq!(published(&folder, &post), "draft ");
}

#[test]
fn pictures_are_shown_in_a_folder_and_the_position_is_asked_about_once() {
    let folder = Folder::new();
    let opened = record_links(&folder);
    let mut plan = draft(&folder, &["x"]);
    let at = ago(&plan, 2);
    let first = add(&mut plan, at, "First", with_text("First"));
    let second = add(&mut plan, at, "Second", PostEdit::default());
    for (post, name, width) in [(&first, "one.jpg", 40), (&second, "two.jpg", 60)] {
        let file = folder.path().join(name);
        fs::write(&file, jpeg_with_exif(width, 20, 6)).expect("a file");
        plan.planner
            .add_media(post, &[file], Some("A red square"))
            .expect("media");
    }
    drop(plan);
    let window = open_place(&folder);
    wait_done(&window, "text");
    wait_focus(&window, "[data-action=folder]");
    window.wait("document.querySelector('[data-step=media] img')?.naturalWidth > 0");
    window.keys(&[ENTER]);
    wait_focus(&window, "[data-action=position-remove]");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-position-question]')");
    window.focus("[data-posting] [data-action=copy-alt]");
    window.keys(&[ENTER]);
    wait_copied("A red square");
    window.focus("[data-action=folder]");
    window.keys(&[ENTER]);
    wait_focus(&window, "[data-action=position-remove]");
    window.keys(&[ENTER]);
    wait_done(&window, "media");
    until("the folder is opened", || lines(&opened).len() == 1);
    let shown = lines(&opened).remove(0);
    let saved = fs::read(Path::new(&shown).join("1 one.jpg")).expect("the picture");
    let is_position = |window: &[u8]| window == POSITION_DAY;
    assert!(!saved.windows(POSITION_DAY.len()).any(is_position));
    wait_focus(&window, "[data-action=open]");
    window.keys(&[DOWN]);
    window.wait_for(&format!("[data-chosen][data-due=\"{second}\"]"));
    wait_focus(&window, "[data-action=folder]");
    window.keys(&[ENTER]);
    wait_done(&window, "media");
    assert!(!window.is_there("[data-position-question]"), "asked once");
    until("the folder is opened again", || lines(&opened).len() == 2);
    let names: Vec<_> = fs::read_dir(&shown)
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name())
        .collect();
    assert_eq!(names, ["1 two.jpg"], "it has what was asked for last");
}

#[test]
fn a_thread_is_copied_part_by_part_and_then_its_first_comment_as_they_are_sent() {
    let folder = Folder::new();
    record_links(&folder);
    let edit = PostEdit {
        parts: Some(vec![
            "One https://acme.example/a".to_owned(),
            "Two".to_owned(),
        ]),
        link: Some("https://acme.example/a".to_owned()),
        utm: Some(Some(true)),
        first_comment: Some(Some("And a comment".to_owned())),
        ..PostEdit::default()
    };
    one_due(&folder, edit);
    let window = open_place(&folder);
    wait_done(&window, "text");
    let first = clipboard();
    assert!(
        first.starts_with("One https://acme.example/a?utm_source=x&utm_medium="),
        "{first}"
    );
    wait_focus(&window, "[data-action=open]");
    window.keys(&[ENTER]);
    for (copy, text) in [("2", "Two"), ("3", "And a comment")] {
        wait_focus(&window, &format!("[data-copy=\"{copy}\"]"));
        window.keys(&[ENTER]);
        wait_copied(text);
        let shown = "document.querySelector('[data-step=text] .text').textContent";
        window.wait(&format!("{shown} === '{text}'"));
    }
    wait_focus(&window, ADDRESS);
}

#[test]
fn a_link_beside_the_text_is_copied_with_its_parameters() {
    let folder = Folder::new();
    let edit = PostEdit {
        link: Some("https://acme.example/a".to_owned()),
        utm: Some(Some(true)),
        ..with_text("No link in here")
    };
    let mut plan = draft(&folder, &["instagram"]);
    let at = ago(&plan, 2);
    add(&mut plan, at, "On Instagram", edit);
    drop(plan);
    let window = open_place(&folder);
    wait_done(&window, "text");
    window.click("[data-action=copy-link]");
    until("the link is copied", || {
        clipboard().starts_with("https://acme.example/a?utm_source=")
    });
}

#[test]
fn two_pictures_with_the_same_problem_are_told_once() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let at = ago(&plan, 2);
    let post = add(&mut plan, at, "Small", with_text("Small"));
    let files = ["red", "blue"]
        .map(|colour| picture(folder.path(), &format!("{colour}.png"), "40x40", colour));
    plan.planner.add_media(&post, &files, None).expect("media");
    drop(plan);
    let window = open_place(&folder);
    window.wait_for(&format!("{CHOSEN} .odd"));
    let sentences =
        "[...document.querySelectorAll('[data-chosen] .odd')].map((line) => line.textContent)";
    window.wait(&format!("{sentences}.length === new Set({sentences}).size"));
}

#[test]
fn an_address_of_another_platform_is_refused_with_a_sentence() {
    let folder = Folder::new();
    let post = one_due(&folder, with_text("Hi"));
    let window = open_place(&folder);
    wait_focus(&window, "[data-action=open]");
    for (address, sentence) in [
        (
            "https://www.linkedin.com/posts/1",
            "That looks like a post on LinkedIn. This one is on X.",
        ),
        (
            "x.com/1",
            "That is not the address of a post: it begins with https://",
        ),
        ("https://acme.example/1", "That is not an address on X."),
    ] {
        window.fill(ADDRESS, address);
        window.keys(&[ENTER]);
        let said = "document.querySelector('[data-posting] [role=alert]')?.textContent";
        window.wait(&format!("{said} === '{sentence}'"));
        wait_focus(&window, ADDRESS);
        assert_eq!(published(&folder, &post), "draft ");
    }
    window.fill(ADDRESS, "https://x.com/acme/status/2");
    window.wait("!document.querySelector('[data-posting] [role=alert]')");
    window.keys(&[ENTER]);
    until("it is published", || {
        published(&folder, &post) == "published https://x.com/acme/status/2"
    });
}

#[test]
fn a_typed_address_waits_while_another_post_is_shown() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for title in ["First", "Second"] {
        let at = ago(&plan, 2);
        add(&mut plan, at, title, with_text(title));
    }
    drop(plan);
    let window = open_place(&folder);
    wait_focus(&window, "[data-action=open]");
    window.fill(ADDRESS, "https://x.com/half");
    window.keys(&[DOWN]);
    window.wait("document.querySelector('[data-chosen] h3').textContent === 'Second'");
    window.wait(&format!("document.querySelector('{ADDRESS}').value === ''"));
    window.keys(&[UP]);
    window.wait(&format!(
        "document.querySelector('{ADDRESS}')?.value === 'https://x.com/half'"
    ));
}
