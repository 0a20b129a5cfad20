//! The files beside the plan: missing, found again, unused, cleared, and kept for backups and copies of the plan.

use std::fs;
use std::path::Path;

use daymark_core::media::{FileState, MediaStore};
use daymark_core::{Cancellation, Code, Planner};

use crate::media::{add_pictures, file, on_two_channels};
use crate::pictures::png;
use crate::support::{TestPlan, backups_beside, open};

/// Returns the path of the only file of a post.
fn kept(plan: &TestPlan, post: &str) -> std::path::PathBuf {
    let used = plan.media_of_post(post).unwrap().remove(0);
    plan.media_store().find(&used.media).unwrap()
}

fn state(plan: &TestPlan, post: &str) -> FileState {
    plan.post(post).unwrap().media[0].file
}

#[test]
fn files_are_named_by_their_bytes() {
    let (mut plan, [post, _]) = on_two_channels();
    add_pictures(&mut plan, &post, 1);
    let path = kept(&plan, &post);
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let hash = plan.media_of_post(&post).unwrap()[0].media.hash.clone();
    assert_eq!(name, format!("{hash}.png"));
    assert!(
        path.parent()
            .unwrap()
            .ends_with(format!("plan.media/{}", &hash[..2]))
    );
    assert_eq!(fs::read(&path).unwrap(), png(2, 2));
    assert_eq!(plan.media_size().bytes, png(2, 2).len() as u64);
}

#[test]
fn a_missing_or_changed_file_is_told_and_found_again() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 1);
    let path = kept(&plan, &post);
    assert_eq!(plan.missing_media().unwrap(), []);
    fs::write(&path, b"shorter").unwrap();
    assert_eq!(state(&plan, &post), FileState::Changed);
    fs::remove_file(&path).unwrap();
    assert_eq!(state(&plan, &post), FileState::Missing);
    assert_eq!(plan.missing_media().unwrap()[0].0.name, "1.png");
    let other = file(&plan, "other.png", &png(9, 9));
    let before = plan.dump();
    let refused = plan.find_media_again(&ids[0], &other).unwrap_err();
    assert_eq!(refused.reason_name(), Some("other_file"), "{refused}");
    assert!(
        refused.to_string().contains("replace that by it"),
        "{refused}"
    );
    assert_eq!(plan.media_size().files, 0);
    let same = file(&plan, "renamed.png", &png(2, 2));
    plan.find_media_again(&ids[0], &same).unwrap();
    assert_eq!(state(&plan, &post), FileState::Here);
    assert_eq!(plan.dump(), before, "the plan stays as it is");
}

#[test]
fn unused_media_are_cleared_until_the_plan_is_closed() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 3);
    plan.remove_media(&ids[1..]).unwrap();
    let stray = plan
        .media_store()
        .folder()
        .join("00")
        .join(format!("{}.png", "0".repeat(64)));
    fs::create_dir_all(stray.parent().unwrap()).unwrap();
    fs::write(&stray, b"of no plan").unwrap();
    let unfinished = plan.media_store().folder().join(".taking-x");
    fs::write(&unfinished, b"cut short").unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    fs::File::options()
        .write(true)
        .open(&unfinished)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    assert_eq!(plan.unused_media().unwrap().len(), 2);
    let (changes, size) = plan.clear_unused().unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Clear 2 unused files");
    assert_eq!(size.files, 3);
    assert!(!unfinished.exists(), "what a killed program left goes too");
    assert_eq!(plan.media_size().files, 1);
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert!(
        plan.media_of_post(&post)
            .unwrap()
            .iter()
            .all(|used| used.file == FileState::Here)
    );
    let mut plan = plan.reopened();
    assert_eq!(plan.missing_media().unwrap(), [], "an undo keeps the files");
    plan.redo().unwrap();
    plan.redo().unwrap();
    plan.clear_unused().unwrap();
    let mut plan = plan.reopened();
    assert_eq!(plan.media_size().files, 1);
    assert!(!plan.media_store().folder().join("cleared").exists());
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(
        plan.missing_media().unwrap().len(),
        2,
        "they are told after that"
    );
}

#[test]
fn the_last_file_takes_the_folder_along() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 1);
    plan.remove_media(&ids).unwrap();
    plan.clear_unused().unwrap();
    let folder = plan.media_store().folder().to_owned();
    assert!(folder.exists());
    drop(plan.reopened());
    assert!(!folder.exists());
}

#[test]
fn a_file_that_a_backup_needs_is_never_cleared() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 2);
    let backup = plan.back_up(None).unwrap().backup;
    plan.remove_media(&ids).unwrap();
    let (_, size) = plan.clear_unused().unwrap();
    assert_eq!(size.files, 0);
    let mut plan = plan.reopened();
    assert_eq!(plan.media_size().files, 2);
    plan.restore(&backup).unwrap();
    assert_eq!(plan.media_of_post(&post).unwrap().len(), 2);
    assert_eq!(plan.missing_media().unwrap(), []);
}

#[test]
fn a_backup_that_does_not_tell_keeps_all_files() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 1);
    let backup = plan.back_up(None).unwrap().backup;
    fs::write(backup.path().with_extension("").with_extension("json"), "{").unwrap();
    plan.remove_media(&ids).unwrap();
    plan.clear_unused().unwrap();
    assert_eq!(plan.reopened().media_size().files, 1);
}

#[test]
fn a_restored_plan_has_its_files_and_tells_which_are_missing() {
    let (mut plan, [post, _]) = on_two_channels();
    add_pictures(&mut plan, &post, 2);
    let backup = plan.back_up(None).unwrap().backup;
    let path = plan.path().with_file_name("restored.daymark");
    let lost = plan.media_of_post(&post).unwrap().remove(1).media;
    fs::remove_file(plan.media_store().find(&lost).unwrap()).unwrap();
    let root = backups_beside(&plan.path());
    let missing = root
        .restore_with_media(&backup, &path, &Cancellation::default())
        .unwrap();
    assert_eq!(missing, [lost.hash]);
    let restored = open(&path);
    let states: Vec<_> = restored
        .media_of_post(&post)
        .unwrap()
        .iter()
        .map(|used| used.file)
        .collect();
    assert_eq!(states, [FileState::Here, FileState::Missing]);
}

#[test]
fn a_copy_of_the_plan_has_its_files() {
    let (mut plan, [post, _]) = on_two_channels();
    let ids = add_pictures(&mut plan, &post, 2);
    plan.remove_media(&ids[1..]).unwrap();
    let copy = plan.path().with_file_name("copy.daymark");
    plan.save_copy(&copy).unwrap();
    plan.save_copy(&copy).unwrap();
    let mut copy = open(&copy);
    assert_eq!(copy.missing_media().unwrap(), []);
    copy.undo().unwrap();
    assert_eq!(
        copy.missing_media().unwrap(),
        [],
        "what an undo needs comes along"
    );
    assert_eq!(copy.media_size(), plan.media_size());
}

#[test]
fn a_post_is_brought_back_with_its_media() {
    let (mut plan, [first, second]) = on_two_channels();
    let ids = add_pictures(&mut plan, &first, 2);
    plan.set_alt(&ids[0], "Described").unwrap();
    plan.use_media(&first, &ids[1], false).unwrap();
    let backup = plan.back_up(None).unwrap().backup;
    let told = |plan: &Planner, post: &str| {
        let media = plan.media_of_post(post).unwrap().into_iter();
        media
            .map(|used| (used.media.name, used.alt, used.used))
            .collect::<Vec<_>>()
    };
    let before = told(&plan, &first);
    plan.remove_media(&ids[..1]).unwrap();
    let difference = plan.difference(&backup).unwrap();
    let change = &difference.changed.listed[0].changes[0];
    assert_eq!(change.field, "media");
    assert_eq!(
        (change.before.as_str(), change.now.as_str()),
        ("1.png (Described), 2.png", "2.png")
    );
    plan.bring_back(&backup, &first).unwrap();
    assert_eq!(told(&plan, &first), before);
    assert_eq!(
        told(&plan, &second).len(),
        1,
        "other posts of the item stay as they are"
    );
    plan.undo().unwrap();
    plan.delete_posts(&[first.clone(), second]).unwrap();
    plan.bring_back(&backup, &first).unwrap();
    assert_eq!(told(&plan, &first), before);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn a_plan_that_can_only_be_read_takes_no_file() {
    let (mut plan, [post, _]) = on_two_channels();
    add_pictures(&mut plan, &post, 1);
    let picture = file(&plan, "more.png", &png(7, 7));
    let path = plan.path();
    let store = plan.media_store();
    let (_, folder) = plan.close();
    let mut data = fs::metadata(&path).unwrap().permissions();
    data.set_readonly(true);
    fs::set_permissions(&path, data).unwrap();
    let mut reader = open(&path);
    if reader.overview().unwrap().read_only {
        let refused = reader.add_media(&post, &[picture], None).unwrap_err();
        assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
    }
    assert_eq!(store.size().files, 1);
    drop(folder);
}

#[test]
fn the_folder_is_beside_the_plan_and_never_the_plan() {
    for (plan, folder) in [
        ("a/Acme.daymark", "a/Acme.media"),
        ("a/Q1.2026.daymark", "a/Q1.2026.media"),
        ("a/plan", "a/plan.media"),
        ("a/odd.media", "a/odd.media.media"),
    ] {
        assert_eq!(
            MediaStore::beside(Path::new(plan)).folder(),
            Path::new(folder)
        );
    }
}
