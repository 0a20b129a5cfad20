//! `daymark-cli`: the planner for scripts. It parses the command line, calls the planner and prints the result.
//! It has no rules of its own.

mod args;
mod author;
mod commands;
mod exit;
mod failure;
mod find;
mod output;
mod progress;
mod rule_words;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse().and_then(commands::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => exit::report(failure, std::env::args_os().any(|arg| arg == "--json")),
    }
}
