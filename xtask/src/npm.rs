//! The package manager of the user interface.

use crate::{Result, places, proc};

/// The name of npm. On Windows it is a script, which is only found by its full name.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Runs npm in `ui/`.
pub(crate) fn run(args: &[&str]) -> Result<()> {
    proc::finish(proc::command(NPM, args)?.current_dir(places::ui()?))
}
