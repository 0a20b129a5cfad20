//! `cargo xtask soak [--minutes N] [--seed S] [--window PROGRAM] [--display]`: random operations on one plan through the
//! core, the command line and the window at once, while programs are killed and the file is swapped, copied and
//! restored. The soak itself is in `tests/cli/soak`; this command builds the programs and starts a display.

use std::path::PathBuf;
use std::process::Command;

use crate::display::{self, Display};
use crate::{Result, bundle, places, proc, setup};

const USAGE: &str = "soak takes --minutes N, --seed S, --window PROGRAM and --display";

/// Builds the tests of the whole workspace, as the window is built, since a single package would get other features.
const WHOLE_WORKSPACE: [&str; 2] = ["test", "--workspace"];
/// Builds only the tests of the command line, if the window is built already.
const COMMAND_LINE: [&str; 3] = ["test", "--package", "daymark-cli"];
const SOAK: [&str; 7] = [
    "--test",
    "cli",
    "--",
    "--exact",
    "soak::soak",
    "--ignored",
    "--nocapture",
];

/// The options on the command line.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    minutes: String,
    seed: String,
    /// The program of a window that is built already, such as an installed one; `None` builds it.
    window: Option<PathBuf>,
    /// True to use the display of the session, to which random keys are sent then.
    on_display: bool,
}

/// Runs the command.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let options = parse(words)?;
    setup::for_testing()?;
    let test = match &options.window {
        Some(_) => &COMMAND_LINE[..],
        None => bundle::build_debug().map(|()| &WHOLE_WORKSPACE[..])?,
    };
    let display = match options.on_display {
        true => Display::of_session_or_own()?,
        false => Display::own()?,
    };
    let mut command = display::command(&display, "cargo", &[test, &SOAK].concat())?;
    proc::finish(with_options(&mut command, options)?)
}

fn with_options(command: &mut Command, options: Options) -> Result<&mut Command> {
    let window = match options.window {
        Some(window) => window,
        None => places::built("debug", "daymark")?,
    };
    Ok(command
        .env("DAYMARK_SOAK_MINUTES", options.minutes)
        .env("DAYMARK_SOAK_SEED", options.seed)
        .env("DAYMARK_SOAK_WINDOW", window))
}

fn parse(words: &[String]) -> Result<Options> {
    let mut options = Options {
        minutes: "10".to_owned(),
        seed: "1".to_owned(),
        window: None,
        on_display: false,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| USAGE.to_owned());
        match word.as_str() {
            "--minutes" => options.minutes = number::<f64>(value()?)?,
            "--seed" => options.seed = number::<u32>(value()?)?,
            "--window" => options.window = Some(absolute(&value()?)?),
            "--display" => options.on_display = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(options)
}

/// Returns the text if it is a number of the type.
fn number<T: std::str::FromStr>(text: String) -> Result<String> {
    match text.parse::<T>() {
        Ok(_) => Ok(text),
        Err(_) => Err(format!("{text:?} is no number; {USAGE}")),
    }
}

fn absolute(path: &str) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn options_are_read_and_others_refused() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let options = parse(&words("--seed 7 --minutes 0.5")).expect("both are options");
        assert_eq!(
            (options.minutes.as_str(), options.seed.as_str()),
            ("0.5", "7")
        );
        assert_eq!(parse(&[]).expect("none").minutes, "10");
        for wrong in ["--minutes", "--minutes long", "--hours 1"] {
            parse(&words(wrong)).expect_err(wrong);
        }
    }
}
