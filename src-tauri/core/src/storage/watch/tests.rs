//! Files that were overwritten, and files into which a log was emptied in part.

use std::fs;
use std::io::Write;

use rusqlite::Connection;

use super::*;

/// A plan that a run has written to so often.
fn written(path: &Path, run: Run, times: usize) -> Db {
    let db = Connection::open(path).unwrap();
    let tables =
        include_str!("../migrations/0007_mark.sql").replace("TABLE", "TABLE IF NOT EXISTS");
    db.execute_batch(&tables).unwrap();
    for _ in 0..times {
        mark::leave(&db, run, WriteOrigin::default()).unwrap();
    }
    db
}

#[test]
fn a_file_that_was_overwritten_right_after_its_log_was_emptied_is_not_taken_for_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let (path, earlier) = (folder.path().join("plan"), folder.path().join("earlier"));
    let run = Run::new();
    drop(written(&earlier, run, 1));
    let db = written(&path, run, 2);
    let watch = Watch::new(&path, &db, FileState::of(&path).unwrap()).unwrap();
    let state = watch.latest_state();
    assert_eq!(watch.file_containing(state), FileState::of(&path).ok());
    fs::write(&path, fs::read(&earlier).unwrap()).unwrap();
    assert_eq!(watch.file_containing(state), None);
}

/// Somebody reads an earlier state meanwhile, so that only a part of the log gets into the file.
#[test]
fn a_log_that_was_emptied_in_part_makes_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan");
    let run = Run::new();
    let db = written(&path, run, 1);
    let mode = "PRAGMA journal_mode = WAL";
    db.query_row(mode, [], |_| Ok(())).unwrap();
    let watch = Watch::new(&path, &db, FileState::of(&path).unwrap()).unwrap();
    let write = |sql: &str| {
        db.execute_batch(sql).unwrap();
        watch.record_state(mark::leave(&db, run, WriteOrigin::default()).unwrap());
    };
    write("CREATE TABLE grown (text); INSERT INTO grown VALUES (zeroblob(50000))");
    let reader = Connection::open(&path).unwrap();
    let read = "BEGIN; SELECT count(*) FROM grown";
    reader.execute_batch(read).unwrap();
    write("UPDATE grown SET text = randomblob(50000)");
    let checkpointer = connection::connect_to_checkpoint(&path).unwrap();
    assert!(!watch.empty_log(&checkpointer, run).unwrap());
    let length = fs::metadata(&path).unwrap().len() as i64;
    assert!(
        length < connection::length_by_pages(&db).unwrap(),
        "it is shorter than it says"
    );
    watch.check(&db).unwrap();
}

/// Some pages of a log are in the file, and the log is whole: another program was killed at it, or is still at it.
#[test]
fn a_file_that_another_program_is_emptying_its_log_into_is_the_plan() {
    for pages in 1..=3 {
        half_emptied(pages);
    }
}

fn half_emptied(pages: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (path, emptied) = (folder.path().join("plan"), folder.path().join("emptied"));
    let db = written(&path, Run::new(), 2);
    let set = "PRAGMA journal_mode = WAL";
    db.query_row(set, [], |_| Ok(())).unwrap();
    let watch = Watch::new(&path, &db, FileState::of(&path).unwrap()).unwrap();
    let other = Connection::open(&path).unwrap();
    for run in [Run::new(), Run::new()] {
        mark::leave(&other, run, WriteOrigin::default()).unwrap();
    }
    fs::copy(&path, &emptied).unwrap();
    fs::copy(log_files::log_of(&path), log_files::log_of(&emptied)).unwrap();
    drop(written(&emptied, Run::new(), 0));
    let after = fs::read(&emptied).unwrap();
    let mut file = fs::File::options().write(true).open(&path).unwrap();
    file.write_all(&after[..pages * 4096]).unwrap();
    let another_time = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    file.set_modified(another_time).unwrap();
    watch
        .check(&db)
        .unwrap_or_else(|error| panic!("after {pages} pages: {error}"));
}
