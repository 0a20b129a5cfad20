//! Files that are not as they should be: a clear code and message, and the file left as it was.

use std::fs;
use std::path::Path;

use daymark_core::{Code, Error, Planner};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rusqlite::Connection;

use crate::rows::read_only;
use crate::support::{TestPlan, day, folder, plan};

#[test]
fn what_is_not_a_plan_is_refused_and_left_alone() {
    check_refused(b"", Code::NotAPlan);
    check_refused(b"Dear diary", Code::NotAPlan);
    check_refused(&[0; 4096], Code::NotAPlan);
    check_refused(b"SQLite format 3\0", Code::NotAPlan);
    check_refused(&another_database(), Code::NotAPlan);
    check_refused(&changed_plan(60, version() + 1), Code::NewerVersion);
    check_refused(&changed_plan(60, u32::MAX), Code::NewerVersion);
    // The mark that writes leave is still in it.
    check_refused(&changed_plan(68, 0), Code::Damaged);
}

/// One for each file of migrations.
fn version() -> u32 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage/migrations");
    fs::read_dir(folder).unwrap().count() as u32
}

fn check_refused(bytes: &[u8], code: Code) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::write(&path, bytes).unwrap();
    check_error(&refusal(&path), code);
    assert_eq!(fs::read(&path).unwrap(), bytes, "{code:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{code:?}");
}

fn refusal(path: &Path) -> Error {
    Planner::open(path).err().unwrap()
}

fn check_error(error: &Error, code: Code) {
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().len() > 20, "{error}");
}

fn another_database() -> Vec<u8> {
    let folder = folder();
    let path = folder.path().join("other.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE post (id TEXT)").unwrap();
    fs::read(&path).unwrap()
}

/// A plan with another number in its header.
fn changed_plan(offset: usize, number: u32) -> Vec<u8> {
    let mut bytes = settled(plan().channel("x").open());
    bytes[offset..offset + 4].copy_from_slice(&number.to_be_bytes());
    bytes
}

/// The bytes of a plan that is closed, so that nothing is left in its log.
fn settled(plan: TestPlan) -> Vec<u8> {
    let (path, _folder) = plan.close();
    fs::read(path).unwrap()
}

#[test]
fn a_folder_or_nothing_is_not_a_plan() {
    let folder = folder();
    check_error(&refusal(folder.path()), Code::NotAPlan);
    let nowhere = folder.path().join("not there/plan.daymark");
    check_error(&refusal(&nowhere), Code::FileMissing);
    assert!(!folder.path().join("not there").exists());
}

#[test]
fn a_new_plan_does_not_replace_a_file() {
    let plan = plan().open();
    let new = daymark_core::model::NewPlan {
        name: "Other".to_owned(),
        zone: "UTC".to_owned(),
        first_day: 1,
    };
    let before = plan.dump();
    check_error(
        &Planner::create(&plan.path(), &new).err().unwrap(),
        Code::FileExists,
    );
    assert_eq!(plan.dump(), before);
}

/// Newer in its log only: told before anything is done with it.
#[test]
fn a_plan_that_another_version_is_just_migrating_is_refused() {
    let plan = plan().channel("x").open();
    let newer = Connection::open(plan.path()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    check_error(&refusal(&plan.path()), Code::NewerVersion);
    let version = newer.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
    assert_eq!(version.unwrap(), 99);
}

#[test]
fn a_damaged_plan_gives_an_error_or_works_and_is_kept() {
    let mut plan = plan().open();
    plan.fill_sample().unwrap();
    let whole = settled(plan);
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for _ in 0..60 {
        check_damaged(&damaged(&whole, &mut random));
    }
}

/// With one to four runs of bytes overwritten, anywhere after the header.
fn damaged(whole: &[u8], random: &mut TestRng) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=random.next_u32() % 4 {
        let start = 100 + random.next_u32() as usize % (bytes.len() - 100);
        let end = bytes.len().min(start + random.next_u32() as usize % 600);
        random.fill_bytes(&mut bytes[start..end]);
    }
    bytes
}

fn check_damaged(bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::write(&path, bytes).unwrap();
    match Planner::open(&path) {
        Ok(mut planner) => use_all(&mut planner),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    assert!(fs::read(&path).unwrap().len() >= bytes.len());
}

/// Whatever comes of it, short of a panic.
fn use_all(planner: &mut Planner) {
    let _ = planner.opening();
    let _ = planner.search("search");
    let _ = planner.history(100);
    let _ = planner.verify();
    let _ = planner.range(day("2026-01-01"), day("2027-01-01"));
    let _ = planner.undo();
    let _ = planner.note_day(day("2026-11-20"), "still here");
}

#[test]
fn a_plan_that_another_program_writes_to_is_locked_and_can_be_read() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let before = plan.dump();
    let other = Connection::open(plan.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    check_error(
        &plan.note_day(day("2026-11-20"), "mine").unwrap_err(),
        Code::Locked,
    );
    assert_eq!(plan.card("a").title, "a");
    assert_eq!(plan.elsewhere().tray().unwrap(), []);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(plan.dump(), before);
    plan.note_day(day("2026-11-20"), "mine").unwrap();
}

#[test]
fn two_programs_see_what_each_other_did() {
    let mut here = plan().channel("x").open();
    let mut there = here.elsewhere();
    let first = here
        .note_day(day("2026-11-20"), "from here")
        .unwrap()
        .revision;
    assert_eq!(there.revision().unwrap(), first);
    there.note_day(day("2026-11-21"), "from there").unwrap();
    assert_eq!(here.revision().unwrap(), first + 1);
    let notes = here.overview().unwrap().rows.notes;
    assert_eq!(
        notes
            .iter()
            .map(|note| note.text.as_str())
            .collect::<Vec<_>>(),
        ["from here", "from there"]
    );
    here.undo().unwrap();
    assert_eq!(there.overview().unwrap().rows.notes.len(), 1);
}

/// What a file keeps is read here. `synchronous`, `foreign_keys`, `trusted_schema` and
/// `cell_size_check` belong to a connection and can't be seen from another: storage/open.rs has
/// its own test of them.
#[test]
fn a_plan_is_a_write_ahead_logged_database_with_an_id() {
    let bytes = settled(plan().open());
    assert_eq!(&bytes[..16], b"SQLite format 3\0");
    assert_eq!(
        bytes[18..20],
        [2, 2],
        "written and read through a write-ahead log"
    );
    assert_eq!(&bytes[60..64], version().to_be_bytes(), "user_version");
    assert_eq!(&bytes[68..72], b"Daym", "application_id");
    let plan = plan().open();
    let mode = read_only(&plan.path())
        .pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
    assert_eq!(mode.unwrap(), "wal");
}
