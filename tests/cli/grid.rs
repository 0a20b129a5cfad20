//! `grid`: the posts of a channel as its profile shows them, from a script.

use serde_json::json;

use crate::support::{Plan, run_alone};

/// A plan with a channel on Instagram that has slots and two posts, one of them published.
fn with_posts() -> (Plan, String) {
    let plan = Plan::empty();
    let channel = plan.line(&[
        "channel",
        "add",
        "--platform",
        "instagram",
        "--name",
        "Insta",
    ]);
    for (title, at) in [("Next", "2126-11-28T09:00"), ("Out", "2126-11-27T09:00")] {
        let post = ["post", "add", "--channel", &channel];
        plan.ok(&[&post[..], &["--title", title, "--at", at]].concat());
    }
    let out = plan.ids().remove(0);
    plan.ok(&["post", "edit", &out, "--status", "published"]);
    (plan, channel)
}

#[test]
fn the_latest_post_is_first() {
    let (plan, channel) = with_posts();
    let expected = "2126-11-28T09:00  draft  Next\n2126-11-27T09:00  published  Out\n";
    assert_eq!(plan.ok(&["grid", &channel]), expected);
    let grid = plan.json(&["grid", &channel[..], "--around", "2126-11-01"]);
    let posts = grid["posts"].as_array().unwrap();
    let titles: Vec<_> = posts.iter().map(|post| &post["card"]["title"]).collect();
    assert_eq!(titles, [&json!("Next"), &json!("Out")]);
    assert_eq!(posts[0]["media"], json!(null));
    assert_eq!(grid["free"], json!([]));
}

#[test]
fn free_slots_are_listed_between_the_posts() {
    let (plan, channel) = with_posts();
    plan.ok(&["channel", "slots", &channel, "--set", "mon 09:00"]);
    let out = plan.ok(&["grid", &channel]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "2126-11-28T09:00  draft  Next");
    assert!(lines[2].ends_with("  free slot"), "{out}");
    plan.refused(&["grid", &channel, "--around", "someday"], "bad_date");
    plan.refused(&["grid", "none"], "not_found");
}

#[test]
fn the_rules_of_a_platform_name_its_profile() {
    let ran = run_alone(&["platforms", "instagram"]);
    let line = "profile: 3 columns of 0.750:1; pictuary.com profile grid (2026-11)";
    assert!(
        ran.out.lines().any(|printed| printed == line),
        "{}",
        ran.out
    );
}
