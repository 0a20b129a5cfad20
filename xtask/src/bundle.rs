//! `cargo xtask bundle [--debug]`: builds the .deb and the .rpm. The programs are built by cargo with the same
//! features as everywhere else, so that nothing is built twice; the Tauri CLI only packs them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::{Result, places, proc, run, setup, ui};

/// Builds both packages and prints their paths.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let kinds = ["deb", "rpm"];
    match words {
        [] => run::build().and_then(|()| pack("release", &kinds))?,
        [word] if word == "--debug" => setup::for_building()
            .and_then(|()| build_debug())
            .and_then(|()| pack("debug", &kinds))?,
        _ => return Err("bundle takes nothing, or --debug".to_owned()),
    }
    let profile = if words.is_empty() { "release" } else { "debug" };
    for kind in kinds {
        println!("{}", newest(profile, kind)?.display());
    }
    Ok(())
}

/// Builds a .deb of the build that the tests use, and returns its path.
pub(crate) fn debug_deb() -> Result<PathBuf> {
    build_debug()?;
    pack("debug", &["deb"])?;
    newest("debug", "deb")
}

/// Builds the programs together with the tests, so that features are the same; otherwise cargo would build
/// Tauri again.
pub(crate) fn build_debug() -> Result<()> {
    ui::build_if_missing()?;
    proc::run("cargo", &["build", "--workspace", "--bins", "--tests"])
}

fn pack(profile: &str, kinds: &[&str]) -> Result<()> {
    let config = with_cli(profile)?;
    let kinds = kinds.join(",");
    let mut args = vec!["bundle", "--ci", "--bundles", &kinds, "--config", &config];
    args.extend((profile == "debug").then_some("--debug"));
    ui::tauri(&args)
}

/// Where the packages put what `daymark-cli` prints about itself: its arguments, the folder in a .deb and, where it is
/// another one, in an .rpm.
const PRINTED: [(&str, &str, Option<&str>); 4] = [
    ("man", "/usr/share/man/man1/daymark-cli.1", None),
    (
        "completions bash",
        "/usr/share/bash-completion/completions/daymark-cli",
        None,
    ),
    (
        "completions fish",
        "/usr/share/fish/vendor_completions.d/daymark-cli.fish",
        None,
    ),
    (
        "completions zsh",
        "/usr/share/zsh/vendor-completions/_daymark-cli",
        Some("/usr/share/zsh/site-functions/_daymark-cli"),
    ),
];

/// Returns the configuration that adds `daymark-cli`, its manual page and its completions to the packages. They are in
/// the build folder, whose path tauri.conf.json can't contain.
fn with_cli(profile: &str) -> Result<String> {
    let cli = places::built(profile, "daymark-cli")?;
    let mut deb = vec![format!(
        "\"/usr/bin/daymark-cli\":{:?}",
        cli.to_string_lossy()
    )];
    let mut rpm = deb.clone();
    for (words, place, in_rpm) in PRINTED {
        let file = cli.with_file_name(format!("daymark-cli-{}", words.replace(' ', "-")));
        let printed = proc::output(Command::new(&cli).args(words.split(' ')))?;
        fs::write(&file, printed).map_err(|error| format!("{}: {error}", file.display()))?;
        let entry = |place: &str| format!("{place:?}:{:?}", file.to_string_lossy());
        deb.push(entry(place));
        rpm.push(entry(in_rpm.unwrap_or(place)));
    }
    let files = |entries: &[String]| format!(r#"{{"files":{{{}}}}}"#, entries.join(","));
    Ok(format!(
        r#"{{"bundle":{{"linux":{{"deb":{},"rpm":{}}}}}}}"#,
        files(&deb),
        files(&rpm)
    ))
}

fn newest(profile: &str, kind: &str) -> Result<PathBuf> {
    let folder = places::target()?.join(profile).join("bundle").join(kind);
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == kind));
    let changed = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    files
        .max_by_key(changed)
        .ok_or_else(|| format!("no .{kind} was made in {}", folder.display()))
}
