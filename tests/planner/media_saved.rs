//! What a post publishes, saved in a folder; and the shape that all of its pictures take.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::model::{Crop, WHOLE};
use daymark_core::{Cancellation, Code, Result};

use crate::media::{add_pictures, file, on_two_channels};
use crate::pictures::{POSITION_DAY, heic, jpeg_with_exif};
use crate::support::TestPlan;

const LEFT_HALF: Crop = Crop {
    left: 0,
    top: 0,
    width: WHOLE / 2,
    height: WHOLE,
};

fn save(plan: &TestPlan, post: &str, folder: &Path) -> Result<Vec<PathBuf>> {
    let media = plan.media_to_save(post).unwrap();
    media.save(folder, true, &Cancellation::default(), &|_| {})
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn what_a_post_publishes_is_saved_in_its_order_and_as_it_shows_it() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 3);
    plan.reorder_media(&ids[2], 0).unwrap();
    plan.use_media(&first, &ids[0], false).unwrap();
    plan.set_crop(&first, &ids[2], Some(LEFT_HALF)).unwrap();
    let folder = plan.path().with_file_name("new folder");
    let saved = save(&plan, &first, &folder).unwrap();
    assert_eq!(names_in(&folder), ["1 3.png", "2 2.png"]);
    assert_eq!(saved[0], folder.join("1 3.png"));
    assert_eq!(
        image::image_dimensions(&saved[0]).unwrap(),
        (2, 2),
        "half of 4"
    );
    assert_eq!(image::image_dimensions(&saved[1]).unwrap(), (3, 2));
    let other = save(&plan, &second, &folder).unwrap();
    assert_eq!(other[0], folder.join("1 3 (2).png"), "no file is replaced");
    assert_eq!(image::image_dimensions(&other[0]).unwrap(), (4, 2));
    assert_eq!(names_in(&folder).len(), 5);
}

#[test]
fn the_position_is_taken_out_and_the_picture_is_turned_as_before() {
    let (mut plan, [post, _]) = on_two_channels();
    let picture = file(&plan, "turned.jpg", &jpeg_with_exif(40, 20, 6));
    plan.add_media(&post, &[picture], None).unwrap();
    let media = plan.media_to_save(&post).unwrap();
    let folder = plan.path().with_file_name("out");
    for (without_position, has_position) in [(true, false), (false, true)] {
        let never = Cancellation::default();
        let saved = media.save(&folder, without_position, &never, &|_| {});
        let bytes = fs::read(&saved.unwrap()[0]).unwrap();
        let found = bytes
            .windows(POSITION_DAY.len())
            .any(|window| window == POSITION_DAY);
        assert_eq!(found, has_position);
        let exif_of_orientation = b"\x12\x01\x03\0\x01\0\0\0\x06";
        let is_turned = |window: &[u8]| window == exif_of_orientation;
        assert!(bytes.windows(9).any(is_turned), "its orientation stays");
    }
}

#[test]
fn all_files_are_saved_or_none() {
    let (mut plan, [post, other]) = on_two_channels();
    add_pictures(&mut plan, &post, 2);
    let phone = file(&plan, "phone.heic", &heic());
    plan.add_media(&post, &[phone], None).unwrap();
    let folder = plan.path().with_file_name("out");
    let refused = save(&plan, &post, &folder).unwrap_err();
    assert_eq!(refused.code(), Code::BadValue);
    let told = refused.to_string();
    assert!(told.starts_with("“phone.heic” was not saved: "), "{told}");
    assert_eq!(names_in(&folder), [""; 0]);
    let (saved, cancellation) = (Cell::new(0), Cancellation::default());
    let cancel_at_the_second = |_| {
        saved.set(saved.get() + 1);
        if saved.get() == 2 {
            cancellation.cancel();
        }
    };
    let media = plan.media_to_save(&other).unwrap();
    let refused = media.save(&folder, false, &cancellation, &cancel_at_the_second);
    assert_eq!(refused.unwrap_err().code(), Code::Cancelled);
    assert_eq!(names_in(&folder), [""; 0]);
    fs::remove_dir_all(plan.media_store().folder()).unwrap();
    let refused = save(&plan, &post, &folder).unwrap_err();
    assert_eq!(refused.code(), Code::FileMissing, "{refused}");
}

#[test]
fn a_post_without_pictures_has_nothing_to_save() {
    let (plan, [post, _]) = on_two_channels();
    let folder = plan.path().with_file_name("out");
    let refused = save(&plan, &post, &folder).unwrap_err();
    assert_eq!(refused.code(), Code::Empty, "{refused}");
    assert!(!folder.exists());
}

#[test]
fn all_pictures_take_a_shape_in_one_step() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 3);
    let before = plan.dump();
    let crops: Vec<_> = ids.iter().map(|id| (id.clone(), Some(LEFT_HALF))).collect();
    plan.set_crops(&first, &crops).unwrap();
    let crops_of = |plan: &TestPlan, post: &str| {
        let media = plan.media_of_post(post).unwrap().into_iter();
        media.map(|used| used.crop).collect::<Vec<_>>()
    };
    assert_eq!(crops_of(&plan, &first), [Some(LEFT_HALF); 3]);
    assert_eq!(crops_of(&plan, &second), [None; 3]);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    let out = Crop {
        left: WHOLE,
        ..LEFT_HALF
    };
    let crops = [crops[0].clone(), (ids[1].clone(), Some(out))];
    let refused = plan.set_crops(&first, &crops).unwrap_err();
    assert_eq!(refused.code(), Code::BadValue, "{refused}");
    assert_eq!(plan.dump(), before, "all or none");
    assert_eq!(plan.set_crops(&first, &[]).unwrap_err().code(), Code::Empty);
}

#[test]
fn a_picture_tells_which_posts_leave_it_out() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 2);
    plan.use_media(&second, &ids[1], false).unwrap();
    for media in [
        plan.media_of_post(&first).unwrap(),
        plan.post(&second).unwrap().media,
        plan.media_of_all_posts().unwrap(),
    ] {
        let left_out: Vec<_> = media.iter().map(|used| &used.left_out_by).collect();
        assert!(left_out[0].is_empty());
        assert_eq!(left_out[1][0].as_str(), second);
    }
}
