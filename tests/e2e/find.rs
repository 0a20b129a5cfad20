//! Search and commands.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::looks::examine;
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, quoted, until};

const CONTROL: char = '\u{e009}';
const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

const FIELD: &str = "[data-dialog=palette] [role=combobox]";

pub(crate) fn typed(window: &Window, text: &str) {
    window.wait(&format!(
        "document.activeElement === document.querySelector({})",
        quoted(FIELD)
    ));
    window.keys(&text.chars().collect::<Vec<_>>());
}

/// The one that Enter would take.
pub(crate) fn chosen() -> &'static str {
    "(document.querySelector('[data-dialog=palette] [aria-selected=true]')?.textContent ?? '')"
}

pub(crate) fn of<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).expect("an edit")
}

pub(crate) fn has_focus(post: &str) -> String {
    format!("document.activeElement?.dataset.post === '{post}'")
}

pub(crate) fn far_and_near(folder: &Folder) -> (Draft, String, String, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let near = plan.post(0, Some((1, "09:00")), "Near");
    let far = plan.post(1, Some((45, "10:00")), "上海保险公司的客户案例");
    let tray = plan.post(0, None, "待定的保险话题");
    (plan, near, far, tray)
}

#[test]
fn search_finds_chinese_and_goes_there() {
    let folder = Folder::new();
    let (plan, near, far, _) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&near));
    window.keys(&['/']);
    typed(&window, "保险");
    window.wait("document.querySelectorAll('[data-dialog=palette] [role=option]').length === 2");
    let marked = window.js("[...document.querySelectorAll('[data-dialog=palette] mark')].map((mark) => mark.textContent)");
    assert_eq!(marked, json!(["保险", "保险"]));
    typed(&window, "公司");
    window.wait("document.querySelectorAll('[data-dialog=palette] [role=option]').length === 1");
    window.keys(&[ENTER]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(45)));
    window.wait(&has_focus(&far));
    assert!(!window.is_there("[role=dialog]"), "the search is closed");
}

#[test]
fn what_waits_in_the_tray_is_gone_to_with_the_tray_closed() {
    let folder = Folder::new();
    let (_, _, _, tray) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.click("[data-tray] .fold");
    window.wait(&format!(
        "document.querySelector('{}') === null",
        card(&tray)
    ));
    window.click("[data-action=search]");
    typed(&window, "话题");
    window.wait(&format!("{}.includes('待定')", chosen()));
    window.keys(&[ENTER]);
    window.wait(&has_focus(&tray));
}

#[test]
fn commands_and_days_by_keys_alone() {
    let folder = Folder::new();
    let (plan, near, ..) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&near));
    window.chord(&[CONTROL], 'k');
    typed(&window, "view chan");
    window.wait(&format!("{}.includes('View: channels')", chosen()));
    window.keys(&[ENTER]);
    window.wait_for("[data-view=channels]");
    window.chord(&[CONTROL], 'k');
    typed(&window, &plan.date(45));
    window.wait(&format!("{}.includes('Go to')", chosen()));
    window.keys(&[ENTER]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(45)));
    window.chord(&[CONTROL], 'k');
    typed(&window, "theme");
    window.wait(&format!("{}.includes('as the system')", chosen()));
    window.keys(&[DOWN, DOWN, ENTER]);
    window.wait("document.documentElement.dataset.theme === 'dark'");
}

/// Opens the palette, types, and takes what Enter would take, which is to be called so.
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
    let named: CampaignEdit = of(&json!({"name": "Launch"}));
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

#[test]
fn escape_returns_the_focus_to_where_it_was() {
    let folder = Folder::new();
    let (_, near, ..) = far_and_near(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&near));
    for open in ["palette", "search"] {
        match open {
            "palette" => window.chord(&[CONTROL], 'k'),
            _ => window.keys(&['/']),
        }
        typed(&window, "no");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        window.wait(&has_focus(&near));
    }
    window.keys(&['?']);
    window.wait_for("[data-dialog=keys] [data-key-of=pick-up]");
    let keys = window.text("[data-key-of=palette] dd");
    assert_eq!(keys, "CtrlK");
    window.keys(&[ESCAPE]);
    window.wait(&has_focus(&near));
}

#[test]
fn search_finds_what_stands_in_texts_notes_and_labels() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for (field, edit) in [
        ("text", json!({"text": "An aardvark in the text"})),
        ("notes", json!({"notes": "A buffalo in the notes"})),
        ("labels", json!({"labels": ["chinchilla"]})),
    ] {
        let post = plan.post(0, Some((2, "09:00")), field);
        plan.planner.edit_post(&post, &of(&edit)).expect("edited");
    }
    let window = Window::open(&folder.file());
    for (word, field) in [
        ("aardvark", "text"),
        ("buffalo", "notes"),
        ("chinchilla", "labels"),
    ] {
        window.keys(&['/']);
        typed(&window, word);
        window
            .wait("document.querySelectorAll('[data-dialog=palette] [role=option]').length === 1");
        window.wait(&format!("{}.includes({})", chosen(), quoted(field)));
        assert_eq!(window.text("[data-dialog=palette] mark"), word);
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
}

#[test]
fn pictures_of_finding() {
    use crate::window::Start;
    let screens = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens");
    for (language, tag, size) in [
        ("en_GB.UTF-8", "en", (1440, 900)),
        ("zh_CN.UTF-8", "zh", (1100, 700)),
    ] {
        let folder = Folder::new();
        let mut plan = draft(&folder, &[]);
        plan.planner.fill_sample().expect("the sample");
        let file = folder.file();
        let window = Window::start(&Start {
            language,
            size: Some(size),
            ..Start::on(&file)
        });
        for theme in ["light", "dark"] {
            window.run(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ));
            let picture = |name: &str| {
                window.screenshot(&screens.join(format!("find-{name}-{tag}-{theme}.png")));
            };
            window.chord(&[CONTROL], 'k');
            window.wait_for("[data-dialog=palette] [role=option]");
            picture("commands");
            typed(&window, "se");
            window.wait_for("[role=option] mark");
            picture("palette");
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[role=dialog]') === null");
            window.keys(&['?']);
            window.wait_for("[data-dialog=keys]");
            picture("keys");
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[role=dialog]') === null");
            window.keys(&['f']);
            window.wait_for("[data-filter-popover] [name=filter-text]");
            if theme == "light" {
                window.click("[data-field=filter-status] label:has([value=draft])");
                window.wait_for("[data-action=clear-filter]");
            }
            picture("filter");
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[data-filter-popover]') === null");
        }
    }
}
