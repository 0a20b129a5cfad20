//! `post add --stdin`: many posts, each safe before its id is printed.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{PROGRAM, Plan, run};

const ADD: [&str; 3] = ["post", "add", "--stdin"];

#[test]
fn each_line_is_a_post() {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["campaign", "add", "--name", "Launch"]);
    let lines = [
        json!({"channel": channel, "title": "one"}),
        json!({"channels": [channel[..20]], "title": "two", "at": "2026-11-20T09:30", "text": "a\nb",
            "status": "approved", "campaign": "Launch", "labels": ["l"], "link": null}),
    ];
    let input = format!("\u{feff}{}\r\n\n{}", lines[0], lines[1]);
    let ran = run(&plan.path(), &ADD, &input);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let ids: Vec<&str> = ran.out.lines().collect();
    let two = plan.json(&["post", "show", ids[1]]);
    assert_eq!(
        (&two["at"], &two["labels"]),
        (&json!("2026-11-20T09:30"), &json!(["l"]))
    );
    assert_eq!(plan.json(&["post", "show", ids[0]])["title"], "one");
    assert_eq!(
        plan.line(&["undo"]),
        "Undone: Add “two”",
        "each is an operation of its own"
    );
    let json = run(
        &plan.path(),
        &[&ADD[..], &["--json"]].concat(),
        &lines[0].to_string(),
    );
    let told: Value = serde_json::from_str(&json.out).unwrap();
    assert!(
        plan.ids()
            .contains(&told["id"].as_str().unwrap().to_owned())
    );
}

#[test]
fn a_line_tells_all_that_a_post_has() {
    let (plan, channel) = Plan::with_channel();
    let line = json!({"channel": channel, "title": "all", "at": "2026-11-20T09:30", "zone": "Asia/Tokyo", "text": "Both",
        "parts": ["One", "Two"], "status": "published", "first_comment": "Hi", "goal": "Ten", "cost": 40,
        "url": "https://x.com/acme/status/7"});
    let ran = run(&plan.path(), &ADD, &line.to_string());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let post = plan.json(&["post", "show", ran.out.trim()]);
    for (field, told) in [
        ("published_url", json!("https://x.com/acme/status/7")),
        ("parts", json!(["One", "Two"])),
        ("status", json!("published")),
        ("first_comment", json!("Hi")),
        ("cost", json!(40)),
    ] {
        assert_eq!(post[field], told, "{field}");
    }
    assert_eq!(
        plan.line(&["undo"]),
        "Undone: Add “all”",
        "its address is no operation of its own"
    );
    let other = json!({"channel": channel, "title": "own", "own_text": "Own", "text": "Both"});
    let ran = run(&plan.path(), &ADD, &other.to_string());
    assert_eq!(
        plan.json(&["post", "show", ran.out.trim()])["own_text"],
        "Own"
    );
    for (field, value) in [
        ("status", json!("draft")),
        ("url", json!("https://example.com/7")),
        ("repeat", json!("FREQ=DAILY;COUNT=2")),
    ] {
        let mut refused = line.clone();
        refused[field] = value;
        let ran = run(&plan.path(), &ADD, &refused.to_string());
        assert_eq!(ran.code, Some(1), "{field}");
    }
}

#[test]
fn the_first_bad_line_ends_it() {
    let (plan, channel) = Plan::with_channel();
    let good = json!({"channel": channel, "title": "good"}).to_string();
    let million = json!({"channel": channel, "title": "T", "text": "字".repeat(1_000_000)});
    let bad = [
        ("{", "bad_value"),
        ("null", "bad_value"),
        ("[1]", "bad_value"),
        ("{}", "empty"),
        ("{\"titel\": \"T\"}", "bad_value"),
        ("{\"title\": 1}", "bad_value"),
        ("{\"title\": \"T\"}", "empty"),
        (&format!("{}[", "[".repeat(100_000)), "bad_value"),
        (&million.to_string(), "too_long"),
        (
            &json!({"channel": channel, "title": ""}).to_string(),
            "empty",
        ),
        (
            &json!({"channel": channel, "title": "T", "at": "soon"}).to_string(),
            "bad_date",
        ),
    ];
    for (bad, code) in bad {
        let before = plan.posts().len();
        let input = format!("{good}\n{bad}\n{good}\n");
        let ran = run(&plan.path(), &[&ADD[..], &["--json"]].concat(), &input);
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        let message = error["error"]["message"].as_str().unwrap();
        assert!(message.starts_with("line 2: "), "{message}");
        assert!(message.len() < 500, "{message}");
        assert_eq!(
            (ran.code, &error["error"]["code"]),
            (Some(1), &json!(code)),
            "{message}"
        );
        assert_eq!(ran.out.lines().count(), 1);
        assert_eq!(plan.posts().len(), before + 1, "the line before it stays");
    }
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let (plan, channel) = Plan::with_channel();
    let mut acknowledged = HashSet::new();
    for round in 0..20 {
        acknowledged.extend(add_until_killed(&plan, &channel, round));
        let there: HashSet<String> = plan.ids().into_iter().collect();
        let lost: Vec<_> = acknowledged.difference(&there).collect();
        assert!(lost.is_empty(), "round {round} lost {lost:?}");
        assert_eq!(plan.line(&["verify"]), "ok");
    }
    assert!(acknowledged.len() > 20, "posts were added at all");
}

/// The ids printed before the process was killed, in the midst of its work.
fn add_until_killed(plan: &Plan, channel: &str, round: usize) -> Vec<String> {
    let mut command = Command::new(PROGRAM);
    command
        .arg(plan.path())
        .args(ADD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = json!({"channel": channel, "title": "T", "text": "x".repeat(round * 500)});
    let feeder = std::thread::spawn(move || while writeln!(stdin, "{line}").is_ok() {});
    let mut printed = BufReader::new(child.stdout.take().unwrap()).split(b'\n');
    let mut ids: Vec<_> = printed.by_ref().take(1 + round).collect();
    child.kill().unwrap();
    ids.extend(printed);
    child.wait().unwrap();
    feeder.join().unwrap();
    let whole = ids
        .into_iter()
        .map(|id| String::from_utf8(id.unwrap()).unwrap());
    whole.filter(|id| id.len() == 36).collect()
}

#[test]
fn a_reader_that_goes_away_ends_it() {
    let (plan, channel) = Plan::with_channel();
    let mut command = Command::new(PROGRAM);
    command.arg(plan.path()).args(ADD);
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = json!({"channel": channel, "title": "T"});
    while writeln!(stdin, "{line}").is_ok() {}
    let output = child.wait_with_output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(
        message.starts_with("error: line 1: its post was added"),
        "{message}"
    );
    assert_eq!(plan.posts().len(), 1);
}
