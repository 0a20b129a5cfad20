//! `media`: pictures and videos of posts.

use std::fs;

use serde_json::{Value, json};

use crate::pictures::{POSITION_DAY, heic, jpeg_with_exif, mp4, png};
use crate::support::{Plan, run};

/// A plan with one post, and the post's id.
fn with_post() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    let id = plan.line(&["post", "add", "--channel", &channel, "--title", "Launch"]);
    (plan, id)
}

/// Writes a file beside the plan and returns its path.
fn file(plan: &Plan, name: &str, bytes: &[u8]) -> String {
    let path = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn listed(plan: &Plan, post: &str) -> Vec<Value> {
    plan.json(&["media", "list", post])
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_file_is_added_listed_removed_and_undone() {
    let (plan, post) = with_post();
    let picture = file(&plan, "cat.jpg", &jpeg_with_exif(40, 20, 6));
    let id = plan.line(&["media", "add", &post, &picture, "--alt", "A cat"]);
    let wanted = json!({
        "id": id, "name": "cat.jpg", "type": "image/jpeg", "width": 20, "height": 40, "duration": null,
        "bytes": fs::metadata(&picture).unwrap().len(), "codec": null, "frame_rate": null,
        "alt": "A cat", "file": "here", "findings": [],
    });
    assert_eq!(listed(&plan, &post), std::slice::from_ref(&wanted));
    assert_eq!(plan.json(&["media", "list"]), json!([wanted]));
    let line = plan.ok(&["media", "list", &post[..20]]);
    assert!(line.contains("cat.jpg  image/jpeg  20 × 40"), "{line}");
    assert_eq!(
        plan.line(&["media", "remove", &id[..34]]),
        "Remove “cat.jpg”"
    );
    assert_eq!(listed(&plan, &post), [""; 0]);
    assert_eq!(plan.line(&["undo"]), "Undone: Remove “cat.jpg”");
    assert_eq!(listed(&plan, &post), [wanted]);
    plan.ok(&["undo"]);
    assert_eq!(listed(&plan, &post), [""; 0]);
    assert!(plan.files().contains(&"brand.media".to_owned()));
}

#[test]
fn each_added_file_is_an_object_of_its_own() {
    let (plan, post) = with_post();
    let files = [
        file(&plan, "a.png", &png(3, 2)),
        file(&plan, "b.mov", &mp4(b"qt  ", true)),
    ];
    let out = plan.ok(&["media", "add", &post, &files[0], &files[1], "--json"]);
    let told: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&told[0]["type"], &told[0]["width"]),
        (&json!("image/png"), &json!(3))
    );
    assert_eq!(
        (&told[1]["type"], &told[1]["height"]),
        (&json!("video/quicktime"), &json!(1920))
    );
    assert_eq!(
        (&told[1]["duration"], &told[1]["frame_rate"]),
        (&json!(2.5), &json!(30.0))
    );
    assert_eq!(told, listed(&plan, &post));
}

#[test]
fn files_are_described_and_put_in_order() {
    let (plan, post) = with_post();
    let files = [
        file(&plan, "a.png", &png(1, 1)),
        file(&plan, "b.png", &png(2, 1)),
    ];
    let ids = plan.ok(&["media", "add", &post, &files[0], &files[1]]);
    let second = ids.lines().nth(1).unwrap();
    plan.ok(&[
        "media",
        "edit",
        second,
        "--alt",
        "The second",
        "--place",
        "1",
    ]);
    let listed = listed(&plan, &post);
    assert_eq!(
        (&listed[0]["name"], &listed[0]["alt"]),
        (&json!("b.png"), &json!("The second"))
    );
    let usage = plan.run(&["media", "edit", second]);
    assert_eq!(usage.code, Some(2), "{usage:?}");
}

#[test]
fn a_file_tells_what_the_checks_find_wrong_with_it() {
    let (plan, post) = with_post();
    let files = [
        file(&plan, "a.png", &png(30, 20)),
        file(&plan, "phone.heic", &heic()),
    ];
    plan.ok(&["media", "add", &post, &files[0], "--alt", "A cat"]);
    let added = plan.json(&["media", "add", &post, &files[1]]);
    let checks = |file: &Value| {
        let found = file["findings"].as_array().unwrap();
        found
            .iter()
            .map(|found| found["check"].clone())
            .collect::<Vec<_>>()
    };
    assert!(checks(&added).contains(&json!("alt_text")), "{added}");
    let listed = listed(&plan, &post);
    assert_eq!(checks(&listed[0]), [""; 0]);
    assert_eq!(listed[1], added);
    assert_eq!(plan.json(&["media", "list"]), json!(listed));
    let told = plan.run(&["check", "--post", &post, "--json"]).out;
    let told: Value = serde_json::from_str(&told).unwrap();
    assert!(told.as_array().unwrap().contains(&listed[1]["findings"][0]));
}

#[test]
fn pictures_are_saved_in_a_folder() {
    let (plan, post) = with_post();
    let picture = file(&plan, "turned.jpg", &jpeg_with_exif(40, 20, 6));
    plan.ok(&["media", "add", &post, &picture]);
    let folder = plan.path().with_file_name("out");
    let to = folder.to_str().unwrap();
    let has_position = |name: &str| {
        let bytes = fs::read(folder.join(name)).unwrap();
        bytes.windows(10).any(|window| window == POSITION_DAY)
    };
    let saved = plan.json(&["media", "export", &post, "--to", to]);
    assert_eq!(saved, json!([folder.join("1 turned.jpg")]));
    assert!(!has_position("1 turned.jpg"));
    let line = plan.line(&["media", "export", &post, "--to", to, "--keep-position"]);
    assert!(line.ends_with("1 turned (2).jpg"), "{line}");
    assert!(has_position("1 turned (2).jpg"));
    let phone = file(&plan, "phone.heic", &heic());
    plan.ok(&["media", "add", &post, &phone]);
    plan.refused(&["media", "export", &post, "--to", to], "bad_value");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    assert_eq!(plan.run(&["media", "export", &post]).code, Some(2));
}

#[test]
fn what_is_no_picture_is_refused() {
    let (plan, post) = with_post();
    let before = plan.bytes();
    let text = file(&plan, "cat.png", b"hello");
    let told = plan.refused(&["media", "add", &post, &text], "bad_value");
    assert!(
        told.contains("“cat.png” is no picture or video that can be kept"),
        "{told}"
    );
    let empty = file(&plan, "two\nlines.png", b"");
    plan.refused(&["media", "add", &post, &empty], "empty");
    let cut = file(&plan, "cut.mp4", &mp4(b"isom", false)[..500]);
    plan.refused(&["media", "add", &post, &cut], "damaged");
    let folder = plan.path().parent().unwrap().to_owned();
    plan.refused(
        &["media", "add", &post, folder.to_str().unwrap()],
        "bad_value",
    );
    let picture = file(&plan, "a.png", &png(1, 1));
    plan.refused(&["media", "add", "nothing", &picture], "not_found");
    plan.refused(&["media", "remove", "nothing"], "not_found");
    assert_eq!(plan.run(&["media", "add", &post]).code, Some(2));
    assert!(!plan.files().contains(&"brand.media".to_owned()));
    assert_eq!(plan.bytes(), before);
}

#[test]
fn unused_files_are_told_and_cleared_and_missing_ones_found_again() {
    let (plan, post) = with_post();
    let files = [
        file(&plan, "a.png", &png(1, 1)),
        file(&plan, "b.png", &png(2, 1)),
    ];
    let ids = plan.ok(&["media", "add", &post, &files[0], &files[1]]);
    let [first, second] = [0, 1].map(|line| ids.lines().nth(line).unwrap());
    plan.ok(&["media", "remove", first]);
    assert_eq!(plan.json(&["media", "unused"])[0]["name"], "a.png");
    let size = fs::metadata(&files[0]).unwrap().len();
    let cleared = plan.line(&["media", "clear"]);
    assert_eq!(
        cleared,
        format!("1 files, {size} bytes: Clear one unused file")
    );
    assert_eq!(plan.json(&["media", "unused"]), json!([]));
    fs::remove_dir_all(plan.path().with_extension("media")).unwrap();
    assert_eq!(listed(&plan, &post)[0]["file"], "missing");
    plan.refused(&["media", "find", second, &files[0]], "bad_value");
    plan.ok(&["media", "find", second, &files[1]]);
    assert_eq!(listed(&plan, &post)[0]["file"], "here");
}

#[test]
fn a_restored_backup_tells_what_is_missing() {
    let (plan, post) = with_post();
    let picture = file(&plan, "a.png", &png(1, 1));
    plan.ok(&["media", "add", &post, &picture]);
    let backup = plan.json(&["backup"])["id"].as_str().unwrap().to_owned();
    let whole = plan.path().with_file_name("whole.daymark");
    let told = plan.json(&["restore", &backup, "-o", whole.to_str().unwrap()]);
    assert_eq!(told["missing_media"], json!([]));
    let listed = run(&whole, &["media", "list", "--json"], "").out;
    assert!(listed.contains("\"file\":\"here\""), "{listed}");
    fs::remove_dir_all(plan.path().with_extension("media")).unwrap();
    let bare = plan.path().with_file_name("bare.daymark");
    let told = plan.line(&["restore", &backup, "-o", bare.to_str().unwrap()]);
    assert!(
        told.ends_with(", without a picture or video whose file is missing"),
        "{told}"
    );
}
