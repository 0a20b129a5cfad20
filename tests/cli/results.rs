//! Results of posts by the command line, and what works in words.

use serde_json::json;

use crate::support::{Plan, run};

fn with_post() -> (Plan, String, String) {
    let (plan, channel) = Plan::with_channel();
    let post = ["post", "add", "--channel", &channel, "--title", "Launch"];
    let post = plan.line(
        &[
            &post[..],
            &["--at", "2026-01-12T09:00", "--status", "published"],
        ]
        .concat(),
    );
    (plan, channel, post)
}

#[test]
fn results_are_entered_listed_and_removed() {
    let (plan, _, post) = with_post();
    let set = ["results", "set", &post, "--date", "2026-01-20"];
    plan.ok(&[&set[..], &["likes=12", "engagement-rate=0.05"]].concat());
    plan.refused(&[&set[..], &["likes=13"]].concat(), "taken");
    plan.refused(&[&set[..], &["likes=many"]].concat(), "bad_value");
    plan.refused(&[&set[..], &["likes"]].concat(), "bad_value");
    plan.ok(&[&set[..], &["likes=13", "--replace"]].concat());
    let listed = plan.json(&["results", "list"]);
    let told = |place: usize| {
        (
            listed[place]["metric"].clone(),
            listed[place]["value"].clone(),
        )
    };
    assert_eq!(told(0), (json!("engagement_rate"), json!(0.05)));
    assert_eq!(told(1), (json!("likes"), json!(13)));
    plan.ok(&[&set[..], &["likes="]].concat());
    assert_eq!(
        plan.json(&["results", "list", &post])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    plan.ok(&["undo"]);
    let line = plan.ok(&["results", "list", &post, "--all"]);
    assert!(line.contains("likes            13    X  Launch"), "{line}");
}

#[test]
fn what_works_is_told_in_words_and_as_a_list() {
    let (plan, channel, post) = with_post();
    plan.ok(&["results", "set", &post, "likes=12", "--date", "2026-01-20"]);
    assert_eq!(plan.json(&["results", "works", &channel]), json!([]));
    let words = plan.ok(&["results", "works", &channel]);
    assert_eq!(
        words.lines().collect::<Vec<_>>(),
        [
            "1 post with results on this channel; from 20 on, times can be compared.",
            "This is what happened, not what caused it. Good posts may have been planned for good hours.",
        ]
    );
}

#[test]
fn a_difference_that_posts_cannot_show_is_called_so() {
    let (plan, channel) = Plan::with_channel();
    let mut lines = String::new();
    for number in 0..40 {
        let (day, hour) = (1 + number % 28, 8 + number % 2 * 10);
        let line = json!({
            "title": format!("Post {number}"), "text": "Words", "channels": [channel],
            "at": format!("2026-0{}-{day:02}T{hour:02}:00", 1 + number / 28), "status": "published",
        });
        lines.push_str(&format!("{line}\n"));
    }
    let added = run(&plan.path(), &["post", "add", "--stdin"], &lines);
    assert_eq!(added.code, Some(0), "{added:?}");
    for (number, id) in plan.ids().iter().enumerate() {
        let likes = format!("likes={}", 10 + number * 7919 % 23);
        plan.ok(&["results", "set", id, &likes, "--date", "2026-05-01"]);
    }
    let factors = plan.json(&["results", "works", &channel]);
    let hour = factors
        .as_array()
        .unwrap()
        .iter()
        .find(|factor| factor["factor"] == "hour");
    let hour = hour.unwrap();
    assert!(hour["adjusted"].as_f64() >= hour["p"].as_f64());
    let level = &hour["levels"][0];
    assert_eq!(
        (&level["level"], &level["n"], &level["claim"]),
        (&json!("08-12"), &json!(20), &json!(false))
    );
    assert!(
        level["low"].as_f64() < level["ratio"].as_f64()
            && level["ratio"].as_f64() < level["high"].as_f64()
    );
    let words = plan.ok(&["results", "works", &channel]);
    assert!(words.contains("No difference between hours of the day that your 40 posts could show. A time of day would have had to do 1."), "{words}");
}

#[test]
fn stages_have_own_names_and_an_hour_a_cost() {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&[
        "plan",
        "edit",
        "--stage",
        "use=Living with it",
        "--hour-cost",
        "20",
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
    let more = [
        "--status",
        "published",
        "--stage",
        "use",
        "--hours",
        "1.5",
        "--cost",
        "10",
    ];
    let id = plan.line(&[&post[..], &more].concat());
    plan.ok(&[
        "results",
        "set",
        &id,
        "conversions=4",
        "ad_spend=5",
        "--date",
        "2026-01-20",
    ]);
    let totals = [
        "results",
        "totals",
        "--by",
        "stage",
        "--from",
        "2026-01-01",
        "--to",
        "2026-02-01",
    ];
    let words = plan.ok(&totals);
    for part in [
        "Living with it",
        "cost 45 (5 advertising, 10 items, 30 work)",
        "a conversion 11.25",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert_eq!(plan.json(&totals)[0]["key"], "use");
    plan.ok(&["plan", "edit", "--hour-cost", "", "--stage", "use="]);
    let words = plan.ok(&totals);
    assert!(
        words.contains("cost 15 (5 advertising, 10 items, 1.5 hours without a price, not in it)"),
        "{words}"
    );
    assert!(words.contains("use"), "{words}");
    plan.refused(&["plan", "edit", "--stage", "buying=x"], "bad_value");
    plan.refused(&["plan", "edit", "--hour-cost", "much"], "bad_value");
}
