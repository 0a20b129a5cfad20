//! What is found wrong with pictures and videos.

use super::{Check, Draft, MediaFacts, MediaKind, media, on, picture};

fn video(seconds: u64) -> MediaFacts {
    MediaFacts {
        kind: MediaKind::Video,
        media_type: "video/mp4".to_owned(),
        duration: Some(seconds * 1000),
        alt_length: 0,
        ..picture(1080, 1920)
    }
}

fn gif() -> MediaFacts {
    MediaFacts {
        kind: MediaKind::Gif,
        media_type: "image/gif".to_owned(),
        ..picture(480, 480)
    }
}

fn typed(media_type: &str, file: MediaFacts) -> MediaFacts {
    MediaFacts {
        media_type: media_type.to_owned(),
        ..file
    }
}

#[test]
fn media_are_missed_where_they_are_required() {
    let found = |platform| on(platform).found(Check::MediaMissing);
    for platform in ["instagram", "tiktok", "youtube", "pinterest"] {
        assert_eq!(found(platform), ["error"], "{platform}");
    }
    for platform in ["x", "facebook", "linkedin", "blog"] {
        assert_eq!(found(platform), [""; 0], "{platform}");
    }
    let draft = media("instagram", vec![picture(1080, 1080)]);
    assert_eq!(draft.found(Check::MediaMissing), [""; 0]);
}

#[test]
fn media_are_counted_and_not_mixed() {
    let pictures = |count| vec![picture(1080, 1080); count];
    let both = || [pictures(1), vec![video(10)]].concat();
    let count = |platform, files| media(platform, files).found(Check::MediaCount);
    let mixed = |platform, files| media(platform, files).found(Check::MediaMixed);
    assert_eq!(count("x", pictures(4)), [""; 0]);
    assert_eq!(count("x", pictures(5)), ["error 5/4"]);
    assert_eq!(mixed("x", both()), ["warning 2/1"], "the app mixes");
    assert_eq!(count("instagram", pictures(11)), ["warning 11/10"]);
    assert_eq!(count("instagram", pictures(21)), ["error 21/20"]);
    assert_eq!(mixed("instagram", both()), [""; 0]);
    assert_eq!(count("linkedin", pictures(20)), [""; 0]);
    assert_eq!(count("linkedin", pictures(21)), ["error 21/20"]);
    assert_eq!(mixed("linkedin", both()), ["error 2/1"]);
    assert_eq!(mixed("tiktok", both()), ["error 2/1"]);
    assert_eq!(mixed("facebook", both()), ["warning 2/1"], "in doubt");
    assert_eq!(count("bluesky", pictures(5)), ["warning 5/4"]);
    assert_eq!(count("bluesky", pictures(11)), ["error 11/10"]);
    assert_eq!(
        mixed("bluesky", [pictures(1), vec![gif()]].concat()),
        ["error 2/1"]
    );
    assert_eq!(count("mastodon", vec![video(5), video(5)]), ["error 2/1"]);
    assert_eq!(count("googlebusiness", pictures(2)), ["error 2/1"]);
    assert_eq!(count("blog", pictures(99)), [""; 0]);
}

#[test]
fn files_have_a_type_a_size_a_shape_and_a_length() {
    let found = |platform, file, check| media(platform, vec![file]).found(check);
    let heavy = |file: MediaFacts, bytes| MediaFacts { bytes, ..file };
    let png = || typed("image/png", picture(1080, 1080));
    for (platform, file, check, expected) in [
        ("tiktok", png(), Check::MediaType, "warning image/png"),
        ("instagram", png(), Check::MediaType, "warning image/png"),
        ("x", png(), Check::MediaType, ""),
        ("youtube", png(), Check::MediaType, "error image/png"),
        (
            "googlebusiness",
            video(9),
            Check::MediaType,
            "error video/mp4",
        ),
        (
            "facebook",
            heavy(png(), 5_000_000),
            Check::MediaSize,
            "warning 5000000/4194304",
        ),
        (
            "mastodon",
            heavy(png(), 17_000_000),
            Check::MediaSize,
            "error 17000000/16777216",
        ),
        (
            "googlebusiness",
            heavy(png(), 900),
            Check::MediaSize,
            "warning 900/10240",
        ),
        ("instagram", picture(1080, 1350), Check::MediaShape, ""),
        ("instagram", picture(1080, 1440), Check::MediaShape, ""),
        (
            "instagram",
            picture(1080, 1920),
            Check::MediaShape,
            "warning 563/750",
        ),
        (
            "instagram",
            picture(1400, 700),
            Check::MediaShape,
            "warning 2000/1910",
        ),
        (
            "instagram",
            picture(200, 200),
            Check::MediaShape,
            "warning 200/320",
        ),
        (
            "x",
            picture(9000, 100),
            Check::MediaShape,
            "warning 9000/8192",
        ),
        ("tiktok", picture(1080, 1920), Check::MediaShape, ""),
        (
            "tiktok",
            picture(1081, 1920),
            Check::MediaShape,
            "warning 1081/1080",
        ),
        (
            "telegram",
            picture(6000, 4001),
            Check::MediaShape,
            "warning 10001/10000",
        ),
        (
            "mastodon",
            picture(6000, 6000),
            Check::MediaShape,
            "error 36000000/33177600",
        ),
        ("instagram", picture(0, 0), Check::MediaShape, ""),
        ("x", video(140), Check::MediaDuration, ""),
        ("x", video(141), Check::MediaDuration, "error 141/140"),
        ("linkedin", video(2), Check::MediaDuration, "error 2/3"),
        (
            "tiktok",
            video(601),
            Check::MediaDuration,
            "warning 601/600",
        ),
        ("bluesky", video(601), Check::MediaDuration, "error 601/600"),
    ] {
        let expected: Vec<&str> = Some(expected)
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect();
        assert_eq!(
            found(platform, file.clone(), check),
            expected,
            "{platform} {file:?}"
        );
    }
}

#[test]
fn a_paid_account_may_post_longer_videos() {
    let draft = Draft {
        own_limit: Some(25_000),
        ..media("x", vec![video(3600)])
    };
    assert_eq!(draft.found(Check::MediaDuration), [""; 0]);
}

#[test]
fn alt_texts_are_missed_and_measured_by_file() {
    let alt = |alt_length| MediaFacts {
        alt_length,
        ..picture(1080, 1080)
    };
    let draft = media("x", vec![alt(1000), alt(0), video(9), alt(1001)]);
    assert_eq!(draft.found(Check::AltText), ["warning", "error 1001/1000"]);
    let files: Vec<_> = draft
        .findings()
        .into_iter()
        .filter(|found| found.check == Check::AltText)
        .collect();
    assert_eq!(
        files.iter().map(|found| found.file).collect::<Vec<_>>(),
        [Some(1), Some(3)]
    );
}
