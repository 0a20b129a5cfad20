//! Commands of the palette.

use daymark_core::model::CampaignEdit;
use serde_json::json;

use crate::keys::{CONTROL, ENTER, ESCAPE, RIGHT};
use crate::pictures::examine;
use crate::plan::{Folder, draft, value};
use crate::search::{chosen, edit_from, far_and_near, has_focus, typed};
use crate::window::{Window, card, quoted, until};

/// Opens the palette, types words, and runs the active command, which must have this name.
fn command(window: &Window, words: &str, name: &str) {
    window.chord(&[CONTROL], 'k');
    typed(window, words);
    window.wait(&format!("{}.includes({})", chosen(), quoted(name)));
    window.keys(&[ENTER]);
    window.wait("document.querySelector('[data-dialog=palette]') === null");
}

#[test]
fn the_palette_acts_on_the_card_that_had_the_focus() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "One");
    let (file, date) = (folder.file(), |day| plan.date(day));
    let of_post = |column: &str, id: &str| {
        value(
            &file,
            &format!("SELECT {column} FROM post WHERE id = '{id}'"),
        )
    };
    let becomes = |column: &str, expected: &str| {
        until(expected, || {
            of_post(column, &post).as_deref() == Some(expected)
        });
    };
    let window = Window::open(&file);
    window.focus(&card(&post));
    command(&window, "set-status-approved", "Status: Approved");
    becomes("status", "approved");
    window.wait(&has_focus(&post));
    command(&window, "a day later", "Move a day later");
    becomes("date", &date(2));
    window.wait(&has_focus(&post));
    command(&window, "15 minutes later", "Move 15 minutes later");
    becomes("minute", "555");
    window.wait(&has_focus(&post));
    command(&window, "pick up", "Pick the post up");
    window.wait_for(".drag-layer");
    window.keys(&[RIGHT, ENTER]);
    becomes("date", &date(3));
    window.wait(&has_focus(&post));
    command(&window, "move to", "Move to…");
    window.wait("document.activeElement?.dataset.day !== undefined");
    examine(&window, "the dialog that moves posts");
    window.click(&format!("[data-dialog=move] [data-day=\"{}\"]", date(4)));
    window.click("[data-dialog=move] [data-action=move]");
    becomes("date", &date(4));
    window.wait(&has_focus(&post));
    command(&window, "duplicate", "Duplicate the post");
    let count = |expected: &str| {
        until(expected, || {
            value(&file, "SELECT count(*) FROM post").as_deref() == Some(expected)
        });
    };
    count("2");
    window.wait("document.activeElement?.dataset.post !== undefined");
    window.wait(&format!("!({})", has_focus(&post)));
    command(&window, "delete", "Delete the post");
    count("1");
    window.wait(&has_focus(&post));
    command(&window, "open the post", "Open the post");
    window.wait_for("[data-panel] [name=title]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-panel]') === null");
    window.wait(&has_focus(&post));
    command(&window, "tray to", "To the tray");
    until("it waits", || of_post("date", &post).is_none());
    window.focus("[data-action=today]");
    window.chord(&[CONTROL], 'k');
    typed(&window, "duplicate the");
    window.wait("document.querySelector('[data-dialog=palette] [role=option]') === null");
}

#[test]
fn the_palette_acts_on_all_that_are_selected() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts = [1, 2].map(|day| plan.post(0, Some((day, "09:00")), "Chosen"));
    let file = folder.file();
    let window = Window::open(&file);
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL], 'a');
    window.wait_for("[data-selection]");
    window.focus("[data-action=today]");
    let all = |sql: &str, expected: &str| {
        until(expected, || value(&file, sql).as_deref() == Some(expected));
    };
    command(&window, "set-status-in_review", "Status: In review");
    all("SELECT count(*) FROM post WHERE status = 'in_review'", "2");
    command(&window, "new label", "New label…");
    window.wait("document.activeElement?.name === 'bulk-label'");
    window.keys(&['t', 'i', 'p', ENTER]);
    all("SELECT count(*) FROM item_label", "2");
    window.wait("document.activeElement?.dataset.action === 'select-label'");
    window.keys(&[ENTER]);
    window.click("[role=menuitem][data-value='+']");
    window.wait("document.activeElement?.name === 'bulk-label'");
    window.keys(&[ESCAPE]);
    window.wait("document.activeElement?.dataset.action === 'select-label'");
    command(&window, "take tip", "Take off the label: tip");
    all("SELECT count(*) FROM item_label", "0");
    command(&window, "move to", "Move to…");
    window.click(&format!(
        "[data-dialog=move] [data-day=\"{}\"]",
        plan.date(3)
    ));
    window.click("[data-dialog=move] [data-action=move]");
    all(
        "SELECT group_concat(date) FROM (SELECT date FROM post ORDER BY date)",
        &format!("{},{}", plan.date(3), plan.date(4)),
    );
    command(&window, "clear selection", "Clear the selection");
    window.wait("document.querySelector('[aria-pressed=true][data-post]') === null");
}

#[test]
fn the_palette_sets_filters_and_saves_them() {
    let folder = Folder::new();
    let (plan, near, ..) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&near));
    let is_hidden = format!("document.querySelector('{}') === null", card(&near));
    command(&window, "only idea", "Only status: Idea");
    window.wait(&is_hidden);
    command(&window, "save view", "Save the filter as a view…");
    window.wait("document.activeElement?.name === 'view-name'");
    window.keys(&['I', 'd', 'e', 'a', 's', ENTER]);
    window.wait_for("[data-saved-view]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-filter-popover]') === null");
    command(&window, "clear all", "Clear all filters");
    window.wait_for(&card(&near));
    let x = &plan.channels[0];
    command(&window, &format!("toggle-{x}"), "Hide channel: X");
    window.wait(&is_hidden);
    command(&window, &format!("toggle-{x}"), "Show channel: X");
    window.wait_for(&card(&near));
}

#[test]
fn the_palette_changes_the_plan_around_its_posts() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let named: CampaignEdit = edit_from(&json!({"name": "Launch"}));
    plan.planner.add_campaign(&named).expect("a campaign");
    let window = Window::open(&folder.file());
    let close = |window: &Window| {
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    };
    for (words, name, there) in [
        (
            "new campaign",
            "New campaign…",
            "[data-around=new-campaign]",
        ),
        (
            "edit-campaign launch",
            "Edit campaign: Launch",
            "[data-campaign-row] [data-campaign-form]",
        ),
        ("all campaigns", "All campaigns…", "[data-dialog=campaigns]"),
        ("note on today", "Note on today", "[data-around=note]"),
        ("posting slots", "Posting slots of X", "[data-dialog=slots]"),
    ] {
        command(&window, words, name);
        window.wait_for(there);
        close(&window);
    }
    let file = folder.file();
    let kept = |sql: &str, expected: &str| {
        until(expected, || value(&file, sql).as_deref() == Some(expected));
    };
    command(&window, "clock", "Clock: 12 hours");
    kept("SELECT hour12 FROM plan", "1");
    command(&window, "begins sunday", "Week begins on Sunday");
    kept("SELECT first_day FROM plan", "7");
    command(&window, "compact", "Density: compact");
    window.wait("document.documentElement.dataset.density === 'compact'");
    command(&window, "archive x", "Archive X");
    kept("SELECT archived FROM channel", "1");
    command(&window, "bring back", "Bring back X");
    kept("SELECT archived FROM channel", "0");
}
