//! Pictures and videos of posts: added, ordered, described, cropped, left out, removed, and all of it undone.

use std::fs;
use std::path::PathBuf;

use daymark_core::Code;
use daymark_core::media::FileState;
use daymark_core::model::{Crop, MediaType, WHOLE};
use daymark_core::query::UsedMedia;

use crate::pictures::{heic, jpeg_with_exif, mp4, png, webm};
use crate::support::{TestPlan, plan};

/// A small part of a picture.
const CORNER: Crop = Crop {
    left: 0,
    top: 0,
    width: 9,
    height: 9,
};

/// A plan with one item on two channels, and the ids of its posts.
pub(crate) fn on_two_channels() -> (TestPlan, [String; 2]) {
    let plan = plan().channel("x").channel("linkedin");
    let plan = plan.everywhere("both", "2026-11-20T09:00").open();
    let posts = plan.search("both").unwrap();
    let ids = [0, 1].map(|place| posts[place].id.to_string());
    (plan, ids)
}

/// Writes a file beside the plan.
pub(crate) fn file(plan: &TestPlan, name: &str, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Adds pictures of different sizes to a post and returns the ids of their uses.
pub(crate) fn add_pictures(plan: &mut TestPlan, post: &str, count: u32) -> Vec<String> {
    let files: Vec<PathBuf> = (1..=count)
        .map(|number| file(plan, &format!("{number}.png"), &png(number + 1, 2)))
        .collect();
    let (_, ids) = plan.add_media(post, &files, None).unwrap();
    ids.into_iter().map(|id| id.to_string()).collect()
}

fn names(media: &[UsedMedia]) -> Vec<&str> {
    media.iter().map(|used| used.media.name.as_str()).collect()
}

#[test]
fn all_posts_of_an_item_show_its_media() {
    let (mut plan, [first, second]) = on_two_channels();
    let before = plan.dump();
    let ids = add_pictures(&mut plan, &first, 3);
    for post in [&first, &second] {
        let detail = plan.post(post).unwrap();
        assert_eq!(names(&detail.media), ["1.png", "2.png", "3.png"]);
        assert_eq!(detail.media[0].id.as_str(), ids[0]);
        assert_eq!(detail.media[0].file, FileState::Here);
    }
    let card = plan.card("both").media.unwrap();
    assert_eq!(
        (card.count, card.first),
        (3, plan.post(&first).unwrap().media[0].media.id.clone())
    );
    assert_eq!(
        plan.undo().unwrap().op.unwrap().to_string(),
        "Add “1.png” and 2 more"
    );
    assert_eq!(plan.dump(), before);
    assert_eq!(plan.card("both").media, None);
    assert_eq!(plan.media_size().files, 3, "an undo deletes no file");
    plan.redo().unwrap();
    assert_eq!(plan.post(&second).unwrap().media.len(), 3);
}

#[test]
fn a_change_of_media_redraws_every_post_of_the_item() {
    let (mut plan, [first, second]) = on_two_channels();
    let picture = file(&plan, "a.png", &png(2, 2));
    let (changes, ids) = plan.add_media(&first, &[picture], None).unwrap();
    let redrawn = |changes: daymark_core::query::Changes| {
        let mut ids: Vec<String> = changes
            .cards
            .iter()
            .map(|card| card.id.to_string())
            .collect();
        ids.sort();
        ids
    };
    assert_eq!(redrawn(changes), [first.clone(), second.clone()]);
    let alt = plan.set_alt(ids[0].as_str(), "A red half").unwrap();
    assert_eq!(redrawn(alt).len(), 2);
    assert_eq!(redrawn(plan.undo().unwrap()).len(), 2);
    let left_out = plan.use_media(&second, ids[0].as_str(), false).unwrap();
    assert_eq!(redrawn(left_out), [second]);
}

#[test]
fn one_file_is_kept_once_however_often_it_is_used() {
    let (mut plan, [first, _]) = on_two_channels();
    let picture = file(&plan, "a.png", &png(2, 2));
    let again = file(&plan, "renamed.jpg", &png(2, 2));
    plan.add_media(&first, std::slice::from_ref(&picture), Some("Red and blue"))
        .unwrap();
    plan.duplicate_posts(std::slice::from_ref(&first)).unwrap();
    let before = plan.history(100).unwrap().len();
    let (changes, _) = plan.add_media(&first, &[again, picture], None).unwrap();
    assert_eq!(changes.op, None, "the post has it already");
    assert_eq!(plan.history(100).unwrap().len(), before);
    assert_eq!(plan.media_size().files, 1);
    let uses = plan.media_of_all_posts().unwrap();
    assert_eq!(names(&uses), ["a.png", "a.png"]);
    assert!(uses.iter().all(|used| used.alt == "Red and blue"));
    assert!(uses[0].id != uses[1].id && uses[0].media.id == uses[1].media.id);
}

#[test]
fn media_are_put_in_order() {
    let (mut plan, [first, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 3);
    for (id, place, order) in [
        (2, 0, ["3.png", "1.png", "2.png"]),
        (2, 1, ["1.png", "3.png", "2.png"]),
        (0, 99, ["3.png", "2.png", "1.png"]),
    ] {
        plan.reorder_media(&ids[id], place).unwrap();
        assert_eq!(names(&plan.post(&first).unwrap().media), order);
    }
    plan.undo().unwrap();
    assert_eq!(
        names(&plan.media_of_post(&first).unwrap()),
        ["1.png", "3.png", "2.png"]
    );
}

#[test]
fn a_post_has_its_own_crop_and_leaves_out_what_it_wants() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 2);
    let crop = Crop {
        left: 0,
        top: 100_000,
        width: WHOLE,
        height: 500_000,
    };
    plan.set_crop(&first, &ids[0], Some(crop)).unwrap();
    plan.use_media(&first, &ids[1], false).unwrap();
    let own = plan.media_of_post(&first).unwrap();
    assert_eq!(
        (own[0].crop, own[0].used, own[1].used),
        (Some(crop), true, false)
    );
    let other = plan.media_of_post(&second).unwrap();
    assert!(other.iter().all(|used| used.used && used.crop.is_none()));
    plan.duplicate_posts(std::slice::from_ref(&first)).unwrap();
    let copies = plan.search("both").unwrap();
    let copy = copies
        .iter()
        .find(|card| ![&first, &second].contains(&&card.id.to_string()));
    let copied = plan.media_of_post(copy.unwrap().id.as_str()).unwrap();
    assert_eq!((copied[0].crop, copied[1].used), (Some(crop), false));
    let whole = Crop {
        top: 0,
        height: WHOLE,
        ..crop
    };
    plan.set_crop(&first, &ids[0], Some(whole)).unwrap();
    assert_eq!(plan.media_of_post(&first).unwrap()[0].crop, None);
    let out = Crop { left: 1, ..whole };
    let refused = plan.set_crop(&first, &ids[0], Some(out)).unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::BadValue, Some("crop"))
    );
}

#[test]
fn media_of_one_day_of_a_series_leave_the_other_days_alone() {
    let mut plan = plan()
        .channel("x")
        .post("weekly", "2026-11-20T09:00")
        .open();
    let id = plan.id("weekly");
    plan.change_series(
        &id,
        daymark_core::model::Scope::This,
        &serde_json::from_str(r#"{"change": "rule", "rule": "FREQ=WEEKLY;COUNT=3"}"#).unwrap(),
    )
    .unwrap();
    let days: Vec<String> = plan
        .search("weekly")
        .unwrap()
        .iter()
        .map(|card| card.id.to_string())
        .collect();
    let ids = add_pictures(&mut plan, &days[1], 1);
    let counts = |plan: &TestPlan| {
        days.iter()
            .map(|day| plan.media_of_post(day).unwrap().len())
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(&plan), [0, 1, 0]);
    plan.set_crop(&days[1], &ids[0], Some(CORNER)).unwrap();
    let refused = plan.use_media(&days[0], &ids[0], false).unwrap_err();
    assert_eq!(refused.code(), Code::NotFound, "{refused}");
    while plan.undo().is_ok() {}
    while plan.redo().is_ok() {}
    assert_eq!(counts(&plan), [0, 1, 0]);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn media_are_removed_and_come_back() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 3);
    plan.use_media(&second, &ids[1], false).unwrap();
    let before = plan.dump();
    let changes = plan.remove_media(&ids[..2]).unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Remove “1.png” and 1 more");
    assert_eq!(names(&plan.media_of_post(&second).unwrap()), ["3.png"]);
    assert_eq!(plan.media_size().files, 3);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    let refused = plan.remove_media(&[]).unwrap_err();
    assert_eq!(refused.code(), Code::Empty);
    assert_eq!(
        plan.remove_media(&["none".to_owned()]).unwrap_err().code(),
        Code::NotFound
    );
    plan.delete_posts(&[first, second]).unwrap();
    assert_eq!(plan.unused_media().unwrap().len(), 3);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn a_header_tells_what_checks_need() {
    let (mut plan, [first, _]) = on_two_channels();
    let files = [
        file(&plan, "film.mp4", &mp4(b"isom", false)),
        file(&plan, "phone.mov", &mp4(b"qt  ", true)),
        file(&plan, "clip.webm", &webm()),
        file(&plan, "turned.jpg", &jpeg_with_exif(40, 20, 6)),
        file(&plan, "phone.heic", &heic()),
    ];
    plan.add_media(&first, &files, None).unwrap();
    let media = plan.media_of_post(&first).unwrap();
    let headers: Vec<_> = media.iter().map(|used| used.media.header.clone()).collect();
    let told: Vec<_> = headers
        .iter()
        .map(|header| {
            (
                header.kind,
                header.width,
                header.height,
                header.duration,
                header.frame_rate,
            )
        })
        .collect();
    let at =
        |kind, width, height, duration, rate| (kind, Some(width), Some(height), duration, rate);
    assert_eq!(
        told,
        [
            at(MediaType::Mp4, 1920, 1080, Some(2500), Some(30_000)),
            at(MediaType::Mov, 1080, 1920, Some(2500), Some(30_000)),
            at(MediaType::Webm, 640, 360, Some(3000), Some(25_000)),
            at(MediaType::Jpeg, 20, 40, None, None),
            at(MediaType::Heic, 300, 400, None, None),
        ]
    );
    let codecs: Vec<_> = headers
        .iter()
        .map(|header| header.codec.as_deref())
        .collect();
    assert_eq!(
        codecs,
        [Some("h264"), Some("h264"), Some("vp9"), None, None]
    );
    assert_eq!(media[0].media.bytes, mp4(b"isom", false).len() as u64);
}

#[test]
fn a_picture_is_replaced_at_its_place() {
    let (mut plan, [first, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 2);
    plan.set_alt(&ids[0], "Described").unwrap();
    plan.set_crop(&first, &ids[0], Some(CORNER)).unwrap();
    let before = plan.dump();
    let other = file(&plan, "other.webp", &crate::pictures::webp(9, 9));
    plan.replace_media(&ids[0], &other).unwrap();
    let media = plan.media_of_post(&first).unwrap();
    assert_eq!(names(&media), ["other.webp", "2.png"]);
    assert_eq!((media[0].alt.as_str(), media[0].crop), ("Described", None));
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}
