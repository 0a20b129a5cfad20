//! Creating and editing posts and channels.

use serde_json::json;

use crate::keys::{CONTROL, DELETE, ENTER, ESCAPE};
use crate::plan::{Folder, draft, place, value};
use crate::window::{Window, card, until};

#[test]
fn a_click_on_an_empty_slot_begins_a_post_there() {
    let folder = Folder::new();
    let plan = draft(&folder, &["linkedin"]);
    let date = plan.date(3);
    let window = Window::open(&folder.file());
    let slot = format!("[data-date=\"{date}\"][data-hour=\"10\"]");
    window.click_at(window.at(&slot, 0.5, 0.1));
    window.wait_for("[data-panel] [name=title]");
    window.fill("[data-panel] [name=title]", "Hiring: two engineers");
    window.fill("[data-panel] [name=text]", "We are looking for two people.");
    window.click("[data-panel] [data-action=create]");
    let file = folder.file();
    until("the post is in the file", || {
        value(&file, "SELECT id FROM post").is_some()
    });
    let when = value(&file, "SELECT date || ' ' || minute FROM post");
    assert_eq!(when, Some(format!("{date} 600")));
    let said = value(&file, "SELECT title || '/' || text FROM item");
    assert_eq!(
        said.as_deref(),
        Some("Hiring: two engineers/We are looking for two people.")
    );
    let id = value(&file, "SELECT id FROM post").expect("an id");
    window.wait_for(&format!("{slot} {}", card(&id)));
}

#[test]
fn n_begins_a_post_and_control_enter_creates_it() {
    let folder = Folder::new();
    draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    window.keys(&['n']);
    window.wait("document.activeElement?.name === 'title'");
    window.keys(&"An idea".chars().collect::<Vec<_>>());
    window.chord(&[CONTROL], ENTER);
    let file = folder.file();
    until("the post is in the file", || {
        value(&file, "SELECT id FROM post").is_some()
    });
    assert_eq!(
        value(&file, "SELECT title FROM item").as_deref(),
        Some("An idea")
    );
}

#[test]
fn an_empty_title_is_refused_and_what_was_typed_stays() {
    let folder = Folder::new();
    draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    window.keys(&['n']);
    window.wait_for("[data-panel] [name=text]");
    window.fill("[data-panel] [name=text]", "Words without a title");
    window.click("[data-panel] [data-action=create]");
    window.wait_for("[data-panel] .refusal");
    assert_eq!(
        window.js("document.querySelector('[data-panel] [name=text]').value"),
        json!("Words without a title")
    );
    assert_eq!(
        value(&folder.file(), "SELECT count(*) FROM post").as_deref(),
        Some("0")
    );
}

#[test]
fn the_panel_saves_as_one_types() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((1, "09:00")), "Befor");
    let window = Window::open(&folder.file());
    window.click(&card(&post));
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'Befor'");
    window.fill("[data-panel] [name=title]", "After");
    window.fill("[data-panel] [name=notes]", "Ask Ada");
    window.fill("[data-panel] [name=time]", "14:45");
    window.keys(&[ENTER]);
    let file = folder.file();
    until("all of it is in the file", || {
        let item = value(&file, "SELECT title || '/' || notes FROM item");
        item.as_deref() == Some("After/Ask Ada")
            && value(&file, "SELECT minute FROM post").as_deref() == Some("885")
    });
    window.wait(&format!(
        "document.querySelector('{}')?.textContent.includes('After')",
        card(&post).replace('"', "\\\"")
    ));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-panel]') === null");
}

#[test]
fn an_impossible_time_is_refused_and_stays_in_its_field() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "On time");
    let window = Window::open(&folder.file());
    window.click(&card(&post));
    window.wait_for("[data-panel] [name=time]");
    window.fill("[data-panel] [name=time]", "25:99");
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [name=time][aria-invalid=true]");
    assert_eq!(
        window.js("document.querySelector('[data-panel] [name=time]').value"),
        json!("25:99")
    );
    assert!(place(&folder.file(), &post).contains(" 540 "));
}

#[test]
fn delete_and_duplicate_by_key() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Twice");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'd');
    let file = folder.file();
    until("there are two", || {
        value(&file, "SELECT count(*) FROM post").as_deref() == Some("2")
    });
    window.wait("document.activeElement?.dataset.post !== undefined");
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    until("one is gone", || {
        value(&file, "SELECT count(*) FROM post").as_deref() == Some("1")
    });
    window.wait("document.activeElement?.dataset.post !== undefined");
    assert_eq!(place(&file, &post), "gone");
}

#[test]
fn channels_are_renamed_reordered_archived_and_keep_their_posts() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((1, "09:00")), "Stays");
    let first = plan.channels[0].clone();
    let window = Window::open(&folder.file());
    window.click("[data-action=channels]");
    let row = format!("[data-channel-row=\"{first}\"]");
    window.fill(&format!("{row} [name=channel-name]"), "X of Acme");
    window.keys(&[ENTER]);
    let file = folder.file();
    let named = format!("SELECT name FROM channel WHERE id = '{first}'");
    until("it is renamed", || {
        value(&file, &named).as_deref() == Some("X of Acme")
    });
    window.click(&format!("{row} [data-action=down]"));
    let position = format!("SELECT position FROM channel WHERE id = '{first}'");
    until("it is second", || {
        value(&file, &position).as_deref() == Some("1")
    });
    window.click(&format!("{row} [data-action=archive]"));
    let archived = format!("SELECT archived FROM channel WHERE id = '{first}'");
    until("it is archived", || {
        value(&file, &archived).as_deref() == Some("1")
    });
    window.keys(&[ESCAPE]);
    window.wait_for(&card(&post));
    assert!(place(&file, &post).contains(&first));
}

/// A colour in an edited plan file can't add style rules to the page.
#[test]
fn a_channels_colour_is_on_its_cards_and_changes_with_it() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "Coloured");
    let other = plan.post(1, Some((2, "09:00")), "Strange");
    let db = rusqlite::Connection::open(folder.file()).expect("the plan file");
    let strange = "UPDATE channel SET colour = 'red} .card {display: none' WHERE id = ?1";
    db.execute(strange, [&plan.channels[1]])
        .expect("a strange colour");
    let window = Window::open(&folder.file());
    let edge = |post: &str| {
        let css = card(post);
        window.js(&format!(
            "getComputedStyle(document.querySelector('{css}')).getPropertyValue('--edge')"
        ))
    };
    assert_ne!(edge(&post), json!(""), "the platform's own");
    assert_eq!(
        window.js(&format!(
            "document.querySelector('{}').getBoundingClientRect().height > 0",
            card(&other)
        )),
        json!(true)
    );
    window.click("[data-action=channels]");
    window.click("[data-channel-row] [data-action=colour]");
    window.click(".floating [data-colour=\"#d6428f\"]");
    until("the cards wear it", || edge(&post) == json!("#d6428f"));
    assert_eq!(
        window.js("document.querySelectorAll('[data-post][style]').length"),
        json!(0),
        "by a rule"
    );
}
