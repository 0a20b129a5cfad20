//! Kills the migration of a plan of the first version at many moments. `DAYMARK_ROUNDS=200` runs the loop 200 times.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use crate::loops::rounds;
use crate::script::check_intact;
use crate::support::{BACKUPS, PROGRAM, Plan, backups_beside, run};

/// The path of a plan of the first version.
const FIRST: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/fixtures/plans/v1.daymark"
);
const DEADLINE: Duration = Duration::from_secs(20);

/// Adds posts whose search index takes a while.
const ADD_POSTS: &str = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1500)
    INSERT INTO item SELECT 'i' || n, 'Title ' || n, hex(randomblob(150)), NULL, NULL, NULL, '' FROM number;
    INSERT INTO post SELECT 'p' || id, id, (SELECT min(id) FROM channel), NULL, NULL, NULL, NULL, NULL, 'idea', 0, 0
    FROM item WHERE title LIKE 'Title %';";

/// Writes a plan of the first version with many posts, and returns its bytes.
fn large_plan(path: &Path) -> Vec<u8> {
    fs::copy(FIRST, path).unwrap();
    let db = Connection::open(path).unwrap();
    db.execute_batch(ADD_POSTS).unwrap();
    drop(db);
    fs::read(path).unwrap()
}

/// Starts a command that migrates the plan.
fn spawn(plan: &Plan) -> Child {
    let mut command = Command::new(PROGRAM);
    command.arg(plan.path()).arg("history");
    command.env(BACKUPS, backups_beside(&plan.path()));
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().unwrap()
}

/// Waits until the backup before the migration exists, or the program has ended.
fn wait_for_backup(plan: &Plan, child: &mut Child) {
    let begun = Instant::now();
    while backups(plan).is_empty() && child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < DEADLINE, "a backup is made in time");
    }
}

fn backups(plan: &Plan) -> Vec<PathBuf> {
    let folders = fs::read_dir(backups_beside(&plan.path())).into_iter();
    let folders = folders.flatten().map(|folder| folder.unwrap().path());
    let files = folders.filter_map(|folder| fs::read_dir(folder).ok());
    let files = files.flatten().map(|file| file.unwrap().path());
    let is_whole = |path: &PathBuf| path.to_string_lossy().ends_with(".daymark.zst");
    files.filter(is_whole).collect()
}

/// Returns the contents of a copy of the plan and its log. The plan stays as the killed program left it.
fn contents_of_copy(plan: &Plan) -> (u32, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.daymark");
    fs::copy(plan.path(), &copy).unwrap();
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    if log(&plan.path()).exists() {
        fs::copy(log(&plan.path()), log(&copy)).unwrap();
    }
    contents(&copy)
}

/// Checks the whole file, and returns the version of its tables and all posts.
fn contents(path: &Path) -> (u32, Vec<String>) {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let check: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
    let version = db.pragma_query_value(None, "user_version", |row| row.get(0));
    let sql = "SELECT post.id || title || item.text || status || coalesce(moment, '')
        FROM post JOIN item ON item.id = item_id ORDER BY post.id";
    let mut query = db.prepare(sql).unwrap();
    let posts = query.query_map([], |row| row.get(0)).unwrap();
    (version.unwrap(), posts.map(Result::unwrap).collect())
}

/// Migrates the plan. Returns the new version, and the time that it takes after the backup.
fn migrate(plan: &Plan) -> (u32, Duration) {
    let mut child = spawn(plan);
    wait_for_backup(plan, &mut child);
    let begun = Instant::now();
    assert!(child.wait().unwrap().success());
    (contents(&plan.path()).0, begun.elapsed())
}

/// A plan of the first version whose migration is killed round after round.
pub(crate) struct KilledMigrations {
    plan: Plan,
    first: Vec<u8>,
    posts: Vec<String>,
    current_version: u32,
    whole: Duration,
}

impl KilledMigrations {
    pub(crate) fn new() -> Self {
        let plan = Plan::nowhere();
        let first = large_plan(&plan.path());
        let (_, posts) = contents(&plan.path());
        let (current_version, whole) = migrate(&plan);
        Self {
            plan,
            first,
            posts,
            current_version,
            whole,
        }
    }

    /// Kills a migration, and checks the plan that it left. Returns true if that is still of the first version.
    pub(crate) fn kill(&self, round: usize) -> bool {
        let plan = &self.plan;
        begin_again(plan, &self.first);
        let mut child = spawn(plan);
        wait_for_backup(plan, &mut child);
        sleep(self.whole.mul_f64((round * 389 % 1000) as f64 / 1000.0));
        child.kill().unwrap();
        child.wait().unwrap();
        let (version, found) = contents_of_copy(plan);
        assert!(version == 1 || version == self.current_version, "{version}");
        assert!(found == self.posts, "all posts of version {version}");
        check_next_start(plan, &self.posts);
        version == 1
    }
}

#[test]
fn a_killed_migration_leaves_the_earlier_plan_or_the_new_one() {
    let migrations = KilledMigrations::new();
    let left = (0..rounds())
        .filter(|round| migrations.kill(*round))
        .count();
    eprintln!("{left} of {} were left as they were", rounds());
    assert!(left > 0, "some were killed before the end");
}

/// Puts the plan of the first version in its place, without logs and backups.
fn begin_again(plan: &Plan, first: &[u8]) {
    let folder = plan.path().parent().unwrap().to_owned();
    for name in plan.files() {
        let path = folder.join(name);
        match path.is_dir() {
            true => fs::remove_dir_all(path).unwrap(),
            false => fs::remove_file(path).unwrap(),
        }
    }
    fs::write(plan.path(), first).unwrap();
}

/// Checks that the next command migrates the plan and finds the backup that was made before the kill.
fn check_next_start(plan: &Plan, posts: &[String]) {
    assert_eq!(backups(plan).len(), 1, "the backup is there already");
    check_intact(&plan.path());
    assert_eq!(contents(&plan.path()).1, posts);
    let note = ["note", "add", "2026-11-20", "--text", "goes on"];
    let ran = run(&plan.path(), &note, "");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let list = plan.json(&["backups"]);
    let ok: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|backup| &backup["ok"])
        .collect();
    assert_eq!(ok, [true], "the backup is found under the plan's id");
}
