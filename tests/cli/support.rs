//! A plan in a folder of its own, and the program run on it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Names the folder of all backups.
pub(crate) const BACKUPS: &str = "DAYMARK_BACKUPS";

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_daymark-cli");

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) struct Plan {
    folder: TempDir,
}

impl Plan {
    /// A place for a plan, where none is yet.
    pub(crate) fn nowhere() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// An empty plan in Berlin.
    pub(crate) fn empty() -> Self {
        let plan = Self::nowhere();
        plan.ok(&["init", "--name", "Brand", "--zone", "Europe/Berlin"]);
        plan
    }

    /// A plan with one channel, and the channel's id.
    pub(crate) fn with_channel() -> (Self, String) {
        let plan = Self::empty();
        let id = plan.line(&["channel", "add", "--platform", "x", "--name", "X"]);
        (plan, id)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("brand.daymark")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }

    /// The names of all files beside the plan and itself.
    pub(crate) fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
        names.collect()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        run(&self.path(), args, "")
    }

    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, Some(0), "{args:?}: {ran:?}");
        assert_eq!(ran.err, "", "{args:?} is quiet on standard error");
        ran.out
    }

    /// The one line that a command prints.
    pub(crate) fn line(&self, args: &[&str]) -> String {
        let out = self.ok(args);
        let line = out.strip_suffix('\n').unwrap_or_default();
        assert!(
            !line.is_empty() && !line.contains('\n'),
            "one line: {out:?}"
        );
        line.to_owned()
    }

    /// What a command prints with `--json`.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let out = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
    }

    pub(crate) fn posts(&self) -> Vec<Value> {
        self.json(&["post", "list"]).as_array().unwrap().clone()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        let posts = self.posts();
        let ids = posts
            .iter()
            .map(|post| post["id"].as_str().unwrap().to_owned());
        ids.collect()
    }

    /// Refused with this code: exit 1, nothing on standard output, one line on standard error in
    /// both forms. The person's message is returned.
    pub(crate) fn refused(&self, args: &[&str], code: &str) -> String {
        refused(&self.path(), args, code)
    }
}

pub(crate) fn refused(path: &Path, args: &[&str], code: &str) -> String {
    let plain = run(path, args, "");
    assert_eq!(
        (plain.code, plain.out.as_str()),
        (Some(1), ""),
        "{args:?}: {plain:?}"
    );
    assert_eq!(plain.err.matches('\n').count(), 1, "one line: {plain:?}");
    assert!(plain.err.starts_with("error: "), "{plain:?}");
    let json = run(path, &[args, &["--json"]].concat(), "");
    assert_eq!(
        (json.code, json.out.as_str()),
        (Some(1), ""),
        "{args:?}: {json:?}"
    );
    let error: Value = serde_json::from_str(&json.err).unwrap();
    assert_eq!(error["error"]["code"], code, "{args:?}: {error}");
    plain.err
}

/// With these in the environment.
pub(crate) fn run_with(path: &Path, args: &[&str], variables: &[(&str, &Path)]) -> Ran {
    let mut command = Command::new(PROGRAM);
    command.arg(path).args(args);
    command.envs(variables.iter().copied());
    finish(command, "")
}

pub(crate) fn run(path: &Path, args: &[&str], input: &str) -> Ran {
    let mut command = Command::new(PROGRAM);
    command.arg(path).args(args);
    command.env(BACKUPS, backups_beside(path));
    finish(command, input)
}

/// Where the tests keep the backups of a plan.
pub(crate) fn backups_beside(plan: &Path) -> PathBuf {
    plan.with_file_name("backups")
}

/// Without a plan's name before the command.
pub(crate) fn run_alone(args: &[&str]) -> Ran {
    run_alone_with(args, "")
}

/// The same, with standard input.
pub(crate) fn run_alone_with(args: &[&str], input: &str) -> Ran {
    let mut command = Command::new(PROGRAM);
    command.args(args);
    finish(command, input)
}

fn finish(mut command: Command, input: &str) -> Ran {
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that stops reading early breaks the pipe, which is its right.
    let feeder = std::thread::spawn(move || stdin.write_all(input.as_bytes()).ok());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
