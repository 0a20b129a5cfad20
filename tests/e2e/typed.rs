//! Typed text is kept when the program is killed or its window is closed, and is one step of undo.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::json;

use crate::keys::{CONTROL, END, ESCAPE, SHIFT};
use crate::plan::{Folder, draft, value};
use crate::window::{Window, card, until};
use crate::{keys, native};

/// The most typing that a killed program may lose.
const MAX: Duration = Duration::from_secs(1);
const POLL: Duration = Duration::from_millis(20);

/// Waits for a text in the plan's file, at most for `MAX`; returns whether it is there.
pub(crate) fn is_soon_in(file: &Path, text: &str) -> bool {
    is_soon(|| texts(file, "").contains(text))
}

/// Waits for a condition, at most for `MAX`; returns whether it is met.
pub(crate) fn is_soon(condition: impl Fn() -> bool) -> bool {
    let last_key = Instant::now();
    while last_key.elapsed() < MAX {
        if condition() {
            return true;
        }
        std::thread::sleep(POLL);
    }
    false
}

/// Returns all text in the plan's file, from every column of every table except one.
pub(crate) fn texts(file: &Path, but: &str) -> String {
    let db = Connection::open(file).expect("the plan file opens");
    let sql = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> ?1";
    let mut names = db.prepare(sql).expect("a query");
    let names = names.query_map([but], |row| row.get::<_, String>(0));
    let names = names.expect("tables").map(|name| name.expect("a name"));
    names.map(|name| texts_of(&db, &name)).collect()
}

fn texts_of(db: &Connection, table: &str) -> String {
    let mut query = db
        .prepare(&format!("SELECT * FROM \"{table}\""))
        .expect("a query");
    let width = query.column_count();
    let mut rows = query.query([]).expect("rows");
    let mut all = String::new();
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..width {
            if let Ok(ValueRef::Text(text)) = row.get_ref(column) {
                all.push_str(&String::from_utf8_lossy(text));
                all.push('\n');
            }
        }
    }
    all
}

/// Kills the program, as a failing machine would.
pub(crate) fn kill(window: Window) {
    for id in window.programs() {
        let killed = std::process::Command::new("kill")
            .args(["-KILL", &id.to_string()])
            .status();
        assert!(
            killed.expect("kill runs").success(),
            "the program is killed"
        );
    }
    drop(window);
}

/// Closes the window as a person does, and waits until the program has ended.
fn close(window: Window) {
    native::close();
    until("the program ends", || window.programs().is_empty());
    drop(window);
}

fn open_post(window: &Window, post: &str) {
    window.click(&card(post));
    window.wait_for("[data-panel] [name=title]");
}

fn wait_value(window: &Window, css: &str, is: &str) {
    window.wait(&format!(
        "document.querySelector('{css}')?.value === {}",
        json!(is)
    ));
}

#[test]
fn a_title_and_a_link_outlive_a_kill_a_second_after_the_last_key() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Before");
    let window = Window::open(&folder.file());
    open_post(&window, &post);
    window.fill("[data-panel] [name=link]", "https://example.org/x");
    window.fill("[data-panel] [name=title]", "After");
    assert!(
        is_soon_in(&folder.file(), "After"),
        "within a second of the last key"
    );
    kill(window);
    let said = value(&folder.file(), "SELECT title || ' ' || link FROM item");
    assert_eq!(said.as_deref(), Some("After https://example.org/x"));
}

#[test]
fn a_window_that_is_closed_right_after_the_last_key_saves_first() {
    for (name, text) in [
        ("title", "After"),
        ("text", "Words"),
        ("link", "https://example.org/x"),
        ("notes", "Ask Ada"),
    ] {
        let folder = Folder::new();
        let mut plan = draft(&folder, &["x"]);
        let post = plan.post(0, Some((1, "09:00")), "Before");
        let window = Window::open(&folder.file());
        open_post(&window, &post);
        window.fill(&format!("[data-panel] [name={name}]"), text);
        close(window);
        let saved = value(&folder.file(), &format!("SELECT {name} FROM item"));
        assert_eq!(saved.as_deref(), Some(text), "{name}");
    }
}

#[test]
fn a_name_that_the_plan_refuses_is_kept_when_the_window_closes() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Before");
    let window = Window::open(&folder.file());
    open_post(&window, &post);
    window.fill("[data-panel] [name=link]", "example, perhaps");
    close(window);
    let window = Window::open(&folder.file());
    open_post(&window, &post);
    wait_value(&window, "[data-panel] [name=link]", "example, perhaps");
    window.fill("[data-panel] [name=link]", "https://example.org/");
    until("it is in the plan, and no longer unfinished", || {
        let link = value(&folder.file(), "SELECT link FROM item");
        link.as_deref() == Some("https://example.org/") && unfinished(&folder) == "0"
    });
}

fn unfinished(folder: &Folder) -> String {
    let sql = "SELECT count(*) FROM window_state WHERE key LIKE 'unfinished:%'";
    value(&folder.file(), sql).expect("a count")
}

#[test]
fn an_unfinished_new_post_is_taken_up_again_after_a_kill_and_after_closing() {
    for end in [kill as fn(Window), close] {
        let folder = Folder::new();
        draft(&folder, &["x", "linkedin"]);
        let window = Window::open(&folder.file());
        window.click("[data-action=new]");
        window.wait_for("[data-panel] [name=title]");
        window.click("[data-panel] [data-field=channel] label:nth-of-type(2)");
        window.fill("[data-panel] [name=text]", "Half a thought");
        window.fill("[data-panel] [name=title]", "Nearly");
        assert!(
            is_soon_in(&folder.file(), "Nearly"),
            "within a second of the last key"
        );
        end(window);
        let window = Window::open(&folder.file());
        window.click("[data-toast] .act");
        wait_value(&window, "[data-panel] [name=title]", "Nearly");
        wait_value(&window, "[data-panel] [name=text]", "Half a thought");
        window.click("[data-panel] [data-action=create]");
        until("both posts are in the plan", || {
            let sql =
                "SELECT count(*) FROM post JOIN item ON item.id = item_id WHERE title = 'Nearly'";
            value(&folder.file(), sql).as_deref() == Some("2")
        });
        until("it is no longer kept", || unfinished(&folder) == "0");
    }
}

#[test]
fn words_typed_in_bursts_are_one_step_of_undo() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Post");
    let file = folder.file();
    let steps =
        || value(&file, "SELECT count(*) FROM history").and_then(|count| count.parse::<u32>().ok());
    let before = steps().expect("a count");
    let window = Window::open(&file);
    open_post(&window, &post);
    window.focus("[data-panel] [name=text]");
    let text = "SELECT text FROM item";
    let mut all = String::new();
    for burst in ["one", " two", " three"] {
        keys::typed(&window, burst);
        all.push_str(burst);
        until(burst, || {
            value(&file, text).as_deref() == Some(all.as_str())
        });
    }
    assert_eq!(steps(), Some(before + 1), "all three are one step");
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'z');
    until("all are undone", || {
        value(&file, text).as_deref() == Some("")
    });
}

#[test]
fn a_field_undoes_and_redoes_its_own_typing_by_key_and_saves_that() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Post");
    let window = Window::open(&folder.file());
    open_post(&window, &post);
    for name in ["title", "text", "link", "notes"] {
        undoes(&window, &folder, "[data-panel]", name);
    }
    window.click("[data-panel] [data-action=close]");
    window.click("[data-view] [data-note]");
    undoes(&window, &folder, "[data-around=note]", "note");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-around]') === null");
    window.wait("document.activeElement.closest('main') !== null");
    window.click("[data-new-campaign]");
    undoes(
        &window,
        &folder,
        "[data-around=new-campaign]",
        "campaign-name",
    );
}

/// Types into a field that saves itself, undoes and redoes it. The text is also valid as a link.
fn undoes(window: &Window, folder: &Folder, form: &str, name: &str) {
    let (css, typed) = (
        format!("{form} [name={name}]"),
        format!("https://example.org/{name}/"),
    );
    window.click(&css);
    let before = window.js(&format!("document.querySelector('{css}').value"));
    let before = before.as_str().expect("a text");
    window.keys(&[END]);
    keys::typed(window, &typed);
    assert!(is_soon_in(&folder.file(), &typed), "{name} is saved");
    window.chord(&[CONTROL], 'z');
    wait_value(window, &css, before);
    until(&format!("{name} is saved as it was undone"), || {
        !texts(&folder.file(), "history").contains(&typed)
    });
    window.chord(&[CONTROL, SHIFT], 'z');
    wait_value(window, &css, &format!("{before}{typed}"));
}

#[test]
fn the_menu_of_a_field_undoes_and_redoes() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Post");
    let window = Window::open(&folder.file());
    open_post(&window, &post);
    let notes = "[data-panel] [name=notes]";
    window.fill(notes, "Ask Ada");
    for (entry, is) in [(1, ""), (2, "Ask Ada")] {
        window.right_click(notes);
        native::pick(entry);
        wait_value(&window, notes, is);
    }
}
