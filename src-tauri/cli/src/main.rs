//! `daymark-cli`: the planner for scripts. It parses the command line, calls the planner and prints the result.
//! It has no rules of its own.

mod args;
mod backup;
mod campaign;
mod channel;
mod check;
mod completions;
mod exit;
mod export;
mod failure;
mod find;
mod history;
mod label;
mod layer;
mod note;
mod output;
mod pillar;
mod plan;
mod platforms;
mod post;
mod progress;

use std::path::Path;
use std::process::ExitCode;

use args::{Cli, Command};
use failure::{Failure, Result};
use output::Output;

fn main() -> ExitCode {
    match args::parse().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => exit::report(failure, std::env::args_os().any(|arg| arg == "--json")),
    }
}

fn run(cli: Cli) -> Result<()> {
    let mut out = Output::new(cli.json);
    match cli.command {
        Command::Platforms => platforms::list(&mut out)?,
        Command::Completions { shell } => completions::print(shell, &mut out)?,
        command => {
            let path = cli.file.ok_or_else(no_file)?;
            on_plan(command, &path, &mut out)?;
        }
    }
    Ok(out.flush()?)
}

fn on_plan(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    match command {
        Command::Init(args) => plan::init(path, &args, out),
        Command::Demo => plan::demo(path, out),
        Command::Verify { backups: true } => backup::verify(path, out),
        Command::Verify { backups: false } => plan::verify(path, out),
        Command::Backup(args) => backup::back_up(path, &args, out),
        Command::Backups => backup::list(path, out),
        Command::Restore(args) => backup::restore(path, &args, out),
        Command::Channel(command) => channel::run(command, path, out),
        Command::Post(command) => post::run(command, path, out),
        Command::Campaign(command) => campaign::run(command, path, out),
        Command::Pillar(command) => pillar::run(command, path, out),
        Command::Label(command) => label::run(command, path, out),
        Command::Note(command) => note::run(command, path, out),
        Command::Layer(command) => layer::run(command, path, out),
        Command::Check(args) => check::run(&args, path, out),
        Command::Undo(steps) => history::undo(path, steps.steps, out),
        Command::Redo(steps) => history::redo(path, steps.steps, out),
        Command::History { limit } => history::list(path, limit, out),
        Command::Export(args) => export::run(&args, path, out),
        Command::Platforms | Command::Completions { .. } => Ok(()),
    }
}

fn no_file() -> Failure {
    let message = "the plan is missing: name it before the command, as \
        daymark-cli FILE.daymark COMMAND";
    Failure::Usage(message.to_owned())
}
