//! The command line of the program: `daymark [FILE.daymark]`.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::login_start;

const HELP: &str = "Daymark, a desktop content calendar.

usage: daymark [FILE.daymark]

Opens the window on a plan; without a file, on the plan that was opened last.
To plan from a script, use daymark-cli.

  -h, --help       this text
  -V, --version    the version";

pub(crate) enum Request {
    Print(String),
    Open(Arguments),
}

/// The file and page that the first window opens.
#[derive(Clone, Default)]
pub(crate) struct Arguments {
    pub(crate) file: Option<PathBuf>,
    /// A page other than the calendar, as a baseline for measurements: an empty one, or plain elements. It
    /// isn't in the help, since it is of no other use.
    pub(crate) page: Option<&'static str>,
    /// Starts without a visible window, as at login. Isn't in the help, since the system gives it.
    pub(crate) is_background: bool,
}

pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut arguments = Arguments::default();
    for word in words {
        match word.to_str() {
            Some("-h" | "--help") => return Ok(Request::Print(HELP.to_owned())),
            Some("-V" | "--version") => return Ok(Request::Print(version())),
            Some(login_start::ARGUMENT) => arguments.is_background = true,
            Some("--empty-window") => arguments.page = Some("empty.html"),
            Some("--plain-page") => arguments.page = Some("plain.html"),
            Some(option) if option.starts_with('-') => {
                return Err(format!("{option} is not known: see daymark --help"));
            }
            _ if arguments.file.is_some() => {
                return Err("more than one file: open them one by one".to_owned());
            }
            _ => arguments.file = Some(word.into()),
        }
    }
    Ok(Request::Open(arguments))
}

fn version() -> String {
    format!("daymark {}", env!("CARGO_PKG_VERSION"))
}
