//! X beside twitter-text. `fixtures/counting/generate.py` writes the cases from its conformance tests
//! (github.com/twitter/twitter-text, `conformance/extract.yml` and `validate.yml`, 2026-11).

use daymark_core::counting::Unit::Weighted;
use daymark_core::counting::{count, links_on_x};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    source: String,
    text: String,
    links: Option<Vec<String>>,
    length: Option<u32>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../fixtures/counting/x.json")).unwrap()
}

#[test]
fn finds_the_links_of_the_conformance_tests() {
    let mut checked = 0;
    for case in cases() {
        if let Some(expected) = case.links {
            assert_eq!(
                links_on_x(&case.text),
                expected,
                "{} {:?}",
                case.source,
                case.text
            );
            checked += 1;
        }
    }
    assert!(checked >= 100, "{checked}");
}

#[test]
fn counts_as_the_conformance_tests_do() {
    for case in cases() {
        if let Some(expected) = case.length {
            let counted = count(Weighted, &case.text);
            assert_eq!(counted, expected, "{} {:?}", case.source, case.text);
        }
    }
}

/// The lengths that `parseTweet` of npm twitter-text 3.1.0 gives (2026-11).
#[test]
fn counts_as_the_package_does() {
    let cases = [
        (11, "Hello world"),
        (2, "…"),
        (2, "€"),
        (1, "’"),
        (1, "—"),
        (6, "日本語"),
        (6, "привет"),
        (4, "안녕"),
        (1, "e\u{301}"),
        (2, "😀"),
        (2, "👋🏽"),
        (2, "🇺🇸"),
        (4, "🇨🇳🇫🇷"),
        (2, "1\u{fe0f}\u{20e3}"),
        (2, "👨‍👩‍👧‍👦"),
        (2, "❤\u{fe0f}"),
        (4, "❤\u{fe0e}"),
        (2, "𝗮"),
        (6, "\u{1d160}"),
        (4, "葛\u{e0100}"),
        (26, "go https://a.co"),
        (31, "see example.com now"),
        (9, "notes.txt"),
        (23, "README.md"),
        (8, "http://a"),
        (19, "someone@example.com"),
        (36, "read (https://example.com), then"),
        (23, "https://en.wikipedia.org/wiki/Go_(game)"),
        (23, "https://github.com/simonetthomas/Blue_Thread/issues"),
        (31, "看https://example.com，很好"),
        (29, "https://example.com/日本語"),
        (40, "hello @user@a-very-long-instance.example"),
        (29, "éexample.com:8080"),
        (29, "foo.com/path.(abc)"),
        (23, "foo.com/path(a(b)c)"),
        (17, "ftp://example.com"),
        (29, "example.com.notld"),
        (12, "-example.com"),
    ];
    super::check(Weighted, &cases);
    super::check(Weighted, &[(1, "\r\n"), (3, "a\r\nb")]);
}
