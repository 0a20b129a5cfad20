//! Conflicted copies in every state, each with a plain outcome: nothing of them or beside them is changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use daymark_core::Code;
use daymark_core::sync::ConflictedCopy;
use rusqlite::Connection;

use crate::conflicts::{conflicting, put};
use crate::support::{TestPlan, day, folder, open};
use crate::versions::{MIGRATIONS, make_version};

const NAME: &str = "plan (Anna's conflicted copy 2026-11-27).daymark";

type Files = BTreeMap<String, (Vec<u8>, SystemTime)>;

/// Every file of a folder, with its bytes and when it was written; the backups left out.
fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    let read = files.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        (name, (fs::read(&path).unwrap(), written))
    });
    read.collect()
}

/// Returns the one copy, and checks that looking for it and comparing with it changed nothing.
fn the_copy(plan: &TestPlan) -> ConflictedCopy {
    let folder = plan.path().parent().unwrap().to_owned();
    settle(plan);
    let before = files(&folder);
    let found = plan.conflicted_copies().unwrap();
    let [copy] = found.try_into().unwrap();
    let _ = plan.difference(&copy);
    assert!(files(&folder) == before, "what is there stays to the byte");
    copy
}

/// Waits until the plan's own log is emptied.
fn settle(plan: &TestPlan) {
    let log = plan.path().with_file_name("plan.daymark-wal");
    while fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// How many posts and notes differ is told by what is only there.
fn gone(plan: &TestPlan, copy: &ConflictedCopy) -> u32 {
    plan.difference(copy).unwrap().gone.count
}

#[test]
fn a_whole_one_is_read_and_left_as_it_is() {
    let (plan, bytes) = conflicting();
    let path = put(&plan, NAME, &bytes);
    assert_eq!(the_copy(&plan).problem, None);
    assert!(fs::read(path).unwrap() == bytes);
}

/// What a program that was killed left in the log belongs to the copy, and the log stays.
#[test]
fn one_with_a_log_beside_it_is_read_through_the_log() {
    let (plan, bytes) = conflicting();
    let elsewhere = folder();
    let there = elsewhere.path().join("plan.daymark");
    fs::write(&there, bytes).unwrap();
    let db = Connection::open(&there).unwrap();
    db.pragma_update(None, "journal_mode", "WAL").unwrap();
    db.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    db.execute("UPDATE item SET title = 'from the log'", [])
        .unwrap();
    put(&plan, NAME, &fs::read(&there).unwrap());
    let log = fs::read(elsewhere.path().join("plan.daymark-wal")).unwrap();
    put(&plan, &format!("{NAME}-wal"), &log);
    let copy = the_copy(&plan);
    let difference = plan.difference(&copy).unwrap();
    let [post] = difference.changed.listed.as_slice() else {
        panic!("{difference:?}");
    };
    assert_eq!(post.changes[0].before, "from the log");
}

/// A sync program brings a file and its log one by one, and may bring the log of another version.
#[test]
fn a_log_of_another_file_is_neither_applied_nor_moved() {
    let (plan, bytes) = conflicting();
    let elsewhere = folder();
    let other = elsewhere.path().join("other.daymark");
    make_version(&other, MIGRATIONS.len());
    let planner = open(&other);
    let db = Connection::open(&other).unwrap();
    db.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    db.execute("UPDATE item SET title = 'of another'", [])
        .unwrap();
    let log = fs::read(elsewhere.path().join("other.daymark-wal")).unwrap();
    drop(planner);
    assert!(!log.is_empty());
    put(&plan, NAME, &bytes);
    put(&plan, &format!("{NAME}-wal"), &log);
    let copy = the_copy(&plan);
    assert_eq!((copy.problem, gone(&plan, &copy)), (None, 0));
}

#[test]
fn one_that_is_open_in_this_program_is_read_as_it_is_now() {
    let (plan, bytes) = conflicting();
    let mut there = open(&put(&plan, NAME, &bytes));
    there.note_day(day("2026-11-25"), "there").unwrap();
    let id = plan.id("a");
    there.delete_posts(&[id]).unwrap();
    let found = plan.conflicted_copies().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(plan.difference(&found[0]).unwrap().new.count, 1);
    there.note_day(day("2026-11-26"), "goes on").unwrap();
    assert_eq!(there.lost_file(), None);
}

/// The file's locks that SQLite holds (proc_locks(5)).
#[cfg(target_os = "linux")]
fn locks(file: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let inode = format!(":{} ", fs::metadata(file).unwrap().ino());
    let locks = fs::read_to_string("/proc/locks").unwrap();
    locks.lines().filter(|line| line.contains(&inode)).count()
}

/// Opening and closing the file other than by SQLite would drop them.
#[cfg(target_os = "linux")]
#[test]
fn one_that_is_open_in_this_program_keeps_its_locks() {
    let (plan, bytes) = conflicting();
    let path = put(&plan, NAME, &bytes);
    let mut there = open(&path);
    there.note_day(day("2026-11-25"), "there").unwrap();
    let before = locks(&path);
    assert!(before > 0);
    let copy = plan.conflicted_copies().unwrap().remove(0);
    plan.difference(&copy).unwrap();
    assert_eq!(locks(&path), before);
}

#[test]
fn one_that_another_program_has_locked_is_read_as_it_was() {
    let (plan, bytes) = conflicting();
    let path = put(&plan, NAME, &bytes);
    let db = Connection::open(path).unwrap();
    db.execute_batch("BEGIN EXCLUSIVE; UPDATE item SET title = 'half done'")
        .unwrap();
    let copy = the_copy(&plan);
    let difference = plan.difference(&copy).unwrap();
    assert_eq!((copy.problem, difference.changed.count), (None, 0));
}

/// Returns the plan with a post whose channel is missing: each page is as SQLite wrote it.
fn with_a_loose_end(bytes: &[u8]) -> Vec<u8> {
    let folder = folder();
    let path = folder.path().join("loose.daymark");
    fs::write(&path, bytes).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = DELETE; DELETE FROM channel",
    )
    .unwrap();
    drop(db);
    fs::read(&path).unwrap()
}

/// What can't be read may be all that is left of somebody's work.
#[test]
fn one_that_is_not_whole_is_told_and_refused() {
    let (plan, bytes) = conflicting();
    let mut holed = bytes.clone();
    holed[4096..8192].fill(0xff);
    let mut torn = bytes.clone();
    torn[100..4096].fill(0);
    let loose = with_a_loose_end(&bytes);
    for (what, content) in [
        ("empty", &[][..]),
        ("short", &bytes[..60]),
        ("cut", &bytes[..bytes.len() / 2]),
        ("holed", &holed),
        ("torn", &torn),
        ("loose", &loose),
    ] {
        put(&plan, NAME, content);
        let copy = the_copy(&plan);
        assert_eq!(copy.problem, Some(Code::Damaged), "{what}");
        let refused = plan.difference(&copy).unwrap_err();
        assert_eq!(refused.code(), Code::Damaged, "{what}: {refused}");
    }
}

#[test]
fn one_of_another_kind_is_none() {
    let (plan, _) = conflicting();
    put(&plan, NAME, &[b'x'; 500]);
    assert_eq!(plan.conflicted_copies().unwrap(), []);
    fs::remove_file(plan.path().with_file_name(NAME)).unwrap();
    fs::create_dir(plan.path().with_file_name(NAME)).unwrap();
    assert_eq!(plan.conflicted_copies().unwrap(), []);
}

#[test]
fn one_of_a_newer_version_is_told_and_refused() {
    let (mut plan, bytes) = conflicting();
    let path = put(&plan, NAME, &bytes);
    let db = Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let (copy, before) = (the_copy(&plan), plan.dump());
    assert_eq!(copy.problem, Some(Code::NewerVersion));
    for refused in [
        plan.difference(&copy).err(),
        plan.bring_back(&copy, "a").err(),
        plan.restore(&copy).err(),
    ] {
        assert_eq!(refused.unwrap().code(), Code::NewerVersion);
    }
    assert_eq!(plan.dump(), before);
}

/// The other computer has not been updated yet.
#[test]
fn one_of_every_earlier_version_is_compared_and_left_so() {
    for version in 1..MIGRATIONS.len() {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        make_version(&path, version);
        let copy = folder.path().join(NAME);
        fs::copy(&path, &copy).unwrap();
        let bytes = fs::read(&copy).unwrap();
        let mut planner = open(&path);
        planner.delete_posts(&["p".to_owned()]).unwrap();
        let found = planner.conflicted_copies().unwrap();
        assert_eq!((found.len(), found[0].problem), (1, None), "{version}");
        planner.bring_back(&found[0], "p").unwrap();
        assert_eq!(planner.difference(&found[0]).unwrap().same, 1, "{version}");
        assert!(fs::read(&copy).unwrap() == bytes, "{version}");
        let log = folder.path().join(format!("{NAME}-wal"));
        assert!(!log.exists(), "{version}");
    }
}
