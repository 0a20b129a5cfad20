//! Thumbnails, and copies for publishing.

use std::fs;
use std::path::PathBuf;

use daymark_core::Code;
use daymark_core::media::{CopyOut, ThumbnailSize, thumbnail};
use daymark_core::model::{Crop, Media, WHOLE};
use image::{DynamicImage, GenericImageView};

use crate::media::{file, on_two_channels};
use crate::pictures::{POSITION_DAY, clear_png, heic, jpeg, jpeg_with_exif, mp4, png, webp};
use crate::support::TestPlan;

const AS_IT_IS: CopyOut = CopyOut {
    crop: None,
    without_position: false,
};

const WITHOUT_POSITION: CopyOut = CopyOut {
    crop: None,
    without_position: true,
};

fn with(name: &str, bytes: &[u8]) -> (TestPlan, Media) {
    let (mut plan, [post, _]) = on_two_channels();
    let path = file(&plan, name, bytes);
    plan.add_media(&post, &[path], None).unwrap();
    let media = plan.media_of_post(&post).unwrap().remove(0).media;
    (plan, media)
}

fn cache(plan: &TestPlan) -> PathBuf {
    plan.path().with_file_name("cache")
}

/// Returns true if the pixel is rather red than blue.
fn is_red(picture: &DynamicImage, x: u32, y: u32) -> bool {
    let [red, _, blue, _] = picture.get_pixel(x, y).0;
    red > blue
}

#[test]
fn a_thumbnail_is_made_once_and_kept_outside_of_the_plan() {
    let (plan, media) = with("a.jpg", &jpeg(600, 300));
    let (store, cache) = (plan.media_store(), cache(&plan));
    let sizes = [
        (ThumbnailSize::Card, (128, 64)),
        (ThumbnailSize::Card2x, (256, 128)),
        (ThumbnailSize::Preview, (600, 300)),
    ];
    let mut made = Vec::new();
    for (size, wanted) in sizes {
        let path = thumbnail(&store, &media, size, &cache).unwrap();
        let small = image::open(&path).unwrap();
        assert_eq!(small.dimensions(), wanted, "{size:?}");
        assert!(is_red(&small, 9, 9) && !is_red(&small, wanted.0 - 9, 9));
        assert_eq!(path.extension().unwrap(), "jpg");
        made.push(path);
    }
    fs::remove_dir_all(store.folder()).unwrap();
    for (path, (size, _)) in made.iter().zip(sizes) {
        assert_eq!(thumbnail(&store, &media, size, &cache).unwrap(), *path);
        fs::remove_file(path).unwrap();
        let refused = thumbnail(&store, &media, size, &cache).unwrap_err();
        assert_eq!(refused.code(), Code::FileMissing, "{refused}");
    }
}

#[test]
fn a_picture_that_one_can_see_through_stays_so() {
    let (plan, media) = with("clear.png", &clear_png(300, 300));
    let path = thumbnail(
        &plan.media_store(),
        &media,
        ThumbnailSize::Card,
        &cache(&plan),
    )
    .unwrap();
    assert_eq!(path.extension().unwrap(), "png");
    assert_eq!(image::open(path).unwrap().get_pixel(5, 5).0[3], 0);
}

#[test]
fn every_orientation_is_honoured() {
    for (orientation, (width, height), (x, y)) in [
        (1, (40, 20), (2, 2)),
        (2, (40, 20), (37, 2)),
        (3, (40, 20), (37, 17)),
        (4, (40, 20), (2, 17)),
        (5, (20, 40), (2, 2)),
        (6, (20, 40), (17, 2)),
        (7, (20, 40), (17, 37)),
        (8, (20, 40), (2, 37)),
    ] {
        let (plan, media) = with("turned.jpg", &jpeg_with_exif(40, 20, orientation));
        assert_eq!(
            (media.header.width, media.header.height),
            (Some(width), Some(height))
        );
        let path = thumbnail(
            &plan.media_store(),
            &media,
            ThumbnailSize::Preview,
            &cache(&plan),
        )
        .unwrap();
        let small = image::open(path).unwrap();
        assert_eq!(small.dimensions(), (width, height), "{orientation}");
        assert!(is_red(&small, x, y), "orientation {orientation}");
    }
}

#[test]
fn videos_and_svg_have_no_thumbnail() {
    for bytes in [mp4(b"isom", false), heic(), crate::pictures::SVG.to_vec()] {
        let (plan, media) = with("a", &bytes);
        let refused = thumbnail(
            &plan.media_store(),
            &media,
            ThumbnailSize::Card,
            &cache(&plan),
        );
        assert_eq!(refused.unwrap_err().code(), Code::BadValue);
    }
}

#[test]
fn a_copy_is_cropped_as_the_post_shows_it() {
    for (name, bytes) in [
        ("a.jpg", jpeg(80, 40)),
        ("a.png", png(80, 40)),
        ("a.webp", webp(80, 40)),
    ] {
        let (plan, media) = with(name, &bytes);
        let to = plan.path().with_file_name(format!("out-{name}"));
        let crop = Some(Crop {
            left: WHOLE / 2,
            top: 0,
            width: WHOLE / 4,
            height: WHOLE / 2,
        });
        CopyOut { crop, ..AS_IT_IS }
            .write(&plan.media_store(), &media, &to)
            .unwrap();
        let copy = image::open(&to).unwrap();
        assert_eq!(copy.dimensions(), (20, 20), "{name}");
        assert!(!is_red(&copy, 10, 10), "{name}: it is the blue half");
        AS_IT_IS.write(&plan.media_store(), &media, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), bytes, "{name}");
    }
}

#[test]
fn a_crop_is_of_the_picture_as_shown() {
    let (plan, media) = with("turned.jpg", &jpeg_with_exif(80, 40, 6));
    let to = plan.path().with_file_name("out.jpg");
    let upper = Some(Crop {
        left: 0,
        top: 0,
        width: WHOLE,
        height: WHOLE / 2,
    });
    CopyOut {
        crop: upper,
        ..AS_IT_IS
    }
    .write(&plan.media_store(), &media, &to)
    .unwrap();
    let copy = image::open(&to).unwrap();
    assert_eq!(copy.dimensions(), (40, 40));
    assert!(is_red(&copy, 20, 20));
    assert!(!holds(&to, POSITION_DAY));
}

fn holds(path: &std::path::Path, words: &[u8]) -> bool {
    let bytes = fs::read(path).unwrap();
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn a_copy_has_no_position_and_is_shown_the_same_way() {
    let (plan, media) = with("turned.jpg", &jpeg_with_exif(40, 20, 6));
    let (store, to) = (plan.media_store(), plan.path().with_file_name("out.jpg"));
    AS_IT_IS.write(&store, &media, &to).unwrap();
    assert!(holds(&to, POSITION_DAY));
    WITHOUT_POSITION.write(&store, &media, &to).unwrap();
    assert!(!holds(&to, POSITION_DAY));
    let (copied, again) = with("again.jpg", &fs::read(&to).unwrap());
    assert_eq!(
        (again.header.width, again.header.height),
        (Some(20), Some(40))
    );
    let path = thumbnail(
        &copied.media_store(),
        &again,
        ThumbnailSize::Preview,
        &cache(&copied),
    );
    assert!(is_red(&image::open(path.unwrap()).unwrap(), 17, 2));
}

#[test]
fn a_video_loses_its_position_and_nothing_else() {
    let video = mp4(b"isom", true);
    let (plan, media) = with("a.mp4", &video);
    let to = plan.path().with_file_name("out.mp4");
    WITHOUT_POSITION
        .write(&plan.media_store(), &media, &to)
        .unwrap();
    assert!(!holds(&to, b"52.5200") && !holds(&to, b"\xa9xyz"));
    assert_eq!(fs::metadata(&to).unwrap().len(), video.len() as u64);
    let (_copied, again) = with("again.mp4", &fs::read(&to).unwrap());
    assert_eq!(again.header, media.header);
}

#[test]
fn a_position_that_can_not_be_removed_is_told() {
    let (plan, media) = with("a.heic", &heic());
    let to = plan.path().with_file_name("out.heic");
    let refused = WITHOUT_POSITION
        .write(&plan.media_store(), &media, &to)
        .unwrap_err();
    assert_eq!(refused.code(), Code::BadValue, "{refused}");
    assert!(!to.exists());
    AS_IT_IS.write(&plan.media_store(), &media, &to).unwrap();
    assert_eq!(fs::read(&to).unwrap(), heic());
}
