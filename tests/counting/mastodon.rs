//! Mastodon beside its own specs (mastodon/mastodon, 2026-11): `spec/validators/status_length_validator_spec.rb`,
//! `spec/lib/text_formatter_spec.rb`, `spec/models/account_spec.rb`.

use daymark_core::counting::Unit::Mastodon;
use daymark_core::counting::{count, links_on_mastodon};
use daymark_core::model::platform::known_or_other;
use daymark_core::model::text_rule::Draft;

use super::check;

fn over(warning: &str, text: &str) -> u32 {
    let draft = Draft {
        text,
        warning,
        ..Draft::default()
    };
    known_or_other("mastodon").text.measure(draft).app.over
}

/// `status_length_validator_spec.rb`.
#[test]
fn limits_as_the_validator_does() {
    let a = |times| "a".repeat(times);
    let host = "b".repeat(30);
    assert_ne!(over(&a(520), ""), 0);
    assert_ne!(over("", &a(520)), 0);
    assert_ne!(over(&a(250), &"b".repeat(251)), 0);
    assert_eq!(over(&a(250), &"b".repeat(250)), 0);
    assert_eq!(
        over("", &format!("{} http://{host}.com/example", a(476))),
        0
    );
    assert_ne!(over("", &format!("{}http://{host}.com/example", a(476))), 0);
    assert_ne!(
        over(
            "",
            &format!("http://example.com/valid?{}", "#foo?".repeat(1000))
        ),
        0
    );
    assert_eq!(over("", &format!("{} @alice@{host}.com", a(475))), 0);
    assert_ne!(over("", &format!("@alice@{}.com", "b".repeat(500))), 0);
    assert_eq!(over("", &"✨".repeat(500)), 0);
    assert_eq!(over("", &"🏳️‍⚧️".repeat(500)), 0);
}

/// `text_formatter_spec.rb`: each text, and the link in it.
#[test]
fn finds_the_links_that_the_formatter_does() {
    let whole = [
        "https://hackernoon.com/the-power-to-build-communities-a-response-to-mark-zuckerberg-3f2cac9148a4",
        "http://google.com",
        "http://example.gay",
        "https://nic.みんな/",
        "https://www.ruby-toolbox.com/search?utf8=%E2%9C%93&q=autolink",
        "https://www.ruby-toolbox.com/search?utf8=✓&q=autolink",
        "https://www.ruby-toolbox.com/search?utf8=✓",
        "https://www.ruby-toolbox.com/search?utf8=%E2%9C%93&utf81=✓&q=autolink",
        "https://en.wikipedia.org/wiki/Diaspora_(software)",
        "https://ja.wikipedia.org/wiki/日本",
        "https://ko.wikipedia.org/wiki/대한민국",
        "https://baike.baidu.com/item/中华人民共和国",
        "https://zh.wikipedia.org/wiki/臺灣",
    ];
    for link in whole {
        assert_eq!(links_on_mastodon(link), [link]);
        assert_eq!(count(Mastodon, link), 23, "{link}");
    }
}

#[test]
fn leaves_out_what_the_formatter_does() {
    let cases = [
        (
            "http://www.mcmansionhell.com/post/1/50-states. ",
            "http://www.mcmansionhell.com/post/1/50-states",
        ),
        ("(http://google.com/)", "http://google.com/"),
        ("http://www.google.com!", "http://www.google.com"),
        ("http://www.google.com'", "http://www.google.com"),
        ("http://www.google.com>", "http://www.google.com"),
        ("\"https://example.com/\"", "https://example.com/"),
        ("<https://example.com/>", "https://example.com/"),
        ("https://example.com/　abc123", "https://example.com/"),
        ("「[https://example.org/」", "https://example.org/"),
        ("http://example.com/b<del>b</del>", "http://example.com/b"),
        (
            "http://example.com/blahblahblahblah/a<script>alert(\"Hello\")</script>",
            "http://example.com/blahblahblahblah/a",
        ),
    ];
    for (text, link) in cases {
        assert_eq!(links_on_mastodon(text), [link], "{text}");
        let rest = text.chars().count() - link.chars().count();
        assert_eq!(count(Mastodon, text) as usize, 23 + rest, "{text}");
    }
    for text in [
        "text",
        "http://www\\.google\\.com",
        "xmpp:user@instance.com",
        "magnet:?xt=urn:btih:c12f",
        "#hashtag",
    ] {
        assert_eq!(links_on_mastodon(text), [""; 0]);
        assert_eq!(
            count(Mastodon, text) as usize,
            text.chars().count(),
            "{text}"
        );
    }
}

/// `account_spec.rb`, `MENTION_RE`.
#[test]
fn mentions_count_without_their_server() {
    check(
        Mastodon,
        &[
            (23, "Hello to @alice from me"),
            (23, "@alice Hey how are you?"),
            (6, "@alice@example.com"),
            (13, "Hello @alice@example.com."),
            (36, ".@alice I want everybody to see this"),
            (38, "Drop me an e-mail at alice@example.com"),
        ],
    );
    check(
        Mastodon,
        &[
            (11, "hello @user@a-very-long-instance.example"),
            (6, "@alice@例子.中国"),
            (13, "@alice@a.b @bob_b@c.d"),
            (8, "@a.@b.co"),
            (4, "(@a@b.co)"),
            (18, "=@alice@a.example!"),
        ],
    );
}

/// Characters as Ruby's `each_grapheme_cluster` counts them, and links with a scheme alone.
#[test]
fn counts_characters_and_links() {
    check(
        Mastodon,
        &[
            (0, ""),
            (11, "Hello world"),
            (3, "日本語"),
            (6, "привет"),
            (2, "안녕"),
            (1, "e\u{301}"),
            (1, "😀"),
            (1, "👨‍👩‍👧‍👦"),
            (1, "🇺🇸"),
            (1, "1\u{fe0f}\u{20e3}"),
            (1, "\r\n"),
            (26, "go https://a.co"),
            (19, "see example.com now"),
            (9, "README.md"),
            (8, "http://a"),
            (19, "someone@example.com"),
            (36, "read (https://example.com), then"),
            (23, "https://en.wikipedia.org/wiki/Go_(game)"),
            (27, "看https://example.com，很好"),
            (23, "https://example.com/日本語"),
            (23, "gemini://example.com/a"),
            (17, "ftp://example.com"),
            (23, "https://a.co/x.(y)"),
        ],
    );
}
