//! What a script does with posts: add, edit, move, copy, delete.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::support::Plan;

#[test]
fn a_post_with_everything() {
    let (plan, channel) = Plan::with_channel();
    let campaign = plan.line(&["campaign", "add", "--name", "Launch"]);
    let pillar = plan.line(&["pillar", "add", "--name", "Product", "--share", "40"]);
    let id = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--at",
        "2026-11-20T09:30",
        "--title",
        "-50% 今天",
        "--text",
        "- one\n- two; three, \\ four",
        "--status",
        "approved",
        "--campaign",
        "Launch",
        "--pillar",
        &pillar,
        "--label",
        "news",
        "--label",
        "a b",
        "--link",
        "https://example.com",
        "--notes",
        "-",
    ]);
    let post = plan.json(&["post", "show", &id]);
    let expected = json!({
        "id": id, "item": post["item"], "channel": channel, "at": "2026-11-20T09:30",
        "zone": "Europe/Berlin", "in_clock_gap": false, "status": "approved", "title": "-50% 今天",
        "text": "- one\n- two; three, \\ four", "own_text": null, "parts": [],
        "link": "https://example.com/", "campaign": campaign, "pillar": pillar,
        "labels": ["a b", "news"], "notes": "-", "media": [], "repeat": null, "siblings": [],
        "approval": {"author": "", "at": post["approval"]["at"]}, "comments": 0,
        "first_comment": null, "kind": null, "published_url": null, "experiment": null, "utm": null, "utm_content": null,
        "stage": null, "need": null, "audience": null, "objective": null, "goal": "", "expected": "", "hours": null,
        "cost": null,
    });
    assert_eq!(post, expected);
    let words = plan.ok(&["post", "show", &id]);
    for word in [
        id.as_str(),
        "Launch",
        "Product",
        "a b, news",
        "2026-11-20T09:30",
        "- two",
    ] {
        assert!(words.contains(word), "{word} in {words}");
    }
}

#[test]
fn one_item_on_several_channels() {
    let (plan, x) = Plan::with_channel();
    let tokyo = [
        "channel",
        "add",
        "--platform",
        "linkedin",
        "--name",
        "L",
        "--zone",
        "Asia/Tokyo",
    ];
    let tokyo = plan.line(&tokyo);
    let ids = plan.ok(&[
        "post",
        "add",
        "--channel",
        &x,
        "--channel",
        &tokyo,
        "--title",
        "T",
        "--at",
        "2026-11-20T09:30",
    ]);
    let ids: Vec<&str> = ids.lines().collect();
    let listed = plan.posts();
    assert_eq!(listed[0]["id"], ids[1], "Tokyo's morning comes first");
    assert_eq!(
        listed[0]["at"], "2026-11-20T09:30",
        "on the clocks of the channel"
    );
    assert_eq!(listed[0]["zone"], "Asia/Tokyo");
    assert_eq!(listed[1]["at"], "2026-11-20T09:30");
    plan.ok(&["post", "edit", ids[0], "--own-text", "just here"]);
    assert_eq!(
        plan.json(&["post", "show", ids[0]])["own_text"],
        "just here"
    );
    assert_eq!(
        plan.json(&["post", "show", ids[1]])["own_text"],
        Value::Null
    );
}

#[test]
fn edit_is_one_operation_and_clears() {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["campaign", "add", "--name", "Launch"]);
    let id = plan.line(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--campaign",
        "Launch",
        "--label",
        "l",
        "--link",
        "https://example.com",
        "--at",
        "2026-11-20T09:30",
    ]);
    let before = plan.json(&["post", "show", &id]);
    let done = plan.json(&[
        "post",
        "edit",
        &id,
        "--title",
        "U",
        "--campaign",
        "",
        "--label",
        "",
        "--link",
        "",
        "--at",
        "",
        "--status",
        "in-review",
        "--text",
        "words",
    ]);
    assert_eq!(done["op"], "edit_post");
    assert_eq!(done["id"], id.as_str());
    let after = plan.json(&["post", "show", &id]);
    for (field, expected) in [
        ("title", json!("U")),
        ("campaign", Value::Null),
        ("labels", json!([])),
        ("link", Value::Null),
        ("at", Value::Null),
        ("status", json!("in_review")),
        ("text", json!("words")),
    ] {
        assert_eq!(after[field], expected, "{field}");
    }
    plan.ok(&["undo"]);
    assert_eq!(
        plan.json(&["post", "show", &id]),
        before,
        "one undo takes all of it back"
    );
}

#[test]
fn a_refused_edit_changes_nothing() {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&["post", "add", "--channel", &channel, "--title", "T"]);
    let before = plan.json(&["post", "show", &id]);
    plan.refused(
        &["post", "edit", &id, "--status", "approved", "--title", " "],
        "empty",
    );
    assert_eq!(plan.json(&["post", "show", &id]), before);
}

#[test]
fn moves() {
    let (plan, channel) = Plan::with_channel();
    let add = [
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--at",
        "2026-03-28T02:30",
    ];
    let id = plan.line(&add);
    for (args, expected) in [
        (["--by", "3d"], json!("2026-03-31T02:30")),
        (["--by", "-2w"], json!("2026-03-17T02:30")),
        (["--by", "90m"], json!("2026-03-17T04:00")),
        (["--by", "-4h"], json!("2026-03-17T00:00")),
        (["--at", "2026-03-29T02:30"], json!("2026-03-29T02:30")),
        (["--at", ""], Value::Null),
        (["--by", "3d"], Value::Null),
        (["--at", "2027-01-01T00:00"], json!("2027-01-01T00:00")),
    ] {
        plan.ok(&[&["post", "move", &id], &args[..]].concat());
        assert_eq!(
            plan.json(&["post", "show", &id])["at"],
            expected,
            "{args:?}"
        );
    }
    let tokyo = [
        "channel",
        "add",
        "--platform",
        "x",
        "--name",
        "T",
        "--zone",
        "Asia/Tokyo",
    ];
    let tokyo = plan.line(&tokyo);
    plan.ok(&[
        "post",
        "move",
        &id,
        &id,
        "--channel",
        &tokyo,
        "--at",
        "2026-12-24T18:00",
    ]);
    let post = plan.json(&["post", "show", &id]);
    assert_eq!(post["at"], "2026-12-24T18:00");
    assert_eq!(post["zone"], "Asia/Tokyo");
}

#[test]
fn several_at_once_are_one_operation() {
    let (plan, channel) = Plan::with_channel();
    let add = |title| plan.line(&["post", "add", "--channel", &channel, "--title", title]);
    let (one, two) = (add("one"), add("two"));
    let out = plan.ok(&[
        "post",
        "move",
        &one,
        &two,
        "--at",
        "2026-11-20T09:00",
        "--json",
    ]);
    assert_eq!(out.lines().count(), 2, "an object a line: {out}");
    let copies = plan.ok(&["post", "duplicate", &one, &two]);
    assert_eq!(copies.lines().count(), 2);
    assert_eq!(plan.posts().len(), 4);
    plan.ok(&["post", "delete", &one, &two, &one]);
    let left: HashSet<String> = plan.ids().into_iter().collect();
    assert_eq!(left, copies.lines().map(str::to_owned).collect());
    plan.ok(&["undo", "2"]);
    let mut ids = plan.ids();
    ids.sort();
    assert_eq!(ids, [one, two]);
}
