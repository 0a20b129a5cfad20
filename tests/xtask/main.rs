//! Every command of `cargo xtask` as the first one in a fresh clone. The programs that it runs are
//! played by a script that writes down how it was called, and notes what came too early.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

const COMMANDS: &[&[&str]] = &[
    &["run"],
    &["test"],
    &["test", "clippy"],
    &["test", "check"],
    &["test", "vitest"],
    &["test", "rust"],
    &["test", "e2e"],
    &["test", "licences"],
    &["licences"],
    &["licences", "--check"],
    &["bundle"],
    &["bundle", "--debug"],
    &["bench"],
    &["bench", "core"],
    &["bench", "window", "start"],
    &["soak"],
    &["soak", "--minutes", "1", "--seed", "2", "--display"],
    &["soak", "--window", "daymark"],
    &["fuzz"],
    &["fuzz", "ics", "--seconds", "20"],
    &["setup"],
    &["setup", "--test"],
    &["ui"],
    &["icons"],
];

const PLAYED: [&str; 6] = [
    "cargo",
    "dbus-run-session",
    "node",
    "npm",
    "pkg-config",
    "Xvfb",
];

#[test]
fn every_command_works_as_the_first_one_in_a_fresh_clone() {
    for words in COMMANDS {
        let calls = FreshClone::new().calls_of(words);
        let early: Vec<_> = calls
            .lines()
            .filter(|call| call.contains("too early"))
            .collect();
        assert_eq!(early, [""; 0], "{words:?}:\n{calls}");
        assert!(
            calls.contains("npm ci"),
            "{words:?} sets up the page:\n{calls}"
        );
    }
}

#[test]
fn no_command_is_left_out() {
    let help = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("help")
        .output();
    let help = String::from_utf8(help.unwrap().stdout).unwrap();
    let listed = help.lines().filter_map(|line| line.strip_prefix("  "));
    for command in listed.filter_map(|line| line.split(' ').next()) {
        let is_tried = COMMANDS.iter().any(|words| words[0] == command);
        assert!(is_tried, "{command} is not tried in a fresh clone");
    }
}

/// A checkout in which nothing is installed or built.
struct FreshClone(TempDir);

impl FreshClone {
    fn new() -> Self {
        let clone = Self(tempfile::tempdir().unwrap());
        for folder in ["xtask", "ui", "programs"] {
            fs::create_dir(clone.at(folder)).unwrap();
        }
        fs::write(clone.at("ui/package-lock.json"), "{}").unwrap();
        let played = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/xtask/played.sh");
        for name in PLAYED {
            symlink(played, clone.at("programs").join(name)).unwrap();
        }
        clone
    }

    /// What a command called, one call a line. What it makes of the nothing that they do is its own affair.
    fn calls_of(&self, words: &[&str]) -> String {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(words)
            .env_clear()
            .env("PATH", self.at("programs"))
            .env("CARGO_MANIFEST_DIR", self.at("xtask"))
            .env("CARGO_TARGET_DIR", self.at("target"))
            .env("CALLS", self.at("calls"))
            .output()
            .unwrap();
        fs::read_to_string(self.at("calls")).unwrap_or_default()
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}
