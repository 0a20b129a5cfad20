//! Backups and restored plans, killed at every moment of their making. `DAYMARK_ROUNDS=200` runs each loop so often.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::loops::{check_whole, rounds};
use crate::support::{BACKUPS, PROGRAM, Plan, backups_beside, run};

const DEADLINE: Duration = Duration::from_secs(20);

/// A plan of some weight that hardly packs.
fn heavy() -> Plan {
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

/// Kills a program at another moment each round, after it has begun to write a file whose name begins so. It takes about
/// as long as `whole`. Returns true where it was not done by then.
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

/// The one folder in that of all backups.
fn folder_of(plan: &Plan) -> PathBuf {
    let all = fs::read_dir(backups_beside(&plan.path())).unwrap();
    let mut folders = all.map(|entry| entry.unwrap().path());
    folders.find(|path| path.is_dir()).unwrap()
}

fn ids_of_whole(plan: &Plan) -> Vec<String> {
    let list = plan.json(&["backups"]);
    let list = list.as_array().unwrap();
    assert!(list.iter().all(|one| one["ok"] == true), "{list:?}");
    list.iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_killed_backup_leaves_whole_ones_only() {
    let plan = heavy();
    let begun = Instant::now();
    let mut known = vec![plan.line(&["backup"])];
    let whole = begun.elapsed();
    let folder = folder_of(&plan);
    let mut killed = 0;
    for round in 0..rounds() {
        change(&plan, round);
        let child = spawn(&plan, &["backup"]);
        killed += usize::from(kill_while_writing(child, &folder, ".new-", whole, round));
        let found = ids_of_whole(&plan);
        assert!(known.iter().all(|id| found.contains(id)), "none is lost");
        known = found;
        check_whole(&plan.path());
    }
    eprintln!("{killed} of {} were killed in the midst", rounds());
    assert!(killed > 0, "some were killed in the midst");
    change(&plan, rounds());
    plan.line(&["backup"]);
    let names = names_in(&folder);
    assert_eq!(names.len(), 2 * ids_of_whole(&plan).len(), "{names:?}");
}

#[test]
fn a_killed_restore_leaves_a_whole_plan_or_none() {
    let plan = heavy();
    let id = plan.line(&["backup"]);
    let posts: Value = json!(plan.posts());
    let folder = plan.path().parent().unwrap().to_owned();
    let to = folder.join("restored.daymark");
    let args = ["restore", &id, "-o", to.to_str().unwrap()];
    let begun = Instant::now();
    plan.ok(&args);
    let whole = begun.elapsed();
    fs::remove_file(&to).unwrap();
    let mut killed = 0;
    for round in 0..rounds() {
        let child = spawn(&plan, &args);
        killed += usize::from(kill_while_writing(
            child,
            &folder,
            ".restoring-",
            whole,
            round,
        ));
        if to.exists() {
            check_whole(&to);
            let there = run(&to, &["post", "list", "--json"], "");
            assert_eq!(serde_json::from_str::<Value>(&there.out).unwrap(), posts);
            fs::remove_file(&to).unwrap();
        }
        assert_eq!(ids_of_whole(&plan), [id.as_str()]);
    }
    eprintln!("{killed} of {} were killed in the midst", rounds());
    assert!(killed > 0, "some were killed in the midst");
    plan.ok(&args);
    check_whole(&to);
    let names = names_in(&folder);
    assert!(
        names.iter().all(|name| !name.starts_with(".restoring-")),
        "{names:?}"
    );
}
