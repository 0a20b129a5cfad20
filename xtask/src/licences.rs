//! `cargo xtask licences [--check]`: writes `THIRD-PARTY.md`, which lists every third-party package that Daymark ships,
//! with its licence and that licence's text. `--check` only compares the file, as `cargo xtask test` does. Daymark's
//! packages contain the file, and the page imports its text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::{Result, package_files, places, proc, setup, ui};
use package_files::Package;

const FILE: &str = "THIRD-PARTY.md";
/// The list of packages in the built page, written by `ui/bundled-packages.ts`.
const BUNDLED: &str = "node_modules/.bundled-packages";

/// The systems that the program is built for, as in `deny.toml`.
const TARGETS: [&str; 5] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
];

const INTRODUCTION: &str = "\
# Packages of others in Daymark

Daymark itself is under the MIT licence (LICENSE). It contains the packages below, each under its own licence, whose text
follows the list. SQLite, which rusqlite contains, is in the public domain. Written by `cargo xtask licences`.
";

/// Runs the command.
pub(crate) fn run(words: &[String]) -> Result<()> {
    match words {
        [] => setup::for_building().and_then(|()| write()),
        [word] if word == "--check" => setup::for_building().and_then(|()| check()),
        _ => Err("licences takes nothing, or --check".to_owned()),
    }
}

/// Fails if the file isn't up to date.
pub(crate) fn check() -> Result<()> {
    let path = places::root()?.join(FILE);
    let text = fs::read_to_string(path).unwrap_or_default();
    match text == current()? {
        true => Ok(()),
        false => Err(format!(
            "{FILE} is not what is shipped now: run `cargo xtask licences` and look at what it changes"
        )),
    }
}

fn write() -> Result<()> {
    let path = places::root()?.join(FILE);
    let text = current()?;
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Returns the up-to-date text of the file.
fn current() -> Result<String> {
    let mut packages = crates()?;
    packages.extend(npm_packages()?);
    packages.sort();
    packages.dedup();
    Ok(text_of(&packages))
}

/// Returns the crates that are linked into the programs on any system, so without procedural macros and build scripts.
fn crates() -> Result<Vec<Package>> {
    proc::run("cargo", &["fetch", "--locked"])?;
    let mut listed = BTreeSet::new();
    for target in TARGETS {
        let args = [
            "tree",
            "--locked",
            "--package",
            "daymark",
            "--package",
            "daymark-cli",
            "--edges",
            "normal,no-proc-macro",
            "--no-dedupe",
            "--prefix",
            "none",
            "--format",
            "{p}\t{l}",
            "--target",
            target,
        ];
        let tree = proc::output(&mut proc::command("cargo", &args)?)?;
        listed.extend(tree.lines().filter_map(listed_crate));
    }
    listed
        .into_iter()
        .map(|(name, version, licence)| package_files::of_crate(&name, &version, &licence))
        .collect()
}

/// Returns the name, version and licence of a line of `cargo tree`; `None` for the project's own packages, which are
/// listed with their folder.
fn listed_crate(line: &str) -> Option<(String, String, String)> {
    let (package, licence) = line.split_once('\t')?;
    let (name, version) = package.split_once(" v")?;
    let is_own = version.contains('(') && !version.ends_with("(proc-macro)");
    let version = version.split(' ').next()?;
    (!is_own).then(|| {
        (
            name.to_owned(),
            version.to_owned(),
            licence.trim().to_owned(),
        )
    })
}

/// Returns the npm packages in the built page. Builds the page if there is no list of them.
fn npm_packages() -> Result<Vec<Package>> {
    let list = places::ui()?.join(BUNDLED);
    if !list.exists() {
        ui::build()?;
    }
    let names =
        fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    names.lines().map(package_files::of_npm).collect()
}

/// Returns the text of the file: a list of packages, then each licence's text once under the names of its packages.
fn text_of(packages: &[Package]) -> String {
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for package in packages {
        for text in &package.texts {
            texts.entry(text).or_default().push(package.title());
        }
    }
    let list = packages.iter();
    let list = list.map(|package| format!("- {}: {}\n", package.title(), package.licence));
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    let texts = texts
        .iter()
        .map(|(text, of)| format!("\n## {}\n\n{}\n", of.join(", "), indented(text)));
    format!(
        "{INTRODUCTION}\n{}{}",
        list.collect::<String>(),
        texts.collect::<String>()
    )
}

/// Indents a text by four spaces, so that Markdown shows it unchanged.
fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line.trim_end() {
        "" => String::new(),
        line => format!("    {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Package, listed_crate, text_of};

    #[test]
    fn the_projects_own_packages_are_not_listed() {
        assert_eq!(
            listed_crate("url v2.5.8\tMIT OR Apache-2.0"),
            Some((
                "url".to_owned(),
                "2.5.8".to_owned(),
                "MIT OR Apache-2.0".to_owned()
            ))
        );
        assert_eq!(listed_crate("daymark-core v0.1.0 (/a/folder)\tMIT"), None);
    }

    #[test]
    fn a_text_that_two_packages_share_is_written_once() {
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            texts: vec!["Permission is granted".to_owned()],
        };
        let text = text_of(&[package("a"), package("b")]);
        assert!(text.contains("- a 1.0.0: MIT\n- b 1.0.0: MIT\n"), "{text}");
        assert!(
            text.ends_with("\n## a 1.0.0, b 1.0.0\n\n    Permission is granted\n"),
            "{text}"
        );
    }
}
