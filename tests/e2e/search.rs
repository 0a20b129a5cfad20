//! Search and commands.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE};
use crate::plan::{Draft, Folder, draft};
use crate::window::{Window, card, quoted};

const FIELD: &str = "[data-dialog=palette] [role=combobox]";

pub(crate) fn typed(window: &Window, text: &str) {
    window.wait(&format!(
        "document.activeElement === document.querySelector({})",
        quoted(FIELD)
    ));
    window.keys(&text.chars().collect::<Vec<_>>());
}

/// Returns the script for the text of the palette's active entry.
pub(crate) fn chosen() -> &'static str {
    "(document.querySelector('[data-dialog=palette] [aria-selected=true]')?.textContent ?? '')"
}

pub(crate) fn edit_from<T: DeserializeOwned>(value: &Value) -> T {
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
        plan.planner
            .edit_post(&post, &edit_from(&edit))
            .expect("edited");
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
