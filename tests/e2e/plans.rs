//! Several plans, each in a window of its own; windows as they were left; plans that can only be read.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::keys::{CONTROL, DELETE, ENTER, ESCAPE, SHIFT};
use crate::native;
use crate::plan::{Folder, draft, value};
use crate::window::{Start, Window, quoted, until};

/// Returns what the machine remembers about a plan file.
pub(crate) fn remembered(folder: &Folder, file: &Path) -> Value {
    let memory = folder
        .path()
        .join("home/data/app.daymark.desktop/plans.json");
    let text = std::fs::read_to_string(memory).unwrap_or_default();
    let all: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
    let is_it = |known: &Value| known["file"].as_str() == file.to_str();
    all.into_iter().find(is_it).unwrap_or_default()
}

#[test]
fn a_new_plan_has_a_window_of_its_own_and_is_found_again() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let mut window = Window::open(&folder.file());
    let bakery = folder.path().join("bakery.daymark");
    native::choose(&bakery, || window.chord(&[CONTROL], 'n'));
    window.turn_to_other();
    window.wait_for("[data-welcome]");
    window.fill("input[name=name]", "Blue Bakery");
    window.click("[data-action=create-plan]");
    until("the plan is made", || bakery.exists());
    until("it is called so", || {
        value(&bakery, "SELECT name FROM plan").as_deref() == Some("Blue Bakery")
    });
    until("both windows are called after their plans", || {
        let titles = native::titles();
        ["Acme", "Blue Bakery"]
            .iter()
            .all(|name| titles.iter().any(|title| title == name))
    });
    until("it is remembered", || {
        remembered(&folder, &bakery)["name"] == "Blue Bakery"
    });
    window.turn_to_other();
    window.click("[data-action=plan-menu]");
    window.click("[role=menu] [data-action=recent]");
    let row = format!("[data-recent={}]", quoted(&bakery.display().to_string()));
    window.click(&row);
    window.wait("document.querySelector('[role=dialog]') === null");
    let titles = native::titles();
    let bakeries = titles.iter().filter(|title| *title == "Blue Bakery");
    assert_eq!(bakeries.count(), 1, "the window that is there is gone to");
}

#[test]
fn a_plan_that_is_gone_is_grey_and_taken_off_the_list() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let gone = folder.path().join("gone.daymark");
    std::fs::copy(folder.file(), &gone).expect("a second plan");
    drop(Window::open(&gone));
    std::fs::remove_file(&gone).expect("removed");
    let window = Window::open(&folder.file());
    window.click("[data-action=plan-menu]");
    window.click("[role=menu] [data-action=recent]");
    let row = format!("[data-recent={}]", quoted(&gone.display().to_string()));
    window.wait_for(&format!("{row}:disabled"));
    window.click(&format!("li:has({row}) [data-action=forget]"));
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&row)
    ));
    assert_eq!(remembered(&folder, &gone), Value::Null);
}

#[test]
fn a_window_is_found_again_as_it_was_left() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let file = folder.file();
    let window = Window::open(&file);
    until("it is remembered", || {
        remembered(&folder, &file)["name"] == "Acme"
    });
    window.click("[data-tray] .fold");
    window.resize((1180, 740));
    window.click("[data-action=view-channels]");
    window.wait_for("[data-view=channels]");
    let size = window.js("[innerWidth, innerHeight]");
    until("it is remembered", || {
        let known = remembered(&folder, &file);
        known["look"] == json!({"view": "channels", "tray": false, "wide_composer": false})
            && known["frame"]["width"].as_f64() == size[0].as_f64()
            && known["frame"]["height"].as_f64() == size[1].as_f64()
    });
    drop(window);
    let start = Start {
        size: None,
        ..Start::on(&file)
    };
    let window = Window::start(&start);
    window.wait_for("[data-view=channels]");
    assert_eq!(window.js("[innerWidth, innerHeight]"), size);
    window.wait_for("[data-tray] .fold[aria-expanded=false]");
}

#[test]
fn a_copy_is_saved_where_the_dialog_says() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((2, "09:00")), "Copied too");
    let window = Window::open(&folder.file());
    let copy = folder.path().join("a copy.daymark");
    native::choose(&copy, || window.chord(&[CONTROL, SHIFT], 's'));
    until("the copy is there", || copy.exists());
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('a copy') === true");
    for sql in [
        "SELECT group_concat(id || item_id || date || minute) FROM post",
        "SELECT group_concat(id || title) FROM item",
        "SELECT group_concat(id || op || hex(changeset)) FROM history",
    ] {
        let original = value(&folder.file(), sql);
        assert!(original.is_some());
        assert_eq!(value(&copy, sql), original, "{sql}");
    }
}

#[test]
fn a_copy_without_an_ending_gets_one() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    native::choose(&folder.path().join("mine"), || {
        window.chord(&[CONTROL, SHIFT], 's');
    });
    let copy = folder.path().join("mine.daymark");
    until("the copy is there", || copy.exists());
    window.wait(
        "document.querySelector('[data-toast]')?.textContent.includes('mine.daymark') === true",
    );
}

#[test]
fn a_plan_on_a_disk_that_can_not_be_written_is_read() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Only to be read");
    drop(plan);
    let Some(disk) = Disk::with(&folder.file()) else {
        return;
    };
    let file = disk.plan();
    let start = Start {
        home: folder.path().join("home"),
        ..Start::on(&file)
    };
    let window = Window::start(&start);
    window.wait_for("[data-read-only]");
    window.focus(&crate::window::card(&post));
    window.keys(&[DELETE]);
    window
        .wait("/can only be read/.test(document.querySelector('[data-toast]')?.textContent ?? '')");
    assert!(window.is_there(&crate::window::card(&post)));
    window.keys(&[ESCAPE]);
    let copy = folder.path().join("copy.daymark");
    native::choose(&copy, || {
        window.focus("[data-action=save-copy-here]");
        window.keys(&[ENTER]);
    });
    until("the copy is there", || copy.exists());
    let sql = "SELECT title FROM item";
    assert_eq!(value(&copy, sql).as_deref(), Some("Only to be read"));
}

/// A disk in memory with a plan that can't be written any more.
struct Disk(tempfile::TempDir);

impl Disk {
    fn with(plan: &Path) -> Option<Self> {
        let disk = Self(tempfile::tempdir().expect("a folder"));
        if !disk.mount("size=8m") {
            eprintln!("skipped: mounting a disk in memory takes root");
            return None;
        }
        std::fs::copy(plan, disk.plan()).expect("the plan fits");
        assert!(disk.mount("remount,ro"));
        Some(disk)
    }

    fn plan(&self) -> std::path::PathBuf {
        self.0.path().join("plan.daymark")
    }

    fn mount(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", options, "daymark-test"])
            .arg(self.0.path());
        mount.output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}
