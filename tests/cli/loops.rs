//! What people do to a plan's file, in loops: scripts are killed, and the file is swapped, removed, copied and
//! put back meanwhile. Nothing is lost, damaged or silent. `DAYMARK_ROUNDS=200` runs each loop so often.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{PROGRAM, Plan, Ran, run};

const DEADLINE: Duration = Duration::from_secs(20);

pub(crate) fn rounds() -> usize {
    let set = std::env::var("DAYMARK_ROUNDS").ok();
    set.and_then(|rounds| rounds.parse().ok()).unwrap_or(8)
}

/// A script that adds one post after the other and goes on.
struct Script {
    child: Child,
    stdin: ChildStdin,
    printed: BufReader<ChildStdout>,
    channel: String,
    added: Vec<String>,
}

impl Script {
    fn on(plan: &Plan, channel: &str) -> Self {
        let mut command = Command::new(PROGRAM);
        command.arg(plan.path()).args(["post", "add", "--stdin"]);
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        Self {
            stdin: child.stdin.take().unwrap(),
            printed: BufReader::new(child.stdout.take().unwrap()),
            child,
            channel: channel.to_owned(),
            added: Vec::new(),
        }
    }

    /// Adds posts, and has been told of each that it is safe.
    fn add(mut self, count: usize) -> Self {
        for _ in 0..count {
            self.ask();
            let mut id = String::new();
            self.printed.read_line(&mut id).unwrap();
            assert_eq!(id.trim().len(), 36, "an id: {id:?}");
            self.added.push(id.trim().to_owned());
        }
        self
    }

    fn ask(&mut self) {
        let line = json!({"channel": self.channel, "title": "T", "text": "x".repeat(500)});
        writeln!(self.stdin, "{line}").unwrap();
    }

    fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.added
    }

    /// Adds one more post, which must be refused; its message, and what was added before.
    fn refused(mut self) -> (String, Vec<String>) {
        self.ask();
        drop(self.stdin);
        let output = self.child.wait_with_output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{message}");
        (message, self.added)
    }
}

fn ids_in(file: &Path) -> HashSet<String> {
    let ran = run(file, &["post", "list", "--json"], "");
    let posts: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    let ids = posts.as_array().unwrap().iter();
    ids.map(|post| post["id"].as_str().unwrap().to_owned())
        .collect()
}

pub(crate) fn check_whole(file: &Path) {
    let ran = run(file, &["verify"], "");
    assert_eq!(ran.out, "ok\n", "{}: {ran:?}", file.display());
}

fn check_holds(file: &Path, added: &[String]) {
    let there = ids_in(file);
    let lost: Vec<&String> = added.iter().filter(|id| !there.contains(*id)).collect();
    assert!(lost.is_empty(), "{} lost {lost:?}", file.display());
    check_whole(file);
}

/// A copy of the file's bytes, once they hold these posts.
fn copy_at_rest(plan: &Plan, added: &[String]) -> PathBuf {
    let copy = plan.path().with_file_name("copy.daymark");
    let begun = Instant::now();
    loop {
        fs::copy(plan.path(), &copy).unwrap();
        let ran = run(&copy, &["post", "list", "--json"], "");
        if added.iter().all(|id| ran.out.contains(id.as_str())) {
            return copy;
        }
        assert!(
            begun.elapsed() < DEADLINE,
            "the file alone holds all in time"
        );
    }
}

fn log_of(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", file.display()))
}

fn set_aside(plan: &Plan, number: usize) -> PathBuf {
    PathBuf::from(format!("{}-wal-set-aside-{number}", plan.path().display()))
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let (plan, channel) = Plan::with_channel();
    let mut added = Vec::new();
    for round in 0..rounds() {
        let script = Script::on(&plan, &channel).add(1 + round % 7);
        // At another moment of emptying the log each time: that begins some 150 ms after the last post.
        std::thread::sleep(Duration::from_micros(
            140_000 + 97 * (round as u64 * 53 % 400),
        ));
        added.extend(script.kill());
        check_holds(&plan.path(), &added);
    }
}

#[test]
fn a_copy_of_the_file_at_rest_is_the_whole_plan() {
    let (plan, channel) = Plan::with_channel();
    let mut script = Script::on(&plan, &channel);
    for round in 0..rounds() {
        script = script.add(1 + round % 5);
        let copy = copy_at_rest(&plan, &script.added);
        check_holds(&copy, &script.added);
    }
    let added = script.kill();
    check_holds(&plan.path(), &added);
}

/// Another machine's version of the plan.
fn other_version(plan: &Plan, channel: &str, added: &[String]) -> PathBuf {
    let other = copy_at_rest(plan, added);
    let add = ["post", "add", "--channel", channel, "--title", "elsewhere"];
    let ran = run(&other, &add, "");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    other
}

/// The file that the message names as what was kept.
fn kept(message: &str) -> PathBuf {
    let (_, name) = message
        .split_once("is kept in ")
        .unwrap_or_else(|| panic!("{message}"));
    PathBuf::from(name.split(" (the lines").next().unwrap().trim())
}

#[test]
fn a_version_put_over_the_open_file_is_told_and_both_are_kept() {
    for round in 0..rounds() {
        let (plan, channel) = Plan::with_channel();
        let script = Script::on(&plan, &channel).add(3);
        let other = other_version(&plan, &channel, &script.added);
        let script = script.add(round % 3);
        let bytes = fs::read(&other).unwrap();
        fs::rename(&other, plan.path()).unwrap();
        let (message, added) = script.refused();
        assert!(
            message.contains("another file was put in the place"),
            "{message}"
        );
        assert!(plan.bytes() == bytes, "left as it was, to the byte");
        check_holds(&kept(&message), &added);
        check_whole(&plan.path());
        plan.run(&["post", "add", "--channel", &channel, "--title", "goes on"]);
        check_whole(&plan.path());
    }
}

#[test]
fn a_file_removed_while_open_is_told_and_kept() {
    for round in 0..rounds() {
        let (plan, channel) = Plan::with_channel();
        let script = Script::on(&plan, &channel).add(2 + round % 3);
        fs::remove_file(plan.path()).unwrap();
        let (message, added) = script.refused();
        assert!(message.contains("is not there any more"), "{message}");
        assert!(
            !plan.path().exists(),
            "nothing is made under its name unasked"
        );
        check_holds(&kept(&message), &added);
    }
}

/// A crash left a log that holds acknowledged posts.
fn crashed(plan: &Plan, channel: &str) -> (Vec<String>, Vec<u8>) {
    loop {
        let added = Script::on(plan, channel).add(2).kill();
        let log = fs::read(log_of(&plan.path())).unwrap_or_default();
        if !log.is_empty() {
            return (added, log);
        }
    }
}

#[test]
fn a_backup_put_back_beside_a_crashed_ones_log_is_whole() {
    for _ in 0..rounds() {
        let (plan, channel) = Plan::with_channel();
        let before = Script::on(&plan, &channel).add(3).kill();
        let backup = copy_at_rest_by_opening(&plan, &before);
        let (_, log) = crashed(&plan, &channel);
        fs::copy(&backup, plan.path()).unwrap();
        let ran = plan.run(&["verify"]);
        check_told_and_kept(&plan, &ran, &log);
        let there = ids_in(&plan.path());
        assert_eq!(there, before.into_iter().collect(), "what the backup holds");
    }
}

/// Once it is opened and closed again, all is in the file.
fn copy_at_rest_by_opening(plan: &Plan, added: &[String]) -> PathBuf {
    check_holds(&plan.path(), added);
    copy_at_rest(plan, added)
}

fn check_told_and_kept(plan: &Plan, ran: &Ran, log: &[u8]) {
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("note: a log beside this plan"), "{ran:?}");
    assert!(
        fs::read(set_aside(plan, 1)).unwrap() == log,
        "kept to the byte"
    );
}

#[test]
fn a_new_plan_under_a_crashed_ones_name_is_whole() {
    for _ in 0..rounds() {
        let (plan, channel) = Plan::with_channel();
        let (_, log) = crashed(&plan, &channel);
        fs::remove_file(plan.path()).unwrap();
        let ran = plan.run(&["init", "--name", "New"]);
        check_told_and_kept(&plan, &ran, &log);
        check_whole(&plan.path());
        assert!(ids_in(&plan.path()).is_empty());
        plan.ok(&["channel", "add", "--platform", "x", "--name", "X"]);
        check_whole(&plan.path());
    }
}
