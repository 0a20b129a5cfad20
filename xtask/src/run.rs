//! `cargo xtask run [FILE]`: sets up, builds and opens the window, even in a fresh clone.

use std::env;
use std::process::Command;

use crate::{Result, places, proc, setup, ui};

const NO_DISPLAY: &str =
    "the program is built, but there is no display to show its window on (neither DISPLAY nor \
WAYLAND_DISPLAY is set). Start it from a desktop session, or try it on a display without a screen:

  xvfb-run -a cargo xtask run";

/// Sets up what is missing, builds, and opens the window with FILE or the default plan.
pub(crate) fn run(words: &[String]) -> Result<()> {
    if words.len() > 1 {
        return Err("run takes one plan file, or none for the default plan".to_owned());
    }
    build()?;
    if !has_display() {
        return Err(NO_DISPLAY.to_owned());
    }
    // The command doesn't run at the top of the checkout: FILE is relative to the current folder.
    proc::finish(Command::new(places::built("release", "daymark")?).args(words))
}

/// Builds the window and the command-line program for release.
pub(crate) fn build() -> Result<()> {
    setup::for_building()?;
    ui::build()?;
    proc::run(
        "cargo",
        &["build", "--release", "-p", "daymark", "-p", "daymark-cli"],
    )
}

fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
