//! A script that keeps a plan open and adds posts, each of which the program acknowledges, and checks of a file
//! afterwards.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{BACKUPS, PROGRAM, backups_beside, run};

const DEADLINE: Duration = Duration::from_secs(20);

/// The time of every post that a script adds.
pub(crate) const AT: &str = "2031-03-03T09:00";

/// A script that adds one post after the other, by `post add --stdin`.
pub(crate) struct Script {
    child: Child,
    stdin: ChildStdin,
    printed: BufReader<ChildStdout>,
    channel: String,
    /// The ids of the acknowledged posts.
    pub(crate) added: Vec<String>,
}

impl Script {
    /// Starts a script on a plan.
    pub(crate) fn on(file: &Path, channel: &str) -> Self {
        let mut command = Command::new(PROGRAM);
        command
            .arg(file)
            .args(["post", "add", "--stdin", "--json"])
            .env(BACKUPS, backups_beside(file));
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

    /// Adds posts, and waits until each is acknowledged.
    pub(crate) fn add(mut self, count: usize) -> Self {
        for _ in 0..count {
            let added = self.add_titled("T");
            assert!(added.is_some(), "told of a post");
        }
        self
    }

    /// Adds a post. Returns its id and the plan's revision once it is acknowledged; `None` if it was refused.
    pub(crate) fn add_titled(&mut self, title: &str) -> Option<(String, u64)> {
        self.send(title);
        let mut line = String::new();
        self.printed.read_line(&mut line).ok()?;
        let answer: Value = serde_json::from_str(&line).ok()?;
        let id = answer["id"].as_str()?.to_owned();
        self.added.push(id.clone());
        Some((id, answer["revision"].as_u64()?))
    }

    /// Sends a post without waiting for the answer. Sending to a script that has ended is no error.
    pub(crate) fn send(&mut self, title: &str) {
        let post =
            json!({"channel": self.channel, "title": title, "at": AT, "text": "x".repeat(500)});
        let _ = writeln!(self.stdin, "{post}");
    }

    /// Kills the script. Returns the ids of the acknowledged posts.
    pub(crate) fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.added
    }

    /// Sends one more post, which must be refused. Returns the message and the ids of the earlier posts.
    pub(crate) fn refused(self) -> (String, Vec<String>) {
        let (code, message, added) = self.last();
        assert_eq!(code, Some(1), "{message}");
        (message, added)
    }

    /// Sends one more post and ends the script. Returns the exit code, standard error and the ids of the earlier posts.
    pub(crate) fn last(mut self) -> (Option<i32>, String, Vec<String>) {
        self.send("T");
        drop(self.stdin);
        let output = self.child.wait_with_output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), message, self.added)
    }
}

pub(crate) fn ids_in(file: &Path) -> HashSet<String> {
    let ran = run(file, &["post", "list", "--json"], "");
    let posts: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"));
    let ids = posts.as_array().unwrap().iter();
    ids.map(|post| post["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Asserts that a file is intact.
pub(crate) fn check_intact(file: &Path) {
    let ran = run(file, &["verify"], "");
    assert_eq!(ran.out, "ok\n", "{}: {ran:?}", file.display());
}

/// Asserts that a file is intact and contains these posts.
pub(crate) fn check_holds(file: &Path, added: &[String]) {
    let ids = ids_in(file);
    let lost: Vec<&String> = added.iter().filter(|id| !ids.contains(*id)).collect();
    assert!(lost.is_empty(), "{} lost {lost:?}", file.display());
    check_intact(file);
}

/// Copies the file without its log, once the file contains these posts. Returns the path of the copy.
pub(crate) fn copy_at_rest(file: &Path, added: &[String]) -> PathBuf {
    let copy = file.with_file_name("copy.daymark");
    let begun = Instant::now();
    loop {
        fs::copy(file, &copy).unwrap();
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

pub(crate) fn log_of(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", file.display()))
}

/// Returns the path that a log has after it was set aside.
pub(crate) fn log_set_aside(file: &Path, number: usize) -> PathBuf {
    PathBuf::from(format!("{}-wal-set-aside-{number}", file.display()))
}

/// Returns the path in a message that the open plan is kept there.
pub(crate) fn kept_file(message: &str) -> PathBuf {
    let (_, name) = message
        .split_once("is kept in ")
        .unwrap_or_else(|| panic!("{message}"));
    PathBuf::from(name.split(" (the lines").next().unwrap().trim())
}
