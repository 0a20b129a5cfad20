//! The package manager of the user interface.

use crate::{Result, places, proc};

/// On Windows npm is a script, which a process finds only by its full name.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Runs npm in `ui/`.
pub(crate) fn run(args: &[&str]) -> Result<()> {
    proc::finish(proc::command(NPM, args)?.current_dir(places::ui()?))
}
