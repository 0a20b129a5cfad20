//! Migrates a plan of every version that was ever released (tests/fixtures/plans). No row is lost, and the history can
//! still be undone unless a migration deletes it.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::clock::Clock;
use daymark_core::{Code, Planner};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::rows::{dump, read_only, recorded_tables};
use crate::support::{backups_beside, folder, moment};
use crate::versions::MIGRATIONS;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/plans");
const LANDED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/storage/migrations");

pub(crate) fn fixture(version: usize, ending: &str) -> PathBuf {
    Path::new(FIXTURES).join(format!("v{version}.{ending}"))
}

fn versions() -> std::ops::RangeInclusive<usize> {
    1..=MIGRATIONS.len()
}

/// Copies the plan of a version into a folder that is deleted when it is dropped.
fn copy_of(version: usize) -> (PathBuf, TempDir) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::copy(fixture(version, "daymark"), &path).unwrap();
    (path, folder)
}

fn open_copy(path: &Path) -> Planner {
    let clock = Clock::Fixed(moment("2026-11-27T08:00"));
    Planner::open_in(path, clock, backups_beside(path)).unwrap()
}

#[test]
fn every_version_has_its_plan() {
    let landed = fs::read_dir(LANDED).unwrap().count();
    assert_eq!(landed, MIGRATIONS.len(), "tests/planner/versions.rs");
    for version in 1..=landed {
        for ending in ["daymark", "txt"] {
            let file = fixture(version, ending);
            let how = "make it as README.md beside it tells";
            assert!(file.exists(), "{} is missing: {how}", file.display());
        }
        // A copy is opened, because SQLite writes beside a file that it opens.
        let (path, _folder) = copy_of(version);
        assert_eq!(user_version(&path), version);
    }
}

#[test]
fn each_plan_stays_as_it_was_made() {
    let sums = fs::read_to_string(Path::new(FIXTURES).join("SHA256SUMS")).unwrap();
    let found = versions().map(|version| {
        let bytes = fs::read(fixture(version, "daymark")).unwrap();
        assert!(bytes.len() < 200_000, "version {version} is small");
        let digits = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>();
        format!("{digits}  v{version}.daymark\n")
    });
    assert_eq!(found.collect::<String>(), sums.replace('\r', ""));
    let names = fs::read_dir(FIXTURES).unwrap();
    let mut names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!names.any(|name| name.contains("-wal") || name.contains("-shm")));
}

#[test]
fn each_plan_keeps_every_row() {
    for version in versions() {
        let (path, _folder) = copy_of(version);
        let expected = expected_rows(version, &path);
        assert_eq!(rows_like(&path, &expected), expected, "{version} as made");
        let planner = open_copy(&path);
        assert_eq!(rows_like(&path, &expected), expected, "{version} today");
        assert_eq!(user_version(&path), MIGRATIONS.len());
        assert_eq!(planner.verify().unwrap(), [""; 0], "{version}");
        let found = planner.search("ist soweit: Größe").unwrap();
        assert_eq!(found[0].title, "We are live", "search in {version}");
    }
}

/// Returns the rows that a plan must have, from the text file beside it. `DAYMARK_BLESS` writes that for a new plan.
fn expected_rows(version: usize, path: &Path) -> String {
    let file = fixture(version, "txt");
    if std::env::var_os("DAYMARK_BLESS").is_some() && !file.exists() {
        let db = read_only(path);
        let heads = recorded_tables(&db)
            .into_iter()
            .map(|table| head(&db, &table));
        fs::write(&file, rows_like(path, &heads.collect::<String>())).unwrap();
    }
    fs::read_to_string(file).unwrap().replace('\r', "")
}

/// Returns the line with a table's name and columns that is before its rows.
fn head(db: &Connection, table: &str) -> String {
    let sql = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1)";
    let columns: String = db.query_row(sql, [table], |row| row.get(0)).unwrap();
    format!("{table}: {columns}\n")
}

/// Returns the rows of a plan in the tables and columns that the heads in `text` name, each after its head.
fn rows_like(path: &Path, text: &str) -> String {
    let db = read_only(path);
    let heads = text.lines().filter(|line| !line.starts_with(' '));
    let parts = heads.map(|head| {
        let (table, columns) = head.split_once(": ").unwrap();
        format!("{head}\n{}", rows(&db, table, columns))
    });
    parts.collect()
}

fn rows(db: &Connection, table: &str, columns: &str) -> String {
    let quoted = columns
        .split(", ")
        .map(|column| format!("replace(quote({column}), char(10), '\\n')"));
    let cells = quoted.collect::<Vec<_>>().join(" || ', ' || ");
    let sql = format!("SELECT '  ' || {cells} || char(10) FROM {table} ORDER BY 1");
    let mut query = db.prepare(&sql).unwrap();
    let lines = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    lines.map(Result::unwrap).collect()
}

#[test]
fn each_plan_keeps_its_history() {
    for version in versions() {
        let (path, _folder) = copy_of(version);
        let [done, undone] = [0, 1].map(|undone| match is_deleted(version) {
            true => 0,
            false => operations(&path, undone),
        });
        assert!(
            is_deleted(version) || (done > 15 && undone == 1),
            "{version}"
        );
        let mut planner = open_copy(&path);
        assert_eq!(planner.history(100).unwrap().len(), done + undone);
        check_history(&mut planner, &path, [done, undone]);
        assert_eq!(planner.verify().unwrap(), [""; 0], "{version}");
    }
}

/// Redoes the undone operations, undoes everything, and redoes everything.
fn check_history(planner: &mut Planner, path: &Path, [done, undone]: [usize; 2]) {
    for _ in 0..undone {
        planner.redo().unwrap();
    }
    assert_eq!(planner.redo().unwrap_err().code(), Code::NothingToRedo);
    let mut before = vec![dump(path)];
    for _ in 0..done + undone {
        planner.undo().unwrap();
        before.push(dump(path));
    }
    assert_eq!(planner.undo().unwrap_err().code(), Code::NothingToUndo);
    let is_empty = planner.channels().unwrap().is_empty();
    assert_eq!(is_empty, done > 0, "it began without a channel");
    for after in before.iter().rev().skip(1) {
        planner.redo().unwrap();
        assert_eq!(dump(path), *after);
    }
}

/// Returns true if a later migration deletes the history of a version.
fn is_deleted(version: usize) -> bool {
    MIGRATIONS[version..]
        .concat()
        .contains("DELETE FROM history;")
}

/// Returns the number of operations in the history, those that are undone or the others.
fn operations(path: &Path, undone: u32) -> usize {
    let sql = "SELECT count(*) FROM history WHERE undone = ?1";
    read_only(path)
        .query_row(sql, [undone], |row| row.get::<_, u32>(0))
        .unwrap() as usize
}

fn user_version(path: &Path) -> usize {
    let version =
        read_only(path).pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
    version.unwrap() as usize
}
