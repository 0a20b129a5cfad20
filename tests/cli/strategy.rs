//! Audiences, objectives and what posts are for, by the command line.

use serde_json::{Value, json};

use crate::support::{Plan, run};

/// Returns a plan with a channel, an audience and an objective, and the channel's id.
fn with_strategy() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    let audience = [
        "audience",
        "add",
        "--name",
        "Owners",
        "--goal",
        "More guests",
    ];
    let more = ["--hours", "mon-tue 7-9", "--channel", &channel];
    plan.ok(&[&audience[..], &more].concat());
    let objective = ["objective", "add", "--name", "Trials", "--baseline", "-10"];
    let more = [
        "--target",
        "90",
        "--unit",
        "trials",
        "--from",
        "2026-01-01",
        "--due",
        "2026-01-31",
    ];
    plan.ok(&[&objective[..], &more].concat());
    (plan, channel)
}

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

#[test]
fn readings_tell_how_far_an_objective_has_come() {
    let (plan, _) = with_strategy();
    plan.ok(&[
        "objective",
        "reading",
        "Trials",
        "15",
        "--date",
        "2026-01-10",
    ]);
    plan.ok(&[
        "objective",
        "reading",
        "Trials",
        "40",
        "--date",
        "2026-01-20",
    ]);
    let row = plan.json(&["objective", "list"])[0].clone();
    assert_eq!(
        (&row["now"], &row["progress"], &row["pace"]),
        (&json!(40), &json!(0.5), &json!(1.0))
    );
    assert_eq!(
        (&row["read"], &row["ahead"], &row["baseline"]),
        (&json!("2026-01-20"), &json!(-50), &json!(-10))
    );
    assert!(
        plan.ok(&["objective", "list"])
            .contains("-10 → 90 trials: 40  50 % of 100 %")
    );
    plan.ok(&["objective", "reading", "Trials", "", "--date", "2026-01-20"]);
    assert_eq!(plan.json(&["objective", "list"])[0]["now"], 15);
    plan.refused(&["objective", "reading", "Trials", "many"], "bad_value");
    plan.ok(&[
        "objective",
        "edit",
        "Trials",
        "--target",
        "",
        "--channel",
        "",
    ]);
    assert_eq!(
        plan.json(&["objective", "list"])[0]["progress"],
        Value::Null
    );
    plan.ok(&["objective", "delete", "Trials"]);
    assert_eq!(plan.json(&["objective", "list"]), json!([]));
}

#[test]
fn audiences_are_listed_changed_and_deleted() {
    let (plan, channel) = with_strategy();
    let row = plan.json(&["audience", "list"])[0].clone();
    assert_eq!(
        (&row["goals"], &row["hours"]),
        (&json!(["More guests"]), &json!([7, 8, 31, 32]))
    );
    assert_eq!(row["channels"], json!([channel]));
    assert!(
        plan.ok(&["audience", "list"])
            .contains("Owners  mon 7-9, tue 7-9")
    );
    plan.ok(&[
        "audience",
        "edit",
        "Owners",
        "--goal",
        "",
        "--not-for-us",
        "true",
        "--hours",
        "",
    ]);
    let row = plan.json(&["audience", "list"])[0].clone();
    assert_eq!(
        (&row["goals"], &row["not_for_us"], &row["hours"]),
        (&json!([]), &json!(true), &json!([]))
    );
    plan.refused(
        &["audience", "edit", "Owners", "--hours", "mon 9-30"],
        "bad_value",
    );
    plan.ok(&["audience", "delete", "Owners"]);
    assert_eq!(plan.json(&["audience", "list"]), json!([]));
}

#[test]
fn a_channel_has_a_role_and_a_cadence() {
    let (plan, channel) = with_strategy();
    let edit = [
        "channel",
        "edit",
        &channel,
        "--roles",
        "sell, reach",
        "--goal",
        "Trials",
    ];
    plan.ok(&[
        &edit[..],
        &[
            "--cadence-min",
            "2",
            "--cadence-max",
            "5",
            "--originals",
            "80",
        ],
    ]
    .concat());
    let row = plan.json(&["channel", "list"])[0].clone();
    assert_eq!(
        (&row["roles"], &row["cadence_min"], &row["originals"]),
        (&json!(["reach", "sell"]), &json!(2), &json!(80))
    );
    plan.refused(
        &["channel", "edit", &channel, "--cadence-max", "1"],
        "bad_value",
    );
    plan.refused(
        &["channel", "edit", &channel, "--cadence-max", "few"],
        "bad_value",
    );
    plan.refused(
        &["channel", "edit", &channel, "--roles", "shout"],
        "bad_value",
    );
    plan.ok(&[
        "channel",
        "edit",
        &channel,
        "--goal",
        "",
        "--cadence-min",
        "",
        "--roles",
        "",
    ]);
    let row = plan.json(&["channel", "list"])[0].clone();
    assert_eq!(
        (&row["goal"], &row["cadence_min"], &row["roles"]),
        (&Value::Null, &Value::Null, &json!([]))
    );
}

#[test]
fn a_label_is_added_before_a_post_has_it() {
    let (plan, _) = Plan::with_channel();
    let id = plan.line(&["label", "add", "--name", "tips"]);
    assert_eq!(
        plan.json(&["label", "list"]),
        json!([{"id": id, "name": "tips"}])
    );
    plan.refused(&["label", "add", "--name", "tips"], "taken");
}
