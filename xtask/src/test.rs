//! `cargo xtask test [--long] [STEP…]`: runs every check that a change must pass, in an order in which quick checks fail
//! first and nothing is built twice. All cargo steps build the whole workspace, because other packages would
//! have other features, and Tauri would be built again.

use std::time::Instant;

use crate::display::{self, Display};
use crate::{Result, proc};
use crate::{installed, licences, npm, setup, ui};

/// The result of a step that didn't fail.
enum Outcome {
    Passed,
    /// It passed, but a part of it had to be left out.
    PassedWithout(&'static str),
    Skipped(&'static str),
}

struct Step {
    name: &'static str,
    run: fn() -> Result<Outcome>,
}

/// Runs only where it is asked for: it takes minutes.
const LONG: &str = "long";

const STEPS: &[Step] = &[
    Step {
        name: "ui",
        run: || passed(ui::build()),
    },
    Step {
        name: "fmt",
        run: || cargo(&["fmt", "--all", "--check"]),
    },
    Step {
        name: "clippy",
        run: clippy,
    },
    Step {
        name: "check",
        run: check,
    },
    Step {
        name: "vitest",
        run: || passed(npm::run(&["test"])),
    },
    Step {
        name: "deny",
        run: deny,
    },
    Step {
        name: "licences",
        run: || passed(licences::check()),
    },
    Step {
        name: "rust",
        run: rust,
    },
    Step {
        name: LONG,
        run: long,
    },
    Step {
        name: "e2e",
        run: e2e,
    },
    Step {
        name: "bundle",
        run: bundle,
    },
];

/// Runs the named steps, or all of them but the long one, and stops at the first that fails. `--long` adds that one.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let steps = chosen(words)?;
    setup::for_testing()?;
    let mut skipped = Vec::new();
    for step in steps {
        if let Outcome::Skipped(why) | Outcome::PassedWithout(why) = timed(step)? {
            skipped.push(format!("{} ({why})", step.name));
        }
    }
    let note = if skipped.is_empty() {
        String::new()
    } else {
        format!("; skipped: {}", skipped.join(", "))
    };
    println!("\ncargo xtask test: everything passed{note}");
    Ok(())
}

fn chosen(words: &[String]) -> Result<Vec<&'static Step>> {
    let (flags, words): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| *word == "--long");
    if let Some(unknown) = words
        .iter()
        .find(|word| STEPS.iter().all(|step| step.name != word.as_str()))
    {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!(
            "there is no step {unknown:?}; the steps are: {}",
            names.join(" ")
        ));
    }
    Ok(STEPS
        .iter()
        .filter(|step| match step.name {
            LONG if !flags.is_empty() => true,
            LONG => words.iter().any(|word| *word == LONG),
            name => words.is_empty() || words.iter().any(|word| *word == name),
        })
        .collect())
}

fn timed(step: &Step) -> Result<Outcome> {
    println!("\n=== {} ===", step.name);
    let start = Instant::now();
    let outcome =
        (step.run)().map_err(|error| format!("the step {} failed: {error}", step.name))?;
    let seconds = start.elapsed().as_secs_f64();
    match &outcome {
        Outcome::Passed => println!("=== {}: passed in {seconds:.1} s ===", step.name),
        Outcome::PassedWithout(what) => {
            println!(
                "=== {}: passed in {seconds:.1} s, but for {what} ===",
                step.name
            );
        }
        Outcome::Skipped(why) => println!("=== {}: skipped: {why} ===", step.name),
    }
    Ok(outcome)
}

fn passed(result: Result<()>) -> Result<Outcome> {
    result.map(|()| Outcome::Passed)
}

fn cargo(args: &[&str]) -> Result<Outcome> {
    passed(proc::run("cargo", args))
}

fn clippy() -> Result<Outcome> {
    ui::build_if_missing()?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
}

/// Checks the types of the page. The build of the page writes the messages, which are among them.
fn check() -> Result<Outcome> {
    ui::build_if_missing()?;
    passed(npm::run(&["run", "check"]))
}

fn deny() -> Result<Outcome> {
    cargo(&[
        "deny",
        "--log-level",
        "error",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ])
}

/// Runs all Rust tests except those of the window, which must run one at a time on a display.
fn rust() -> Result<Outcome> {
    ui::build_if_missing()?;
    match has_nextest() {
        true => rust_by_nextest()?,
        false => rust_by_cargo()?,
    };
    Ok(match setup::has_browser() {
        true => Outcome::Passed,
        false => Outcome::PassedWithout("the sign-off sheet in Chromium, which is not installed"),
    })
}

fn rust_by_nextest() -> Result<Outcome> {
    cargo(&[
        "nextest",
        "run",
        "--workspace",
        "-E",
        "not binary_id(daymark::e2e)",
    ])
}

fn rust_by_cargo() -> Result<Outcome> {
    let names = test_targets()?;
    let mut args = vec!["test", "--workspace", "--lib", "--bins"];
    args.extend(
        names
            .iter()
            .filter(|name| *name != "e2e")
            .flat_map(|name| ["--test", name]),
    );
    cargo(&args)
}

/// Runs the simulations of statistics: thousands of made channels, so with optimization.
fn long() -> Result<Outcome> {
    cargo(&[
        "test",
        "--release",
        "-p",
        "daymark-core",
        "--lib",
        "simulations",
        "--",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ])
}

/// Runs the tests of the real window, with real pointer and key events.
fn e2e() -> Result<Outcome> {
    ui::build_if_missing()?;
    let display = Display::of_session_or_own()?;
    let nextest = [
        "nextest",
        "run",
        "--workspace",
        "--test-threads=1",
        "-E",
        "binary_id(daymark::e2e)",
    ];
    let plain = [
        "test",
        "--workspace",
        "--test",
        "e2e",
        "--",
        "--test-threads=1",
    ];
    let args = if has_nextest() {
        &nextest[..]
    } else {
        &plain[..]
    };
    let mut command = display::command(&display, "cargo", args)?;
    passed(proc::finish(
        command.env("TAURI_WEBVIEW_AUTOMATION", "true"),
    ))
}

fn bundle() -> Result<Outcome> {
    match installed::reason_to_skip() {
        Some(why) => Ok(Outcome::Skipped(why)),
        None => passed(installed::check()),
    }
}

fn has_nextest() -> bool {
    proc::succeeds("cargo", &["nextest", "--version"])
}

/// Returns the names of the workspace's integration tests. Cargo has no option to leave one out.
fn test_targets() -> Result<Vec<String>> {
    let metadata = proc::output(&mut proc::command(
        "cargo",
        &["metadata", "--no-deps", "--format-version", "1"],
    )?)?;
    Ok(test_names(&metadata))
}

fn test_names(metadata: &str) -> Vec<String> {
    let targets = metadata.split(r#""kind":["test"]"#).skip(1);
    targets
        .filter_map(|rest| rest.split(r#""name":""#).nth(1)?.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{STEPS, chosen, test_names};

    #[test]
    fn steps_run_in_their_own_order_and_an_unknown_one_is_refused() {
        let words = ["e2e", "fmt"].map(str::to_owned);
        let names: Vec<_> = chosen(&words)
            .expect("both are steps")
            .iter()
            .map(|step| step.name)
            .collect();
        assert_eq!(names, ["fmt", "e2e"]);
        assert_eq!(chosen(&[]).expect("no names").len(), STEPS.len() - 1);
        let long = ["--long", "fmt"].map(str::to_owned);
        assert_eq!(chosen(&long).expect("a flag and a step").len(), 2);
        assert!(
            chosen(&["lint".to_owned()])
                .err()
                .expect("no such step")
                .contains("fmt clippy")
        );
    }

    #[test]
    fn integration_tests_are_found_in_cargos_description() {
        let metadata = r#"{"kind":["lib"],"name":"a"},{"kind":["test"],"crate_types":["bin"],"name":"planner"},{"kind":["test"],"name":"e2e"}"#;
        assert_eq!(test_names(metadata), ["planner", "e2e"]);
    }
}
