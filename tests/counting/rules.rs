//! Which of a platform's rules applies, and what each has.

use daymark_core::counting::Unit;
use daymark_core::model::platform::{known_or_other, platforms};
use daymark_core::model::text_rule::{Draft, Length, Lengths};

fn measure(platform: &str, text: &str, media: bool) -> Lengths {
    let draft = Draft {
        text,
        media,
        ..Draft::default()
    };
    known_or_other(platform).text.measure(draft)
}

fn length(count: u32, limit: u32, over: u32, unit: Unit) -> Length {
    Length {
        count,
        limit: Some(limit),
        over,
        unit,
    }
}

#[test]
fn media_makes_the_limit_of_telegram_smaller() {
    let text = "a".repeat(1025);
    let without = measure("telegram", &text, false);
    let with = measure("telegram", &text, true);
    assert_eq!(without.app, length(1025, 4096, 0, Unit::Telegram));
    assert_eq!(with.app, length(1025, 1024, 1, Unit::Telegram));
    assert_eq!(with.api, None);
}

#[test]
fn threads_counts_code_points_in_the_app_and_bytes_in_the_api() {
    let lengths = measure("threads", &"字".repeat(200), false);
    assert_eq!(lengths.app, length(200, 500, 0, Unit::Codepoints));
    assert_eq!(lengths.api, Some(length(600, 500, 100, Unit::Bytes)));
}

#[test]
fn bluesky_has_two_limits_and_shortens_in_its_app_alone() {
    let link = "https://github.com/simonetthomas/Blue_Thread/issues";
    let lengths = measure("bluesky", link, false);
    assert_eq!(lengths.app, length(26, 300, 0, Unit::Bluesky));
    assert_eq!(lengths.api, Some(length(51, 300, 0, Unit::Graphemes)));
    let family = "👨‍👩‍👧‍👦".repeat(121);
    assert_eq!(
        measure("bluesky", &family, false).app,
        length(3025, 3000, 25, Unit::Bytes)
    );
}

#[test]
fn a_warning_counts_on_mastodon_alone() {
    let draft = Draft {
        text: "text",
        warning: "warning",
        ..Draft::default()
    };
    let count = |platform| known_or_other(platform).text.measure(draft).app.count;
    assert_eq!(count("mastodon"), 11);
    assert_eq!(count("x"), 4);
}

#[test]
fn an_unknown_limit_is_never_exceeded() {
    let lengths = measure("whatsapp", &"a".repeat(100_000), true);
    assert_eq!((lengths.app.limit, lengths.app.over), (None, 0));
}

#[test]
fn the_excess_is_that_of_a_text_without_media() {
    let texts = [
        "a".repeat(70_000),
        "字 example.com ".repeat(900),
        "👾".repeat(400),
    ];
    for platform in platforms() {
        for text in &texts {
            let over = measure(&platform.id, text, false).app.over;
            assert_eq!(platform.text.excess(text, None), over, "{}", platform.id);
        }
    }
}

#[test]
fn the_limit_of_a_channel_takes_the_place_of_the_platforms() {
    let text = "a".repeat(2000);
    let over = |platform, own_limit, media| {
        let draft = Draft {
            text: &text,
            own_limit,
            media,
            ..Draft::default()
        };
        known_or_other(platform).text.measure(draft).app.over
    };
    assert_eq!(over("mastodon", None, false), 1500);
    assert_eq!(over("mastodon", Some(1990), false), 10);
    assert_eq!(over("whatsapp", Some(1990), false), 10, "none was known");
    assert_eq!(over("telegram", Some(3000), false), 0);
    assert_eq!(
        over("telegram", Some(3000), true),
        976,
        "a caption has its own"
    );
    let text = &text;
    let rule = &known_or_other("mastodon").text;
    assert_eq!(rule.excess(text, Some(1990)), 10);
}

#[test]
fn every_further_limit_has_a_source_and_a_month() {
    for platform in platforms() {
        for further in &platform.text.further {
            assert!(!further.source.is_empty(), "{}", platform.id);
            assert_eq!(further.checked.len(), "2026-11".len(), "{}", platform.id);
        }
    }
}
