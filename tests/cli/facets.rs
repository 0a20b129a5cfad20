//! What posts are for, by the command line.

use serde_json::{Value, json};

use crate::strategy::with_strategy;
use crate::support::run;

#[test]
fn a_post_is_for_an_audience_and_listed_by_it() {
    let (plan, channel) = with_strategy();
    let facets = [
        "--stage",
        "Decision",
        "--need",
        "talk-strangers",
        "--audience",
        "Owners",
        "--objective",
        "Trials",
    ];
    let aim = ["--goal", "Ten trials", "--hours", "1.5", "--cost", "40"];
    let post = ["post", "add", "--channel", &channel, "--title", "one"];
    let id = plan.line(&[&post[..], &facets, &aim].concat());
    plan.ok(&["post", "add", "--channel", &channel, "--title", "two"]);
    let shown = plan.json(&["post", "show", &id]);
    assert_eq!(
        (&shown["stage"], &shown["need"]),
        (&json!("decision"), &json!("talk_strangers"))
    );
    assert_eq!(
        (&shown["hours"], &shown["cost"], &shown["goal"]),
        (&json!(1.5), &json!(40), &json!("Ten trials"))
    );
    let words = plan.ok(&["post", "show", &id]);
    for line in [
        "audience  Owners",
        "objective Trials",
        "stage     decision",
        "cost      40",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
    let titles = |args: &[&str]| {
        let listed = plan.json(&[&["post", "list"], args].concat());
        let listed = listed.as_array().unwrap().iter();
        listed
            .map(|row| row["title"].clone())
            .collect::<Vec<Value>>()
    };
    assert_eq!(
        titles(&["--stage", "decision", "--audience", "Owners"]),
        ["one"]
    );
    assert_eq!(titles(&["--need", ""]), ["two"]);
    assert_eq!(
        titles(&["--objective", "", "--objective", "Trials"]),
        ["one", "two"]
    );
    plan.ok(&[
        "post",
        "edit",
        &id,
        "--stage",
        "",
        "--audience",
        "",
        "--hours",
        "",
    ]);
    let shown = plan.json(&["post", "show", &id]);
    assert_eq!(
        [&shown["stage"], &shown["audience"], &shown["hours"]],
        [&Value::Null; 3]
    );
    assert_eq!(shown["cost"], 40);
    plan.refused(&["post", "edit", &id, "--stage", "buying"], "bad_value");
    plan.refused(&["post", "edit", &id, "--cost", "much"], "bad_value");
    plan.refused(&["post", "edit", &id, "--audience", "Nobody"], "not_found");
}

#[test]
fn posts_of_standard_input_say_what_they_are_for() {
    let (plan, channel) = with_strategy();
    let line = json!({"channel": channel, "title": "one", "stage": "use", "need": "meet_friends", "audience": "Owners",
        "objective": "Trials", "goal": "g", "expected": "e", "hours": 2, "cost": "7.5"});
    let ran = run(&plan.path(), &["post", "add", "--stdin"], &line.to_string());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let shown = plan.json(&["post", "show", ran.out.trim()]);
    assert_eq!(
        (&shown["stage"], &shown["hours"], &shown["cost"]),
        (&json!("use"), &json!(2), &json!(7.5))
    );
    assert_eq!(
        (&shown["expected"], &shown["need"]),
        (&json!("e"), &json!("meet_friends"))
    );
}
