//! Experiments and suggested times by the command line.

use serde_json::json;

use crate::support::{Plan, run};

fn add(plan: &Plan, channel: &str) -> String {
    let question = [
        "--question",
        "Nine or noon?",
        "--factor",
        "time",
        "--first",
        "09:00",
        "--second",
        "12:00",
    ];
    let rest = [
        "--channel",
        channel,
        "--posts",
        "2",
        "--last-day",
        "2126-01-31",
    ];
    plan.line(&[&["experiment", "add"][..], &question, &rest].concat())
}

fn posts(plan: &Plan, channel: &str) -> Vec<String> {
    let post = |day: u32| {
        let at = format!("2126-01-0{day}T09:00");
        plan.line(&[
            "post",
            "add",
            "--channel",
            channel,
            "--title",
            "One",
            "--at",
            &at,
        ])
    };
    (1..=4).map(post).collect()
}

#[test]
fn an_experiment_is_begun_given_posts_and_stopped() {
    let (plan, channel) = Plan::with_channel();
    let id = add(&plan, &channel);
    assert!(plan.ok(&["experiment", "list"]).contains("no posts yet"));
    let posts = posts(&plan, &channel);
    let ids: Vec<&str> = posts.iter().map(String::as_str).collect();
    plan.refused(
        &[&["experiment", "assign", &id][..], &ids[..3]].concat(),
        "bad_value",
    );
    plan.ok(&[&["experiment", "assign", &id][..], &ids].concat());
    let told = &plan.json(&["experiment", "list"])[0];
    assert_eq!(
        (&told["assigned"], &told["published"]),
        (&json!([2, 2]), &json!([0, 0]))
    );
    assert_eq!(
        (&told["readable_on"], &told["reading"]),
        (&json!("2126-01-11"), &json!(null))
    );
    let shown = plan.json(&["post", "show", ids[0]]);
    assert_eq!(shown["experiment"]["question"], "Nine or noon?");
    assert_eq!(shown["experiment"]["arm"], told["posts"][0]["arm"]);
    assert!(
        plan.ok(&["post", "show", ids[0]])
            .contains("of “Nine or noon?”")
    );
    let early = plan.refused(&["experiment", "read", &id], "bad_date");
    assert!(early.contains("from 2126-01-11 on"), "{early}");
    plan.ok(&["experiment", "stop", &id]);
    assert!(
        plan.ok(&["experiment", "list"])
            .contains("stopped early, not read")
    );
    plan.ok(&["undo"]);
    plan.ok(&["experiment", "delete", &id]);
    assert_eq!(plan.json(&["experiment", "list"]), json!([]));
}

#[test]
fn an_experiment_that_is_over_is_read() {
    let (plan, channel) = Plan::with_channel();
    let question = [
        "--question",
        "Nine or noon?",
        "--factor",
        "time",
        "--first",
        "09:00",
        "--second",
        "12:00",
    ];
    let rest = [
        "--channel",
        &channel,
        "--posts",
        "12",
        "--last-day",
        "2026-03-01",
    ];
    let id = plan.line(&[&["experiment", "add"][..], &question, &rest].concat());
    let lines = (1..=24).map(|day| {
        let line =
            json!({"channel": channel, "title": "One", "at": format!("2026-01-{day:02}T09:00")});
        format!("{line}\n")
    });
    let added = run(
        &plan.path(),
        &["post", "add", "--stdin"],
        &lines.collect::<String>(),
    );
    let ids: Vec<&str> = added.out.lines().collect();
    plan.ok(&[&["experiment", "assign", &id][..], &ids].concat());
    let assigned = plan.json(&["experiment", "list"])[0]["posts"].clone();
    for (number, assigned) in assigned.as_array().unwrap().iter().enumerate() {
        let post = assigned["post"].as_str().unwrap();
        plan.ok(&["post", "publish", post]);
        let few = 10 + number * 7919 % 13;
        let likes = if assigned["arm"] == "second" {
            6 * few
        } else {
            few
        };
        plan.ok(&[
            "results",
            "set",
            post,
            &format!("likes={likes}"),
            "--date",
            "2026-02-10",
        ]);
    }
    let words = plan.line(&["experiment", "read", &id]);
    assert!(words.starts_with("12:00 did better, between "), "{words}");
    plan.refused(&["experiment", "read", &id], "taken");
    let told = &plan.json(&["experiment", "list"])[0];
    assert_eq!(
        (&told["verdict"], &told["reading"]["pairs"]),
        (&json!("second"), &json!(12))
    );
    assert!(told["reading"]["high"].as_f64() < Some(1.0));
}

#[test]
fn the_size_is_offered() {
    let (plan, channel) = Plan::with_channel();
    let size = |ratio| plan.json(&["experiment", "size", &channel, "--ratio", ratio]);
    assert_eq!(size("2")["posts_an_arm"], 50);
    assert!(size("1.5")["posts_an_arm"].as_u64() > size("2")["posts_an_arm"].as_u64());
    plan.refused(
        &["experiment", "size", &channel, "--ratio", "1"],
        "bad_value",
    );
}

/// A plan with forty published posts, the mornings four times as good.
fn with_results() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    let lines = (0..40).map(|number| {
        let (day, hour) = (1 + number % 28, 9 + number % 2 * 9);
        let at = format!("2026-0{}-{day:02}T{hour:02}:00", 1 + number / 28);
        let line = json!({"channel": channel, "title": "One", "at": at, "status": "published"});
        format!("{line}\n")
    });
    let added = run(
        &plan.path(),
        &["post", "add", "--stdin"],
        &lines.collect::<String>(),
    );
    for (number, id) in added.out.lines().enumerate() {
        let few = 20 + number * 7919 % 13;
        let likes = if number % 2 == 0 { 6 * few } else { few };
        plan.ok(&[
            "results",
            "set",
            id,
            &format!("likes={likes}"),
            "--date",
            "2026-03-20",
        ]);
    }
    (plan, channel)
}

#[test]
fn times_are_suggested_with_their_reasons_and_declined() {
    let (plan, channel) = with_results();
    let suggest = ["results", "suggest", "--week", "2126-12-04"];
    assert_eq!(
        plan.line(&suggest),
        "X: 0 posts; no cadence is set: channel edit --cadence-min"
    );
    plan.ok(&["channel", "edit", &channel, "--cadence-min", "2"]);
    let told = plan.json(&suggest);
    assert_eq!(
        (&told["from"], &told["channels"][0]["planned"]),
        (&json!("2126-12-02"), &json!(0))
    );
    let first = &told["channels"][0]["suggestions"][0];
    assert_eq!(
        (
            &first["kind"],
            &first["factor"],
            &first["level"],
            &first["n"]
        ),
        (&json!("use"), &json!("hour"), &json!("08-12"), &json!(20))
    );
    let at = first["at"].as_str().unwrap().to_owned();
    let words = plan.ok(&suggest);
    assert!(
        words.contains("posts from 08:00 to 12:00 got about "),
        "{words}"
    );
    assert!(words.contains("20 of 40 posts)"), "{words}");
    let declined = plan.line(&["results", "decline", &channel, "--at", &at]);
    assert!(declined.starts_with("Suggest no times like "), "{declined}");
    let after = plan.json(&suggest);
    let times = after["channels"][0]["suggestions"].as_array().unwrap();
    assert!(times.iter().all(|one| one["at"] != json!(at)), "{after}");
    plan.ok(&["undo"]);
    assert_eq!(plan.json(&suggest), told);
}
