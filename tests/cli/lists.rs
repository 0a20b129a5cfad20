//! `post list`: which posts, in which order, and how they are shown.

use crate::support::Plan;

#[test]
fn a_time_that_the_clocks_skip_stays_as_written() {
    let plan = Plan::nowhere();
    plan.ok(&["init", "--zone", "Asia/Tokyo"]);
    let add = [
        "channel",
        "add",
        "--platform",
        "x",
        "--name",
        "B",
        "--zone",
        "Europe/Berlin",
    ];
    let channel = plan.line(&add);
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--at",
        "2026-03-29T02:30",
    ]);
    let post = &plan.posts()[0];
    assert_eq!(post["at"], "2026-03-29T02:30");
    assert_eq!(post["in_clock_gap"], true);
}

#[test]
fn lists_by_range_channel_status_and_words() {
    let (plan, x) = Plan::with_channel();
    let other = plan.line(&["channel", "add", "--platform", "linkedin", "--name", "L"]);
    let post = |channel: &str, title: &str, at: &str, status: &str| {
        let at = ["--at", at, "--status", status];
        plan.ok(&[
            &["post", "add", "--channel", channel, "--title", title],
            &at[..],
        ]
        .concat());
    };
    post(&x, "before", "2026-11-15T23:59", "draft");
    post(&x, "first", "2026-11-16T00:00", "approved");
    post(&other, "last", "2026-11-22T23:59", "draft");
    post(&x, "after", "2026-11-23T00:00", "draft");
    post(&x, "tray Word", "", "idea");
    let titles = |args: &[&str]| -> Vec<String> {
        let listed = plan.json(&[&["post", "list"], args].concat());
        let titles = listed.as_array().unwrap().iter();
        titles
            .map(|post| post["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let week = ["--from", "2026-11-16", "--to", "2026-11-23"];
    assert_eq!(
        titles(&[]),
        ["before", "first", "last", "after", "tray Word"]
    );
    assert_eq!(titles(&week), ["first", "last"], "half open");
    assert_eq!(titles(&["--from", "2026-11-23"]), ["after"]);
    assert_eq!(titles(&["--to", "2026-11-16"]), ["before"]);
    assert_eq!(
        titles(&["--from", "2026-11-16", "--to", "2026-11-16"]),
        [""; 0]
    );
    assert_eq!(titles(&["--channel", &other]), ["last"]);
    assert_eq!(
        titles(&["--status", "approved", "--status", "idea"]),
        ["first", "tray Word"]
    );
    assert_eq!(titles(&["--unscheduled"]), ["tray Word"]);
    assert_eq!(titles(&["--search", "word"]), ["tray Word"]);
    assert_eq!(
        titles(&["--search", "t", "--from", "2026-11-22"]),
        ["last", "after"]
    );
    assert_eq!(titles(&["--search", "t", "--unscheduled"]), ["tray Word"]);
}

#[test]
fn a_search_looks_at_all_that_a_post_says_and_takes_no_syntax() {
    let (plan, x) = Plan::with_channel();
    let add = ["post", "add", "--channel", &x, "--title"];
    let told = [
        "Told",
        "--text",
        "Say \"hello\"",
        "--notes",
        "for Ana",
        "--label",
        "保险",
    ];
    plan.ok(&[&add[..], &told[..]].concat());
    plan.ok(&[&add[..], &["上海保险公司"]].concat());
    let found = |words: &str| {
        let listed = plan.json(&["post", "list", "--search", words]);
        listed.as_array().unwrap().len()
    };
    let cases = [
        ("told", 1),
        ("HELLO ana", 1),
        ("保险", 2),
        ("保险公司", 1),
        ("险", 2),
        ("\"hello", 1),
        ("hello OR nothing", 0),
        ("title:told", 0),
        ("tol*", 0),
        ("\"", 1),
        ("(", 0),
    ];
    for (words, count) in cases {
        assert_eq!(found(words), count, "{words}");
    }
    plan.ok(&["undo"]);
    assert_eq!(found("保险公司"), 0);
}

#[test]
fn a_list_for_a_person_is_aligned() {
    let (plan, x) = Plan::with_channel();
    plan.ok(&["channel", "edit", &x, "--name", "微信"]);
    let long = plan.line(&[
        "channel",
        "add",
        "--platform",
        "linkedin",
        "--name",
        "Long name",
    ]);
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &x,
        "--title",
        "one",
        "--at",
        "2026-11-20T09:30",
    ]);
    plan.ok(&["post", "add", "--channel", &long, "--title", "two"]);
    let out = plan.ok(&["post", "list"]);
    let lines: Vec<&str> = out.lines().map(|line| &line[36..]).collect();
    let expected = [
        "  2026-11-20T09:30  微信       draft  one",
        "  unscheduled       Long name  draft  two",
    ];
    assert_eq!(lines, expected);
}
