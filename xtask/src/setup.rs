//! Sets up what is missing. If nothing is missing it only checks, in well under a second, because every other
//! command starts with it.

use std::fs;
use std::time::SystemTime;

use crate::{Result, npm, packages, places, proc};

/// The oldest version of Node that the UI's build tool supports.
const OLDEST_NODE: u32 = 20;

/// Runs `cargo xtask setup [--test]`.
pub(crate) fn run(words: &[String]) -> Result<()> {
    match words {
        [] => for_building()?,
        [word] if word == "--test" => for_testing()?,
        _ => return Err("setup takes nothing, or --test".to_owned()),
    }
    println!("Everything is set up.");
    Ok(())
}

/// Sets up what building needs: system packages, Node, and the UI's packages.
pub(crate) fn for_building() -> Result<()> {
    packages::for_building()?;
    node()?;
    ui_packages()
}

/// Sets up what the tests need: everything for building, and the tools that check.
pub(crate) fn for_testing() -> Result<()> {
    for_building()?;
    packages::for_testing()?;
    browser()?;
    rust_component("fmt")?;
    rust_component("clippy")?;
    cargo_deny()
}

/// Runs `npm ci` if the lock file is newer than the installed packages.
fn ui_packages() -> Result<()> {
    let ui = places::ui()?;
    let installed = changed_at(&ui.join("node_modules/.package-lock.json"));
    let wanted = changed_at(&ui.join("package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    npm::run(&["ci", "--no-audit", "--no-fund"])
}

fn changed_at(file: &std::path::Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

fn node() -> Result<()> {
    if !has_node()
        && packages::has_apt()
        && apt_node().is_some_and(|version| version >= OLDEST_NODE)
    {
        packages::install(&["nodejs", "npm"])?;
    }
    if has_node() {
        return Ok(());
    }
    let found = proc::output_if_ok("node", &["--version"]).unwrap_or_else(|| "none".to_owned());
    Err(format!(
        "Node {OLDEST_NODE} or newer with npm is needed, and {found} was found. Install it from https://nodejs.org/en/download, then try again."
    ))
}

fn has_node() -> bool {
    let version = proc::output_if_ok("node", &["--version"]).and_then(|text| major(&text));
    version.is_some_and(|version| version >= OLDEST_NODE)
        && proc::succeeds(npm::NPM, &["--version"])
}

/// Returns the major version of Node that apt would install; `None` if it is unknown.
fn apt_node() -> Option<u32> {
    candidate("nodejs").as_deref().and_then(major)
}

/// Returns the version of a package that apt would install; `None` if it has none.
fn candidate(package: &str) -> Option<String> {
    let policy = proc::output_if_ok("apt-cache", &["policy", package])?;
    let mut lines = policy.lines();
    let version = lines.find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    (version != "(none)").then(|| version.to_owned())
}

/// Returns the first number of a version such as `v20.20.0` or `18.13.0+dfsg1-1`.
fn major(version: &str) -> Option<u32> {
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Installs Chromium for the sign-off sheet where Debian's packages have it; elsewhere the sheet isn't tested without one.
fn browser() -> Result<()> {
    match !has_browser() && packages::has_apt() && candidate("chromium").is_some() {
        true => packages::install(&["chromium"]),
        false => Ok(()),
    }
}

/// Returns true if there is a browser in which `tests/cli/sheet.rs` opens the sign-off sheet.
pub(crate) fn has_browser() -> bool {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    cfg!(unix)
        && names
            .iter()
            .any(|name| proc::succeeds(name, &["--version"]))
}

fn rust_component(name: &str) -> Result<()> {
    if proc::succeeds("cargo", &[name, "--version"]) {
        return Ok(());
    }
    Err(format!(
        "cargo {name} is missing. Install it with `rustup component add rustfmt clippy`, then try again."
    ))
}

fn cargo_deny() -> Result<()> {
    if proc::succeeds("cargo", &["deny", "--version"]) {
        return Ok(());
    }
    let folder = places::target()?.join("tools");
    proc::run(
        "cargo",
        &[
            "install",
            "cargo-deny",
            "--locked",
            "--target-dir",
            &folder.to_string_lossy(),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        for (text, expected) in [
            ("v20.20.0", Some(20)),
            ("18.13.0+dfsg1-1", Some(18)),
            ("(none)", None),
        ] {
            assert_eq!(major(text), expected, "for {text:?}");
        }
    }
}
