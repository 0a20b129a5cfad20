//! The user interface's npm commands, its build, and its icons, which the Tauri CLI renders.

use std::fs;

use crate::{Result, npm, places, proc, setup};

/// The folders of icons that desktop packages don't use.
const PHONES: &[&str] = &["android", "ios"];

/// Builds the user interface. The Rust build embeds it, so this comes first.
pub(crate) fn build() -> Result<()> {
    npm::run(&["run", "build"])
}

/// Builds the user interface if that was never done, for a single step that embeds it.
pub(crate) fn build_if_missing() -> Result<()> {
    if places::ui()?.join("dist/index.html").exists() {
        return Ok(());
    }
    build()
}

/// Runs the Tauri CLI at the top of the checkout.
pub(crate) fn tauri(args: &[&str]) -> Result<()> {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let program = places::ui()?.join("node_modules/.bin").join(name);
    proc::run(&program.to_string_lossy(), args)
}

/// Renders `icons/daymark.svg` in every size that the packages need.
pub(crate) fn icons() -> Result<()> {
    setup::for_building()?;
    tauri(&["icon", "icons/daymark.svg", "--output", "icons"])?;
    for folder in PHONES {
        let folder = places::root()?.join("icons").join(folder);
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} could not be removed: {error}", folder.display()))?;
    }
    Ok(())
}
