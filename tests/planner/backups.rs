//! Backups: made whole, found again, told when they are damaged, and restored to the letter.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use daymark_core::backup::{Backup, BackupRoot};
use daymark_core::clock::Clock;
use daymark_core::{Code, Planner};

use crate::furnished::furnished;
use crate::rows::{dump, read_only};
use crate::support::{TestPlan, backups_beside, day, folder, moment, plan};

pub(crate) fn backed_up() -> (TestPlan, Backup) {
    let plan = furnished();
    let made = plan.back_up(None).unwrap();
    assert!(made.is_new);
    (plan, made.backup)
}

pub(crate) fn restored(plan: &TestPlan, backup: &Backup) -> PathBuf {
    let path = plan.path().with_file_name("restored.daymark");
    backups_beside(&plan.path()).restore(backup, &path).unwrap();
    path
}

#[test]
fn a_restored_backup_is_the_plan_to_the_letter() {
    let (mut plan, backup) = backed_up();
    let (before, history) = (plan.dump(), plan.history(100).unwrap());
    let one = plan.id("one");
    plan.delete_posts(&[one]).unwrap();
    let path = restored(&plan, &backup);
    assert_eq!(dump(&path), before);
    let mut restored = Planner::open(&path).unwrap();
    assert_eq!(restored.history(100).unwrap(), history);
    assert_eq!(restored.verify().unwrap(), [""; 0]);
    restored.undo().unwrap();
    restored.note_day(day("2026-11-20"), "goes on").unwrap();
}

#[test]
fn a_backup_says_what_it_holds() {
    let (plan, backup) = backed_up();
    assert_eq!(backup.posts, Some(plan.search("").unwrap().len() as u32));
    assert_eq!(backup.channels, Some(2));
    assert_eq!(backup.at, moment("2026-11-18T08:00"));
    assert!(backup.id.starts_with("20261118-080000-"), "{}", backup.id);
    assert_eq!(backup.bytes, fs::metadata(backup.path()).unwrap().len());
    assert_eq!(backup.file.as_deref(), plan.path().to_str());
    assert_eq!(backup.damage, None);
    assert_eq!(backup.clone().read_through(), backup);
}

#[test]
fn a_plan_that_did_not_change_gets_no_other_backup() {
    let (mut plan, backup) = backed_up();
    let again = plan.back_up(None).unwrap();
    assert_eq!((again.is_new, &again.backup.id), (false, &backup.id));
    plan = plan.reopened();
    assert!(!plan.back_up(None).unwrap().is_new, "nor after a restart");
    let named = plan.back_up(Some(" As approved ")).unwrap();
    assert_eq!(named.backup.name.as_deref(), Some("As approved"));
    assert!(named.is_new);
    plan.note_day(day("2026-11-20"), "new").unwrap();
    assert!(plan.back_up(None).unwrap().is_new);
    plan.undo().unwrap();
    assert!(plan.back_up(None).unwrap().is_new);
}

#[test]
fn a_name_is_refused_that_is_none() {
    let plan = furnished();
    let count = plan.backups().unwrap().list().unwrap().len();
    let refused = plan.back_up(Some("  ")).unwrap_err();
    assert_eq!(refused.code(), Code::Empty, "{refused}");
    assert_eq!(plan.backups().unwrap().list().unwrap().len(), count);
}

/// The plan as a later program has it open.
fn later(plan: &TestPlan, minutes: i64) -> Planner {
    let now = moment("2026-11-18T08:00") + Duration::minutes(minutes);
    let root = backups_beside(&plan.path());
    Planner::open_in(&plan.path(), Clock::Fixed(now), root).unwrap()
}

fn if_due(planner: &Planner) -> bool {
    let backups = planner.backups().unwrap();
    let made = planner.reader().unwrap().back_up_if_due(&backups);
    made.unwrap().is_some_and(|made| made.is_new)
}

#[test]
fn a_changed_plan_is_backed_up_every_half_hour() {
    let plan = plan().channel("x").open();
    assert!(if_due(&plan));
    let mut planner = later(&plan, 29);
    planner.note_day(day("2026-11-20"), "new").unwrap();
    assert!(!if_due(&planner), "too soon");
    assert!(if_due(&later(&plan, 30)));
    assert!(!if_due(&later(&plan, 90)), "nothing changed");
}

#[test]
fn backups_are_thinned_and_named_ones_are_kept() {
    let plan = plan().channel("x").open();
    for days in 0..40 {
        let mut planner = later(&plan, days * 24 * 60);
        planner
            .note_day(day("2026-11-20"), &days.to_string())
            .unwrap();
        planner.back_up((days == 1).then_some("First")).unwrap();
    }
    let list = plan.backups().unwrap().list().unwrap();
    let named: Vec<_> = list.iter().filter(|one| one.name.is_some()).collect();
    assert_eq!(named.len(), 1);
    // Today, yesterday, 12 days, and the four weeks before.
    assert_eq!(list.len() - 1, 2 + 12 + 4);
    let files = files(plan.backups().unwrap().folder().unwrap());
    assert_eq!(
        files.len(),
        2 * list.len(),
        "no JSON file without its backup"
    );
    assert!(list.is_sorted_by(|a, b| a.at >= b.at));
}

pub(crate) fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.collect()
}

#[test]
fn what_a_killed_program_left_is_removed_at_the_next_backup() {
    let (mut plan, backup) = backed_up();
    let folder = backup.path().parent().unwrap().to_owned();
    for name in [".new-a", ".new-a-journal", "20200101-000000-abcdef.json"] {
        fs::write(folder.join(name), "left").unwrap();
    }
    assert_eq!(plan.backups().unwrap().list().unwrap().len(), 2);
    plan.note_day(day("2026-11-20"), "new").unwrap();
    plan.back_up(None).unwrap();
    assert_eq!(
        files(&folder).len(),
        6,
        "three backups: {:?}",
        files(&folder)
    );
}

#[test]
fn a_plan_is_never_restored_over_a_file() {
    let (plan, backup) = backed_up();
    let path = plan.path().with_file_name("there.daymark");
    fs::write(&path, "mine").unwrap();
    let root = backups_beside(&plan.path());
    let refused = root.restore(&backup, &path).unwrap_err();
    assert_eq!(refused.code(), Code::FileExists, "{refused}");
    assert_eq!(fs::read(&path).unwrap(), b"mine");
}

#[test]
fn copies_of_a_plan_have_their_backups_in_one_folder_and_thin_their_own() {
    let (plan, backup) = backed_up();
    let copy = plan.path().with_file_name("copy.daymark");
    plan.save_copy(&copy).unwrap();
    let root = backups_beside(&copy);
    let clock = Clock::Fixed(moment("2027-11-18T08:00"));
    let mut other = Planner::open_in(&copy, clock, root.clone()).unwrap();
    other.note_day(day("2026-11-20"), "in the copy").unwrap();
    let of_copy = other.back_up(None).unwrap().backup;
    assert_eq!(of_copy.path().parent(), backup.path().parent());
    let list = plan.backups().unwrap().list().unwrap();
    assert_eq!(list.len(), 3, "of both");
    let found = root.of_file(&copy).unwrap();
    assert!(found.find(&of_copy.id).is_ok(), "also without the plan");
    assert!(
        root.of_file(&folder().path().join("no.daymark"))
            .unwrap()
            .list()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn another_plan_has_another_folder() {
    let (one, other) = (plan().open(), plan().open());
    assert_ne!(
        one.backups().unwrap().folder().unwrap().file_name(),
        other.backups().unwrap().folder().unwrap().file_name()
    );
}

/// A file from elsewhere names a folder by its id.
#[test]
fn an_id_that_is_none_leads_nowhere() {
    let (path, _folder) = plan().channel("x").open().close();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("UPDATE identity SET plan = '../../elsewhere'", [])
        .unwrap();
    drop(db);
    let root = backups_beside(&path);
    let planner = Planner::open_in(&path, Clock::System, root.clone()).unwrap();
    let made = planner.back_up(None).unwrap().backup;
    assert!(made.path().starts_with(root.folder().unwrap()));
    assert!(!made.path().to_string_lossy().contains("elsewhere"));
    assert_eq!(planner.backups().unwrap().list().unwrap(), [made]);
    drop(read_only(&path));
}

#[test]
fn ids_are_found_by_their_beginnings() {
    let (plan, backup) = backed_up();
    let backups = plan.backups().unwrap();
    let found = backups.find(&backup.id[..20]).unwrap();
    assert_eq!(found.id, backup.id);
    for (prefix, code) in [
        ("2026", Code::Ambiguous),
        ("1999", Code::NotFound),
        ("", Code::NotFound),
    ] {
        assert_eq!(backups.find(prefix).unwrap_err().code(), code, "{prefix}");
    }
}

#[test]
fn a_folder_that_is_none_is_told() {
    let mut plan = plan().open();
    let file = plan.path().with_file_name("file");
    fs::write(&file, "").unwrap();
    plan.keep_backups_in(BackupRoot::at(&file));
    let refused = plan.back_up(None).unwrap_err();
    let message = refused.to_string();
    assert!(message.starts_with("no backup was made in "), "{message}");
}
