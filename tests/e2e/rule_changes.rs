//! Rules of platforms that changed since a person saw them: told, with the posts concerned, until they are accepted.

use daymark_core::model::PostEdit;
use rusqlite::Connection;

use crate::keys::{ENTER, ESCAPE};
use crate::pictures::{examine, in_language};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, quoted, until};

const CHANGE: &str = "[data-rule-change]";
const CHANGE_IN_SIDE: &str = "[data-checks] [data-rule-change=instagram]";

/// Two posts with six hashtags, one of them far away, and one with a single one.
fn with_posts(folder: &Folder) -> (Draft, [String; 3]) {
    let mut plan = draft(folder, &["instagram", "x"]);
    let posts = [
        tagged(&mut plan, 8, "#a #b #c #d #e #f"),
        tagged(&mut plan, 40, "#a #b #c #d #e #f"),
        tagged(&mut plan, 9, "#a"),
    ];
    (plan, posts)
}

fn tagged(plan: &mut Draft, day: i64, text: &str) -> String {
    let post = plan.post(0, Some((day, "09:00")), "On Instagram");
    let edit = PostEdit {
        text: Some(text.into()),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a text");
    post
}

/// Stores the rules of Instagram as they were with thirty hashtags.
fn see_earlier_rules(folder: &Folder) {
    let db = Connection::open(folder.file()).expect("the plan");
    let sql = "UPDATE rules_seen SET numbers = json_set(numbers, (
            SELECT fullkey || '.most' FROM json_each(numbers)
            WHERE value ->> 'what' = 'hashtags' AND value ->> 'condition' IS NULL), 30)
        WHERE platform = 'instagram'";
    assert_eq!(db.execute(sql, []).expect("they are stored"), 1);
}

/// Returns how many hashtags the stored rules of Instagram allow.
fn seen(folder: &Folder) -> Option<String> {
    value(
        &folder.file(),
        "SELECT value ->> 'most' FROM rules_seen, json_each(numbers) WHERE platform = 'instagram'
            AND value ->> 'what' = 'hashtags' AND value ->> 'condition' IS NULL",
    )
}

fn is_gone(css: &str) -> String {
    format!("document.querySelector({}) === null", quoted(css))
}

#[test]
fn a_changed_rule_is_told_leads_to_its_posts_and_stays_until_it_is_accepted() {
    let folder = Folder::new();
    let (plan, [near, far, _]) = with_posts(&folder);
    drop(plan);
    see_earlier_rules(&folder);
    let window = Window::open(&folder.file());
    window.wait_for(CHANGE_IN_SIDE);
    let told = window.text(CHANGE_IN_SIDE);
    assert!(
        told.starts_with(
            "Instagram takes 5 hashtags, was 30. 3 planned posts were checked again, 2 over it."
        ),
        "{told}"
    );
    assert_eq!(window.js(&count(CHANGE)), 1, "X has not changed");
    for post in [&near, &far, &near] {
        window.click(&format!("{CHANGE_IN_SIDE} [data-action=show-rule-change]"));
        window.wait_for(&format!("main {}", card(post)));
        window.wait(&format!(
            "document.querySelector({})?.ariaPressed === 'true'",
            quoted(&format!("main {}", card(post)))
        ));
        window.wait(&format!(
            "document.activeElement?.dataset.post === '{post}'"
        ));
    }
    assert_eq!(seen(&folder).as_deref(), Some("30"));
    drop(window);
    let window = Window::open(&folder.file());
    window.wait_for(CHANGE_IN_SIDE);
    window.click("[data-checks] [data-action=accept-rules]");
    window.wait(&is_gone(CHANGE));
    until("they are seen", || seen(&folder).as_deref() == Some("5"));
    drop(window);
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for("[data-check=error]");
    assert!(!window.is_there(CHANGE), "it is told once");
}

fn count(css: &str) -> String {
    format!("document.querySelectorAll({}).length", quoted(css))
}

/// In the panel of checks, where a change is told once, not beside the same one in the sidebar.
#[test]
fn a_changed_rule_is_shown_and_accepted_in_the_panel_by_keys() {
    let folder = Folder::new();
    let (plan, [near, ..]) = with_posts(&folder);
    drop(plan);
    see_earlier_rules(&folder);
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(&near));
    window.wait_for("[data-check=error]");
    window.keys(&['!']);
    window.wait_for("[data-checks-panel] [data-rule-change=instagram]");
    assert_eq!(window.js(&count(CHANGE)), 1);
    examine(&window, "a changed rule");
    window.focus("[data-checks-panel] [data-action=show-rule-change]");
    window.keys(&[ENTER]);
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{near}'"
    ));
    window.focus("[data-checks-panel] [data-action=accept-rules]");
    window.keys(&[ENTER]);
    window.wait(&is_gone(CHANGE));
    window.wait("document.activeElement?.closest('[data-checks-panel]') !== null");
    window.keys(&[ESCAPE]);
    window.wait(&is_gone("[data-checks-panel]"));
    assert_eq!(seen(&folder).as_deref(), Some("5"));
}

#[test]
fn limits_that_came_and_went_are_told_in_words_and_many_are_counted() {
    let folder = Folder::new();
    let (plan, _) = with_posts(&folder);
    drop(plan);
    let db = Connection::open(folder.file()).expect("the plan");
    let gone = r#"[{"what": "topic", "unit": "items", "of": "app", "condition": null, "least": null, "most": 3}]"#;
    let sql = "UPDATE rules_seen SET numbers = ?1 WHERE platform = 'instagram'";
    db.execute(sql, [gone]).expect("they are stored");
    drop(db);
    let window = Window::open(&folder.file());
    window.wait_for(CHANGE_IN_SIDE);
    assert_eq!(window.js(&count(CHANGE)), 3);
    let told = window.text("[data-checks] [role=status]");
    let words = [
        "Instagram: topic has no limit any more, was at most 3.",
        "Instagram: hashtags at most 5, which is new.",
        "more limits changed",
    ];
    for words in words {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_changed_rule_is_told_in_chinese() {
    let folder = Folder::new();
    let (plan, _) = with_posts(&folder);
    drop(plan);
    see_earlier_rules(&folder);
    let window = in_language(&folder, "zh_CN.UTF-8");
    window.wait_for(CHANGE_IN_SIDE);
    let told = window.text(CHANGE_IN_SIDE);
    assert!(
        told.starts_with(
            "Instagram最多 5 个话题标签，原为 30。已重新检查 3 条计划中的帖子，其中 2 条超出。"
        ),
        "{told}"
    );
}
