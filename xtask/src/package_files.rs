//! Reads the licences of third-party packages from their files: crates in cargo's folder of sources, and npm packages
//! in `ui/node_modules`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, places};

/// The beginnings of the names of licence files, in lower case.
const BEGINNINGS: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// The standard texts, for packages without a licence file.
const MIT: &str = include_str!("../licences/MIT.txt");
const APACHE: &str = include_str!("../licences/Apache-2.0.txt");
const BSD: &str = include_str!("../licences/BSD-3-Clause.txt");

/// A third-party package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) licence: String,
    /// The texts of its licence files.
    pub(crate) texts: Vec<String>,
}

impl Package {
    /// Returns the name and the version.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// Returns a crate from cargo's sources.
///
/// # Errors
/// Fails if cargo hasn't unpacked it, or there is no text of its licence.
pub(crate) fn of_crate(name: &str, version: &str, licence: &str) -> Result<Package> {
    let folder = sources()?
        .into_iter()
        .map(|index| index.join(format!("{name}-{version}")))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| {
            format!("{name} {version} is not among cargo's sources: try `cargo fetch`")
        })?;
    let manifest = read(&folder.join("Cargo.toml"))?;
    let authors = field(&manifest, "authors = [");
    package(&folder, name, version, licence, authors.as_deref())
}

/// Returns an npm package from `ui/node_modules`.
pub(crate) fn of_npm(name: &str) -> Result<Package> {
    let folder = places::ui()?.join("node_modules").join(name);
    let manifest = read(&folder.join("package.json"))?;
    let version =
        field(&manifest, "\"version\": \"").ok_or_else(|| format!("{name} has no version"))?;
    let named = field(&manifest, "\"license\": \"").or(licence_by_text(&folder)?);
    let licence = named.ok_or_else(|| format!("{name} names no licence"))?;
    package(&folder, name, &version, &licence, None)
}

/// Returns the licence of a package by the text of its licence file; `None` if it isn't MIT.
fn licence_by_text(folder: &Path) -> Result<Option<String>> {
    let is_mit = texts_in(folder)?
        .iter()
        .any(|text| text.starts_with("MIT License"));
    Ok(is_mit.then(|| "MIT".to_owned()))
}

fn package(
    folder: &Path,
    name: &str,
    version: &str,
    licence: &str,
    authors: Option<&str>,
) -> Result<Package> {
    let mut texts = texts_in(folder)?;
    if texts.is_empty() {
        texts.push(standard(licence, authors.unwrap_or(name)).ok_or_else(|| {
            format!("{name} {version} came without the text of its licence, {licence}: add it to xtask/licences")
        })?);
    }
    Ok(Package {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        texts,
    })
}

/// Returns the texts of the licence files in a package's folder and in that of the C sources of zstd.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let inner = folder.join("zstd");
    let mut files = [folder, &inner].map(licence_files).concat();
    files.sort();
    let texts = files.iter().map(|file| Ok(tidy(&read(file)?)));
    texts.collect()
}

fn licence_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file());
    files.filter(|path| is_licence(path)).collect()
}

fn is_licence(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let is_code = [".rs", ".html", ".spdx", ".json"]
        .iter()
        .any(|ending| name.ends_with(ending));
    BEGINNINGS
        .iter()
        .any(|beginning| name.starts_with(beginning))
        && !is_code
}

/// Returns the standard text of one of the licences in an SPDX expression; `None` if there is no text of any.
fn standard(licence: &str, authors: &str) -> Option<String> {
    let has = |name: &str| licence.split([' ', '(', ')', '/']).any(|word| word == name);
    let of_authors = |text: &str| tidy(&text.replace("<AUTHORS>", authors));
    match () {
        () if has("Apache-2.0") => Some(tidy(APACHE)),
        () if has("MIT") => Some(of_authors(MIT)),
        () if has("BSD-3-Clause") => Some(of_authors(BSD)),
        () => None,
    }
}

/// Removes spaces at the ends of lines and empty lines around a text, so that equal licences have equal texts.
fn tidy(text: &str) -> String {
    let lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end);
    let lines: Vec<&str> = lines.skip_while(|line| line.is_empty()).collect();
    lines.join("\n").trim_end().to_owned()
}

/// Returns the folders into which cargo unpacks crates, one for each registry.
fn sources() -> Result<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let folder = home
        .ok_or("cargo's folder was not found; set CARGO_HOME")?
        .join("registry/src");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

/// Returns the value after the first occurrence of `beginning`, up to the end of its line or a closing bracket, without
/// quotation marks. That is enough for the manifests that are read.
fn field(manifest: &str, beginning: &str) -> Option<String> {
    let (_, rest) = manifest.split_once(beginning)?;
    let end = if beginning.ends_with('[') { ']' } else { '\n' };
    let values = rest.split(end).next()?.split([',', '\n'].as_slice());
    let values = values.map(|value| value.trim().trim_matches('"'));
    let values: Vec<&str> = values.filter(|value| !value.is_empty()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{field, standard, tidy};

    #[test]
    fn fields_of_manifests_are_read() {
        let json = "{\n  \"name\": \"a\",\n  \"version\": \"1.2.3\",\n";
        assert_eq!(field(json, "\"version\": \"").as_deref(), Some("1.2.3"));
        let toml = "authors = [\"A <a@example.org>\"]\n";
        assert_eq!(
            field(toml, "authors = [").as_deref(),
            Some("A <a@example.org>")
        );
        let several = "authors = [\n    \"A\",\n    \"B\",\n]\n";
        assert_eq!(field(several, "authors = [").as_deref(), Some("A, B"));
    }

    #[test]
    fn a_package_without_a_licence_file_gets_the_standard_text() {
        assert!(
            standard("MIT", "A")
                .expect("known")
                .contains("Copyright (c) A")
        );
        assert!(
            standard("MIT OR Apache-2.0", "A")
                .expect("known")
                .contains("Apache License")
        );
        assert_eq!(standard("Unknown", "A"), None);
        assert_eq!(tidy("\u{feff}\n a  \n\n"), " a");
    }
}
