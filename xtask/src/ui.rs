//! The user interface, as seen from outside: its npm, its build, and the icons that its Tauri CLI renders.

use std::fs;

use crate::{Result, npm, places, proc, setup};

/// What a desktop package takes no icon from.
const PHONES: &[&str] = &["android", "ios"];

/// Builds what the window shows. It is embedded by the Rust build, so it comes first.
pub(crate) fn build() -> Result<()> {
    npm::run(&["run", "build"])
}

/// Builds the UI where that was never done, for a single step that embeds it.
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

/// Renders `icons/daymark.svg` to every size that the packages want.
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
