//! Posts that repeat: added in the panel, and moved and deleted alone or with their series.

use std::path::Path;

use serde_json::json;

use crate::keys::{CONTROL, DELETE, ENTER, ESCAPE, RIGHT};
use crate::pictures::{examine, screens, set_theme};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Start, Window, card, until};

pub(crate) fn hour(date: &str, hour: u32) -> String {
    format!("[data-date=\"{date}\"][data-hour=\"{hour}\"]")
}

pub(crate) fn count(file: &Path, condition: &str) -> u32 {
    let sql = format!("SELECT count(*) FROM post WHERE {condition}");
    value(file, &sql)
        .expect("a count")
        .parse()
        .expect("a number")
}

/// Returns the id of the post on a day, counted from the first of this week.
pub(crate) fn post_on(folder: &Folder, plan: &Draft, day: i64) -> String {
    let sql = format!("SELECT id FROM post WHERE date = '{}'", plan.date(day));
    value(&folder.file(), &sql).expect("a post")
}

/// Makes a plan with a post every Monday and Thursday at nine, and one at ten so that the hour is open.
pub(crate) fn with_series(folder: &Folder) -> Draft {
    let mut plan = draft(folder, &["x", "linkedin"]);
    plan.post(1, Some((5, "10:30")), "Anchor at ten");
    let new = json!({
        "title": "Tip of the week", "channels": [plan.channels[0]], "at": plan.at(0, "09:00"),
        "repeat": "FREQ=WEEKLY;BYDAY=MO,TH",
    });
    let new = serde_json::from_value(new).expect("a post");
    plan.planner.add_post(&new).expect("a series");
    plan
}

/// Opens a list of the panel and picks the entry with these words.
pub(crate) fn pick(window: &Window, field: &str, words: &str) {
    window.click(&format!("[data-panel] [data-field={field}]"));
    window.wait_for("[role=listbox]");
    window.wait(&format!(
        "[...document.querySelectorAll('[role=option]')].some((one) => one.textContent.includes('{words}'))"
    ));
    window.run(&format!(
        "[...document.querySelectorAll('[role=option]')].find((one) => one.textContent.includes('{words}')).dataset.wanted = 1"
    ));
    window.click("[data-wanted]");
    window.wait("document.querySelector('[role=listbox]') === null");
}

#[test]
fn a_new_post_repeats_weekly_and_next_week_has_it() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    let slot = hour(&plan.date(0), 10);
    window.click_at(window.at(&slot, 0.5, 0.1));
    window.wait_for("[data-panel] [name=title]");
    window.fill("[data-panel] [name=title]", "Tip of the week");
    pick(&window, "repeat", "Every week");
    window.click("[data-panel] [data-field=repeat-days] label:has([value=TH])");
    window.wait("document.querySelector('[data-repeat-words]')?.textContent === 'Every Monday and Thursday'");
    window.click("[data-panel] [data-action=create]");
    let file = folder.file();
    until("half a year of them is in the file", || {
        count(&file, "repeat_id IS NOT NULL") > 50
    });
    assert_eq!(
        value(&file, "SELECT rule FROM repeat").as_deref(),
        Some("FREQ=WEEKLY;BYDAY=MO,TH")
    );
    for day in [0, 3] {
        window.wait_for(&card(&post_on(&folder, &plan, day)));
    }
    window.keys(&[']']);
    for day in [7, 10] {
        window.wait_for(&format!(
            "{} .title.again",
            card(&post_on(&folder, &plan, day))
        ));
    }
    window.chord(&[CONTROL], 'z');
    until("one undo takes them all", || count(&file, "1") == 0);
    window.wait("document.querySelector('[data-post]') === null");
}

#[test]
fn this_and_later_are_moved_and_undone_together() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let window = Window::open(&file);
    let over = hour(&plan.date(4), 10);
    window.drag(window.middle(&card(&post)), window.at(&over, 0.5, 0.05));
    window.wait_for("[data-dialog=scope]");
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[RIGHT]);
    window.wait("document.activeElement?.dataset.scope === 'later'");
    window.keys(&[ENTER]);
    until("it is on Friday at ten", || {
        place(&file, &post).starts_with(&format!("{} 600 ", plan.date(4)))
    });
    let moved = format!("date = '{}' AND minute = 600", plan.date(11));
    assert_eq!(count(&file, &moved), 1, "next week's follows");
    let monday = format!("date = '{}' AND minute = 540", plan.date(0));
    assert_eq!(count(&file, &monday), 1, "what was before it stays");
    window.keys(&[']']);
    window.wait_for(&format!(
        "{} {}",
        hour(&plan.date(11), 10),
        card(&post_on(&folder, &plan, 11))
    ));
    window.chord(&[CONTROL], 'z');
    until("all are back", || count(&file, "minute = 600") == 0);
}

#[test]
fn escape_puts_a_dropped_card_back() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let before = place(&file, &post);
    let window = Window::open(&file);
    window.drag(
        window.middle(&card(&post)),
        window.at(&hour(&plan.date(4), 10), 0.5, 0.5),
    );
    window.wait_for("[data-dialog=scope]");
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-dialog=scope]') === null");
    window.wait_for(&format!("{} {}", hour(&plan.date(3), 9), card(&post)));
    assert_eq!(place(&file, &post), before);
}

#[test]
fn one_is_deleted_and_not_made_again() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let before = count(&file, "1");
    let window = Window::open(&file);
    window.focus(&card(&post));
    window.keys(&[DELETE]);
    window.wait_for("[data-dialog=scope]");
    window.wait("document.activeElement?.dataset.scope === 'this'");
    window.keys(&[ENTER]);
    until("one is gone", || count(&file, "1") == before - 1);
    assert_eq!(place(&file, &post), "gone");
    drop(window);
    let window = Window::open(&file);
    window.wait_for(&card(&post_on(&folder, &plan, 0)));
    assert_eq!(place(&file, &post), "gone");
    window.chord(&[CONTROL], 'z');
    window.wait_for(&card(&post));
}

/// Returns the rule of the series from a day on.
fn rule(folder: &Folder, plan: &Draft, day: i64) -> String {
    let sql = format!(
        "SELECT rule FROM repeat JOIN post ON repeat.id = repeat_id WHERE post.date = '{}'",
        plan.date(day)
    );
    value(&folder.file(), &sql).expect("a rule")
}

#[test]
fn an_end_is_saved_once_it_is_given_and_what_it_takes_can_be_had_back() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let before = count(&file, "1");
    let window = Window::open(&file);
    window.click(&card(&post));
    window.wait_for("[data-panel] [data-field=repeat-end]");
    for (words, field) in [("On a date", "repeat-until"), ("After", "repeat-count")] {
        pick(&window, "repeat-end", words);
        window.wait(&format!(
            "document.querySelector('[data-panel] [name={field}]')?.value === ''"
        ));
        window.click("[data-panel] [name=title]");
    }
    assert_eq!(rule(&folder, &plan, 10), "FREQ=WEEKLY;BYDAY=MO,TH");
    assert_eq!(count(&file, "1"), before);
    window.fill("[data-panel] [name=repeat-count]", "3");
    window.keys(&[ENTER]);
    until("three of them are left, and the one before", || {
        count(&file, "repeat_id IS NOT NULL") == 4
    });
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('removed') === true");
    window.click("[data-toast] .act");
    until("they are back", || count(&file, "1") == before);
    assert_eq!(rule(&folder, &plan, 10), "FREQ=WEEKLY;BYDAY=MO,TH");
}

#[test]
fn a_post_stops_repeating() {
    let folder = Folder::new();
    let plan = with_series(&folder);
    let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
    let window = Window::open(&file);
    window.click(&card(&post));
    window.wait_for("[data-panel] [data-field=repeat]");
    pick(&window, "repeat", "Does not repeat");
    until("the later ones are gone", || count(&file, "1") == 3);
    window.wait(&format!(
        "document.querySelector('{} .title.again') === null",
        card(&post).replace('"', "\\\"")
    ));
}

#[test]
fn the_choice_and_the_row_read_well_and_look_well() {
    for (language, tag) in [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh")] {
        let folder = Folder::new();
        let plan = with_series(&folder);
        let (file, post) = (folder.file(), post_on(&folder, &plan, 3));
        let window = Window::start(&Start {
            language,
            size: Some((1100, 700)),
            ..Start::on(&file)
        });
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            window.click(&card(&post));
            window.wait_for("[data-panel] [data-repeat-words]");
            window.screenshot(&screens().join(format!("repeat-panel-{tag}-{theme}.png")));
            examine(&window, &format!("the panel of a series, {theme}"));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[data-panel]') === null");
            window.focus(&card(&post));
            window.keys(&[DELETE]);
            window.wait("document.activeElement?.dataset.scope === 'this'");
            window.screenshot(&screens().join(format!("repeat-choice-{tag}-{theme}.png")));
            examine(&window, &format!("the choice, {theme}"));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[data-dialog=scope]') === null");
        }
    }
}
