//! Ideas and feedback by the command line.

use serde_json::{Value, json};

use crate::support::{Plan, run};

fn rated<'a>(title: &'a str, rates: [&'a str; 3]) -> Vec<&'a str> {
    let [impact, confidence, effort] = rates;
    let add = ["idea", "add", "--title", title, "--impact", impact];
    [&add[..], &["--confidence", confidence, "--effort", effort]].concat()
}

#[test]
fn ideas_are_listed_by_score_and_used() {
    let (plan, channel) = Plan::with_channel();
    let small = plan.line(&rated("small", ["2", "2", "4"]));
    plan.ok(&rated("big", ["5", "4", "2"]));
    let told = plan.json(&["idea", "list"]);
    assert_eq!(
        (&told[0]["title"], &told[0]["score"]),
        (&json!("big"), &json!(10.0))
    );
    plan.ok(&[
        "idea", "edit", &small, "--impact", "", "--stage", "use", "--source", "trend",
    ]);
    let told = plan.json(&["idea", "list"])[1].clone();
    assert_eq!(
        (&told["score"], &told["stage"], &told["source"]),
        (&Value::Null, &json!("use"), &json!("trend"))
    );
    let post = plan.line(&["idea", "use", &small, "--channel", &channel]);
    let shown = plan.json(&["post", "show", &post]);
    assert_eq!(
        (&shown["status"], &shown["stage"]),
        (&json!("idea"), &json!("use"))
    );
    plan.refused(&["idea", "use", &small, "--channel", &channel], "taken");
    assert!(plan.ok(&["idea", "list"]).contains("used"));
    plan.refused(&["idea", "edit", &small, "--effort", "6"], "bad_value");
    plan.ok(&["idea", "delete", &small]);
    assert_eq!(plan.json(&["idea", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn the_best_ideas_are_placed_as_the_dry_run_says() {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&[
        "channel",
        "slots",
        &channel,
        "--set",
        "mon 09:00, thu 10:00",
    ]);
    plan.ok(&rated("big", ["5", "4", "2"]));
    let place = [
        "idea",
        "place",
        "3",
        "--from",
        "2990-01-01",
        "--to",
        "2990-01-08",
    ];
    let told = plan.json(&[&place[..], &["--dry-run"]].concat());
    assert_eq!(told.as_array().unwrap().len(), 1);
    plan.ok(&place);
    let posts = plan.posts();
    assert_eq!(
        (&posts[0]["at"], &posts[0]["status"]),
        (&told[0]["at"], &json!("idea"))
    );
    plan.refused(&place, "empty");
    plan.ok(&["undo"]);
    assert!(plan.posts().is_empty());
}

#[test]
fn feedback_is_pasted_line_by_line_and_a_person_is_forgotten() {
    let (plan, _) = Plan::with_channel();
    let idea = plan.line(&rated("big", ["5", "4", "2"]));
    let facts = [
        "--sentiment",
        "-1",
        "--kind",
        "complaint",
        "--handle",
        "@ana",
        "--idea",
        &idea,
    ];
    let add = [&["feedback", "add"][..], &facts].concat();
    let ran = run(&plan.path(), &add, "Too slow\n\n  Too loud  \n");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out.lines().count(), 2);
    let entries = plan.json(&["feedback", "list"])["entries"].clone();
    assert_eq!(
        (&entries[0]["handle"], &entries[0]["sentiment"]),
        (&json!("@ana"), &json!(-1))
    );
    assert_eq!(plan.json(&["idea", "list"])[0]["votes"], 2);
    let words = plan.ok(&["feedback", "list"]);
    assert!(words.contains("-  complaint  Too loud"), "{words}");
    let ids: Vec<&str> = ran.out.lines().collect();
    plan.ok(&[
        "feedback", "edit", ids[0], ids[1], "--idea", "", "--kind", "wish",
    ]);
    assert_eq!(plan.json(&["idea", "list"])[0]["votes"], 0);
    assert_eq!(
        plan.json(&["feedback", "forget", "@ANA"]),
        json!({"entries": 2})
    );
    assert_eq!(plan.json(&["feedback", "list"])["entries"][0]["handle"], "");
    plan.refused(&["feedback", "forget", "@ana"], "not_found");
    plan.refused(&["feedback", "add", "a", "--sentiment", "2"], "bad_value");
    plan.ok(&["feedback", "delete", ids[0]]);
}
