//! Runs axe-core on every view, and saves pictures of all views in `target/screens/` at the top of the
//! checkout.

use std::path::{Path, PathBuf};

use crate::keys::{CONTROL, ESCAPE};
use crate::plan::{Folder, draft, value};
use crate::window::{Start, Window, quoted, until};

pub(crate) const LANGUAGES: [(&str, &str); 2] = [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh")];
const VIEWS: [&str; 5] = ["week", "channels", "month", "list", "board"];
const SIZES: [(u32, u32); 2] = [(1100, 700), (1920, 1080)];
const DIALOGS: [(&str, &str); 4] = [
    ("light", "channels"),
    ("light", "export"),
    ("dark", "export"),
    ("dark", "settings"),
];

#[test]
fn axe_finds_nothing_serious_in_any_view() {
    let folder = Folder::new();
    let welcome = Window::open(&folder.file());
    welcome.wait_for("[data-welcome]");
    examine(&welcome, "the first start");
    welcome.click("[data-action=sample-plan]");
    welcome.wait_for("[data-view=week] [data-post]");
    for theme in ["light", "dark"] {
        set_theme(&welcome, theme);
        for view in VIEWS {
            welcome.click(&format!("[data-action=view-{view}]"));
            welcome.wait_for(&format!("[data-view={view}]"));
            examine(&welcome, &format!("{view}, {theme}"));
        }
        for (button, name) in [
            ("channels", "channels"),
            ("export", "export"),
            ("settings", "settings"),
        ] {
            welcome.click(&format!("[data-action={button}]"));
            welcome.wait_for("[role=dialog]");
            examine(&welcome, &format!("the dialog of {name}, {theme}"));
            welcome.keys(&[ESCAPE]);
            welcome.wait("document.querySelector('[role=dialog]') === null");
        }
        examine_finding(&welcome, theme);
        welcome.click("[data-view] [data-post]");
        welcome.wait_for("[data-panel] [name=title]");
        examine(&welcome, &format!("the panel, {theme}"));
        welcome.keys(&[ESCAPE]);
        welcome.wait("document.querySelector('[data-panel]') === null");
    }
}

fn examine_finding(window: &Window, theme: &str) {
    for (key, name) in [('/', "palette"), ('?', "keys")] {
        window.keys(&[key]);
        window.wait_for(&format!("[data-dialog={name}]"));
        if name == "palette" {
            window.keys(&['l', 'a', 'u']);
            window.wait_for("[role=option] mark");
        }
        examine(window, &format!("{name}, {theme}"));
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
    window.chord(&[CONTROL], 'k');
    window.wait_for("[data-dialog=palette] [role=option]");
    examine(window, &format!("commands, {theme}"));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.click("[data-action=filter]");
    window.wait_for("[data-filter-popover] [name=filter-text]");
    examine(window, &format!("the filter, {theme}"));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-filter-popover]') === null");
}

#[test]
fn pictures_of_every_view() {
    for (language, tag) in LANGUAGES {
        let empty = Folder::new();
        draft(&empty, &["x", "linkedin", "instagram", "wechat"]);
        let window = in_language(&empty, language);
        window.wait_for("[data-view=week]");
        portray(&window, &format!("empty-{tag}"));
        drop(window);
        let full = sample();
        let window = in_language(&full, language);
        window.wait_for("[data-view=week] [data-post]");
        portray(&window, &format!("sample-{tag}"));
        if tag == "en" && std::env::var_os("DAYMARK_BLESS").is_some() {
            let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/week.png");
            std::fs::copy(screens().join("sample-en-week-light.png"), readme)
                .expect("the README's");
        }
        for (width, height) in SIZES {
            window.resize((width, height));
            portray(&window, &format!("sample-{tag}-{width}"));
        }
    }
}

#[test]
fn pictures_of_a_crowded_week_and_the_panel() {
    let folder = sample();
    crowd(&folder);
    let window = Window::open(&folder.file());
    window.wait("document.querySelectorAll('[data-view] [data-post]').length > 250");
    portray(&window, "crowded-en");
    window.click("[data-action=view-week]");
    window.click("[data-view] [data-post]");
    window.wait_for("[data-panel] [name=title]");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        window.screenshot(&screens().join(format!("panel-{theme}.png")));
    }
}

#[test]
fn pictures_of_the_first_start_the_dialogs_and_a_drag() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let window = in_language(&folder, language);
        window.wait_for("[data-welcome]");
        window.screenshot(&screens().join(format!("welcome-{tag}.png")));
        window.click("[data-action=sample-plan]");
        window.wait_for("[data-view=week] [data-post]");
        for (theme, button) in DIALOGS {
            set_theme(&window, theme);
            window.click(&format!("[data-action={button}]"));
            window.wait_for("[role=dialog]");
            window.screenshot(&screens().join(format!("{button}-{tag}-{theme}.png")));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[role=dialog]') === null");
        }
        set_theme(&window, "light");
        let (x, y) = window.middle("[data-view] [data-post]");
        window.take((x, y), (x + 290.0, y + 130.0));
        window.screenshot(&screens().join(format!("drag-{tag}.png")));
        window.let_go();
        window.click("[data-view] [data-post]");
        window.wait_for("[data-panel] [name=title]");
        window.screenshot(&screens().join(format!("panel-{tag}.png")));
    }
}

pub(crate) fn sample() -> Folder {
    let folder = Folder::new();
    let mut plan = draft(&folder, &[]);
    plan.planner.fill_sample().expect("the sample");
    folder
}

/// Adds three hundred posts to this week.
fn crowd(folder: &Folder) {
    let mut planner = daymark_core::Planner::open(&folder.file()).expect("the plan");
    let opening = planner.opening().expect("this week");
    let channels: Vec<String> = opening
        .overview
        .rows
        .channels
        .iter()
        .map(|channel| channel.id.to_string())
        .collect();
    for count in 0..300_u16 {
        let date = opening.from + chrono::Duration::days(i64::from(count % 7));
        let minute = 7 * 60 + (count * 37) % (13 * 60);
        let at = daymark_core::model::LocalTime::new(date, minute).expect("a time");
        let edit = daymark_core::model::PostEdit {
            title: Some(format!("Planned post number {count}")),
            ..Default::default()
        };
        let channels = vec![channels[usize::from(count) % channels.len()].clone()];
        let new = daymark_core::model::NewPost {
            channels,
            at: Some(at),
            edit,
            ..Default::default()
        };
        planner.add_post(&new).expect("a post");
    }
    let posts = value(&folder.file(), "SELECT count(*) FROM post").expect("a count");
    assert!(posts.parse::<u32>().expect("a number") > 300);
}

pub(crate) fn in_language(folder: &Folder, language: &str) -> Window {
    let file = folder.file();
    let start = Start {
        language,
        ..Start::on(&file)
    };
    Window::start(&start)
}

fn portray(window: &Window, name: &str) {
    for theme in ["light", "dark"] {
        set_theme(window, theme);
        for view in VIEWS {
            window.click(&format!("[data-action=view-{view}]"));
            window.wait_for(&format!("[data-view={view}]"));
            window.screenshot(&screens().join(format!("{name}-{view}-{theme}.png")));
        }
    }
}

/// Calls `show` in three sizes of the window and in both themes, with the name of each such as `1440-light`.
pub(crate) fn in_every_look(window: &Window, mut show: impl FnMut(&str)) {
    for size in [(1440, 900), (1100, 700), (1920, 1080)] {
        window.resize(size);
        for theme in ["light", "dark"] {
            set_theme(window, theme);
            show(&format!("{}-{theme}", size.0));
        }
    }
}

pub(crate) fn set_theme(window: &Window, theme: &str) {
    window.run(&format!(
        "document.documentElement.dataset.theme = {}",
        quoted(theme)
    ));
}

pub(crate) fn screens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screens")
}

pub(crate) fn examine(window: &Window, what: &str) {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("axe-core is installed: run npm ci in ui/");
    window.run(&format!("if (!window.axe) {{ {axe} }}"));
    let found = window.run_async(
        "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '))));",
    );
    until("axe has an answer", || found.is_array());
    assert_eq!(found, serde_json::json!([]), "axe-core on {what}");
}
