//! The project's own commands, so that a clone needs only Rust and Node to be run and tested: `cargo xtask run
//! | test | bundle | bench | soak | fuzz | setup | ui | icons | licences`. This file only chooses the command.

mod bench;
mod bundle;
mod display;
mod fuzz;
mod installed;
mod licences;
mod npm;
mod package_files;
mod packages;
mod places;
mod proc;
mod run;
mod seeds;
mod setup;
mod soak;
mod test;
mod ui;

use std::process::ExitCode;

/// A result whose error is a message for a person: what was wrong and what to do.
pub(crate) type Result<T> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask COMMAND

  run [FILE]        set up what is missing, build, and open the window
  test [STEP...]    set up what is missing and run every check, or only the steps named (--long: simulations, too)
  bundle [--debug]  make the .deb and the .rpm
  bench [PART]      measure everything beside its floor, or only the part core or window
  soak [OPTION...]  work on one plan by everything at once, with kills and swaps, and check what is left
  fuzz [TARGET...]  feed readers of files with changed files, five minutes each (--seconds N): answers csv ics json xlsx
  setup [--test]    only set up what is missing (--test: what the tests need, too)
  ui                only build the user interface
  licences          write THIRD-PARTY.md, the licences of what is shipped (--check: only compare)
  icons             render icons/daymark.svg to every size
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("cargo xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let (name, rest) = words
        .split_first()
        .map_or(("help", words), |(n, r)| (n.as_str(), r));
    match name {
        "bench" => bench::run(rest),
        "bundle" => bundle::run(rest),
        "fuzz" => fuzz::run(rest),
        "icons" => ui::icons(),
        "licences" => licences::run(rest),
        "run" => run::run(rest),
        "setup" => setup::run(rest),
        "soak" => soak::run(rest),
        "test" => test::run(rest),
        "ui" => setup::for_building().and_then(|()| ui::build()),
        "help" | "--help" | "-h" => help(),
        other => Err(format!("there is no command {other:?}.\n\n{HELP}")),
    }
}

fn help() -> Result<()> {
    print!("{HELP}");
    Ok(())
}
