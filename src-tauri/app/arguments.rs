//! What the program is asked on its command line: `daymark [FILE.daymark]`.

use std::ffi::OsString;
use std::path::PathBuf;

const HELP: &str = "Daymark, a desktop content calendar.

usage: daymark [FILE.daymark]

Opens the window on a plan; without a file, on the plan that was opened last.
To plan from a script, use daymark-cli.

  -h, --help       this text
  -V, --version    the version";

pub(crate) enum Arguments {
    Say(String),
    Open(Wish),
}

/// What the window shall show.
#[derive(Clone, Default)]
pub(crate) struct Wish {
    pub(crate) file: Option<PathBuf>,
    /// A page of the program other than the calendar, for measuring beside it: an empty one, or
    /// plain elements. Not in the help, since it is no use to anybody else.
    pub(crate) page: Option<&'static str>,
}

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Arguments, String> {
    let mut wish = Wish::default();
    for argument in arguments {
        match argument.to_str() {
            Some("-h" | "--help") => return Ok(Arguments::Say(HELP.to_owned())),
            Some("-V" | "--version") => return Ok(Arguments::Say(version())),
            Some("--empty-window") => wish.page = Some("empty.html"),
            Some("--plain-page") => wish.page = Some("plain.html"),
            Some(option) if option.starts_with('-') => {
                return Err(format!("{option} is not known: see daymark --help"));
            }
            _ if wish.file.is_some() => {
                return Err("more than one file: open them one by one".to_owned());
            }
            _ => wish.file = Some(argument.into()),
        }
    }
    Ok(Arguments::Open(wish))
}

fn version() -> String {
    format!("daymark {}", env!("CARGO_PKG_VERSION"))
}
