//! What is found wrong with texts, titles and links.

use super::{Check, Draft, on, picture, text};

#[test]
fn a_text_is_too_long_by_the_app_or_else_by_the_api() {
    let own_limit = |platform, own_limit, length: usize| {
        let long = "a".repeat(length);
        let draft = Draft {
            own_limit: Some(own_limit),
            ..text(platform, &long)
        };
        draft.found(Check::Excess)
    };
    let long = |platform, length: usize| text(platform, &"a".repeat(length)).found(Check::Excess);
    assert_eq!(long("instagram", 2200), [""; 0]);
    assert_eq!(long("instagram", 2214), ["error 2214/2200"]);
    assert_eq!(long("tiktok", 2201), ["warning 2201/2200"], "the API's");
    assert_eq!(long("tiktok", 4001), ["error 4001/4000"], "once");
    assert_eq!(long("youtube", 5001), ["warning 5001/5000"], "in doubt");
    assert_eq!(long("weibo", 5000), ["warning 2500/2000"], "in doubt");
    assert_eq!(long("whatsapp", 90_000), [""; 0], "not known");
    assert_eq!(own_limit("mastodon", 5000, 501), [""; 0]);
    assert_eq!(own_limit("mastodon", 5000, 5001), ["error 5001/5000"]);
    let findings = text("x", &"a".repeat(281)).findings();
    let limit = findings[0].limit.as_ref().unwrap();
    assert_eq!(limit.source, "twitter-text 3.1.0 config/v3.json");
    assert_eq!(limit.checked, "2026-11");
}

#[test]
fn a_caption_is_shorter_than_a_text() {
    let long = "a".repeat(1025);
    let mut draft = text("telegram", &long);
    assert_eq!(draft.found(Check::Excess), [""; 0]);
    draft.media.push(picture(800, 600));
    assert_eq!(draft.found(Check::Excess), ["error 1025/1024"]);
}

#[test]
fn a_title_is_too_long_or_too_short() {
    let titled = |platform, title| {
        let draft = Draft {
            title,
            ..on(platform)
        };
        (draft.found(Check::Excess), draft.found(Check::MissingPart))
    };
    let long = "a".repeat(101);
    assert_eq!(titled("youtube", &long).0, ["error 101/100"]);
    assert_eq!(titled("newsletter", &long).0, ["warning 101/60"], "advice");
    assert_eq!(
        titled("x", &long).0,
        [""; 0],
        "the title is only the plan's"
    );
    assert_eq!(titled("reddit", "a").1, ["error 1/2"]);
    assert_eq!(titled("hashnode", "short").1, ["error 5/6"]);
    assert_eq!(titled("hashnode", "longer").1, [""; 0]);
}

#[test]
fn hashtags_mentions_and_links_are_counted() {
    let tags = |count: usize| {
        (0..count)
            .map(|tag| format!("#tag{tag} "))
            .collect::<String>()
    };
    let hashtags = |platform, count| text(platform, &tags(count)).found(Check::Hashtags);
    assert_eq!(hashtags("instagram", 5), [""; 0]);
    assert_eq!(hashtags("instagram", 6), ["error 6/5"]);
    assert_eq!(hashtags("xiaohongshu", 6), ["warning 6/5"], "the API's");
    assert_eq!(hashtags("youtube", 16), ["warning 16/15"], "in doubt");
    assert_eq!(hashtags("x", 16), [""; 0]);
    let long = format!("#{}", "a".repeat(65));
    assert_eq!(
        text("bluesky", &long).found(Check::Hashtags),
        ["error 65/64"]
    );
    let names: String = (0..51).map(|name| format!("@n{name} ")).collect();
    assert_eq!(
        text("tumblr", &names).found(Check::Mentions),
        ["error 51/50"]
    );
    assert_eq!(
        text("instagram", &names).found(Check::Mentions),
        ["warning 51/20"]
    );
    let links: String = (0..5).map(|page| format!("https://a.co/{page} ")).collect();
    let twice = links.clone() + &links;
    let mut draft = text("threads", &twice);
    assert_eq!(draft.found(Check::Links), [""; 0], "each counts once");
    draft.link = Some("https://a.co/4/");
    assert_eq!(draft.found(Check::Links), [""; 0]);
    draft.link = Some("https://a.co/other");
    assert_eq!(draft.found(Check::Links), ["warning 6/5"]);
}

#[test]
fn refused_signs_and_placeholders_are_named() {
    let draft = Draft {
        title: "a > b",
        ..text("youtube", "see <here>")
    };
    assert_eq!(draft.found(Check::RefusedSign), ["error >", "error <"]);
    assert_eq!(text("x", "a < b").found(Check::RefusedSign), [""; 0]);
    let exported = text("linkedin", "New (in beta)");
    assert_eq!(exported.found(Check::RefusedSign), [""; 0], "fine by hand");
    let left = text("x", "Read it: [URL]").found(Check::Placeholder);
    assert_eq!(left, ["warning [URL]"]);
}
