//! Posting by hand from a script: what is due, snoozed and published. Times are relative to now.

use chrono::TimeDelta;
use daymark_core::clock::Clock;
use serde_json::{Value, json};

use crate::support::Plan;

/// A plan in UTC with one channel on X, and the channel's id.
fn in_utc() -> (Plan, String) {
    let plan = Plan::nowhere();
    plan.ok(&["init", "--name", "Brand", "--zone", "UTC"]);
    let id = plan.line(&["channel", "add", "--platform", "x", "--name", "X"]);
    (plan, id)
}

/// Adds a post some minutes ago, and returns its id.
fn ago(plan: &Plan, channel: &str, title: &str, minutes: i64) -> String {
    let at = Clock::System.now() - TimeDelta::minutes(minutes);
    let at = at.format("%Y-%m-%dT%H:%M").to_string();
    let post = ["post", "add", "--channel", channel, "--title", title];
    plan.line(&[&post[..], &["--text", "Hi", "--at", &at]].concat())
}

fn turns(plan: &Plan) -> Vec<String> {
    let posts = plan.json(&["due"]);
    let posts = posts.as_array().unwrap().iter();
    let word = |post: &Value, key: &str| post[key].as_str().unwrap().to_owned();
    posts
        .map(|post| format!("{} {}", word(post, "turn"), word(post, "title")))
        .collect()
}

#[test]
fn what_is_due_is_listed_and_what_is_snoozed_is_not() {
    let (plan, channel) = in_utc();
    let now = ago(&plan, &channel, "now", 5);
    ago(&plan, &channel, "earlier", 90);
    assert_eq!(turns(&plan), ["due now", "missed earlier"]);
    let post = &plan.json(&["due"])[0];
    assert_eq!(post["parts"], json!(["Hi"]));
    assert_eq!(post["page"], json!("https://x.com/compose/post"));
    assert_eq!(post["channel_name"], json!("X"));
    let out = plan.ok(&["due"]);
    assert!(out.contains("  X  ") && out.contains("  draft"), "{out}");
    assert!(
        plan.line(&["snooze", &now]).starts_with("Snoozed until "),
        "in 15 minutes"
    );
    assert_eq!(turns(&plan), ["missed earlier", "next now"]);
    plan.refused(&["snooze", &now, "--minutes", "0"], "bad_value");
}

#[test]
fn a_post_is_published_with_its_address() {
    let (plan, channel) = in_utc();
    let id = ago(&plan, &channel, "now", 5);
    let address = "https://x.com/acme/status/1";
    let refused = plan.refused(
        &[
            "post",
            "publish",
            &id,
            "--url",
            "https://bsky.app/profile/1",
        ],
        "bad_value",
    );
    assert!(refused.contains("Bluesky"), "{refused}");
    assert_eq!(
        plan.ok(&["post", "publish", &id, "--url", address]),
        "Set “now” to published\n"
    );
    assert_eq!(turns(&plan), [""; 0]);
    assert_eq!(
        plan.json(&["post", "show", &id])["published_url"],
        json!(address)
    );
    assert!(plan.ok(&["post", "show", &id]).contains(address));
    plan.ok(&["undo"]);
    assert_eq!(turns(&plan), ["due now"]);
    let done = plan.json(&["post", "publish", &id]);
    assert_eq!(done["status"], json!("published"));
}
