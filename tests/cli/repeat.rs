//! `post add --repeat`, `--scope` and `post repeat`.

use serde_json::json;

use crate::support::Plan;

fn times(plan: &Plan) -> Vec<String> {
    let posts = plan.posts();
    let at = |post: &serde_json::Value| post["at"].as_str().unwrap_or("-").to_owned();
    posts.iter().map(at).collect()
}

fn three() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "Tip",
        "--at",
        "2026-11-19T09:00",
        "--repeat",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "--count",
        "3",
    ]);
    (plan, id)
}

#[test]
fn a_rule_makes_posts_over_a_change_of_the_clocks() {
    let (plan, channel) = Plan::with_channel();
    let first = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "Tip",
        "--at",
        "2026-10-19T09:00",
        "--repeat",
        "FREQ=WEEKLY",
        "--until",
        "2026-11-02",
    ]);
    assert_eq!(
        times(&plan),
        ["2026-10-19T09:00", "2026-10-26T09:00", "2026-11-02T09:00"]
    );
    assert_eq!(plan.ids()[0], first);
    assert!(
        plan.posts()
            .iter()
            .all(|post| post["in_series"] == json!(true))
    );
    assert_eq!(plan.ok(&["post", "list"]).matches('↻').count(), 3);
    let shown = plan.ok(&["post", "show", &first]);
    assert!(
        shown.contains("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261102"),
        "{shown}"
    );
}

#[test]
fn scopes() {
    let (plan, first) = three();
    let second = plan.ids()[1].clone();
    plan.ok(&["post", "move", &second, "--by", "1h", "--scope", "later"]);
    assert_eq!(
        times(&plan),
        ["2026-11-19T09:00", "2026-11-23T10:00", "2026-11-26T10:00"]
    );
    plan.ok(&["undo"]);
    plan.ok(&["post", "edit", &first, "--title", "Other", "--scope", "all"]);
    assert!(plan.posts().iter().all(|post| post["title"] == "Other"));
    plan.ok(&[
        "post", "edit", &second, "--status", "approved", "--scope", "later",
    ]);
    assert_eq!(plan.posts()[0]["status"], "draft");
    assert_eq!(plan.posts()[2]["status"], "approved");
    plan.ok(&["post", "delete", &first]);
    assert_eq!(plan.ids().len(), 2);
    plan.ok(&["post", "delete", &second, "--scope", "all"]);
    assert_eq!(plan.ids().len(), 0);
    plan.ok(&["undo"]);
    assert_eq!(plan.ids().len(), 2);
}

#[test]
fn a_post_begins_to_repeat_and_stops() {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "Tip",
        "--at",
        "2026-11-19T09:00",
    ]);
    plan.ok(&["post", "repeat", &id, "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3"]);
    assert_eq!(
        times(&plan),
        ["2026-11-30T09:00", "2026-12-31T09:00", "2027-01-31T09:00"]
    );
    plan.ok(&["post", "repeat", &plan.ids()[1], ""]);
    assert_eq!(times(&plan), ["2026-11-30T09:00", "2026-12-31T09:00"]);
    assert_eq!(plan.posts()[1]["in_series"], json!(false));
}

#[test]
fn a_post_in_the_tray_is_told_to_get_a_time_first() {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&["post", "add", "--channel", &channel, "--title", "Tip"]);
    let error = plan.refused(&["post", "repeat", &id, "FREQ=DAILY"], "cannot_repeat");
    assert!(
        error.contains("a post in the tray can't repeat: give it a time first"),
        "{error}"
    );
}

#[test]
fn refusals() {
    let (plan, first) = three();
    let ids = plan.ids();
    let error = plan.refused(&["post", "repeat", &first, "FREQ=HOURLY"], "cannot_repeat");
    assert!(error.contains("FREQ=WEEKLY;BYDAY=MO,TH"), "{error}");
    plan.refused(
        &["post", "repeat", &first, "FREQ=DAILY;COUNT=9999"],
        "cannot_repeat",
    );
    plan.refused(
        &["post", "move", &first, "--at", "", "--scope", "all"],
        "bad_value",
    );
    plan.refused(
        &["post", "delete", &ids[0], &ids[1], "--scope", "all"],
        "bad_value",
    );
    plan.refused(
        &[
            "post", "edit", &first, "--title", "A", "--status", "idea", "--scope", "all",
        ],
        "bad_value",
    );
    plan.refused(
        &[
            "post",
            "edit",
            &first,
            "--status",
            "published",
            "--scope",
            "all",
        ],
        "bad_value",
    );
    assert_eq!(times(&plan).len(), 3);
}

#[test]
fn each_post_of_a_series_is_an_event_of_its_own() {
    let (plan, _) = three();
    let ics = plan.ok(&["export", "ics"]);
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), 3);
    assert!(!ics.contains("RRULE"), "{ics}");
    for day in ["20261119T080000Z", "20261123T080000Z", "20261126T080000Z"] {
        assert!(ics.contains(day), "{day} in {ics}");
    }
}
