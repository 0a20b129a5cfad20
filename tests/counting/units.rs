//! Texts counted by Node: `fixtures/counting/units.mjs` writes the cases (Node 20, Unicode 17, 2026-11).

use daymark_core::counting::{Unit, bytes, count, shortened_on_bluesky};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    text: String,
    graphemes: u32,
    codepoints: u32,
    utf16: u32,
    bytes: u32,
    halfwidth: u32,
    telegram: u32,
    bluesky: u32,
    bluesky_text: String,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../fixtures/counting/units.json")).unwrap()
}

#[test]
fn each_unit_is_counted_as_node_does() {
    for case in cases() {
        let expected = [
            (Unit::Graphemes, case.graphemes),
            (Unit::Codepoints, case.codepoints),
            (Unit::Utf16, case.utf16),
            (Unit::Bytes, case.bytes),
            (Unit::Halfwidth, case.halfwidth),
            (Unit::Telegram, case.telegram),
            (Unit::Bluesky, case.bluesky),
        ];
        for (unit, expected) in expected {
            assert_eq!(
                count(unit, &case.text),
                expected,
                "{unit:?} of {:?}",
                case.text
            );
        }
    }
    assert!(cases().len() >= 60);
}

#[test]
fn links_on_bluesky_are_shortened_as_its_app_does() {
    for case in cases() {
        assert_eq!(
            shortened_on_bluesky(&case.text),
            case.bluesky_text,
            "{:?}",
            case.text
        );
        assert_eq!(
            bytes(Unit::Bluesky, &case.text) as usize,
            case.bluesky_text.len()
        );
    }
}

/// social-app `__tests__/lib/string.test.ts`: `toShortUrl`, `shortenLinks`.
#[test]
fn links_on_bluesky_are_shortened_as_its_tests_expect() {
    let cases = [
        ("https://bsky.app", "bsky.app"),
        ("https://bsky.app/3jk7x4irgv52r", "bsky.app/3jk7x4irgv52r"),
        (
            "https://bsky.app/3jk7x4irgv52r2313y182h9",
            "bsky.app/3jk7x4irgv52...",
        ),
        (
            "https://very-long-domain-name.com/foo",
            "very-long-domain-name.com/foo",
        ),
        (
            "https://very-long-domain-name.com/foo?bar=baz#andsomemore",
            "very-long-domain-name.com/foo?bar=baz#...",
        ),
        (
            "start https://middle.com/foo/bar?baz=bux#hash end",
            "start middle.com/foo/bar?baz=... end",
        ),
        (
            "https://newline1.com/very/long/url/here\nhttps://newline2.com/very/long/url/here",
            "newline1.com/very/long/ur...\nnewline2.com/very/long/ur...",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(shortened_on_bluesky(text), expected);
    }
}
