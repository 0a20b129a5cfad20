//! Backups in the window: made automatically, compared with the plan, and restored.

use std::fs::File;
use std::path::Path;

use daymark_core::Planner;
use daymark_core::backup::BackupRoot;

use crate::keys::{CONTROL, DOWN, ENTER};
use crate::native::{choose, choose_folder, windows};
use crate::pictures::{examine, screens, set_theme};
use crate::plan::{Folder, draft, value};
use crate::window::{Start, Window, until};

/// Returns the folder in which the window keeps backups.
pub(crate) fn backup_root(folder: &Folder) -> BackupRoot {
    BackupRoot::at(&folder.path().join("home/data/Daymark/backups"))
}

/// Makes a plan with a backup, after which one post was changed, one deleted and one added.
fn changed_since_a_backup(folder: &Folder) -> String {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let changed = plan.post(0, Some((1, "09:00")), "Launch carousel");
    let gone = plan.post(1, Some((2, "10:00")), "Hiring: a designer who writes");
    plan.planner.keep_backups_in(backup_root(folder));
    plan.planner.back_up(Some("As approved")).expect("a backup");
    let edit = serde_json::from_value(serde_json::json!({"title": "Launch carousel, five slides"}));
    let edit = edit.expect("an edit");
    plan.planner
        .edit_post(&changed, &edit)
        .expect("it is edited");
    plan.planner
        .delete_posts(std::slice::from_ref(&gone))
        .expect("it is deleted");
    plan.post(0, Some((3, "09:00")), "Search 2.0 is live");
    gone
}

/// Opens a plan with a backup and the dialog, which shows what differs. Returns the post that the plan lacks, too.
fn in_the_dialog() -> (Folder, String, Window) {
    let folder = Folder::new();
    let gone = changed_since_a_backup(&folder);
    let window = Window::open(&folder.file());
    open_backups(&window);
    window.wait_for("[data-difference=gone]");
    (folder, gone, window)
}

fn has(plan: &Path, post: &str) -> bool {
    let sql = format!("SELECT count(*) FROM post WHERE id = '{post}'");
    value(plan, &sql).as_deref() == Some("1")
}

fn open_backups(window: &Window) {
    open_dialog(window);
    window.wait_for("[data-dialog=backups] [data-backup]");
}

pub(crate) fn open_dialog(window: &Window) {
    window.chord(&[CONTROL], 'k');
    window.fill("[data-dialog=palette] input", "backups");
    window.wait(
        "document.querySelector('[data-dialog=palette] input')
            .getAttribute('aria-activedescendant')?.endsWith('-backups') === true",
    );
    window.keys(&[ENTER]);
    window.wait_for("[data-dialog=backups]");
}

#[test]
fn a_changed_plan_is_backed_up_by_itself() {
    let folder = Folder::new();
    draft(&folder, &["x"]).post(0, Some((1, "09:00")), "Alone");
    let _window = Window::open(&folder.file());
    let mut planner = Planner::open(&folder.file()).expect("the plan");
    planner.keep_backups_in(backup_root(&folder));
    let backups = planner.backups().expect("its backups");
    until("a backup is made", || {
        backups.list().is_ok_and(|found| found.len() == 1)
    });
}

#[test]
fn a_deleted_post_is_brought_back_and_a_restore_is_undone() {
    let folder = Folder::new();
    let gone = changed_since_a_backup(&folder);
    let file = folder.file();
    let title = |id: &str| {
        let sql =
            format!("SELECT title FROM item JOIN post ON item_id = item.id WHERE post.id = '{id}'");
        value(&file, &sql)
    };
    let window = Window::open(&file);
    open_backups(&window);
    window.wait_for(&format!("[data-difference=gone] [data-post='{gone}']"));
    window.wait_for("[data-difference=changed] del");
    let holds = window.text("[data-content]");
    assert!(holds.starts_with("2 posts · 2 channels · "), "{holds}");
    window.wait_for("[data-difference=new] [data-post]");
    window.click(&format!("[data-post='{gone}'] [data-action=bring-back]"));
    until("it is back", || title(&gone).is_some());
    window.wait("document.querySelector('[data-dialog=backups] [data-difference=gone]') === null");
    window.click("[data-dialog=backups] [data-action=restore]");
    window.wait("document.querySelector('[data-dialog=backups]') === null");
    let count = || value(&file, "SELECT count(*) FROM post").expect("a number");
    until("the new post is gone", || count() == "2");
    window.chord(&[CONTROL], 'z');
    until("the new post is there again", || count() == "3");
}

#[test]
fn a_named_backup_is_made_and_chosen_by_keys() {
    let folder = Folder::new();
    changed_since_a_backup(&folder);
    let window = Window::open(&folder.file());
    open_backups(&window);
    window.fill("[name=new-snapshot]", "Before the import");
    window.keys(&[ENTER]);
    window.wait("[...document.querySelectorAll('[data-backup]')].some((one) => one.textContent.includes('Before the import'))");
    window.wait("document.querySelectorAll('[data-difference]').length === 0");
    window.focus("[role=listbox]");
    window.keys(&[DOWN]);
    window.wait("document.querySelectorAll('[data-difference]').length === 3");
}

#[test]
fn a_backup_is_opened_as_a_new_plan() {
    let (folder, gone, window) = in_the_dialog();
    let new = folder.path().join("as approved.daymark");
    choose(&new, || window.click("[data-action=open-as-new]"));
    until("the new plan has the post", || {
        new.exists() && has(&new, &gone)
    });
    until("it has a window", || windows().len() == 2);
    assert!(!has(&folder.file(), &gone), "the open plan stays as it is");
}

#[test]
fn control_enter_restores_in_place() {
    let (folder, gone, window) = in_the_dialog();
    window.focus("[role=listbox]");
    window.chord(&[CONTROL], ENTER);
    until("the post is back", || has(&folder.file(), &gone));
}

#[test]
fn enter_opens_as_a_new_plan() {
    let (folder, gone, window) = in_the_dialog();
    window.focus("[role=listbox]");
    let new = folder.path().join("by key.daymark");
    choose(&new, || window.keys(&[ENTER]));
    until("the new plan has the post", || {
        new.exists() && has(&new, &gone)
    });
}

/// Another program holds the lock of the backups meanwhile.
#[test]
fn a_slow_restore_shows_progress_and_is_cancelled() {
    let folder = Folder::new();
    let gone = changed_since_a_backup(&folder);
    let root = backup_root(&folder);
    let window = Window::open(&folder.file());
    open_backups(&window);
    window.wait_for("[data-difference=gone]");
    let lock = root.folder().expect("a folder").join(".lock");
    let lock = File::options().write(true).open(lock).expect("the lock");
    lock.lock().expect("it is locked");
    window.click("[data-dialog=backups] [data-action=restore]");
    window.wait_for("[data-dialog=backups] progress");
    examine(&window, "a slow restore");
    window.click("[data-action=cancel-restore]");
    drop(lock);
    window.wait(
        "document.querySelector('[data-toast]')?.textContent.includes('nothing was changed')",
    );
    window.wait_for("[data-dialog=backups] [data-action=restore]:enabled");
    assert!(!has(&folder.file(), &gone));
}

#[test]
fn a_damaged_backup_is_salvaged_as_a_new_plan() {
    let folder = Folder::new();
    let gone = changed_since_a_backup(&folder);
    let planner = Planner::open(&folder.file()).expect("the plan");
    let backups = backup_root(&folder)
        .of_file(&folder.file())
        .expect("its backups");
    let backup = backups.list().expect("a list").remove(0);
    drop(planner);
    let about = backup.path().with_extension("").with_extension("json");
    let text = std::fs::read_to_string(&about).expect("what is known of it");
    let sum = serde_json::from_str::<serde_json::Value>(&text).expect("JSON")["sha256"].clone();
    let text = text.replace(sum.as_str().expect("a sum"), &"0".repeat(64));
    std::fs::write(&about, text).expect("another sum");
    let window = Window::open(&folder.file());
    open_backups(&window);
    window.wait_for("[data-backup]");
    let new = folder.path().join("salvaged.daymark");
    choose(&new, || window.click("[data-action=open-as-new]"));
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('salvaged')");
    assert!(has(&new, &gone));
}

/// A file is where the folder should be.
#[test]
fn backups_that_can_not_be_made_are_kept_in_another_folder() {
    let folder = Folder::new();
    draft(&folder, &["x"]).post(0, Some((1, "09:00")), "Alone");
    let root = backup_root(&folder).folder().expect("a path").to_owned();
    std::fs::create_dir_all(root.parent().expect("a folder")).expect("it is made");
    std::fs::write(&root, "no folder").expect("it is in the way");
    let window = Window::open(&folder.file());
    let chosen = folder.path().join("elsewhere");
    std::fs::create_dir(&chosen).expect("another folder");
    open_dialog(&window);
    window.wait_for("[data-action=choose-backup-folder]");
    let told = window.text("[data-dialog=backups] [role=alert]");
    assert!(!told.contains("[object"), "{told}");
    examine(&window, "a backup that failed");
    window.screenshot(&screens().join("backups-failed.png"));
    choose_folder(&chosen, || {
        window.click("[data-action=choose-backup-folder]")
    });
    window.wait_for("[data-backup]");
    until("a backup is in the other folder", || {
        let made = walk(&chosen.join("Daymark backups"));
        made.iter().any(|path| path.ends_with(".daymark.zst"))
    });
    window.wait("document.querySelector('[data-action=choose-backup-folder]') === null");
}

/// Returns the paths of the files in a folder of folders.
fn walk(folder: &Path) -> Vec<String> {
    let within = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = within(folder).filter(|entry| entry.path().is_dir());
    let files = folders.flat_map(|entry| within(&entry.path()).collect::<Vec<_>>());
    files
        .map(|entry| entry.path().display().to_string())
        .collect()
}

#[test]
fn pictures_of_the_backups() {
    for (language, tag) in [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh")] {
        let folder = Folder::new();
        changed_since_a_backup(&folder);
        let file = folder.file();
        let window = Window::start(&Start {
            language,
            ..Start::on(&file)
        });
        window.click("[data-action=plan-menu]");
        window.wait_for("[data-action=backups]");
        window.click("[data-action=backups]");
        window.wait_for("[data-difference=gone]");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, &format!("backups, {tag}, {theme}"));
            window.screenshot(&screens().join(format!("backups-{tag}-{theme}.png")));
        }
        window.resize((1100, 700));
        window.screenshot(&screens().join(format!("backups-{tag}-1100.png")));
    }
}
