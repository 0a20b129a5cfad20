//! A plan is one file: at rest it alone holds everything, and no log of another file is ever applied to it.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::Planner;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::rest::{changed_copy, log_of, notes_alone, until};
use crate::rows::dump;
use crate::support::{TestPlan, day, folder, open, plan};
use crate::versions::make_earlier_version;

#[test]
fn a_copy_of_the_file_alone_holds_every_change() {
    let mut plan = plan().channel("x").open();
    for turn in 0..50 {
        let text = format!("change {turn}");
        plan.note_day(day("2026-11-20"), &text).unwrap();
        until("the file alone has it", || {
            notes_alone(&plan.path()) == [text.clone()]
        });
    }
}

/// A script that goes on for long is copied from time to time as well.
#[test]
fn a_file_is_whole_again_while_changes_follow_each_other() {
    let mut plan = plan().channel("x").open();
    let mut turn = 0;
    until("the file alone has one of them", || {
        turn += 1;
        plan.note_day(day("2026-11-20"), &format!("{turn}"))
            .unwrap();
        notes_alone(&plan.path())
            .first()
            .is_some_and(|note| note.parse::<u32>().is_ok())
    });
}

#[test]
fn a_closed_plan_leaves_nothing_beside_it() {
    let mut plan = plan().channel("x").open();
    plan.note_day(day("2026-11-20"), "kept").unwrap();
    let (path, folder) = plan.close();
    let names = fs::read_dir(folder.path()).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["plan.daymark"]);
    assert_eq!(notes_alone(&path), ["kept"]);
}

/// A plan as a crash leaves it: its last changes are in the log alone.
struct Crashed {
    folder: TempDir,
    /// The plan before its last changes, by a copy of the file.
    earlier: Vec<u8>,
}

impl Crashed {
    fn path(&self) -> PathBuf {
        self.folder.path().join("plan.daymark")
    }

    fn log(&self) -> Vec<u8> {
        fs::read(log_of(&self.path())).unwrap()
    }

    fn set_aside(&self) -> PathBuf {
        self.folder.path().join("plan.daymark-wal-set-aside-1")
    }
}

/// While somebody reads, the log is not emptied; both files are copied then, as a crash leaves them.
fn crashed(notes: u32) -> Crashed {
    crash(
        plan().channel("x").post("a", "2026-11-20T09:00").open(),
        notes,
    )
}

fn crash(mut plan: TestPlan, notes: u32) -> Crashed {
    plan.note_day(day("2026-11-01"), "at rest").unwrap();
    until("it is at rest", || notes_alone(&plan.path()) == ["at rest"]);
    let earlier = fs::read(plan.path()).unwrap();
    let reader = Connection::open(plan.path()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM post")
        .unwrap();
    for number in 0..notes {
        let date = day("2026-11-02") + chrono::Duration::days(i64::from(number));
        plan.note_day(date, "in the log").unwrap();
    }
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::copy(plan.path(), &path).unwrap();
    fs::copy(log_of(&plan.path()), log_of(&path)).unwrap();
    Crashed { folder, earlier }
}

#[test]
fn what_a_crash_left_in_the_log_is_there_again() {
    let crashed = crashed(3);
    assert_eq!(notes_alone(&crashed.path()), ["at rest"]);
    let plan = Planner::open(&crashed.path()).unwrap();
    assert!(plan.set_aside().is_empty());
    assert_eq!(plan.overview().unwrap().rows.notes.len(), 4);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

/// A crash in the midst of emptying the log leaves some of its pages in the file.
#[test]
fn a_log_that_was_half_emptied_is_applied() {
    let crashed = crashed(30);
    let applied = folder();
    let whole = applied.path().join("plan.daymark");
    fs::copy(crashed.path(), &whole).unwrap();
    fs::copy(log_of(&crashed.path()), log_of(&whole)).unwrap();
    let db = Connection::open(&whole).unwrap();
    let empty = "PRAGMA wal_checkpoint(TRUNCATE)";
    db.query_row(empty, [], |_| Ok(())).unwrap();
    let (before, after) = (fs::read(crashed.path()).unwrap(), fs::read(&whole).unwrap());
    for pages in 0..before.len() / 4096 {
        let half = [&after[..pages * 4096], &before[pages * 4096..]].concat();
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        fs::write(&path, half).unwrap();
        fs::write(log_of(&path), crashed.log()).unwrap();
        let plan = Planner::open(&path).unwrap();
        assert!(plan.set_aside().is_empty(), "after {pages} pages");
        assert_eq!(
            plan.overview().unwrap().rows.notes.len(),
            31,
            "after {pages} pages"
        );
    }
}

/// As it was before, or as any other plan is: the log belongs to neither.
#[test]
fn a_log_of_another_file_is_set_aside_and_kept() {
    let mut other = plan()
        .channel("mastodon")
        .post("b", "2026-11-20T09:00")
        .open();
    other.note_day(day("2026-11-03"), "of another").unwrap();
    let other = other.close();
    let older = plan()
        .channel("x")
        .post("a", "2026-11-20T09:00")
        .open()
        .close();
    let crashed = crashed(3);
    let newer = changed_copy(&crashed.earlier);
    let saved = saved_copy(&crashed);
    for bytes in [
        fs::read(other.0).unwrap(),
        fs::read(older.0).unwrap(),
        newer,
        saved,
    ] {
        check_set_aside(&crashed, &bytes);
    }
}

/// Its words are the plan's, but its pages are not.
fn saved_copy(crashed: &Crashed) -> Vec<u8> {
    let folder = folder();
    let [path, copy] = ["plan.daymark", "copy.daymark"].map(|name| folder.path().join(name));
    fs::copy(crashed.path(), &path).unwrap();
    fs::copy(log_of(&crashed.path()), log_of(&path)).unwrap();
    Planner::open(&path).unwrap().save_copy(&copy).unwrap();
    // It gets its log with its first opening.
    drop(Planner::open(&copy).unwrap());
    fs::read(copy).unwrap()
}

fn check_set_aside(crashed: &Crashed, bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::write(&path, bytes).unwrap();
    let expected = dump(&path);
    fs::write(log_of(&path), crashed.log()).unwrap();
    let plan = Planner::open(&path).unwrap();
    let kept = folder.path().join("plan.daymark-wal-set-aside-1");
    assert_eq!(plan.set_aside(), std::slice::from_ref(&kept));
    assert!(fs::read(kept).unwrap() == crashed.log(), "kept to the byte");
    assert_eq!(dump(&path), expected, "and not applied");
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    drop(plan);
    assert!(
        fs::read(&path).unwrap() == bytes,
        "the file is as it was put there"
    );
}

#[test]
fn a_new_plan_under_a_crashed_ones_name_is_whole() {
    let crashed = crashed(3);
    let log = crashed.log();
    fs::remove_file(crashed.path()).unwrap();
    let new = daymark_core::model::NewPlan {
        name: "New".to_owned(),
        zone: "UTC".to_owned(),
        first_day: 1,
    };
    let mut plan = Planner::create(&crashed.path(), &new).unwrap();
    assert_eq!(plan.set_aside(), [crashed.set_aside()]);
    assert!(
        fs::read(crashed.set_aside()).unwrap() == log,
        "kept to the byte"
    );
    plan.note_day(day("2026-11-20"), "new").unwrap();
    drop(plan);
    let plan = Planner::open(&crashed.path()).unwrap();
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    assert_eq!(plan.overview().unwrap().rows.notes.len(), 1);
}

/// Versions before this one left no marks: what tells then is the history.
#[test]
fn a_log_of_an_earlier_version_is_applied_to_its_own_file_alone() {
    let (path, _folder) = plan()
        .channel("x")
        .post("a", "2026-11-20T09:00")
        .open()
        .close();
    make_earlier_version(&path);
    let earlier = fs::read(&path).unwrap();
    let log = log_left_by_an_earlier_version(&path);
    let strange = plan().channel("x").channel("mastodon").open().close();
    make_earlier_version(&strange.0);
    for (bytes, is_own) in [(earlier, true), (fs::read(strange.0).unwrap(), false)] {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        fs::write(&path, bytes).unwrap();
        fs::write(log_of(&path), &log).unwrap();
        let plan = open(&path);
        assert_eq!(plan.set_aside().is_empty(), is_own);
        assert_eq!(plan.overview().unwrap().rows.notes.is_empty(), !is_own);
        assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}

/// What it wrote and had not yet brought into the file.
fn log_left_by_an_earlier_version(path: &Path) -> Vec<u8> {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    let write = "BEGIN; INSERT INTO day_note VALUES ('2026-11-20', 'in the log');
        INSERT INTO history (op, at, changeset) VALUES ('{\"op\":\"edit_plan\"}', 1, x'00');
        UPDATE revision SET number = number + 1; COMMIT";
    db.execute_batch(write).unwrap();
    fs::read(log_of(path)).unwrap()
}

/// Where a disk can't have a write-ahead log SQLite keeps what was there before, and a crash leaves that.
#[test]
fn what_a_write_left_half_done_is_taken_back_from_its_own_journal_alone() {
    let (path, _folder) = plan()
        .channel("x")
        .post("a", "2026-11-20T09:00")
        .open()
        .close();
    let expected = dump(&path);
    let (half, journal) = half_written(&path);
    let strange = plan().channel("mastodon").open().close();
    let strange = fs::read(strange.0).unwrap();
    for (bytes, is_own) in [(half, true), (strange, false)] {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        fs::write(&path, &bytes).unwrap();
        fs::write(format!("{}-journal", path.display()), &journal).unwrap();
        let plan = Planner::open(&path).unwrap();
        assert_eq!(plan.set_aside().is_empty(), is_own);
        assert_eq!(dump(&path) == expected, is_own);
        assert_eq!(plan.verify().unwrap(), [""; 0]);
        let kept = folder.path().join("plan.daymark-journal-set-aside-1");
        assert!(
            is_own || fs::read(kept).unwrap() == journal,
            "kept to the byte"
        );
    }
}

/// A file and its journal in the midst of a write that is too large for memory.
fn half_written(path: &Path) -> (Vec<u8>, Vec<u8>) {
    let db = Connection::open(path).unwrap();
    db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
        .unwrap();
    db.execute_batch(
        "PRAGMA cache_size = 10; BEGIN; UPDATE mark SET state = zeroblob(length(state))",
    )
    .unwrap();
    for turn in 0..2_000 {
        let sql = "INSERT INTO day_note (date, text) VALUES (?1, hex(randomblob(500)))";
        db.execute(sql, [format!("{turn:08}")]).unwrap();
    }
    let read = |ending: &str| fs::read(format!("{}{ending}", path.display())).unwrap();
    (read(""), read("-journal"))
}
