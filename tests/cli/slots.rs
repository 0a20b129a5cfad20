//! Posting slots from a script: set, listed, and posts put into those that are free.

use serde_json::json;

use crate::support::Plan;

fn with_slots(slots: &str) -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["channel", "slots", &channel, "--set", slots]);
    (plan, channel)
}

#[test]
fn slots_are_set_as_a_whole_and_listed() {
    let (plan, channel) = with_slots("tue 12:30, MON 09:00, Monday 09:00");
    assert_eq!(
        plan.ok(&["channel", "slots", &channel]),
        "mon 09:00\ntue 12:30\n"
    );
    let expected = json!([{"weekday": 1, "minute": 540}, {"weekday": 2, "minute": 750}]);
    assert_eq!(plan.json(&["channel", "slots", &channel]), expected);
    let done = plan.json(&["channel", "slots", &channel[..], "--set", "sun 00:00"]);
    assert_eq!(
        (&done["op"], &done["id"]),
        (&json!("set_slots"), &json!(channel))
    );
    assert_eq!(plan.ok(&["channel", "slots", &channel]), "sun 00:00\n");
    plan.ok(&["undo"]);
    assert_eq!(
        plan.ok(&["channel", "slots", &channel]),
        "mon 09:00\ntue 12:30\n"
    );
    plan.ok(&["channel", "slots", &channel, "--set", ""]);
    assert_eq!(plan.ok(&["channel", "slots", &channel]), "");
}

#[test]
fn slots_that_cannot_be_read_are_refused() {
    let (plan, channel) = with_slots("mon 09:00");
    for wrong in ["mon", "mon 25:00", "someday 09:00", "mon 09:00 tue 09:00"] {
        plan.refused(&["channel", "slots", &channel, "--set", wrong], "bad_value");
    }
    assert_eq!(plan.ok(&["channel", "slots", &channel]), "mon 09:00\n");
}

/// Every day has a slot, so that the next ones are a day apart whenever the test runs.
const DAILY: &str = "mon 09:00, tue 09:00, wed 09:00, thu 09:00, fri 09:00, sat 09:00, sun 09:00";

#[test]
fn posts_go_into_the_next_free_slots() {
    let (plan, channel) = with_slots(DAILY);
    let add = |title| {
        let id = plan.line(&[
            "post",
            "add",
            "--channel",
            &channel,
            "--title",
            title,
            "--next-slot",
        ]);
        plan.json(&["post", "show", &id])["at"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (first, second) = (add("one"), add("two"));
    assert!(first.ends_with("T09:00") && second.ends_with("T09:00"));
    assert_ne!(first, second, "a slot is taken once");
    let waiting = plan.line(&["post", "add", "--channel", &channel, "--title", "three"]);
    let far = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "four",
        "--at",
        "2030-01-01T10:00",
    ]);
    let out = plan.ok(&["post", "move", &far, &waiting, "--next-slot", "--json"]);
    assert_eq!(out.lines().count(), 2, "an object a line: {out}");
    let mut times: Vec<String> = plan
        .posts()
        .iter()
        .map(|post| post["at"].as_str().unwrap().to_owned())
        .collect();
    times.dedup();
    assert_eq!(times.len(), 4, "four posts in four slots: {times:?}");
    assert!(times.iter().all(|time| time.ends_with("T09:00")));
    plan.ok(&["undo"]);
    assert_eq!(
        plan.json(&["post", "show", &waiting])["at"],
        json!(null),
        "one undo takes both back"
    );
    assert_eq!(plan.json(&["post", "show", &far])["at"], "2030-01-01T10:00");
}

#[test]
fn without_slots_there_is_no_next() {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&["post", "add", "--channel", &channel, "--title", "T"]);
    let message = plan.refused(&["post", "move", &id, "--next-slot"], "bad_value");
    assert!(message.contains("no posting slots"), "{message}");
    plan.refused(
        &[
            "post",
            "add",
            "--channel",
            &channel,
            "--title",
            "U",
            "--next-slot",
        ],
        "bad_value",
    );
    assert_eq!(plan.ids(), [id], "nothing was added");
    let both = plan.run(&["post", "move", "x", "--next-slot", "--by", "1d"]);
    assert_eq!(both.code, Some(2), "one or the other: {both:?}");
}

#[test]
fn posts_are_pushed_swapped_and_spread() {
    let (plan, channel) = Plan::with_channel();
    let add = |title, at| {
        let args = [
            "post",
            "add",
            "--channel",
            &channel,
            "--title",
            title,
            "--at",
            at,
        ];
        plan.line(&args)
    };
    let one = add("one", "2027-03-01T09:00");
    let two = add("two", "2027-03-02T10:00");
    let done = add("done", "2027-03-03T11:00");
    plan.ok(&["post", "edit", &done, "--status", "published"]);
    let times = || {
        let posts = [&one, &two, &done].map(|id| plan.json(&["post", "show", id]));
        posts.map(|post| post["at"].as_str().unwrap_or("tray").to_owned())
    };
    let before = times();
    let push = ["post", "push", "--from", "2027-03-02T00:00", "--days"];
    let said = plan.json(&[&push[..], &["2"]].concat());
    assert_eq!(
        (&said["op"], &said["count"], &said["days"]),
        (&json!("shift_posts"), &json!(1), &json!(2))
    );
    assert_eq!(
        times(),
        ["2027-03-01T09:00", "2027-03-04T10:00", "2027-03-03T11:00"]
    );
    plan.ok(&[&push[..], &["-2"]].concat());
    assert_eq!(times(), before, "the same back");
    plan.ok(&["post", "swap", &one, &two]);
    assert_eq!(
        times(),
        ["2027-03-02T10:00", "2027-03-01T09:00", "2027-03-03T11:00"]
    );
    let spread = [
        "post",
        "spread",
        &one,
        &two,
        "--from",
        "2027-04-01",
        "--to",
        "2027-04-08",
    ];
    plan.ok(&spread);
    assert_eq!(
        times(),
        ["2027-04-07T10:00", "2027-04-01T09:00", "2027-03-03T11:00"]
    );
    plan.ok(&["undo", "4"]);
    assert_eq!(times(), before, "four operations, four undos");
    plan.refused(&[&push[..], &["0"]].concat(), "bad_value");
    plan.refused(&["post", "swap", &one, &done], "bad_value");
    plan.refused(
        &[
            "post",
            "spread",
            &one,
            "--from",
            "2027-04-08",
            "--to",
            "2027-04-08",
        ],
        "bad_value",
    );
}
