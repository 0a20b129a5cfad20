//! Notes on days, the pillars, and the list of all campaigns.

use std::path::Path;

use daymark_core::model::CampaignEdit;

use crate::campaigns::{campaign, turn_to};
use crate::keys::{CONTROL, DELETE, DOWN, ENTER, ESCAPE, RIGHT};
use crate::pictures::examine;
use crate::plan::{Folder, draft, value};
use crate::window::{Window, quoted, until};

#[test]
fn a_note_is_written_changed_and_taken_away_by_keys() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let (file, date) = (folder.file(), plan.date(3));
    let window = Window::open(&file);
    let note = format!("[data-note=\"{date}\"]");
    let sql = "SELECT text FROM day_note";
    window.focus(&format!("[data-note=\"{}\"]", plan.date(2)));
    window.keys(&[RIGHT, ENTER]);
    window.wait("document.activeElement?.name === 'note'");
    examine(&window, "the note's popover");
    window.keys(&"Press day".chars().collect::<Vec<_>>());
    window.keys(&[ENTER]);
    until("it is in the file", || {
        value(&file, sql).as_deref() == Some("Press day")
    });
    window.wait(&format!(
        "document.querySelector({}).textContent.trim() === 'Press day'",
        quoted(&note)
    ));
    window.wait(&format!(
        "document.activeElement === document.querySelector({})",
        quoted(&note)
    ));
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.value === 'Press day'");
    window.chord(&[CONTROL], 'a');
    window.keys(&[DELETE, ENTER]);
    until("it is gone", || value(&file, sql).is_none());
    window.wait(&format!(
        "document.activeElement === document.querySelector({})",
        quoted(&note)
    ));
    window.chord(&[CONTROL], 'z');
    until("it is back", || {
        value(&file, sql).as_deref() == Some("Press day")
    });
    window.wait(&format!(
        "document.querySelector({}).textContent.trim() === 'Press day'",
        quoted(&note)
    ));
}

#[test]
fn campaigns_without_days_are_found_edited_and_deleted_in_the_list_of_all() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let bar = campaign(&mut plan, "Launch", 1, 2);
    let named = CampaignEdit {
        name: Some("Some day".into()),
        brief: Some("For whoever asks".into()),
        ..CampaignEdit::default()
    };
    let id = plan
        .planner
        .add_campaign(&named)
        .expect("a campaign")
        .1
        .to_string();
    let posts = [
        plan.post(0, None, "Waiting"),
        plan.post(0, Some((60, "09:00")), "Far away"),
    ];
    let categories = serde_json::from_value(serde_json::json!({"campaign": id}));
    plan.planner
        .categorize_posts(&posts, &categories.expect("categories"))
        .expect("sorted");
    let (file, date) = (folder.file(), plan.date(4));
    let window = Window::open(&file);
    window.click(&format!("[data-campaign=\"{bar}\"]"));
    window.click("[data-action=all-campaigns]");
    window.wait_for("[data-dialog=campaigns]");
    let row = format!("[data-campaign-row=\"{id}\"]");
    for said in ["No days yet", "For whoever asks", "2 posts"] {
        window.wait(&format!(
            "document.querySelector({}).textContent.includes({})",
            quoted(&row),
            quoted(said)
        ));
    }
    examine(&window, "the list of campaigns");
    window.click(&format!("{row} [data-action=edit-campaign]"));
    examine(&window, "the list of campaigns with a form");
    window.fill(&format!("{row} [name=first-day]"), &date);
    window.keys(&[ENTER]);
    let first = format!("SELECT first_day FROM campaign WHERE id = '{id}'");
    until("it begins", || {
        value(&file, &first).as_deref() == Some(date.as_str())
    });
    window.fill("[name=new-campaign]", "Another");
    window.keys(&[ENTER]);
    let count = |expected: &str| {
        let sql = "SELECT count(*) FROM campaign";
        until(expected, || value(&file, sql).as_deref() == Some(expected));
    };
    count("3");
    for left in ["2", "1", "0"] {
        window.focus("[data-action=delete-campaign]");
        window.keys(&[ENTER]);
        count(left);
        let next = if left == "0" {
            "name === 'new-campaign'"
        } else {
            "dataset.action === 'edit-campaign'"
        };
        window.wait(&format!("document.activeElement?.{next}"));
    }
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
}

fn write_note(window: &Window, file: &Path, text: &str) {
    window.wait("document.activeElement?.name === 'note'");
    window.keys(&text.chars().collect::<Vec<_>>());
    window.keys(&[ENTER]);
    let sql = format!("SELECT text FROM day_note WHERE text = '{text}'");
    until(text, || value(file, &sql).is_some());
    window.wait("document.querySelector('[data-around]') === null");
}

/// Returns the day that has a note with this text in the plan's file.
fn noted(file: &Path, text: &str) -> Option<String> {
    value(
        file,
        &format!("SELECT date FROM day_note WHERE text = '{text}'"),
    )
}

#[test]
fn in_every_view_a_note_is_written_by_key() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "A post");
    let (file, date) = (folder.file(), |day| Some(plan.date(day)));
    let window = Window::open(&file);
    window.focus(&format!("[data-post=\"{post}\"]"));
    for (key, view) in [
        ('w', "week"),
        ('c', "channels"),
        ('m', "month"),
        ('l', "list"),
    ] {
        turn_to(&window, key, view);
        window.wait(&format!(
            "document.activeElement?.dataset.post === '{post}'"
        ));
        window.keys(&['d']);
        window.wait("document.activeElement?.name === 'note'");
        window.chord(&[CONTROL], 'a');
        write_note(&window, &file, view);
        assert_eq!(noted(&file, view), date(1));
        window.wait(&format!(
            "document.activeElement?.dataset.post === '{post}'"
        ));
    }
    turn_to(&window, 'm', "month");
    window.focus(&format!("[data-view] [data-cell=\"{}\"]", plan.date(2)));
    window.keys(&['d']);
    write_note(&window, &file, "From a cell");
    assert_eq!(noted(&file, "From a cell"), date(2));
    window.wait(&format!(
        "document.activeElement?.dataset.cell === '{}'",
        plan.date(2)
    ));
    window.focus(&format!("[data-note=\"{}\"]", plan.date(2)));
    window.keys(&[RIGHT, ENTER]);
    write_note(&window, &file, "By arrows");
    assert_eq!(noted(&file, "By arrows"), date(3));
    turn_to(&window, 'l', "list");
    window.focus(&format!("[data-note=\"{}\"]", plan.date(3)));
    window.keys(&[DOWN, ENTER]);
    write_note(&window, &file, "In the list");
    assert_eq!(noted(&file, "In the list"), date(4));
    assert!(!window.is_there("[data-panel]"), "no new post was begun");
    examine(&window, "a list with notes");
    turn_to(&window, 'b', "board");
    window.focus(&format!("[data-post=\"{post}\"]"));
    window.keys(&['d']);
    window.wait("document.activeElement?.name === 'note'");
    window.chord(&[CONTROL], 'a');
    write_note(&window, &file, "From a card of the board");
    assert_eq!(noted(&file, "From a card of the board"), date(1));
}

/// Clicks beside a popover, on an element that does nothing.
fn click_outside(window: &Window) {
    window.click("h1");
    window.wait("document.querySelector('[data-around]') === null");
}

#[test]
fn what_was_typed_is_kept_by_a_click_beside_and_dropped_by_escape() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let id = campaign(&mut plan, "Launch", 1, 2);
    let (file, date) = (folder.file(), plan.date(3));
    let window = Window::open(&file);
    let note = format!("[data-note=\"{date}\"]");
    let bar = format!("[data-campaign=\"{id}\"]");
    let written = |css: &str, text: &str| {
        window.fill(&format!("[data-around] {css}"), text);
        click_outside(&window);
    };
    let holds = |sql: &str, text: &str| until(text, || value(&file, sql).as_deref() == Some(text));
    let noted = "SELECT text FROM day_note";
    window.focus(&note);
    window.keys(&[ENTER]);
    written("[name=note]", "Press day");
    holds(noted, "Press day");
    window.focus(&note);
    window.keys(&[ENTER]);
    window.fill("[data-around] [name=note]", "Nothing");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-around]') === null");
    window.click(&bar);
    written("[name=campaign-name]", "Spring");
    holds("SELECT name FROM campaign", "Spring");
    window.click(&bar);
    written("[name=brief]", "For spring");
    holds("SELECT brief FROM campaign", "For spring");
    window.click("[data-new-campaign]");
    written("[name=campaign-name]", "Autumn");
    holds("SELECT name FROM campaign WHERE name = 'Autumn'", "Autumn");
    window.click("[data-new-campaign]");
    window.fill("[data-around] [name=campaign-name]", "Nothing");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-around]') === null");
    window.settle();
    assert_eq!(value(&file, noted).as_deref(), Some("Press day"));
    let count = value(&file, "SELECT count(*) FROM campaign");
    assert_eq!(count.as_deref(), Some("2"), "Escape makes none");
}

#[test]
fn pillars_are_added_aimed_reordered_and_deleted() {
    let folder = Folder::new();
    let _plan = draft(&folder, &["x"]);
    let file = folder.file();
    let window = Window::open(&file);
    window.click("[data-action=pillars]");
    window.wait_for("[name=new-pillar]");
    for name in ["Product", "People"] {
        window.fill("[name=new-pillar]", name);
        window.keys(&[ENTER]);
        let sql = format!("SELECT id FROM pillar WHERE name = '{name}'");
        until(name, || value(&file, &sql).is_some());
    }
    let named = |name: &str| {
        let sql = format!("SELECT id FROM pillar WHERE name = '{name}'");
        format!(
            "[data-pillar-row=\"{}\"]",
            value(&file, &sql).expect("a pillar")
        )
    };
    examine(&window, "the dialog of pillars");
    window.fill(&format!("{} [name=share]", named("People")), "40");
    window.keys(&[ENTER]);
    let share = "SELECT share FROM pillar WHERE name = 'People'";
    until("it is aimed at", || {
        value(&file, share).as_deref() == Some("40")
    });
    window.fill(&format!("{} [name=share]", named("People")), "lots");
    window.keys(&[ENTER]);
    window.wait_for("[data-pillar-row] .refusal");
    window.click(&format!("{} [data-action=up]", named("People")));
    let place = "SELECT position FROM pillar WHERE name = 'People'";
    until("it is first", || {
        value(&file, place).as_deref() == Some("0")
    });
    window.click(&format!("{} [data-action=delete-pillar]", named("Product")));
    until("one is left", || {
        value(&file, "SELECT count(*) FROM pillar").as_deref() == Some("1")
    });
    window.keys(&[ESCAPE]);
    window.wait_for("[data-target=\"40\"]");
}
