//! Parses the command line, and words what can't be parsed in one line.

use clap::Parser;
use clap::error::ErrorKind;

use crate::commands::Cli;
use crate::failure::Failure;

/// Parses the command line. For help and the version the result is [`Failure::Shown`].
pub(crate) fn parse() -> Result<Cli, Failure> {
    Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Failure::Shown(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Failure::Usage("a command is missing: see daymark-cli --help".to_owned())
        }
        _ => Failure::Usage(one_line(&error)),
    })
}

/// Returns clap's message on one line, without the usage that follows it.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let message = text.split("\n\nUsage:").next().unwrap_or_default();
    let message = message.split("\n\nFor more").next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let paragraphs = message.split("\n\n").map(|paragraph| {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        words.join(" ")
    });
    let message = paragraphs.collect::<Vec<_>>().join("; ");
    format!("{message}: see daymark-cli --help")
}
