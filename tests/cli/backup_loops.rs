//! Kills backups and restores at many moments while they are made. `DAYMARK_ROUNDS=200` runs each loop 200 times.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::loops::rounds;
use crate::script::check_intact;
use crate::support::{BACKUPS, PROGRAM, Plan, backups_beside, run};

const DEADLINE: Duration = Duration::from_secs(20);

/// Makes a plan with much text that hardly compresses, so that a backup takes a while.
fn large_plan() -> Plan {
    let (plan, channel) = Plan::with_channel();
    let mut random = 1u64;
    let mut text = || {
        let words = (0..1500).map(|_| {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            format!("{:x}", random >> 32)
        });
        words.collect::<String>()
    };
    let lines =
        (0..60).map(|_| json!({"channel": channel, "title": "T", "text": text()}).to_string());
    let lines: Vec<String> = lines.collect();
    let ran = run(&plan.path(), &["post", "add", "--stdin"], &lines.join("\n"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    plan
}

fn change(plan: &Plan, round: usize) {
    let day = format!("{}-11-20", 2000 + round);
    plan.ok(&["note", "add", &day, "--text", "changed"]);
}

fn spawn(plan: &Plan, args: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.arg(plan.path()).args(args);
    command.env(BACKUPS, backups_beside(&plan.path()));
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().unwrap()
}

/// Kills a program after it has begun to write a file whose name begins with `beginning`, at another moment of `whole`
/// each round, which is about how long it takes. Returns true if it wasn't done by then.
fn kill_while_writing(
    mut child: Child,
    folder: &Path,
    beginning: &str,
    whole: Duration,
    round: usize,
) -> bool {
    let begun = Instant::now();
    while !has_beginning(folder, beginning) && child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < DEADLINE, "it writes {beginning} in time");
    }
    sleep(whole.mul_f64((round * 389 % 1000) as f64 / 1000.0));
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.collect()
}

fn has_beginning(folder: &Path, beginning: &str) -> bool {
    names_in(folder)
        .iter()
        .any(|name| name.starts_with(beginning))
}

/// Returns the only folder in the folder of backups, which is that of the plan.
fn folder_of(plan: &Plan) -> PathBuf {
    let all = fs::read_dir(backups_beside(&plan.path())).unwrap();
    let mut folders = all.map(|entry| entry.unwrap().path());
    folders.find(|path| path.is_dir()).unwrap()
}

/// Returns the ids of all backups, which must be intact.
fn ids_of_intact(plan: &Plan) -> Vec<String> {
    let list = plan.json(&["backups"]);
    let list = list.as_array().unwrap();
    assert!(list.iter().all(|backup| backup["ok"] == true), "{list:?}");
    list.iter()
        .map(|backup| backup["id"].as_str().unwrap().to_owned())
        .collect()
}

/// A plan whose backups are killed while they are made.
pub(crate) struct KilledBackups {
    plan: Plan,
    known: Vec<String>,
    whole: Duration,
}

impl KilledBackups {
    pub(crate) fn new() -> Self {
        let plan = large_plan();
        let begun = Instant::now();
        let known = vec![plan.line(&["backup"])];
        let whole = begun.elapsed();
        Self { plan, known, whole }
    }

    /// Kills a backup, and checks that all listed backups are intact. Returns true if it was killed before it was done.
    pub(crate) fn kill(&mut self, round: usize) -> bool {
        change(&self.plan, round);
        let child = spawn(&self.plan, &["backup"]);
        let is_killed =
            kill_while_writing(child, &folder_of(&self.plan), ".new-", self.whole, round);
        let found = ids_of_intact(&self.plan);
        assert!(
            self.known.iter().all(|id| found.contains(id)),
            "none is lost"
        );
        self.known = found;
        check_intact(&self.plan.path());
        is_killed
    }
}

#[test]
fn a_killed_backup_leaves_only_intact_backups() {
    let mut backups = KilledBackups::new();
    let killed = (0..rounds()).filter(|round| backups.kill(*round)).count();
    eprintln!("{killed} of {} were killed in the midst", rounds());
    assert!(killed > 0, "some were killed in the midst");
    let plan = &backups.plan;
    change(plan, rounds());
    plan.line(&["backup"]);
    let names = names_in(&folder_of(plan));
    assert_eq!(names.len(), 2 * ids_of_intact(plan).len(), "{names:?}");
}

/// A plan whose backup is restored by programs that are killed.
pub(crate) struct KilledRestores {
    plan: Plan,
    id: String,
    posts: Value,
    whole: Duration,
}

impl KilledRestores {
    pub(crate) fn new() -> Self {
        let plan = large_plan();
        let id = plan.line(&["backup"]);
        let posts: Value = json!(plan.posts());
        let mut restores = Self {
            plan,
            id,
            posts,
            whole: Duration::ZERO,
        };
        restores.restore();
        restores
    }

    /// Restores the backup without a kill, and records how long that takes.
    fn restore(&mut self) {
        let begun = Instant::now();
        let to = self.to();
        self.plan.ok(&self.args(to.to_str().unwrap()));
        self.whole = begun.elapsed();
        check_intact(&to);
        fs::remove_file(&to).unwrap();
    }

    fn to(&self) -> PathBuf {
        self.plan.path().with_file_name("restored.daymark")
    }

    fn args<'a>(&'a self, to: &'a str) -> [&'a str; 4] {
        ["restore", &self.id, "-o", to]
    }

    fn folder(&self) -> PathBuf {
        self.plan.path().parent().unwrap().to_owned()
    }

    /// Kills a restore, and checks that it left an intact plan or none. Returns true if it was killed before it was
    /// done.
    pub(crate) fn kill(&self, round: usize) -> bool {
        let to = self.to();
        let child = spawn(&self.plan, &self.args(to.to_str().unwrap()));
        let is_killed = kill_while_writing(child, &self.folder(), ".restoring-", self.whole, round);
        if to.exists() {
            check_intact(&to);
            let listed = run(&to, &["post", "list", "--json"], "");
            assert_eq!(
                serde_json::from_str::<Value>(&listed.out).unwrap(),
                self.posts
            );
            fs::remove_file(&to).unwrap();
        }
        assert_eq!(ids_of_intact(&self.plan), [self.id.as_str()]);
        is_killed
    }
}

#[test]
fn a_killed_restore_leaves_an_intact_plan_or_none() {
    let mut restores = KilledRestores::new();
    let killed = (0..rounds()).filter(|round| restores.kill(*round)).count();
    eprintln!("{killed} of {} were killed in the midst", rounds());
    assert!(killed > 0, "some were killed in the midst");
    restores.restore();
    let names = names_in(&restores.folder());
    assert!(
        names.iter().all(|name| !name.starts_with(".restoring-")),
        "{names:?}"
    );
}
