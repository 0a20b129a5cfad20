//! Snippets, and words replaced in the texts of posts.

use crate::support::Plan;

#[test]
fn snippets_are_added_listed_edited_and_deleted() {
    let plan = Plan::empty();
    let add = [
        "snippet",
        "add",
        "--name",
        "Launch",
        "--kind",
        "hashtags",
        "--text",
        "launch, search launch",
    ];
    let id = plan.line(&add);
    plan.line(&["snippet", "add", "--name", "Bye", "--text", "See\nyou"]);
    let listed = plan.json(&["snippet", "list"]);
    assert_eq!(listed[0]["text"], "#launch #search");
    assert_eq!(listed[0]["kind"], "hashtags");
    assert_eq!(listed[1]["text"], "See\nyou");
    assert!(plan.ok(&["snippet", "list"]).ends_with("Bye     See you\n"));
    let edit = [
        "snippet",
        "edit",
        "Bye",
        "--position",
        "0",
        "--name",
        "Goodbye",
    ];
    assert_eq!(plan.json(&edit)["message"], "Edit the snippet “Goodbye”");
    assert_eq!(plan.json(&["snippet", "list"])[0]["name"], "Goodbye");
    plan.ok(&["snippet", "delete", &id]);
    assert_eq!(plan.json(&["snippet", "list"]).as_array().unwrap().len(), 1);
    plan.ok(&["undo"]);
    assert_eq!(plan.json(&["snippet", "list"]).as_array().unwrap().len(), 2);
    plan.refused(
        &["snippet", "add", "--name", "x", "--kind", "poem"],
        "bad_value",
    );
    plan.refused(&["snippet", "delete", "nothing"], "not_found");
}

#[test]
fn words_are_replaced_after_a_dry_run_that_shows_them() {
    let (plan, x) = Plan::with_channel();
    for (title, at) in [
        ("Acme one", "2026-11-20T09:00"),
        ("acme two", "2026-11-27T09:00"),
    ] {
        plan.line(&[
            "post",
            "add",
            "--channel",
            &x,
            "--title",
            title,
            "--at",
            at,
            "--text",
            "By Acme",
        ]);
    }
    let replace = ["replace", "--find", "Acme", "--with", "Apex"];
    let dry = [&replace[..], &["--ignore-case", "--dry-run"]].concat();
    let shown = plan.json(&dry);
    assert_eq!((&shown["hits"], &shown["posts"]), (&4.into(), &2.into()));
    assert_eq!(shown["texts"][0]["field"], "title");
    assert_eq!(shown["texts"][0]["at"], "2026-11-20T09:00");
    let words = plan.ok(&dry);
    assert!(words.contains("title: [acme → Apex] two\n"), "{words}");
    assert!(words.ends_with("Places: 4. Posts: 2\n"), "{words}");
    let week = [
        &replace[..],
        &["--from", "2026-11-20", "--to", "2026-11-27", "--in", "text"],
    ]
    .concat();
    assert_eq!(plan.line(&week), "Replace text in “Acme one”");
    let text = |at: usize| plan.json(&["post", "show", &plan.ids()[at]])["text"].clone();
    assert_eq!((text(0), text(1)), ("By Apex".into(), "By Acme".into()));
    assert_eq!(plan.posts()[0]["title"], "Acme one", "only texts");
    assert_eq!(plan.line(&week), "Nothing changed");
    plan.ok(&["undo"]);
    assert_eq!(text(0), "By Acme");
    plan.refused(&["replace", "--find", "", "--with", "x"], "empty");
}
