//! The settings' tab about data stored on this computer: its list, diagnostics, deletion and the names for the history.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::keys::{ALT, CONTROL, ENTER, ESCAPE, RIGHT};
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Folder, draft, value};
use crate::window::{Window, card, until};

/// Opens the tab.
pub(crate) fn open_stored(window: &Window) {
    window.chord(&[CONTROL], ',');
    window.click("[data-dialog=settings] [data-action=stored]");
    window.wait_for("[data-stored=program]");
}

/// Returns the folder of the program's data.
fn data(folder: &Folder) -> PathBuf {
    folder.path().join("home/data")
}

/// Returns all text in the files of a folder.
fn texts_in(folder: &Path) -> String {
    let files = Command::new("find")
        .arg(folder)
        .args(["-type", "f"])
        .output()
        .expect("find runs");
    let files = String::from_utf8(files.stdout).expect("paths");
    files
        .lines()
        .map(|file| String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).into_owned())
        .collect()
}

#[test]
fn diagnostics_and_the_log_contain_no_text_of_a_plan() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Zanzibar secret launch");
    drop(plan);
    let window = Window::open(&folder.file());
    window.wait_for(&crate::window::card(&post));
    let refused = window.run_async(&format!(
        "const done = arguments[arguments.length - 1];
        const edit = {{ title: 'Zanzibar '.repeat(10_000) }};
        window.__TAURI_INTERNALS__.invoke('edit_post', {{ id: '{post}', edit }}).then(() => done('taken'), ({{ code }}) => done(code));"
    ));
    assert_eq!(refused, "too_long");
    open_stored(&window);
    window.click("[data-action=diagnostics]");
    window.wait_for("[name=diagnostics]");
    let shown = window.js("document.querySelector('[name=diagnostics]').value");
    let shown = shown.as_str().expect("text");
    let log = texts_in(&data(&folder).join("app.daymark.desktop/logs"));
    assert!(log.contains("refused: TooLong title"), "{log}");
    assert!(shown.contains("refused: TooLong title"), "{shown}");
    assert!(shown.contains("1 posts, 1 channels"), "{shown}");
    let user = std::env::var("USER").unwrap_or_else(|_| "root".into());
    let host = fs::read_to_string("/etc/hostname").unwrap_or_else(|_| "no name".into());
    for private in [
        "Zanzibar",
        "Acme",
        folder.path().to_str().expect("a path"),
        &format!("/{user}"),
        host.trim(),
    ] {
        assert!(
            !shown.contains(private) && !log.contains(private),
            "{private} in {shown}{log}"
        );
    }
}

#[test]
fn deleting_everything_deletes_a_plan_only_if_it_is_chosen() {
    for is_chosen in [false, true] {
        let folder = Folder::new();
        drop(draft(&folder, &["x"]));
        let window = Window::open(&folder.file());
        until("the plan is remembered", || {
            data(&folder)
                .join("app.daymark.desktop/plans.json")
                .exists()
        });
        open_stored(&window);
        window.click("[data-action=delete-everything]");
        window.wait_for("[data-action=delete-now]:disabled");
        if is_chosen {
            window.click("[data-field=delete-plans] label");
        }
        window.fill("[name=delete-word]", "delete");
        window.wait_for("[data-action=delete-now]:enabled");
        window.click_last("[data-action=delete-now]");
        until("the program has ended", || window.programs().is_empty());
        let left = || {
            fs::read_dir(data(&folder))
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.file_name())
                .collect::<Vec<_>>()
        };
        until("nothing is left", || texts_in(&data(&folder)).is_empty());
        assert!(
            !data(&folder).join("app.daymark.desktop").exists(),
            "{:?}",
            left()
        );
        assert_eq!(folder.file().exists(), !is_chosen);
    }
}

#[test]
fn pictures_of_stored_data() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        drop(draft(&folder, &["x"]));
        let window = in_language(&folder, language);
        until("the plan is remembered", || {
            data(&folder)
                .join("app.daymark.desktop/plans.json")
                .exists()
        });
        open_stored(&window);
        window.click("[data-action=diagnostics]");
        window.wait_for("[name=diagnostics]");
        window.click("[data-action=delete-everything]");
        window.wait_for("[data-action=delete-now]");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, &format!("stored data, {theme}"));
            window.screenshot(&screens().join(format!("stored-{tag}-{theme}.png")));
        }
    }
}

#[test]
fn the_history_records_the_names_that_are_set() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Launch carousel");
    drop(plan);
    let authors = "SELECT author || ' on ' || machine FROM history ORDER BY id DESC LIMIT 1";
    let window = Window::open(&folder.file());
    assert_eq!(value(&folder.file(), authors).as_deref(), Some(" on "));
    open_stored(&window);
    window.fill("[name=author]", "Ada");
    window.fill("[name=machine]", "Desk");
    window.keys(&[ENTER]);
    until("they are stored", || {
        texts_in(&data(&folder).join("app.daymark.desktop/author.json")).contains("Desk")
    });
    let change = |window: &Window, by: &str| {
        window.keys(&[ESCAPE]);
        window.focus(&card(&post));
        window.chord(&[ALT], RIGHT);
        until(by, || value(&folder.file(), authors).as_deref() == Some(by));
    };
    change(&window, "Ada on Desk");
    drop(window);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    open_stored(&window);
    window.wait("document.querySelector('[name=author]').value === 'Ada'");
    window.fill("[name=author]", "");
    window.keys(&[ENTER]);
    until("it is stored", || {
        !texts_in(&data(&folder).join("app.daymark.desktop/author.json")).contains("Ada")
    });
    change(&window, " on Desk");
}

#[test]
fn the_about_tab_shows_the_version_and_the_licences_of_packages() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        drop(draft(&folder, &["x"]));
        let window = in_language(&folder, language);
        window.chord(&[CONTROL], ',');
        window.click("[data-dialog=settings] [data-action=about]");
        let text = "document.querySelector('[data-licences]').textContent";
        window.wait(&format!(
            "{text}.includes('- tauri 2.') && {text}.includes('- svelte 5.')"
        ));
        window.wait(&format!(
            "document.querySelector('[data-dialog=settings]').textContent.includes('Daymark {}')",
            env!("CARGO_PKG_VERSION")
        ));
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, &format!("about, {theme}"));
            window.screenshot(&screens().join(format!("about-{tag}-{theme}.png")));
        }
    }
}

#[test]
fn a_new_plan_records_the_names_that_are_set() {
    let folder = Folder::new();
    let program = data(&folder).join("app.daymark.desktop");
    fs::create_dir_all(&program).expect("the program's folder");
    let names = r#"{"name": "Ada", "machine": "Desk"}"#;
    fs::write(program.join("author.json"), names).expect("the names");
    let window = Window::open(&folder.file());
    window.wait_for("[data-welcome]");
    window.fill("input[name=name]", "Blue Bakery");
    window.click("[data-field=platforms] label:has([value=x])");
    window.click("[data-action=create-plan]");
    window.wait_for("[data-view=week]");
    let author = value(&folder.file(), "SELECT author FROM history");
    assert_eq!(author.as_deref(), Some("Ada"));
}
