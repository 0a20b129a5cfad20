//! `count` and `platforms`: no plan is needed for either.

use serde_json::{Value, json};

use crate::support::{Ran, run_alone, run_alone_with};

fn value(ran: &Ran) -> Value {
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn counts_a_text_beside_its_limit() {
    let text = "看https://example.com，很好";
    let ran = run_alone(&["count", "--platform", "x", text]);
    assert_eq!(ran.out, "31 of 280, weighted characters\n");
    let ran = run_alone(&["count", "--platform", "x", "--json", text]);
    assert_eq!(
        value(&ran),
        json!({"count": 31, "limit": 280, "over": 0, "unit": "weighted"})
    );
}

#[test]
fn counts_what_the_api_counts_too() {
    let ran = run_alone(&[
        "count",
        "--platform",
        "threads",
        "--json",
        &"字".repeat(200),
    ]);
    let api = json!({"count": 600, "limit": 500, "over": 100, "unit": "bytes"});
    let expected = json!({"count": 200, "limit": 500, "over": 0, "unit": "codepoints", "api": api});
    assert_eq!(value(&ran), expected);
    let ran = run_alone(&["count", "--platform", "threads", "字"]);
    assert_eq!(ran.out, "1 of 500, code points\nAPI: 3 of 500, bytes\n");
}

#[test]
fn reads_standard_input_and_knows_of_media() {
    let text = "a".repeat(1025);
    let ran = run_alone_with(&["count", "--platform", "telegram", "--media"], &text);
    assert_eq!(ran.out, "1025 of 1024, 1 over, code points, ends trimmed\n");
    let ran = run_alone_with(&["count", "--platform", "telegram"], &text);
    assert_eq!(ran.out, "1025 of 4096, code points, ends trimmed\n");
    assert_eq!(
        run_alone_with(&["count", "--platform", "x"], "").out,
        "0 of 280, weighted characters\n"
    );
}

#[test]
fn counts_a_warning_and_a_title() {
    let ran = run_alone(&[
        "count",
        "--platform",
        "mastodon",
        "--warning",
        "food",
        "text",
    ]);
    assert!(ran.out.starts_with("8 of 500"), "{}", ran.out);
    let ran = run_alone(&["count", "--platform", "xiaohongshu", "--title", "标题ab"]);
    assert!(ran.out.starts_with("3 of 20"), "{}", ran.out);
}

#[test]
fn refuses_what_is_not_known() {
    for args in [
        ["count", "--platform", "myspace", "text"].as_slice(),
        &["platforms", "myspace"],
    ] {
        let ran = run_alone(args);
        assert_eq!(ran.code, Some(1));
        assert!(
            ran.err.contains("“myspace” is not a platform"),
            "{}",
            ran.err
        );
    }
    assert_eq!(
        run_alone(&["count", "--platform", "x", "--title", "a"]).code,
        Some(1)
    );
    assert_eq!(run_alone(&["count", "text"]).code, Some(2));
}

#[test]
fn shows_the_rules_of_a_platform() {
    let ran = run_alone(&["platforms", "telegram"]);
    assert!(ran.out.contains("app with media: 1024"), "{}", ran.out);
    let doubt = "doubt: Premium accounts may write longer captions";
    assert!(ran.out.contains(doubt), "{}", ran.out);
    let rules = value(&run_alone(&["platforms", "telegram", "--json"]));
    assert_eq!(rules["text"]["further"][0]["condition"], "media");
    assert_eq!(rules["text"]["further"][0]["checked"], "2026-07");
}
