//! `check`: what it prints, and how it ends.

use serde_json::json;

use crate::support::Plan;

const RANGE: [&str; 5] = ["check", "--from", "2126-11-16", "--to", "2126-11-23"];

fn add(plan: &Plan, channel: &str, title: &str, text: &str, at: &str) {
    let post = ["post", "add", "--channel", channel, "--title", title];
    plan.ok(&[&post[..], &["--text", text, "--at", at]].concat());
}

#[test]
fn an_error_is_printed_and_the_run_fails() {
    let (plan, channel) = Plan::with_channel();
    add(
        &plan,
        &channel,
        "Long",
        &"x".repeat(283),
        "2126-11-16T09:00",
    );
    let ran = plan.run(&RANGE);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let expected = "error  2126-11-16  X  “Long” is 3 over 280 weighted characters (twitter-text 3.1.0 config/v3.json, 2026-11)\n\
        hint   2126-11-17  X  no post until 2126-11-22\n";
    assert_eq!(ran.out, expected);
}

#[test]
fn warnings_and_hints_are_no_failure() {
    let (plan, channel) = Plan::with_channel();
    for (title, day) in [("a", "16"), ("b", "18"), ("c", "21")] {
        add(
            &plan,
            &channel,
            title,
            "Hi",
            &format!("2126-11-{day}T09:00"),
        );
    }
    assert_eq!(plan.ok(&RANGE), "", "nothing is wrong");
    add(&plan, &channel, "d", "Hi", "2126-11-18T09:10");
    let found = plan.json(&RANGE);
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["check"], json!("close"));
    assert_eq!(found[0]["severity"], json!("warning"));
    assert_eq!(found[0]["day"], json!("2126-11-18"));
    assert_eq!(found[0]["channel"], json!(channel));
}

#[test]
fn a_range_that_ends_before_it_begins_is_refused() {
    let (plan, _) = Plan::with_channel();
    plan.refused(
        &["check", "--from", "2126-11-16", "--to", "2126-11-15"],
        "bad_date",
    );
    assert_eq!(
        plan.ok(&["check"]),
        "",
        "a plan without posts has nothing wrong"
    );
}

#[test]
fn a_problem_is_waved_through_and_taken_back() {
    let (plan, channel) = Plan::with_channel();
    let text = "x".repeat(283);
    add(&plan, &channel, "Long", &text, "2126-11-16T09:00");
    let id = plan.ids().remove(0);
    let check = ["check", "--post", &id];
    assert_eq!(plan.run(&check).code, Some(1));
    let waive = [
        "check",
        "--waive",
        &id[..13],
        "excess",
        "--reason",
        "We pay",
    ];
    assert_eq!(plan.line(&waive), "Wave through a problem of “Long”");
    let line = plan.line(&check);
    assert!(
        line.starts_with("waived  2126-11-16  X  “Long” is 3 over"),
        "{line}"
    );
    assert!(line.contains(": We pay ("), "{line}");
    let found = plan.json(&check);
    assert_eq!(found[0]["waived"]["reason"], json!("We pay"));
    assert_eq!(found[0]["limit"]["count"], json!(283));
    assert_eq!(found[0]["limit"]["of"], json!("app"));
    let printed = plan.ok(&RANGE);
    assert!(
        printed.starts_with("hint"),
        "the waived are last: {printed}"
    );
    plan.ok(&["post", "edit", &id, "--text", &"x".repeat(284)]);
    assert_eq!(plan.run(&check).code, Some(1), "its text has changed");
    plan.ok(&["undo"]);
    let take_back = ["check", "--take-back", &id, "excess"];
    assert_eq!(plan.line(&take_back), "Take back the waiver of “Long”");
    assert_eq!(plan.run(&check).code, Some(1));
    plan.refused(&take_back, "not_found");
}

#[test]
fn what_cannot_be_waved_through_is_refused() {
    let (plan, channel) = Plan::with_channel();
    add(&plan, &channel, "Short", "Hi", "2126-11-16T09:00");
    let id = plan.ids().remove(0);
    let waive = |post: &str, check: &str, reason: &str, code: &str| {
        let args = ["check", "--waive", post, check, "--reason", reason];
        plan.refused(&args, code);
    };
    waive(&id, "excess", "Fine", "not_found");
    waive(&id, "length", "Fine", "bad_value");
    waive("abcdef", "excess", "Fine", "not_found");
    let without_reason = plan.run(&["check", "--waive", &id, "excess"]);
    assert_eq!(without_reason.code, Some(2), "{without_reason:?}");
}

#[test]
fn a_channel_has_a_limit_of_its_own() {
    let (plan, channel) = Plan::with_channel();
    let text = "x".repeat(283);
    add(&plan, &channel, "Long", &text, "2126-11-16T09:00");
    let limit = |limit: &str| plan.ok(&["channel", "edit", &channel, "--text-limit", limit]);
    limit("25000");
    assert_eq!(
        plan.json(&["channel", "list"])[0]["text_limit"],
        json!(25_000)
    );
    let id = plan.ids().remove(0);
    assert_eq!(plan.ok(&["check", "--post", &id]), "");
    limit("282");
    let ran = plan.run(&["check", "--post", &id]);
    let expected = "“Long” is 1 over 282 weighted characters (the channel's own limit)\n";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
    limit("");
    assert_eq!(
        plan.json(&["channel", "list"])[0]["text_limit"],
        json!(null)
    );
    for wrong in ["0", "-5", "many", "100001"] {
        let args = ["channel", "edit", &channel];
        let limit = format!("--text-limit={wrong}");
        plan.refused(&[&args[..], &[limit.as_str()]].concat(), "bad_value");
    }
}

#[test]
fn changed_rules_are_listed_until_they_are_accepted() {
    let (plan, channel) = Plan::with_channel();
    add(
        &plan,
        &channel,
        "Long",
        &"x".repeat(281),
        "2126-11-16T09:00",
    );
    assert_eq!(plan.ok(&["check", "--rule-changes"]), "", "none yet");
    let db = rusqlite::Connection::open(plan.path()).unwrap();
    let sql = "UPDATE rules_seen SET numbers = json_set(numbers, '$[0].most', 140)";
    db.execute(sql, []).unwrap();
    drop(db);
    let line = plan.line(&["check", "--rule-changes"]);
    let expected =
        "x  text in weighted, app  280, was 140  planned posts checked again: 1, breaking it: 1";
    assert_eq!(line, expected);
    let changes = plan.json(&["check", "--rule-changes"]);
    assert_eq!(changes[0]["before"]["most"], json!(140));
    assert_eq!(changes[0]["wrong"], json!(plan.ids()));
    assert_eq!(plan.line(&["check", "--accept-rules"]), "ok");
    assert_eq!(plan.ok(&["check", "--rule-changes"]), "");
}

#[test]
fn the_rules_of_a_platform_have_their_sources() {
    let ran = crate::support::run_alone(&["platforms", "instagram"]);
    for line in [
        "hashtags, app: at most 5; socialsamosa.com 2025-12-19 (2026-11)",
        "hashtags, app of some accounts: at most 30; yikart/AiToEarn platforms' constants (2026-06)",
        "required, app: picture or video; coollabsio/shoutrrr app/Enums/Platform.php (2026-08)",
        "types of image, API: image/jpeg; Automattic/jetpack use-media-restrictions, figures of 2022 (2026-11)",
        "size of a picture, API: at most 8 MB; coollabsio/shoutrrr app/Enums/Platform.php (2026-08)",
        "published at: instagram.com",
    ] {
        let is_printed = ran.out.lines().any(|printed| printed == line);
        assert!(is_printed, "{line}: {}", ran.out);
    }
}
