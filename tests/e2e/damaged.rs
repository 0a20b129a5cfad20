//! Plans with a damaged file: one that can still be read, and one that can't be opened.

use std::fs;

use crate::backups::backup_root;
use crate::native;
use crate::pictures::{examine, screens, set_theme};
use crate::plan::{Folder, draft, value};
use crate::window::{Window, until};

/// The size of a page of SQLite in bytes.
const PAGE: usize = 4096;

/// Makes a plan with 200 posts, and overwrites a page near the end of its file. Returns the bytes of the file too.
fn damaged() -> (Folder, Vec<u8>) {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for number in 0..200 {
        plan.post(
            0,
            Some((number, "09:00")),
            &format!("Post {number} {}", "long ".repeat(40)),
        );
    }
    drop(plan);
    let mut bytes = fs::read(folder.file()).expect("the plan");
    let page = item_page(&folder);
    bytes[page * PAGE + 100..(page + 1) * PAGE].fill(0xa5);
    fs::write(folder.file(), &bytes).expect("written");
    (folder, bytes)
}

/// Returns the index of the last page that contains rows of items.
fn item_page(folder: &Folder) -> usize {
    let bytes = fs::read(folder.file()).expect("the plan");
    let has_items = |page: &&[u8]| {
        page[0] == 0x0d && page.windows(9).filter(|part| part == b"long long").count() > 20
    };
    let pages: Vec<&[u8]> = bytes.chunks(PAGE).collect();
    let found = pages.iter().rposition(has_items);
    found.expect("a page with titles")
}

#[test]
fn a_damaged_plan_is_reported_and_salvaged_and_its_file_is_unchanged() {
    let (folder, bytes) = damaged();
    let window = Window::open(&folder.file());
    window.wait_for("[data-damaged]");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("a damaged plan, {theme}"));
        window.screenshot(&screens().join(format!("damaged-{theme}.png")));
    }
    let salvaged = folder.path().join("salvaged.daymark");
    native::choose(&salvaged, || window.click("[data-action=salvage]"));
    window.wait_for("[data-toast]");
    window.screenshot(&screens().join("damaged-salvaged.png"));
    window.wait("document.querySelector('[data-toast]').textContent.includes('salvaged.daymark')");
    let planner = daymark_core::Planner::open(&salvaged).expect("the salvaged plan");
    assert_eq!(planner.verify().expect("it is read through"), [""; 0]);
    assert!(planner.census().expect("it is counted").posts > 150);
    assert!(
        fs::read(folder.file()).expect("the damaged file") == bytes,
        "it stays as it was"
    );
}

#[test]
fn a_plan_that_can_not_be_opened_is_replaced_by_its_newest_backup() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((1, "09:00")), "Launch carousel");
    plan.planner.keep_backups_in(backup_root(&folder));
    plan.planner.back_up(None).expect("a backup");
    drop(plan);
    let mut bytes = fs::read(folder.file()).expect("the plan");
    bytes[100..].fill(0xa5);
    fs::write(folder.file(), &bytes).expect("written");
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=open-newest-backup]");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("a plan that can't be opened, {theme}"));
        window.screenshot(&screens().join(format!("damaged-beyond-{theme}.png")));
    }
    let restored = folder.path().join("restored.daymark");
    native::choose(&restored, || {
        window.click("[data-action=open-newest-backup]");
    });
    until("the backup is a plan", || {
        restored.exists()
            && value(&restored, "SELECT title FROM item").as_deref() == Some("Launch carousel")
    });
    assert!(fs::read(folder.file()).expect("the plan") == bytes);
}
