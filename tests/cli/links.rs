//! Links as they are sent, and first comments, from a script.

use serde_json::{Value, json};

use crate::support::{Plan, run_alone};

const LINK: &str = "https://example.com/search";

/// A plan with a post on X that has a link, in a campaign; with the ids of the channel and the post.
fn linked() -> (Plan, String, String) {
    let (plan, x) = Plan::with_channel();
    plan.line(&["campaign", "add", "--name", "Search 2.0"]);
    let post = [
        "post",
        "add",
        "--channel",
        &x,
        "--title",
        "Live",
        "--link",
        LINK,
    ];
    let id = plan.line(
        &[
            &post[..],
            &["--campaign", "Search 2.0", "--at", "2026-11-20T09:00"],
        ]
        .concat(),
    );
    (plan, x, id)
}

fn sent(plan: &Plan, id: &str) -> String {
    let out = plan.ok(&["post", "link", id]);
    out.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_plan_adds_parameters_to_its_links_until_it_is_told_not_to() {
    let (plan, _, id) = linked();
    let written = format!("{LINK}\nnothing added; 23 weighted characters\n");
    assert_eq!(plan.ok(&["post", "link", &id]), written);
    plan.ok(&["plan", "edit", "--utm", "on"]);
    let tagged = format!("{LINK}?utm_source=x&utm_medium=social&utm_campaign=search-2-0");
    let words =
        "added: utm_source x, utm_medium social, utm_campaign search-2-0; 23 weighted characters";
    let group = "GA4 counts its visits as Organic Social";
    assert_eq!(
        plan.ok(&["post", "link", &id]),
        format!("{tagged}\n{words}\n{group}\n")
    );
    let json = plan.json(&["post", "link", &id]);
    assert_eq!(json["link"], json!(tagged));
    assert_eq!(
        json["added"][1],
        json!({"name": "utm_medium", "value": "social"})
    );
    assert_eq!(
        (&json["group"], &json["is_on"]),
        (&json!("Organic Social"), &json!(true))
    );
    assert_eq!(
        (&json["length"], &json["unit"]),
        (&json!(23), &json!("weighted"))
    );
    plan.ok(&["plan", "edit", "--utm", "off"]);
    assert_eq!(sent(&plan, &id), LINK);
    plan.ok(&["undo"]);
    assert_eq!(sent(&plan, &id), tagged);
    plan.refused(&["plan", "edit", "--utm", "maybe"], "bad_value");
}

#[test]
fn the_plan_a_channel_a_campaign_and_a_post_each_say_their_words() {
    let (plan, x, id) = linked();
    let campaign = plan.json(&["campaign", "list"])[0]["id"].clone();
    let campaign = campaign.as_str().unwrap();
    plan.ok(&[
        "plan",
        "edit",
        "--utm",
        "on",
        "--utm-source",
        "Acme Inc",
        "--utm-medium",
        "owned",
    ]);
    let end = |plan: &Plan| sent(plan, &id).split_once('?').unwrap().1.to_owned();
    assert_eq!(
        end(&plan),
        "utm_source=acme-inc&utm_medium=owned&utm_campaign=search-2-0"
    );
    let edits: [&[&str]; 3] = [
        &[
            "channel",
            "edit",
            &x,
            "--utm-source",
            "twitter",
            "--utm-medium",
            "social-media",
        ],
        &["campaign", "edit", campaign, "--utm-campaign", "s2"],
        &["post", "edit", &id, "--utm-content", "Hero"],
    ];
    edits.iter().for_each(|edit| drop(plan.ok(edit)));
    assert_eq!(
        end(&plan),
        "utm_source=twitter&utm_medium=social-media&utm_campaign=s2&utm_content=hero"
    );
    assert!(
        plan.ok(&["post", "show", &id])
            .contains("utm       content hero\n")
    );
    for cleared in [
        &[
            "channel",
            "edit",
            &x,
            "--utm-source",
            "",
            "--utm-medium",
            "",
        ][..],
        &["campaign", "edit", campaign, "--utm-campaign", ""],
        &["plan", "edit", "--utm-source", "", "--utm-medium", ""],
        &["post", "edit", &id, "--utm-content", ""],
    ] {
        plan.ok(cleared);
    }
    assert_eq!(
        end(&plan),
        "utm_source=x&utm_medium=social&utm_campaign=search-2-0"
    );
    plan.ok(&["post", "edit", &id, "--utm", "off"]);
    assert_eq!(sent(&plan, &id), LINK);
    assert_eq!(plan.json(&["post", "show", &id])["utm"], json!(false));
    plan.ok(&["post", "edit", &id, "--utm", ""]);
    assert_eq!(plan.json(&["post", "show", &id])["utm"], Value::Null);
    assert_ne!(sent(&plan, &id), LINK);
}

#[test]
fn visits_that_are_counted_elsewhere_are_told() {
    let (plan, _, id) = linked();
    plan.ok(&["plan", "edit", "--utm", "on", "--utm-medium", "post"]);
    let words = |plan: &Plan| {
        plan.ok(&["post", "link", &id])
            .lines()
            .last()
            .unwrap()
            .to_owned()
    };
    assert!(words(&plan).contains("Unassigned: use the medium social or email"));
    assert_eq!(plan.json(&["post", "link", &id])["group"], Value::Null);
    plan.ok(&["plan", "edit", "--utm-medium", ""]);
    let campaign = plan.json(&["campaign", "list"])[0]["id"].clone();
    let campaign = campaign.as_str().unwrap();
    plan.ok(&["campaign", "edit", campaign, "--name", "Shop week"]);
    let shopping =
        "GA4 will count its visits as Organic Shopping because of utm_campaign shop-week";
    assert!(words(&plan).starts_with(shopping), "{}", words(&plan));
    assert_eq!(
        plan.json(&["post", "link", &id])["by_campaign"],
        json!("shop-week")
    );
    plan.ok(&["campaign", "edit", campaign, "--utm-campaign", "week-48"]);
    assert_eq!(words(&plan), "GA4 counts its visits as Organic Social");
}

#[test]
fn a_post_without_a_link_and_one_that_is_gone_are_refused() {
    let (plan, x) = Plan::with_channel();
    let id = plan.line(&["post", "add", "--channel", &x, "--title", "Live"]);
    let refused = plan.refused(&["post", "link", &id], "empty");
    assert!(refused.contains("post edit --link"), "{refused}");
    plan.refused(&["post", "link", "gone"], "not_found");
    plan.refused(&["plan", "edit", "--utm-source", "a\nb"], "bad_value");
}

#[test]
fn what_is_sent_is_as_long_as_it_is_said_to_be() {
    let (plan, _, _) = linked();
    let threads = plan.line(&[
        "channel",
        "add",
        "--platform",
        "threads",
        "--name",
        "Threads",
    ]);
    let post = [
        "post",
        "add",
        "--channel",
        &threads,
        "--title",
        "Live",
        "--link",
        LINK,
    ];
    let id = plan.line(&[&post[..], &["--utm", "on"]].concat());
    let length = plan.json(&["post", "link", &id])["length"].clone();
    let counted = run_alone(&[
        "count",
        "--platform",
        "threads",
        "--json",
        &sent(&plan, &id),
    ]);
    let counted: Value = serde_json::from_str(&counted.out).unwrap();
    assert_eq!(
        (&counted["count"], &counted["limit"]),
        (&length, &json!(500))
    );
}

#[test]
fn a_first_comment_is_given_shown_replaced_and_emptied() {
    let (plan, x, id) = linked();
    plan.ok(&[
        "post",
        "edit",
        &id,
        "--first-comment",
        "More at Acme\n#launch",
    ]);
    let shown = plan.ok(&["post", "show", &id]);
    assert!(
        shown.ends_with("\nFirst comment:\nMore at Acme\n#launch\n"),
        "{shown}"
    );
    let replace = [
        "replace",
        "--find",
        "Acme",
        "--with",
        "Apex",
        "--in",
        "first-comment",
    ];
    let dry = plan.ok(&[&replace[..], &["--dry-run"]].concat());
    assert!(
        dry.contains("first comment: More at [Acme → Apex] #launch"),
        "{dry}"
    );
    assert_eq!(plan.line(&replace), "Replace text in “Live”");
    let comment = |plan: &Plan, id: &str| plan.json(&["post", "show", id])["first_comment"].clone();
    assert_eq!(comment(&plan, &id), json!("More at Apex\n#launch"));
    plan.ok(&["post", "edit", &id, "--first-comment", ""]);
    assert_eq!(comment(&plan, &id), Value::Null);
    plan.ok(&["undo"]);
    assert_eq!(comment(&plan, &id), json!("More at Apex\n#launch"));
    let add = [
        "post",
        "add",
        "--channel",
        &x,
        "--title",
        "New",
        "--first-comment",
        "Ask us",
    ];
    let added = plan.line(&add);
    assert_eq!(comment(&plan, &added), json!("Ask us"));
}
