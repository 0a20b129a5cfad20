//! Plans at rest, and versions of them that other machines made.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use daymark_core::Planner;
use rusqlite::Connection;

use crate::support::{TestPlan, day, folder, plan};

/// A slow machine may take its time; that it takes less than a second is measured by the bench.
const DEADLINE: Duration = Duration::from_secs(20);

pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < DEADLINE, "in time: {what}");
        std::thread::yield_now();
    }
}

pub(crate) fn log_of(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", file.display()))
}

/// The notes of a plan as its file alone says.
pub(crate) fn notes_alone(file: &Path) -> Vec<String> {
    let folder = folder();
    let copy = folder.path().join("copy.daymark");
    fs::copy(file, &copy).unwrap();
    let db = Connection::open(&copy).unwrap();
    let Ok(mut query) = db.prepare("SELECT text FROM day_note ORDER BY date") else {
        return Vec::new();
    };
    let notes = query.query_map([], |row| row.get(0)).unwrap();
    notes.collect::<Result<_, _>>().unwrap_or_default()
}

/// Another machine went on from where this one was.
pub(crate) fn changed_copy(bytes: &[u8]) -> Vec<u8> {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    fs::write(&path, bytes).unwrap();
    let mut plan = Planner::open(&path).unwrap();
    plan.note_day(day("2026-11-02"), "elsewhere").unwrap();
    drop(plan);
    fs::read(path).unwrap()
}

pub(crate) fn noted() -> TestPlan {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    plan.note_day(day("2026-11-20"), "mine").unwrap();
    plan
}

/// The same plan as another machine changed it.
pub(crate) fn other_version(plan: &TestPlan) -> Vec<u8> {
    until("it is at rest", || !notes_alone(&plan.path()).is_empty());
    let bytes = fs::read(plan.path()).unwrap();
    changed_copy(&bytes)
}
