//! A worker that runs one command of the command line after the other on the shared plan, and kills some of them.

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use super::desk::SharedPlan;
use super::journal::Change;
use super::random::Random;
use crate::support::{BACKUPS, PROGRAM, backups_beside};

/// The worker. It changes only posts of its own.
pub(crate) struct Commands<'a> {
    shared: &'a SharedPlan,
    random: Random,
    /// The number of the worker, by which the journal knows its posts.
    owner: usize,
}

/// The end of a command that may have been killed.
struct End {
    is_killed: bool,
    out: String,
    err: String,
}

impl<'a> Commands<'a> {
    pub(crate) fn new(shared: &'a SharedPlan, seed: u64, owner: usize) -> Self {
        let random = Random::of(seed, owner as u64);
        Self {
            shared,
            random,
            owner,
        }
    }

    /// Runs commands until the soak is over.
    pub(crate) fn work(mut self) {
        while !self.shared.is_over() {
            self.step();
        }
    }

    /// Runs one random command.
    pub(crate) fn step(&mut self) {
        let _turn = self.shared.turn.read();
        match self.random.below(14) {
            0..=3 => self.add(),
            4..=8 => self.change(),
            9 => self.label(),
            10 => self.series(),
            11 => self.back_up(),
            12 => self.copy(),
            _ => self.read(),
        }
    }

    fn add(&mut self) {
        let (title, at) = (self.shared.new_title(), self.time());
        let channel = self.shared.channel.clone();
        let args = add_args(&channel, &title, &at);
        let end = self.run("add", &args, true);
        if let Some((id, revision)) = end.acknowledged() {
            let mut journal = self.shared.journal();
            journal.added(self.owner, &id, revision, &title, &at);
        }
    }

    fn change(&mut self) {
        let Some(id) = self.shared.post_of(self.owner, &mut self.random) else {
            return self.add();
        };
        let change = match self.random.below(5) {
            0 | 1 => Change::Title(self.shared.new_title()),
            2 | 3 => Change::At(self.time()),
            _ => Change::Deleted,
        };
        let args = match &change {
            Change::Title(title) => vec!["post", "edit", &id, "--title", title],
            Change::At(at) => vec!["post", "move", &id, "--at", at],
            Change::Deleted => vec!["post", "delete", &id],
        };
        let end = self.run(args[1], &args, true);
        let mut journal = self.shared.journal();
        match end.acknowledged() {
            Some((_, revision)) => journal.changed(&id, revision, &change),
            None if end.is_killed => journal.killed(&id, &change),
            None => {}
        }
    }

    fn label(&mut self) {
        if let Some(id) = self.shared.post_of(self.owner, &mut self.random) {
            let label = format!("label {}", self.random.below(9));
            self.run("label", &["post", "edit", &id, "--label", &label], false);
        }
    }

    /// Adds a series. The journal doesn't record its posts.
    fn series(&mut self) {
        let (title, at) = (self.shared.new_title(), self.time());
        let channel = self.shared.channel.clone();
        let daily = ["--repeat", "FREQ=DAILY", "--count", "3"];
        let args = [&add_args(&channel, &title, &at)[..], &daily].concat();
        self.run("series", &args, false);
    }

    fn back_up(&mut self) {
        self.run("backup", &["backup"], true);
    }

    fn copy(&mut self) {
        let copy = self.shared.new_path("saved").with_extension("daymark");
        let path = copy.to_string_lossy().into_owned();
        let end = self.run("save a copy", &["backup", "-o", &path], false);
        if end.printed_anything() {
            self.shared
                .check(&copy, &Default::default(), "a saved copy");
        }
        let _ = std::fs::remove_file(copy);
    }

    /// Runs a command that only reads.
    fn read(&mut self) {
        let reads: [&[&str]; 4] = [
            &["export", "ics"],
            &["post", "list"],
            &["check"],
            &["history"],
        ];
        let read = self.random.choice(&reads).copied().unwrap_or(&["history"]);
        self.run(read[0], read, false);
    }

    /// Returns a time in 2030, which the window doesn't show.
    fn time(&mut self) -> String {
        let (day, hour) = (1 + self.random.below(28), self.random.below(24));
        format!(
            "2030-{:02}-{day:02}T{hour:02}:30",
            1 + self.random.below(12)
        )
    }

    /// Runs a command. Kills one in three of those that may be killed, at a random moment within 0.12 s.
    fn run(&mut self, name: &str, args: &[&str], may_be_killed: bool) -> End {
        let kill = may_be_killed && self.random.below(3) == 0;
        let moment = Duration::from_micros(self.random.below(120_000) as u64);
        let child = start(self.shared, args);
        let end = finish(child, kill.then_some(moment));
        self.shared.look_for_panic(&end.err);
        let mut figures = self.shared.figures();
        match (end.is_killed, end.printed_anything()) {
            (true, _) => figures.kill(&format!("command: {name}")),
            (false, true) => figures.count("command", name),
            (false, false) => figures.refused(name, &end.code(), &end.err),
        }
        end
    }
}

fn add_args<'a>(channel: &'a str, title: &'a str, at: &'a str) -> [&'a str; 8] {
    [
        "post",
        "add",
        "--channel",
        channel,
        "--title",
        title,
        "--at",
        at,
    ]
}

fn start(shared: &SharedPlan, args: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.arg(shared.file()).args(args);
    if args[0] != "export" {
        command.arg("--json");
    }
    command
        .env(BACKUPS, backups_beside(&shared.file()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn finish(mut child: Child, kill_after: Option<Duration>) -> End {
    if let Some(moment) = kill_after {
        sleep(moment);
        let _ = child.kill();
    }
    let output = child.wait_with_output().unwrap();
    End {
        is_killed: output.status.code().is_none(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl End {
    /// Returns the id and the revision that were printed, which acknowledge a change.
    fn acknowledged(&self) -> Option<(String, u64)> {
        let line: Value = serde_json::from_str(self.out.lines().next()?).ok()?;
        Some((line["id"].as_str()?.to_owned(), line["revision"].as_u64()?))
    }

    fn printed_anything(&self) -> bool {
        !self.out.is_empty()
    }

    /// Returns the code of the error that was printed.
    fn code(&self) -> String {
        let error: Value = serde_json::from_str(&self.err).unwrap_or_default();
        let code = error["error"]["code"].as_str();
        code.unwrap_or("without a code").to_owned()
    }
}
