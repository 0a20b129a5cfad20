//! Comments, approvals, and the history of a post.

use std::path::Path;

use serde_json::json;

use crate::support::{BACKUPS, Plan, backups_beside, run_with};

/// Runs a command as a person with a name, and returns what it prints.
fn run_as(plan: &Plan, author: &str, args: &[&str]) -> String {
    let backups = backups_beside(&plan.path());
    let variables = [
        ("DAYMARK_AUTHOR", Path::new(author)),
        (BACKUPS, backups.as_path()),
    ];
    let ran = run_with(&plan.path(), args, &variables);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{args:?}");
    ran.out
}

fn with_post() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    let post = ["post", "add", "--channel", &channel, "--title", "Launch"];
    let post = plan.line(&[&post[..], &["--at", "2126-11-16T09:00"]].concat());
    (plan, post)
}

#[test]
fn comments_are_added_listed_changed_and_deleted() {
    let (plan, post) = with_post();
    let id = run_as(&plan, "Tom", &["comment", "add", &post, "--text", "Why?"]);
    let id = id.trim();
    let listed = plan.json(&["comment", "list", &post[..13]]);
    assert_eq!(listed[0]["id"], json!(id));
    assert_eq!(
        (&listed[0]["author"], &listed[0]["text"]),
        (&json!("Tom"), &json!("Why?"))
    );
    plan.ok(&["comment", "edit", id, "--text", "Why\nnow?"]);
    let line = plan.line(&["comment", "list", &post]);
    assert!(line.ends_with("Tom  Why now?"), "{line}");
    let shown = plan.json(&["post", "show", &post]);
    assert_eq!(shown["comments"], json!(1));
    plan.refused(&["comment", "add", &post, "--text", " "], "empty");
    plan.ok(&["comment", "delete", id]);
    assert_eq!(plan.json(&["comment", "list", &post]), json!([]));
    plan.ok(&["undo"]);
    assert_eq!(plan.json(&["comment", "list", &post])[0]["id"], json!(id));
    plan.refused(&["comment", "delete", "ffff"], "not_found");
}

#[test]
fn a_change_since_the_approval_is_printed_by_check() {
    let (plan, post) = with_post();
    run_as(
        &plan,
        "Tom",
        &["post", "edit", &post, "--status", "approved"],
    );
    let shown = plan.ok(&["post", "show", &post]);
    assert!(shown.contains(" by Tom\n"), "{shown}");
    plan.ok(&["post", "edit", &post, "--text", "New"]);
    let found = plan.json(&["check", "--post", &post]);
    assert_eq!(found[0]["check"], json!("changed_since_approval"));
    assert_eq!(found[0]["found"], json!("Tom"));
    let line = plan.line(&["check", "--post", &post]);
    assert!(
        line.ends_with("“Launch” was changed since Tom approved it"),
        "{line}"
    );
}

#[test]
fn a_plan_can_ask_for_another_review() {
    let (plan, post) = with_post();
    plan.ok(&["plan", "edit", "--review-again", "true"]);
    plan.ok(&["post", "edit", &post, "--status", "approved"]);
    plan.ok(&["post", "edit", &post, "--text", "New"]);
    assert_eq!(
        plan.json(&["post", "show", &post])["status"],
        json!("in_review")
    );
    plan.ok(&["undo"]);
    assert_eq!(
        plan.json(&["post", "show", &post])["status"],
        json!("approved")
    );
    plan.ok(&["plan", "edit", "--review-again", "false", "--name", "Acme"]);
    plan.ok(&["post", "edit", &post, "--text", "New"]);
    assert_eq!(
        plan.json(&["post", "show", &post])["status"],
        json!("approved")
    );
}

#[test]
fn the_history_of_a_post_names_who_changed_it() {
    let (plan, post) = with_post();
    run_as(&plan, "Ana", &["post", "edit", &post, "--text", "New"]);
    plan.ok(&["note", "add", "2026-11-20", "--text", "elsewhere"]);
    run_as(
        &plan,
        "Tom",
        &["post", "edit", &post, "--status", "approved"],
    );
    let changes = plan.json(&["post", "history", &post]);
    let changes = changes.as_array().unwrap().iter();
    let told: Vec<_> = changes
        .map(|change| [&change["author"], &change["message"]])
        .collect();
    assert_eq!(
        told,
        [
            [&json!("Tom"), &json!("Edit “Launch”")],
            [&json!("Ana"), &json!("Edit “Launch”")],
            [&json!(""), &json!("Add “Launch”")],
        ]
    );
    let printed = plan.ok(&["post", "history", &post]);
    assert!(
        printed
            .lines()
            .next()
            .unwrap()
            .ends_with("Edit “Launch”  Tom"),
        "{printed}"
    );
}

#[test]
fn a_sheet_is_in_the_language_of_the_plan() {
    let (plan, _) = with_post();
    let file = plan.path().with_file_name("sheet.html");
    let export = ["export", "html", "-o", file.to_str().unwrap()];
    for (locale, begins) in [
        ("zh-CN", "<html lang=\"zh\">"),
        ("zha", "<html lang=\"en\">"),
        ("", "<html lang=\"en\">"),
    ] {
        plan.ok(&["plan", "edit", "--locale", locale]);
        plan.ok(&export);
        let sheet = std::fs::read_to_string(&file).unwrap();
        assert!(sheet.contains(begins), "{locale}: {}", &sheet[..200]);
    }
    plan.refused(&["plan", "edit", "--locale", "Chinese!"], "bad_value");
}
