//! Names that mislead, hundreds of files, files with holes, and a disk that is full halfway.

use std::cell::Cell;
use std::fs::{self, File};
use std::path::PathBuf;

use daymark_core::{Cancellation, Code};

use crate::disks::{leave, on_small_disk};
use crate::media::{file, on_two_channels};
use crate::media_hostile::add;
use crate::pictures::{mp4, png};

#[test]
fn names_are_shown_without_what_could_mislead() {
    let (mut plan, [post, _]) = on_two_channels();
    let long = format!("{}.png", "n".repeat(251));
    for (name, shown) in [
        ("a\u{202e}gnp.exe", "agnp.exe".to_owned()),
        ("two\nlines.png", "twolines.png".to_owned()),
        ("..png", "..png".to_owned()),
        (long.as_str(), long[..120].to_owned()),
    ] {
        add(&mut plan, &post, name, &png(name.len() as u32, 1));
        let used = plan.media_of_post(&post).unwrap().pop().unwrap();
        assert_eq!(used.media.name, shown);
        let kept = plan.media_store().find(&used.media).unwrap();
        assert!(kept.starts_with(plan.media_store().folder()));
    }
    let inner = plan.path().with_file_name("in");
    fs::create_dir(&inner).unwrap();
    file(&plan, "outer.png", &png(1, 1));
    plan.add_media(&post, &[inner.join("../outer.png")], None)
        .unwrap();
    assert_eq!(
        plan.media_of_post(&post).unwrap().pop().unwrap().media.name,
        "outer.png"
    );
}

#[test]
fn five_hundred_files_are_one_operation_that_can_be_cancelled() {
    let (mut plan, [post, _]) = on_two_channels();
    let files: Vec<PathBuf> = (1..=500)
        .map(|number| file(&plan, &format!("{number}.png"), &png(number, 1)))
        .collect();
    let (copied, cancellation) = (Cell::new(0), Cancellation::default());
    let cancel_halfway = |_: u64| {
        copied.set(copied.get() + 1);
        if copied.get() == 250 {
            cancellation.cancel();
        }
    };
    let before = plan.dump();
    let refused = plan
        .add_media_unless_cancelled(&post, &files, None, &cancellation, &cancel_halfway)
        .unwrap_err();
    assert_eq!(refused.code(), Code::Cancelled, "{refused}");
    assert!(!plan.media_store().folder().exists());
    assert_eq!(plan.dump(), before);
    plan.add_media(&post, &files, None).unwrap();
    assert_eq!(plan.media_of_post(&post).unwrap().len(), 500);
    assert_eq!(plan.card("both").media.unwrap().count, 500);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

/// Two gigabytes of which next to nothing is on the disk.
#[test]
fn a_video_with_holes_is_copied_with_its_holes() {
    let (mut plan, [post, _]) = on_two_channels();
    let video = mp4(b"isom", false);
    let path = file(&plan, "long.mp4", &video);
    let sparse = File::options().write(true).open(&path).unwrap();
    sparse.set_len(2 << 30).unwrap();
    plan.add_media(&post, &[path], None).unwrap();
    let used = plan.media_of_post(&post).unwrap().remove(0);
    assert_eq!(used.media.bytes, 2 << 30);
    assert_eq!(used.media.header.duration, Some(2500));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let kept = plan.media_store().find(&used.media).unwrap();
        let blocks = fs::metadata(kept).unwrap().blocks();
        assert!(blocks * 512 < 10 << 20, "{blocks} blocks");
    }
}

#[test]
fn a_disk_that_is_full_halfway_keeps_nothing() {
    on_small_disk(
        "media_many::a_disk_that_is_full_halfway_keeps_nothing",
        |disk| {
            let (plan, _) = on_two_channels();
            let path = disk.join("plan.daymark");
            plan.save_copy(&path).unwrap();
            let mut planner = daymark_core::Planner::open(&path).unwrap();
            let post = planner.search("both").unwrap()[0].id.to_string();
            let noise: Vec<u8> = (0..200_000_u32)
                .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect();
            let files = [
                file(&plan, "a.png", &png(2, 2)),
                file(
                    &plan,
                    "b.mp4",
                    &[
                        mp4(b"isom", false),
                        vec![0, 3, 13, 72],
                        b"free".to_vec(),
                        noise,
                    ]
                    .concat(),
                ),
            ];
            let filler = leave(disk, 150_000);
            let refused = planner.add_media(&post, &files, None).unwrap_err();
            assert_eq!(refused.code(), Code::DiskFull, "{refused}");
            assert!(
                refused
                    .to_string()
                    .contains("“b.mp4” was not copied: the disk is full"),
                "{refused}"
            );
            assert!(!planner.media_store().folder().exists());
            assert_eq!(planner.media_of_post(&post).unwrap(), []);
            fs::remove_file(filler).unwrap();
            planner.add_media(&post, &files, None).unwrap();
            assert_eq!(planner.media_size().files, 2);
        },
    );
}
