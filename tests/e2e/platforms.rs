//! The dialog of platforms: every rule with its source, and the own limit of a channel.

use std::fs;

use daymark_core::model::PostEdit;
use serde_json::json;

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, TAB, UP, typed};
use crate::pictures::{examine, in_language, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::search;
use crate::walls::record_links;
use crate::window::{Window, card, quoted, until};

const DIALOG: &str = "[data-dialog=platforms]";
const LIMIT: &str = "[name=text-limit]";

/// Opens the dialog by the palette.
fn open(window: &Window, words: &str) {
    window.chord(&[CONTROL], 'k');
    search::typed(window, words);
    window.wait_for("[data-dialog=palette] [aria-selected=true]");
    window.keys(&[ENTER]);
    window.wait_for("[data-platform-rules]");
    window.wait("document.activeElement?.name === 'platform-filter'");
}

fn rules_of(platform: &str) -> String {
    format!("[data-platform-rules={platform}]")
}

/// Returns the rows of the shown platform as `What|Limit|Whose|Source`.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.js("[...document.querySelectorAll('[data-platform-rules] [data-rule]')].map((row) => [...row.children].map((cell) => cell.textContent.replace(/\\s+/g, ' ').trim()).join('|'))");
    let rows = rows.as_array().expect("rows").iter();
    rows.map(|row| row.as_str().expect("words").to_owned())
        .collect()
}

fn has(rows: &[String], row: &str) {
    assert!(rows.iter().any(|found| found == row), "{row}: {rows:#?}");
}

fn is_gone(css: &str) -> String {
    format!("document.querySelector({}) === null", quoted(css))
}

/// A text of 600 characters on a channel.
fn long_text(plan: &mut Draft) -> String {
    let post = plan.post(0, Some((8, "09:00")), "Long");
    let edit = PostEdit {
        text: Some("Word ".repeat(119) + "words"),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a text");
    post
}

fn own_limit(folder: &Folder) -> Option<String> {
    value(&folder.file(), "SELECT text_limit FROM channel")
}

#[test]
fn the_rules_of_a_platform_are_listed_with_whose_they_are_when_they_apply_and_their_source() {
    let folder = Folder::new();
    drop(draft(&folder, &["x", "instagram"]));
    let window = Window::open(&folder.file());
    open(&window, "rules");
    window.wait_for(&rules_of("x"));
    let found = rows(&window);
    has(
        &found,
        "Length|at most 280 weighted characters|app|twitter-text 3.1.0 config/v3.json, November 2026",
    );
    has(
        &found,
        "Length|at most 25,000 weighted characters for paid accounts|app|help.x.com about X Premium, November 2026",
    );
    has(
        &found,
        "Pictures|at most 4|API|coollabsio/shoutrrr app/Enums/Platform.php, August 2026",
    );
    assert!(
        found
            .iter()
            .any(|row| row.starts_with("Size of a video|at most 512 MB doubtful|app|")),
        "{found:#?}"
    );
    assert!(
        window
            .text(&format!("{} [data-doubt]", rules_of("x")))
            .starts_with("Whether the app")
    );
    let groups = window.js("[...document.querySelectorAll('[data-dialog=platforms] [role=group]')].map((group) => [...group.querySelectorAll('[role=option]')].map((option) => option.dataset.platformOption).join())");
    assert_eq!(groups[0], "x,instagram", "those of the plan come first");
    assert!(
        groups[1]
            .as_str()
            .is_some_and(|others| others.ends_with(",other"))
    );
    typed(&window, "小红书");
    window.wait_for(&rules_of("xiaohongshu"));
    has(
        &rows(&window),
        "Profile|2 columns of 3:4 doubtful|app|06925.com on covers, November 2026",
    );
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the dialog of platforms, {theme}"));
    }
    window.keys(&['x', 'y', 'z']);
    window.wait(&format!(
        "document.querySelector('{DIALOG}').textContent.includes('No platform of this name')"
    ));
    examine(&window, "no platform of a name");
}

#[test]
fn keys_walk_through_all_platforms_and_no_rule_lacks_a_word() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    open(&window, "rules");
    let all = "[...document.querySelectorAll('[data-platform-option]')].map((option) => option.dataset.platformOption)";
    let all = window.js(all);
    let all = all.as_array().expect("platforms");
    assert!(all.len() > 25);
    for platform in all {
        let platform = platform.as_str().expect("an id");
        window.wait_for(&rules_of(platform));
        for row in rows(&window) {
            let cells: Vec<&str> = row.split('|').collect();
            assert!(
                !cells[0].is_empty() && !cells[1].is_empty(),
                "{platform}: {row}"
            );
            let is_told =
                cells[1] == "no limit" || cells[1] == "not known" || cells[0] == "Counting";
            assert!(
                is_told || (!cells[2].is_empty() && !cells[3].is_empty()),
                "{platform}: {row}"
            );
        }
        let inside = window.js(&format!(
            "(({{ scrollWidth, clientWidth }}) => scrollWidth <= clientWidth)(document.querySelector({}))",
            quoted(&rules_of(platform))
        ));
        assert_eq!(inside, json!(true), "{platform} is no wider than its place");
        window.keys(&[DOWN]);
    }
    window.wait_for(&rules_of("x"));
    window.keys(&[UP]);
    window.wait_for(&rules_of("other"));
}

#[test]
fn a_source_is_opened_by_the_program() {
    let folder = Folder::new();
    let opened = record_links(&folder);
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    open(&window, "rules");
    let link = format!("{} [data-rule=Threads] [data-opens]", rules_of("x"));
    window.click(&link);
    until("the source is opened", || opened.exists());
    let read = || fs::read_to_string(&opened).unwrap_or_default();
    assert_eq!(read().trim(), "https://github.com/coollabsio/shoutrrr");
    window.focus(&format!(
        "{} [data-opens=\"https://x.com/compose/post\"]",
        rules_of("x")
    ));
    window.keys(&[ENTER]);
    until("the page is opened by a key", || {
        read().lines().count() == 2
    });
    assert_eq!(read().lines().last(), Some("https://x.com/compose/post"));
    assert!(window.is_there(DIALOG), "the window stays where it is");
}

#[test]
fn an_own_limit_set_in_the_channels_dialog_changes_the_counter_and_the_findings_and_is_undone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["mastodon"]);
    let (post, channel) = (long_text(&mut plan), plan.channels[0].clone());
    drop(plan);
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for("[data-check=error]");
    window.focus(&card(&post));
    window.keys(&[ENTER]);
    let left = |left: &str| {
        let tab = quoted(&format!("[data-tab=\"{channel}\"]"));
        format!("document.querySelector({tab})?.dataset.left === '{left}'")
    };
    window.wait(&left("-100"));
    window.wait_for("[data-panel] [data-finding=excess]");
    window.click("[data-action=channels]");
    window.fill(LIMIT, "5,000");
    until("the limit is in the file", || {
        own_limit(&folder).as_deref() == Some("5000")
    });
    examine(&window, "a channel with a limit of its own");
    window.keys(&[ENTER, ESCAPE]);
    window.wait(&is_gone("[role=dialog]"));
    window.wait(&left("4400"));
    assert!(window.text("[data-count]").contains("600 of 5,000"));
    window.wait(&is_gone("[data-panel] [data-finding=excess]"));
    window.wait(&is_gone("[data-check=error]"));
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("it is undone", || own_limit(&folder).is_none());
    window.wait(&left("-100"));
    window.wait_for("[data-panel] [data-finding=excess]");
    window.wait_for("[data-check=error]");
}

#[test]
fn a_limit_that_is_no_number_is_refused_in_a_sentence_and_the_typed_text_stays() {
    let folder = Folder::new();
    drop(draft(&folder, &["mastodon"]));
    let window = Window::open(&folder.file());
    window.click("[data-action=channels]");
    for typed in ["lots", "0", "100001", "99999999999999999999"] {
        window.fill(LIMIT, typed);
        window.keys(&[ENTER]);
        window.wait_for(&format!("{LIMIT}[aria-invalid=true]"));
        assert_eq!(
            window.text("[data-text-limit] [role=alert]"),
            "Write a whole number from 1 to 100,000, such as 5000, or leave it empty for the platform’s."
        );
        assert_eq!(
            window.js(&format!("document.querySelector('{LIMIT}').value")),
            typed
        );
        assert_eq!(own_limit(&folder), None);
    }
    examine(&window, "a refused limit");
    window.keys(&[ESCAPE]);
    window.wait(&is_gone(&format!("{LIMIT}[aria-invalid=true]")));
    assert!(
        window.is_there("[data-dialog=channels]"),
        "Escape restores the field"
    );
    window.fill(LIMIT, "5000");
    until("a number is taken", || {
        own_limit(&folder).as_deref() == Some("5000")
    });
    window.fill(LIMIT, "");
    until("an empty field is the platform's limit", || {
        own_limit(&folder).is_none()
    });
}

#[test]
fn a_finding_leads_to_the_rules_and_the_focus_comes_back() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin", "mastodon"]);
    plan.channels.swap(0, 1);
    let post = long_text(&mut plan);
    drop(plan);
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.focus(&card(&post));
    window.keys(&[ENTER]);
    let rules = "[data-panel] [data-finding=excess] [data-action=rules]";
    window.focus(rules);
    window.keys(&[ENTER]);
    window.wait_for(&rules_of("mastodon"));
    window.keys(&[ESCAPE]);
    window.wait(&is_gone("[role=dialog]"));
    window.wait(&format!(
        "document.activeElement === document.querySelector('{rules}')"
    ));
    window.click("[data-action=channels]");
    window.click("[data-channel-row] [data-action=rules]");
    window.wait_for(&rules_of("linkedin"));
    window.keys(&[ESCAPE]);
    window.wait_for("[data-dialog=channels]");
    window.wait(&is_gone(DIALOG));
}

#[test]
fn a_limit_is_set_a_source_opened_and_both_left_by_keys_alone() {
    let folder = Folder::new();
    let opened = record_links(&folder);
    drop(draft(&folder, &["mastodon", "x"]));
    let window = Window::open(&folder.file());
    open(&window, "rules");
    typed(&window, "masto");
    window.wait("document.querySelectorAll('[data-platform-option]').length === 1");
    window.keys(&[TAB]);
    window.wait("document.activeElement?.name === 'text-limit'");
    typed(&window, "5000");
    window.keys(&[ENTER]);
    until("the limit is in the file", || {
        own_limit(&folder).as_deref() == Some("5000")
    });
    window.keys(&[TAB]);
    window.wait("document.activeElement?.dataset.opens !== undefined");
    window.keys(&[ENTER]);
    until("the source is opened", || opened.exists());
    window.keys(&[ESCAPE]);
    window.wait(&is_gone("[role=dialog]"));
    window.chord(&[CONTROL], 'z');
    until("it is undone", || own_limit(&folder).is_none());
}

#[test]
fn the_rules_and_their_doubts_are_in_chinese() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = in_language(&folder, "zh_CN.UTF-8");
    open(&window, "规则");
    window.wait_for(&rules_of("x"));
    let found = rows(&window);
    has(
        &found,
        "长度|最多 280 个加权字符|应用|twitter-text 3.1.0 config/v3.json，2026年11月",
    );
    assert!(window.text("[data-doubt]").starts_with("桌面端应用能否"));
    typed(&window, "instagram");
    window.wait_for(&rules_of("instagram"));
    has(
        &rows(&window),
        "话题标签|最多 30 部分账号|应用|yikart/AiToEarn platforms' constants，2026年6月",
    );
    assert!(window.text("[data-doubt]").starts_with("五个话题标签"));
    examine(&window, "the dialog of platforms in Chinese");
}
