//! What other kinds of posts change: a story's text, its media, a reel's title and shape, a Short's length.

use super::{Draft, media, on, picture, text};
use crate::checks::Check;
use crate::model::{MediaFacts, MediaKind, PostKind};

fn video(width: u32, height: u32, seconds: u64) -> MediaFacts {
    MediaFacts {
        kind: MediaKind::Video,
        media_type: "video/mp4".to_owned(),
        duration: Some(seconds * 1000),
        ..picture(width, height)
    }
}

fn of(kind: PostKind, draft: Draft<'_>) -> Draft<'_> {
    Draft {
        kind: Some(kind),
        ..draft
    }
}

#[test]
fn the_text_of_a_story_is_dropped() {
    for (platform, kind, words, expected) in [
        ("instagram", Some(PostKind::Story), "Look", &["warning"][..]),
        ("facebook", Some(PostKind::Story), "Look", &["warning"]),
        ("instagram", Some(PostKind::Story), " ", &[]),
        ("instagram", Some(PostKind::Reel), "Look", &[]),
        ("instagram", None, "Look", &[]),
        ("x", Some(PostKind::Story), "Look", &[]),
    ] {
        let draft = Draft {
            kind,
            ..text(platform, words)
        };
        assert_eq!(draft.found(Check::TextDropped), expected, "{platform}");
    }
}

#[test]
fn a_story_needs_media_and_takes_one_of_at_most_a_minute() {
    let missing = of(PostKind::Story, on("facebook"));
    assert_eq!(missing.found(Check::MediaMissing), ["error"]);
    assert_eq!(on("facebook").found(Check::MediaMissing), [""; 0]);
    let two = || vec![picture(1080, 1920), picture(1080, 1920)];
    let story = of(PostKind::Story, media("instagram", two()));
    assert_eq!(story.found(Check::MediaCount), ["error 2/1"]);
    assert_eq!(media("instagram", two()).found(Check::MediaCount), [""; 0]);
    let long = vec![video(1080, 1920, 61)];
    let story = of(PostKind::Story, media("instagram", long));
    assert_eq!(story.found(Check::MediaDuration), ["error 61/60"]);
}

#[test]
fn a_reel_is_one_video() {
    let pictures = of(
        PostKind::Reel,
        media("instagram", vec![picture(1080, 1920)]),
    );
    assert_eq!(pictures.found(Check::MediaCount), ["error 1/0"]);
    let video = of(
        PostKind::Reel,
        media("instagram", vec![video(1080, 1920, 30)]),
    );
    assert_eq!(video.found(Check::MediaCount), [""; 0]);
    let long = "t".repeat(256);
    let titled = Draft {
        title: &long,
        ..of(PostKind::Reel, on("facebook"))
    };
    assert_eq!(titled.found(Check::Excess), ["error 256/255"]);
    let usual = Draft {
        kind: None,
        ..titled
    };
    assert_eq!(usual.found(Check::Excess), [""; 0]);
}

#[test]
fn a_short_is_square_or_taller_and_has_three_minutes() {
    let shape = |width, height| {
        let video = vec![video(width, height, 60)];
        of(PostKind::Short, media("youtube", video)).found(Check::MediaShape)
    };
    assert_eq!(shape(1920, 1080), ["error 1778/1000"]);
    assert_eq!(shape(1080, 1080), [""; 0]);
    assert_eq!(shape(1080, 1920), [""; 0]);
    let length = |kind| {
        let draft = Draft {
            kind,
            ..media("youtube", vec![video(1080, 1920, 181)])
        };
        draft.found(Check::MediaDuration)
    };
    assert_eq!(length(Some(PostKind::Short)), ["error 181/180"]);
    assert_eq!(length(None), [""; 0]);
}
