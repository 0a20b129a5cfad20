//! The files of pictures: how far their copying is, and its end; saved for publishing; unused; and in a restored plan.

use std::fs;
use std::path::Path;

use crate::backups;
use crate::keys::{CONTROL, ENTER, ESCAPE};
use crate::media::{count, drop_on, open, picture};
use crate::native;
use crate::plan::{Folder, draft, value};
use crate::stored::open_stored;
use crate::test_files::{POSITION_DAY, jpeg_with_exif, png};
use crate::window::{Window, card, until};

/// The length of a file that takes many seconds to copy, in bytes. Next to none of it is on the disk.
const LONG: u64 = 60 << 30;

#[test]
fn a_long_copying_is_shown_and_a_cancelled_one_leaves_nothing() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With a long file");
    drop(plan);
    let long = folder.path().join("long.png");
    fs::write(&long, png(40, 40)).expect("a file");
    let file = fs::File::options().write(true).open(&long);
    file.expect("the file").set_len(LONG).expect("its length");
    let window = Window::open(&folder.file());
    open(&window, &post);
    drop_on(&window, &long, "[data-media-strip]");
    window.wait_for("[data-copying='1'] progress");
    assert_eq!(window.text("[data-copying] span"), "0 of 1 files copied");
    window.focus("[data-action=cancel-copying]");
    window.keys(&[ENTER]);
    window.wait("!document.querySelector('[data-copying]')");
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('ancelled')");
    assert_eq!(count(&folder).as_deref(), Some("0"));
    assert!(
        !folder.path().join("test.media").exists(),
        "nothing is half written"
    );
    let short = picture(folder.path(), "short.png", "40x40", "red");
    drop_on(&window, &short, "[data-media-strip]");
    window.wait_for("[data-media] img");
}

/// Chooses the entry of the menu that saves the pictures, by keys.
fn choose_to_save(window: &Window) {
    window.focus("[data-action=media-menu]");
    window.keys(&[ENTER]);
    window.wait_for("[data-action=save-media][data-highlighted]");
}

#[test]
fn pictures_are_saved_and_the_position_is_asked_about_once() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Taken somewhere");
    let file = folder.path().join("turned.jpg");
    fs::write(&file, jpeg_with_exif(40, 20, 6)).expect("a file");
    plan.planner.add_media(&post, &[file], None).expect("media");
    drop(plan);
    let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
    for out in [&first, &second] {
        fs::create_dir(out).expect("a folder");
    }
    let window = Window::open(&folder.file());
    open(&window, &post);
    choose_to_save(&window);
    window.keys(&[ENTER]);
    window.wait_for("[data-position-question]");
    window.focus("[data-action=position-remove]");
    native::choose_folder(&first, || window.keys(&[ENTER]));
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('first')");
    choose_to_save(&window);
    native::choose_folder(&second, || window.keys(&[ENTER]));
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('second')");
    assert!(!window.is_there("[data-position-question]"));
    for out in [&first, &second] {
        let saved = fs::read(out.join("1 turned.jpg")).expect("the picture");
        let is_position = |window: &[u8]| window == POSITION_DAY;
        assert!(!saved.windows(POSITION_DAY.len()).any(is_position));
    }
}

#[test]
fn unused_files_are_listed_cleared_and_brought_back() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With one of two");
    let files = ["red", "blue"]
        .map(|colour| picture(folder.path(), &format!("{colour}.png"), "40x40", colour));
    let (_, ids) = plan.planner.add_media(&post, &files, None).expect("media");
    let unused = [ids[1].to_string()];
    plan.planner.remove_media(&unused).expect("it is removed");
    drop(plan);
    let kept = || value(&folder.file(), "SELECT count(*) FROM media");
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    open_stored(&window);
    window.wait("document.querySelector('[data-unused] img')?.naturalWidth > 0");
    assert_eq!(window.text("[data-unused] .name"), "blue.png");
    window.focus("[data-action=clear-unused]");
    window.keys(&[ENTER]);
    window.wait("!document.querySelector('[data-unused]')");
    assert_eq!(kept().as_deref(), Some("1"));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.chord(&[CONTROL], 'z');
    until("it is there again", || kept().as_deref() == Some("2"));
    open_stored(&window);
    window.wait("document.querySelector('[data-unused] img')?.naturalWidth > 0");
}

/// Returns how many files are beside a plan.
fn files_beside(plan: &Path) -> usize {
    let folders = fs::read_dir(plan.with_extension("media"))
        .into_iter()
        .flatten();
    let files = folders
        .flatten()
        .map(|folder| fs::read_dir(folder.path()).map_or(0, Iterator::count));
    files.sum()
}

#[test]
fn a_backup_that_is_opened_as_a_new_plan_has_its_pictures() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "With a picture");
    let file = picture(folder.path(), "red.png", "40x40", "red");
    plan.planner.add_media(&post, &[file], None).expect("media");
    drop(plan);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    backups::open_dialog(&window);
    window.fill("[name=new-snapshot]", "With its picture");
    window.keys(&[ENTER]);
    window.wait_for("[data-backup]");
    let new = folder.path().join("restored.daymark");
    native::choose(&new, || window.click("[data-action=open-as-new]"));
    until("the new plan has its picture", || files_beside(&new) == 1);
    until("it has a window", || native::windows().len() == 2);
}
