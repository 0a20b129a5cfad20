//! The import of a file: how it is read, what its columns become, what happens with each row, and one undo for it all.

use std::path::{Path, PathBuf};

use crate::keys::{CONTROL, DOWN, ENTER, TAB};
use crate::media::drop_on;
use crate::native;
use crate::plan::{Folder, draft, value};
use crate::plans::remembered;
use crate::window::{Window, until};

/// A table with rows of all outcomes, semicolons and dates that only can begin with the day.
const TABLE: &str = "日期;时间;平台;标题;正文
13/11/2026;08:30;X;Tip: search by author;Type the name.
14/11/2026;;X;Meet the community;Lena’s dashboard.
15/11/2026;12:00;小红书;三个搜索小技巧;按作者搜索。
31/11/2026;08:30;X;Changelog;Better on slow networks.
16/11/2026;09:00;小红书;幕后;我们怎么做的。
";

/// Makes a plan with a channel “X” and a table; opens the plan.
fn with_table(folder: &Folder) -> (Window, PathBuf) {
    draft(folder, &["x"]);
    let table = folder.path().join("december.csv");
    std::fs::write(&table, TABLE).expect("the table is written");
    (Window::open(&folder.file()), table)
}

fn drop_table(window: &Window, table: &Path) {
    drop_on(window, table, "[data-scroller]");
    window.wait_for("[data-dialog=import] [data-line]");
}

fn outcomes(window: &Window) -> String {
    let lines = "[...document.querySelectorAll('[data-line]')].map((row) => row.dataset.line + row.dataset.outcome).join(' ')";
    window.js(lines).as_str().unwrap_or_default().to_owned()
}

fn posts(folder: &Folder) -> Option<String> {
    value(&folder.file(), "SELECT count(*) FROM post")
}

#[test]
fn a_dropped_table_is_read_answered_imported_and_undone() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    drop_table(&window, &table);
    assert_eq!(outcomes(&window), "2add 3add 4ask 5bad 6ask");
    for (field, chosen) in [
        ("delimiter", "semicolon"),
        ("dates", "dmy"),
        ("header", "1"),
    ] {
        assert_eq!(
            window.js(&format!(
                "document.querySelector('[data-field={field}]').dataset.value"
            )),
            chosen
        );
    }
    assert!(window.is_there("[data-column='1'][data-becomes=date]"));
    assert!(window.text("[data-line='5']").contains("31/11/2026"));
    window.click("[data-line='5'] [data-action=import-to-tray]");
    window.wait_for("[data-line='5'][data-outcome=add]");
    window.click("[data-line='4'] [data-action=import-add-channel]");
    window.wait_for("[data-line='4'][data-outcome=add]");
    window.wait_for("[data-line='6'][data-outcome=add]");
    let added = || {
        value(
            &folder.file(),
            "SELECT platform FROM channel WHERE name = '小红书'",
        )
    };
    assert_eq!(added(), None, "the channel comes with its posts");
    window.wait_for("[data-action=import][data-count='5']:enabled");
    window.click("[data-action=import]");
    until("all rows are posts", || {
        posts(&folder).as_deref() == Some("5")
    });
    assert_eq!(
        added().as_deref(),
        Some("xiaohongshu"),
        "the name tells the platform"
    );
    window.wait("!document.querySelector('[data-dialog]')");
    window.wait_for("[data-date='2026-11-13']");
    let at = "SELECT date || ' ' || minute FROM post JOIN item ON item.id = item_id WHERE title LIKE 'Tip%'";
    assert_eq!(value(&folder.file(), at).as_deref(), Some("2026-11-13 510"));
    window.focus("[data-scroller] [data-post]");
    window.chord(&[CONTROL], 'z');
    until("one undo takes all of them back", || {
        posts(&folder).as_deref() == Some("0")
    });
    assert_eq!(added(), None, "the channel goes with them");
}

#[test]
fn a_cell_is_corrected_and_rows_are_left_out_by_keys() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    drop_table(&window, &table);
    window.click("[data-line='5'] [data-action=import-correct]");
    window.wait_for("[name=corrected]");
    window.fill("[name=corrected]", "30/11/2026");
    window.keys(&[ENTER]);
    window.wait_for("[data-line='5'][data-outcome=add]");
    window.focus("[data-line='2'] [data-entry]");
    window.keys(&[DOWN]);
    window.wait("document.activeElement.closest('[data-line]').dataset.line === '3'");
    window.keys(&[ENTER]);
    window.wait_for("[data-line='3'] [data-action=import-leave-row]");
    window.click("[data-line='3'] [data-action=import-leave-row]");
    window.wait_for("[data-line='3'][data-outcome=skip]");
    window.click("[data-line='4'] [data-action=import-skip-alike]");
    window.wait_for("[data-line='6'][data-outcome=skip]");
    window.wait_for("[data-action=import][data-count='2']:enabled");
}

/// A list's options are found by their first letters, and one of them is named as a key is.
#[test]
fn keys_that_pass_by_choose_nothing() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    drop_table(&window, &table);
    let read = outcomes(&window);
    window.focus("[data-field=delimiter]");
    window.keys(&[TAB]);
    window.wait("document.activeElement.dataset.field === 'header'");
    let chosen = window.js("document.querySelector('[data-field=delimiter]').dataset.value");
    assert_eq!(chosen, "semicolon");
    assert_eq!(outcomes(&window), read);
    window.focus("[data-field=delimiter]");
    window.keys(&['t']);
    window.wait("document.querySelector('[data-field=delimiter]').dataset.value === 'tab'");
}

#[test]
fn the_columns_become_what_a_person_says_and_are_remembered() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    drop_table(&window, &table);
    pick(&window, "column-5", "Notes");
    window.wait_for("[data-column='5'][data-becomes=notes]");
    window.wait_for("[data-action=import]:enabled");
    window.click("[data-action=import]");
    until("its rows are posts", || {
        posts(&folder).as_deref() == Some("2")
    });
    let notes = "SELECT notes FROM item WHERE title LIKE 'Tip%'";
    assert_eq!(
        value(&folder.file(), notes).as_deref(),
        Some("Type the name.")
    );
    window.wait("!document.querySelector('[data-dialog]')");
    drop_table(&window, &table);
    window.wait_for("[data-column='5'][data-becomes=notes]");
    assert!(
        outcomes(&window).starts_with("2skip 3skip"),
        "they are there"
    );
}

/// Picks an option of a choice by its label.
fn pick(window: &Window, field: &str, label: &str) {
    pick_in(window, &format!("[data-field={field}]"), label);
}

/// Picks an option of the choice that a selector finds.
fn pick_in(window: &Window, choice: &str, label: &str) {
    window.click(choice);
    window.wait_for("[role=option]");
    let option = format!(
        "[...document.querySelectorAll('[role=option]')].find((one) => one.textContent.trim() === '{label}')"
    );
    window.run(&format!("{option}.scrollIntoView()"));
    window.run(&format!("{option}.setAttribute('data-wanted', '')"));
    window.click("[data-wanted]");
}

#[test]
fn a_file_is_chosen_in_the_dialog_and_rows_that_stay_out_are_saved() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    window.click("[data-action=plan-menu]");
    window.click("[data-action=import-posts]");
    window.wait_for("[data-dialog=import]");
    native::choose_one_of_several(&table, || window.click("[data-action=choose-import]"));
    window.wait_for("[data-line='4'][data-outcome=ask]");
    let left = folder.path().join("left.csv");
    native::choose(&left, || window.click("[data-action=save-left]"));
    until("the rows are saved", || left.exists());
    let text = std::fs::read_to_string(&left).expect("the rows");
    assert!(
        text.contains("三个搜索小技巧") && !text.contains("Meet the community"),
        "{text}"
    );
}

#[test]
fn a_calendar_asks_for_a_channel_and_is_imported() {
    let folder = Folder::new();
    draft(&folder, &["x"]);
    let calendar = folder.path().join("team.ics");
    let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261113T080000Z\nSUMMARY:Launch\nCATEGORIES:Spring,Red\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(&calendar, event).expect("the calendar is written");
    let window = Window::open(&folder.file());
    drop_table(&window, &calendar);
    window.wait_for("[data-question=channel]");
    pick(&window, "question-channel", "X");
    window.wait_for("[data-category=Red][data-taken=label]");
    pick_in(
        &window,
        "[data-category=Spring] [data-field=category]",
        "Campaign",
    );
    window.wait_for("[data-category=Spring][data-taken=campaign]");
    pick_in(
        &window,
        "[data-category=Red] [data-field=category]",
        "Nothing",
    );
    window.wait_for("[data-category=Red][data-taken=nothing]");
    window.wait_for("[data-action=import]:enabled");
    window.click("[data-action=import]");
    until("the event is a post", || {
        posts(&folder).as_deref() == Some("1")
    });
    let campaign = "SELECT campaign.name FROM item JOIN campaign ON campaign.id = campaign_id";
    assert_eq!(value(&folder.file(), campaign).as_deref(), Some("Spring"));
    assert_eq!(value(&folder.file(), "SELECT name FROM label"), None);
}

#[test]
fn a_file_that_is_no_table_is_refused_in_one_sentence() {
    let folder = Folder::new();
    draft(&folder, &["x"]);
    let disguised = folder.path().join("plan.csv");
    std::fs::write(&disguised, "SQLite format 3\0").expect("it is written");
    let window = Window::open(&folder.file());
    drop_on(&window, &disguised, "[data-scroller]");
    window.wait_for("[data-dialog=import] [role=alert]");
    let said = window.text("[data-dialog=import]");
    assert!(
        said.contains("plan.csv") && said.contains("it is a plan"),
        "{said}"
    );
    assert!(!window.is_there("[data-action=import]"));
}

#[test]
fn a_table_that_is_opened_with_the_program_is_offered_in_the_last_plan() {
    let folder = Folder::new();
    let (window, table) = with_table(&folder);
    until("the plan is remembered", || {
        remembered(&folder, &folder.file())["name"] == "Acme"
    });
    drop(window);
    let window = Window::open(&table);
    window.wait_for("[data-dialog=import] [data-line='2']");
    window.click("[data-action=import]");
    until("its rows are posts of that plan", || {
        posts(&folder).as_deref() == Some("2")
    });
}

#[test]
fn a_dropped_plan_is_opened_in_a_window_of_its_own() {
    let folder = Folder::new();
    let (window, _) = with_table(&folder);
    let other = folder.path().join("other.daymark");
    std::fs::copy(folder.file(), &other).expect("a copy");
    drop_on(&window, &other, "[data-scroller]");
    until("it has a window", || native::windows().len() == 2);
}
