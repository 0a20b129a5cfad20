//! Runs other programs. Each command is printed before it runs and uses the shared build folder. An error names
//! the command that failed, and how.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use crate::{Result, places};

/// Returns a command that runs at the top of the checkout, with the build folder set for cargo.
pub(crate) fn command(program: &str, args: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    command
        .args(args)
        .current_dir(places::root()?)
        .env("CARGO_TARGET_DIR", places::target()?);
    Ok(command)
}

/// Runs a command at the top of the checkout.
pub(crate) fn run(program: &str, args: &[&str]) -> Result<()> {
    finish(&mut command(program, args)?)
}

/// Prints a command and runs it. A failure of the command is an error.
pub(crate) fn finish(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    succeeded(command, status)
}

/// Runs a command and passes on each line that it prints, as it arrives. Its errors go to the terminal.
pub(crate) fn each_line(command: &mut Command, mut take: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let lines = child.stdout.take().map(|pipe| BufReader::new(pipe).lines());
    for line in lines
        .into_iter()
        .flatten()
        .map_while(std::result::Result::ok)
    {
        take(&line);
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    succeeded(command, status)
}

/// Returns the output of a command. Its errors go to the terminal.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| cannot_start(command, &error))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Returns the output of a program; `None` if it is missing or fails. Used to find out what a machine has.
pub(crate) fn output_if_ok(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Returns true if a program exists and succeeds.
pub(crate) fn succeeds(program: &str, args: &[&str]) -> bool {
    output_if_ok(program, args).is_some()
}

pub(crate) fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    format!(
        "{name} could not be started ({error}); is it installed? `cargo xtask setup --test` sets up what is missing"
    )
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    let code = status
        .code()
        .map_or("it was stopped by a signal".to_owned(), |code| {
            format!("exit code {code}")
        });
    Err(format!("`{}` failed: {code}", shown(command)))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./:@+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{word}'")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shown_word_can_be_pasted_into_a_shell() {
        for (word, expected) in [
            ("--workspace", "--workspace"),
            ("not binary(e2e)", "'not binary(e2e)'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), expected, "for {word:?}");
        }
    }
}
