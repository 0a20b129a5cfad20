//! Files that are not what they seem: each is refused or taken with one clear sentence, and nothing half written stays.

use std::fs::{self, File};
use std::path::Path;

use daymark_core::media::{ThumbnailSize, thumbnail};
use daymark_core::model::MediaType;
use daymark_core::{Cancellation, Code, Error};

use crate::media::{file, on_two_channels};
use crate::pictures::{SVG, animation, bomb, cmyk_jpeg, deep_png, jpeg, mp4, png, webm};
use crate::support::TestPlan;

/// Adds one file, which is refused: the plan and its folder stay as they are.
fn refused(plan: &mut TestPlan, post: &str, path: &Path) -> Error {
    let before = plan.dump();
    let refused = plan.add_media(post, &[path.to_owned()], None).unwrap_err();
    assert_eq!(plan.dump(), before);
    assert!(!plan.media_store().folder().exists(), "{refused}");
    let sentence = refused.to_string();
    assert!(
        !sentence.contains(['\n', '\u{202e}']),
        "one line: {sentence}"
    );
    refused
}

pub(crate) fn add(plan: &mut TestPlan, post: &str, name: &str, bytes: &[u8]) -> MediaType {
    let path = file(plan, name, bytes);
    plan.add_media(post, &[path], None).unwrap();
    plan.media_of_post(post)
        .unwrap()
        .last()
        .unwrap()
        .media
        .header
        .kind
}

#[test]
fn what_is_no_whole_picture_or_video_is_refused() {
    let (mut plan, [post, _]) = on_two_channels();
    let video = mp4(b"isom", false);
    let cases: [(&str, Vec<u8>, Code, &str); 11] = [
        ("empty.png", Vec::new(), Code::Empty, "“empty.png” is empty"),
        (
            "text.png",
            b"hello".to_vec(),
            Code::BadValue,
            "is no picture or video",
        ),
        (
            "page.svg",
            b"<html><svg/></html>".to_vec(),
            Code::BadValue,
            "is no picture",
        ),
        (
            "cut.png",
            png(9, 9)[..20].to_vec(),
            Code::Damaged,
            "cut off",
        ),
        (
            "cut.jpg",
            jpeg(9, 9)[..22].to_vec(),
            Code::Damaged,
            "cut off",
        ),
        (
            "cut.gif",
            animation(9, 9)[..7].to_vec(),
            Code::Damaged,
            "cut off",
        ),
        (
            "cut.mp4",
            video[..video.len() - 9].to_vec(),
            Code::Damaged,
            "is a video that is cut off",
        ),
        (
            "no index.mp4",
            video[..20].to_vec(),
            Code::Damaged,
            "cut off",
        ),
        ("cut.webm", webm()[..90].to_vec(), Code::Damaged, "cut off"),
        (
            "program.jpg",
            b"MZ\x90\0".repeat(99),
            Code::BadValue,
            "is no picture",
        ),
        ("sound.mp4", sound(), Code::BadValue, "has no video in it"),
    ];
    for (name, bytes, code, words) in cases {
        let path = file(&plan, name, &bytes);
        let refused = refused(&mut plan, &post, &path);
        assert_eq!(refused.code(), code, "{name}: {refused}");
        assert!(refused.to_string().contains(words), "{refused}");
    }
}

/// A video whose track says that it is a sound.
fn sound() -> Vec<u8> {
    let mut video = mp4(b"isom", false);
    let handler = video.windows(4).position(|word| word == b"vide").unwrap();
    video[handler..handler + 4].copy_from_slice(b"soun");
    video
}

#[test]
fn every_beginning_of_a_file_is_refused_or_taken() {
    let (mut plan, [post, _]) = on_two_channels();
    for whole in [
        png(9, 9),
        jpeg(9, 9),
        animation(9, 9),
        mp4(b"isom", false),
        webm(),
        cmyk_jpeg(),
    ] {
        for length in (0..whole.len()).step_by(7) {
            let path = file(&plan, "part", &whole[..length]);
            let _ = plan.add_media(&post, &[path], None);
        }
        for place in 0..whole.len().min(400) {
            let mut bytes = whole.clone();
            bytes[place] ^= 0xff;
            let path = file(&plan, "flipped", &bytes);
            let _ = plan.add_media(&post, &[path], None);
        }
    }
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn a_type_is_told_by_bytes_and_not_by_name() {
    let (mut plan, [post, _]) = on_two_channels();
    assert_eq!(add(&mut plan, &post, "a.mp4", &png(2, 2)), MediaType::Png);
    assert_eq!(add(&mut plan, &post, "b", &jpeg(2, 2)), MediaType::Jpeg);
    assert_eq!(
        add(&mut plan, &post, "c.svg", &mp4(b"isom", false)),
        MediaType::Mp4
    );
    assert_eq!(add(&mut plan, &post, "d.png", SVG), MediaType::Svg);
    let kept = fs::read(
        plan.media_store()
            .find(&plan.media_of_post(&post).unwrap()[3].media)
            .unwrap(),
    );
    assert_eq!(
        kept.unwrap(),
        SVG,
        "it is kept to the byte, and never drawn"
    );
}

#[test]
fn odd_pictures_are_taken_and_drawn() {
    let (mut plan, [post, _]) = on_two_channels();
    for (name, bytes) in [
        ("print.jpg", cmyk_jpeg()),
        ("deep.png", deep_png(300, 200)),
        ("moving.gif", animation(300, 200)),
    ] {
        add(&mut plan, &post, name, &bytes);
    }
    let cache = plan.path().with_file_name("cache");
    for used in plan.media_of_post(&post).unwrap() {
        let made = thumbnail(
            &plan.media_store(),
            &used.media,
            ThumbnailSize::Card,
            &cache,
        );
        let small = image::open(made.unwrap()).unwrap();
        assert!(small.height() <= 64, "{}", used.media.name);
    }
}

#[test]
fn a_huge_picture_is_kept_but_not_drawn() {
    let (mut plan, [post, _]) = on_two_channels();
    add(&mut plan, &post, "huge.png", &bomb(30_000, 30_000));
    let media = plan.media_of_post(&post).unwrap().remove(0).media;
    assert_eq!(
        (media.header.width, media.header.height),
        (Some(30_000), Some(30_000))
    );
    let cache = plan.path().with_file_name("cache");
    let store = plan.media_store();
    let refused = thumbnail(&store, &media, ThumbnailSize::Preview, &cache).unwrap_err();
    assert_eq!(refused.code(), Code::TooLong, "{refused}");
    assert!(!cache.exists());
    add(&mut plan, &post, "bomb.png", &bomb(5_000, 5_000));
    let media = plan.media_of_post(&post).unwrap().remove(1).media;
    let refused = thumbnail(&store, &media, ThumbnailSize::Preview, &cache).unwrap_err();
    assert_eq!(refused.code(), Code::Damaged, "{refused}");
}

#[test]
fn folders_and_what_is_gone_are_refused() {
    let (mut plan, [post, _]) = on_two_channels();
    let folder = plan.path().with_file_name("a folder");
    fs::create_dir(&folder).unwrap();
    let told = refused(&mut plan, &post, &folder);
    assert_eq!(
        told.to_string(),
        "“a folder” is a folder: choose the files in it"
    );
    let gone = plan.path().with_file_name("gone.png");
    let told = refused(&mut plan, &post, &gone);
    assert_eq!(told.code(), Code::FileMissing, "{told}");
    #[cfg(unix)]
    {
        let pipe = plan.path().with_file_name("pipe.png");
        let made = std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap();
        assert!(made.success());
        let told = refused(&mut plan, &post, &pipe);
        assert!(told.to_string().contains("is no file"), "{told}");
    }
}

#[test]
fn all_files_are_added_or_none() {
    let (mut plan, [post, _]) = on_two_channels();
    let files = [
        file(&plan, "a.png", &png(2, 2)),
        file(&plan, "b.png", b"hello"),
    ];
    let before = plan.dump();
    plan.add_media(&post, &files, None).unwrap_err();
    let good = &files[..1];
    plan.add_media("no post", good, None).unwrap_err();
    plan.add_media(&post, good, Some("\u{7}")).unwrap_err();
    plan.add_media(&post, &[], None).unwrap_err();
    assert_eq!(plan.dump(), before);
    assert!(!plan.media_store().folder().exists());
}

/// The file is removed between the check and the copy: by the progress of the file before it.
#[test]
fn a_file_that_vanishes_while_others_are_copied_takes_them_back() {
    let (mut plan, [post, _]) = on_two_channels();
    let files = [
        file(&plan, "a.png", &png(2, 2)),
        file(&plan, "b.png", &png(3, 3)),
    ];
    let vanish = |_| drop(fs::remove_file(&files[1]));
    let cancellation = Cancellation::default();
    let refused = plan
        .add_media_unless_cancelled(&post, &files, None, &cancellation, &vanish)
        .unwrap_err();
    assert_eq!(refused.code(), Code::FileMissing, "{refused}");
    assert!(
        refused
            .to_string()
            .starts_with("“b.png” is not there any more"),
        "{refused}"
    );
    assert!(!plan.media_store().folder().exists());
}

#[test]
fn a_file_that_changes_while_it_is_copied_is_refused() {
    let (mut plan, [post, _]) = on_two_channels();
    let long = [mp4(b"isom", false), vec![0; 3 << 20]].concat();
    let files = [file(&plan, "a.mp4", &long)];
    let cut = |_| {
        drop(
            File::options()
                .write(true)
                .open(&files[0])
                .unwrap()
                .set_len(2 << 20),
        )
    };
    let cancellation = Cancellation::default();
    let refused = plan
        .add_media_unless_cancelled(&post, &files, None, &cancellation, &cut)
        .unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("was changed while it was copied"),
        "{refused}"
    );
    assert!(!plan.media_store().folder().exists());
}

#[cfg(unix)]
#[test]
fn a_plan_is_refused_by_any_name() {
    let (mut plan, [post, _]) = on_two_channels();
    let link = plan.path().with_file_name("link.png");
    std::os::unix::fs::symlink(plan.path(), &link).unwrap();
    for path in [plan.path(), link] {
        let refused = refused(&mut plan, &post, &path).to_string();
        assert!(refused.contains("is a plan"), "{refused}");
    }
}
