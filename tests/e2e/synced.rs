//! A plan in a folder that a service syncs with other computers, with and without a conflicted copy.

use std::fs;

use crate::keys::ESCAPE;
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Folder, draft, value};
use crate::window::{Window, until};

/// The name that Syncthing gives to a conflicted copy.
const COPY: &str = "test.sync-conflict-20261127-101500-ABCDEFG.daymark";

/// Makes a plan in a folder of Syncthing, and a conflicted copy in which its post has another title. Returns the post's
/// id too.
fn with_conflicted_copy() -> (Folder, String) {
    let folder = Folder::new();
    fs::create_dir(folder.path().join(".stfolder")).expect("Syncthing's marker");
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "As both knew it");
    drop(plan);
    let copy = folder.path().join(COPY);
    fs::copy(folder.file(), &copy).expect("a copy");
    let mut there = daymark_core::Planner::open(&copy).expect("the other computer's");
    let edit = |title: &str| daymark_core::model::PostEdit {
        title: Some(title.into()),
        ..Default::default()
    };
    there
        .edit_post(&post, &edit("Renamed there"))
        .expect("an edit");
    drop(there);
    (folder, post)
}

#[test]
fn the_advice_for_a_synced_folder_is_shown_once() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join(".stfolder")).expect("Syncthing's marker");
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    window.wait_for("[data-sync=syncthing]");
    window.screenshot(&screens().join("synced-told.png"));
    window.click("[data-action=sync-told]");
    window.wait("document.querySelector('[data-sync]') === null");
    until("it is remembered", || {
        let plans = folder
            .path()
            .join("home/data/app.daymark.desktop/plans.json");
        fs::read_to_string(plans).is_ok_and(|plans| plans.contains("\"is_sync_told\": true"))
    });
    drop(window);
    let window = Window::open(&folder.file());
    window.wait_for("[data-checks]");
    window.settle();
    assert!(!window.is_there("[data-sync]"));
}

#[test]
fn a_conflicted_copy_is_reported_and_taken_over_post_by_post() {
    let (folder, post) = with_conflicted_copy();
    let copy = fs::read(folder.path().join(COPY)).expect("the copy");
    let window = Window::open(&folder.file());
    window.wait_for("[data-sync=copies]");
    window.click("[data-action=sync-compare]");
    let listed = format!("[data-dialog=backups] [data-backup=\"{COPY}\"][aria-selected=true]");
    window.wait_for(&listed);
    let changed = format!("[data-difference=changed] [data-post='{post}']");
    window.wait_for(&changed);
    window.click(&format!("{changed} [data-action=bring-back]"));
    let title = || value(&folder.file(), "SELECT title FROM item");
    until("the other title is taken over", || {
        title().as_deref() == Some("Renamed there")
    });
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.chord(&[crate::keys::CONTROL], 'z');
    until("and undone", || {
        title().as_deref() == Some("As both knew it")
    });
    assert!(
        fs::read(folder.path().join(COPY)).expect("the copy") == copy,
        "it stays as it was"
    );
}

#[test]
fn pictures_of_a_conflicted_copy() {
    for (language, tag) in LANGUAGES {
        let (folder, _) = with_conflicted_copy();
        let window = in_language(&folder, language);
        window.wait_for("[data-sync=copies]");
        window.screenshot(&screens().join(format!("synced-bar-{tag}.png")));
        window.click("[data-action=sync-compare]");
        window.wait_for("[data-difference]");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, &format!("a conflicted copy, {theme}"));
            window.screenshot(&screens().join(format!("synced-{tag}-{theme}.png")));
        }
    }
}
