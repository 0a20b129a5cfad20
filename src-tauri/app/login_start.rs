//! Starts the program when the person logs in, without a visible window, so that reminders come while none is open.

use std::env;

use auto_launch::{AutoLaunch, AutoLaunchBuilder};
use daymark_core::{Code, Error, Result};

/// The argument of a start at login.
pub(crate) const ARGUMENT: &str = "--background";

/// Returns whether the program starts at login.
///
/// # Errors
/// `Unexpected` if the system doesn't say.
pub(crate) fn is_on() -> Result<bool> {
    entry()?.is_enabled().map_err(failed)
}

/// Makes the program start at login, or no longer.
///
/// # Errors
/// `Unexpected` if the system doesn't store it.
pub(crate) fn set(is_on: bool) -> Result<()> {
    let entry = entry()?;
    let set = match is_on {
        true => entry.enable(),
        false => entry.disable(),
    };
    set.map_err(failed)
}

fn entry() -> Result<AutoLaunch> {
    AutoLaunchBuilder::new()
        .set_app_name("Daymark")
        .set_app_path(&program()?)
        .set_args(&[ARGUMENT])
        .build()
        .map_err(failed)
}

/// Returns the path of the program. An AppImage is the file that the person started, since its content has another path at
/// each start.
fn program() -> Result<String> {
    let image = env::var_os("APPIMAGE").map(Into::into);
    let path = image.map_or_else(env::current_exe, Ok)?;
    let path = path.to_str().ok_or_else(|| {
        Error::new(
            Code::Unexpected,
            "Daymark's own path is not written in Unicode: move it, then try again",
        )
    })?;
    Ok(if cfg!(target_os = "linux") {
        quoted(path)
    } else {
        path.to_owned()
    })
}

/// Returns a path in quotes, as the key `Exec` of a desktop entry takes it (Desktop Entry Specification 1.5).
fn quoted(path: &str) -> String {
    let mut quoted = String::from('"');
    for sign in path.chars() {
        match sign {
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => quoted.extend([r"\\", &sign.to_string()]),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(sign),
        }
    }
    quoted + "\""
}

fn failed(error: auto_launch::Error) -> Error {
    Error::new(
        Code::Unexpected,
        "the system did not let Daymark change what starts at login",
    )
    .caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_mean_something_in_a_desktop_entry_are_escaped() {
        assert_eq!(quoted("/opt/My App/daymark"), r#""/opt/My App/daymark""#);
        assert_eq!(quoted(r#"/a"b/$c/50%"#), r#""/a\\"b/\\$c/50%%""#);
        assert_eq!(quoted(r"/a\b"), r#""/a\\\\b""#);
    }
}
