//! Audiences, objectives, channels and the strategy of a plan, by the command line.

use serde_json::{Value, json};

use crate::support::Plan;

/// Returns a plan with a channel, an audience and an objective, and the channel's id.
pub(crate) fn with_strategy() -> (Plan, String) {
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

#[test]
fn the_strategy_is_shown_in_words_and_as_json() {
    let (plan, channel) = with_strategy();
    plan.ok(&[
        "strategy",
        "set",
        "--audience",
        "cafés",
        "--does",
        "fill tables",
        "--content",
        "recipes",
    ]);
    plan.ok(&[
        "strategy",
        "set",
        "--review-weeks",
        "4",
        "--review-by",
        "Ana",
    ]);
    plan.ok(&[
        "message",
        "add",
        "--promise",
        "Full by noon",
        "--tone",
        "dry",
        "--use",
        "we",
        "--avoid",
        "best",
    ]);
    plan.ok(&[
        "channel",
        "edit",
        &channel,
        "--roles",
        "sell",
        "--cadence-min",
        "2",
    ]);
    let post = [
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "one",
        "--at",
        "2026-01-12T09:00",
    ];
    plan.ok(&[&post[..], &["--stage", "decision", "--objective", "Trials"]].concat());
    let show = [
        "strategy",
        "show",
        "--from",
        "2026-01-12",
        "--to",
        "2026-01-19",
    ];
    let told = plan.json(&show);
    assert_eq!(
        (&told["posts"], &told["mission"]["review_by"]),
        (&json!(1), &json!("Ana"))
    );
    assert_eq!(told["channels"][0]["missing"], 1);
    assert_eq!(told["stage_by_channel"]["holes"], 1);
    assert_eq!(told["messages"][0]["words"], json!(["we"]));
    let words = plan.ok(&show);
    for line in [
        "2026-01-12 to 2026-01-19: 1 posts, 0 published",
        "We help cafés fill tables with recipes.",
        "Reviewed every 4 weeks by Ana.",
        "Full by noon (dry)",
        "1.0 a week (2 or more, 1 missing), 1 planned, 0 published",
        "say nothing: 1",
        "consideration on ",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
    plan.ok(&["strategy", "set", "--review-weeks", ""]);
    assert_eq!(plan.json(&show)["mission"]["review_weeks"], Value::Null);
    plan.refused(&["strategy", "set", "--review-weeks", "often"], "bad_value");
    plan.refused(
        &[
            "strategy",
            "show",
            "--from",
            "2026-01-19",
            "--to",
            "2026-01-12",
        ],
        "bad_date",
    );
    plan.ok(&["message", "edit", "Full by noon", "--use", ""]);
    assert_eq!(plan.json(&["message", "list"])[0]["words"], json!([]));
    plan.ok(&["message", "delete", "Full by noon"]);
}
