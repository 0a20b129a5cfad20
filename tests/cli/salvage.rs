//! A damaged plan from the command line: told with what to do, salvaged as a new plan, and left as it is.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::support::{Plan, run};

const PAGE: usize = 4_096;

/// A plan with two posts and a backup, whose page of some table is overwritten then.
fn damaged(table: &str) -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    for title in ["One", "Two"] {
        let at = "2026-11-20T09:00";
        plan.ok(&[
            "post",
            "add",
            "--channel",
            &channel,
            "--title",
            title,
            "--at",
            at,
        ]);
    }
    let backup = plan.line(&["backup"]);
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let db = Connection::open(plan.path()).unwrap();
    let root: i64 = db.query_row(sql, [table], |row| row.get(0)).unwrap();
    drop(db);
    let mut bytes = plan.bytes();
    bytes[(root as usize - 1) * PAGE..][..PAGE].fill(0xa5);
    fs::write(plan.path(), bytes).unwrap();
    (plan, backup)
}

fn beside(plan: &Plan, name: &str) -> String {
    plan.path()
        .with_file_name(name)
        .to_string_lossy()
        .into_owned()
}

#[test]
fn what_can_be_read_becomes_a_new_plan() {
    let (plan, backup) = damaged("post_by_moment");
    let (before, to) = (plan.bytes(), beside(&plan, "saved.daymark"));
    let words = plan.ok(&["salvage", &to]);
    assert!(
        words.starts_with("Salvaged ") && words.contains("post: 2 saved\n"),
        "{words}"
    );
    assert!(
        words.contains("Nothing was lost but the history\n"),
        "{words}"
    );
    let saved = run(to.as_ref(), &["post", "list"], "");
    assert!(
        saved.out.contains("One") && saved.out.contains("Two"),
        "{saved:?}"
    );
    assert_eq!(run(to.as_ref(), &["verify"], "").out, "ok\n");
    assert_eq!(run(to.as_ref(), &["history"], "").out, "");
    assert!(run(to.as_ref(), &["backups"], "").out.starts_with(&backup));
    assert!(plan.bytes() == before, "the damaged file is as it was");
    assert!(fs::read(beside(&plan, "saved (damaged 1).daymark")).unwrap() == before);
}

#[test]
fn what_was_lost_is_told_by_noun() {
    let (plan, _) = damaged("post");
    let to = beside(&plan, "saved.daymark");
    let told = plan.json(&["salvage", &to]);
    assert_eq!(told["file"], to);
    assert_eq!(told["unreadable_pages"], 1);
    let rows = told["rows"].as_array().unwrap();
    let of = |noun: &str| rows.iter().find(|rows| rows["noun"] == noun).unwrap();
    let posts = json!({"noun": "post", "saved": 2, "mended": 2, "mended_names": ["One", "Two"], "lost": 0, "lost_names": []});
    assert_eq!(*of("post"), posts);
    assert_eq!(
        (&of("item")["saved"], &of("item")["lost"]),
        (&json!(2), &json!(0))
    );
    let (plan, _) = damaged("channel");
    let words = plan.ok(&["salvage", &beside(&plan, "saved.daymark")]);
    let told = "channel: 1 saved, 1 of them not as they were\n  not as it was: ? ";
    assert!(words.contains(told), "{words}");
}

#[test]
fn a_salvage_is_refused_where_something_has_the_name() {
    let (plan, _) = damaged("post");
    let own = plan.path();
    plan.refused(&["salvage", own.to_str().unwrap()], "file_exists");
    let to = beside(&plan, "saved.daymark");
    fs::write(plan.path(), [0; 5 * PAGE]).unwrap();
    let message = plan.refused(&["salvage", &to], "not_a_plan");
    assert!(message.contains("restore a backup"), "{message}");
    assert_eq!(plan.run(&["salvage"]).code, Some(2), "TO is needed");
    let nowhere = Plan::nowhere();
    nowhere.refused(&["salvage", &to], "file_missing");
}

#[test]
fn verify_tells_what_is_wrong_and_what_to_do() {
    let (plan, backup) = damaged("post_by_moment");
    let before = plan.bytes();
    let ran = plan.run(&["verify", "--json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["ok"], false);
    assert!(!told["problems"].as_array().unwrap().is_empty());
    let error: Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["code"], "damaged");
    let message = error["error"]["message"].as_str().unwrap();
    assert!(
        message.contains("salvage") && message.contains(&backup),
        "{message}"
    );
    assert!(plan.bytes() == before);
}

#[test]
fn a_damaged_plan_takes_no_change_and_names_its_newest_backup() {
    let (plan, backup) = damaged("post_by_moment");
    let before = plan.bytes();
    let add = ["channel", "add", "--platform", "x", "--name", "N"];
    let message = plan.refused(&add, "damaged");
    assert!(message.contains("nothing was changed"), "{message}");
    assert!(plan.bytes() == before);
    // Too little of it is left to be opened.
    fs::write(plan.path(), &before[..2 * PAGE]).unwrap();
    let message = plan.refused(&["post", "list"], "damaged");
    assert!(message.contains(&backup), "{message}");
    fs::write(plan.path(), "not what it was").unwrap();
    let message = plan.refused(&["post", "list"], "damaged");
    assert!(message.contains(&backup), "{message}");
}
