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
    let expected = "error  2126-11-16  X  “Long” is 3 over the platform's limit\n\
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
