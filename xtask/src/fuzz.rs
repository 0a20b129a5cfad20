//! `cargo xtask fuzz [TARGET…] [--seconds N]`: feeds what reads files of others with changed files, five minutes a target,
//! and stops at the first that panics, takes more than 200 MB or never ends. What was interesting is kept in the build
//! folder and is where the next run begins.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, places, proc, seeds, setup};

const TARGETS: [&str; 5] = ["answers", "csv", "ics", "json", "xlsx"];

/// The options of libFuzzer. Memory is in MB and counts what was kept, too; `fuzz_targets/plan.rs` limits that of one file.
const LIMITS: [&str; 4] = [
    "-timeout=60",
    "-report_slow_units=2",
    "-rss_limit_mb=2048",
    "-max_len=16384",
];

/// Runs the command.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let (targets, seconds) = parse(words)?;
    setup::for_building()?;
    if !proc::succeeds("cargo", &["fuzz", "--version"]) {
        let message = "cargo fuzz is missing. Install it with `cargo install cargo-fuzz --locked`, then try again.";
        return Err(message.to_owned());
    }
    let folder = places::target()?.join("fuzz");
    seeds::write(&folder)?;
    lock_as_the_program()?;
    for target in targets {
        fuzz(&folder, target, &seconds)?;
    }
    Ok(())
}

/// Has the targets built with the very libraries that the program has.
fn lock_as_the_program() -> Result<()> {
    let root = places::root()?;
    let copied = fs::copy(root.join("Cargo.lock"), root.join("fuzz/Cargo.lock"));
    copied
        .map(drop)
        .map_err(|error| format!("fuzz/Cargo.lock was not written: {error}"))
}

fn fuzz(folder: &Path, target: &str, seconds: &str) -> Result<()> {
    let findings = made(folder.join("findings").join(target))?;
    let kept = made(folder.join("kept").join(target))?;
    let build = folder.join("build").display().to_string();
    let mut command = proc::command("cargo", &["fuzz", "run", "--sanitizer", "none"])?;
    command
        .args(["--target-dir", &build, target])
        .args([kept, folder.join("seeds").join(target)])
        .arg("--")
        .args(LIMITS)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", findings.display()))
        // cargo-fuzz asks for options of the compiler that only a nightly one has otherwise.
        .env("RUSTC_BOOTSTRAP", "1");
    proc::finish(&mut command)
}

fn made(folder: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn parse(words: &[String]) -> Result<(Vec<&'static str>, String)> {
    let usage = || format!("fuzz takes --seconds N and any of: {}", TARGETS.join(" "));
    let (mut targets, mut seconds) = (Vec::new(), "300".to_owned());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match TARGETS.iter().find(|target| *target == word) {
            Some(target) => targets.push(*target),
            None if word == "--seconds" => {
                let number = words.next().filter(|text| text.parse::<u32>().is_ok());
                seconds = number.ok_or_else(usage)?.clone();
            }
            None => return Err(usage()),
        }
    }
    if targets.is_empty() {
        targets = TARGETS.to_vec();
    }
    Ok((targets, seconds))
}

#[cfg(test)]
mod tests {
    use super::{TARGETS, parse};

    #[test]
    fn targets_and_seconds_are_read_and_others_refused() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (targets, seconds) = parse(&words("ics --seconds 20 csv")).expect("all are known");
        assert_eq!((targets, seconds.as_str()), (vec!["ics", "csv"], "20"));
        assert_eq!(parse(&[]).expect("none").0, TARGETS);
        for wrong in ["--seconds", "--seconds long", "pdf"] {
            parse(&words(wrong)).expect_err(wrong);
        }
    }
}
