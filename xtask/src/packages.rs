//! The system packages that building and testing need. On Debian and Ubuntu missing packages are installed; on
//! other systems a person is told exactly what to install.

use crate::{Result, proc};

/// The packages that building needs on Debian and Ubuntu. `libclang-dev` is for SQLite's session bindings.
const DEBIAN_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libclang-dev",
];

/// The packages that the tests need as well: a WebDriver for the window, a virtual display, fonts for the
/// languages in the pictures, and tools that read PDFs and check an installed package.
const DEBIAN_TEST: &[&str] = &[
    "dbus",
    "desktop-file-utils",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
    "imagemagick",
    "iproute2",
    "libglib2.0-bin",
    "poppler-utils",
    "shared-mime-info",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

// From https://v2.tauri.app/start/prerequisites/ (read November 2026), plus clang for SQLite's bindings.
const FEDORA: &str =
    "sudo dnf install webkit2gtk4.1-devel clang-devel\n  sudo dnf group install c-development";
const ARCH: &str = "sudo pacman -S --needed webkit2gtk-4.1 base-devel clang";
const MACOS: &str = "xcode-select --install";
const WINDOWS: &str = "Microsoft C++ Build Tools with \"Desktop development with C++\"\n  \
     WebView2 (part of Windows 10 1803 and newer)\n  LLVM, for libclang: winget install LLVM.LLVM";

/// Installs the packages that building needs, or prints what to install on other systems.
pub(crate) fn for_building() -> Result<()> {
    if has_apt() {
        return install(&missing(DEBIAN_BUILD));
    }
    elsewhere()
}

/// Installs the packages that the tests need as well, or prints what to install on other systems.
pub(crate) fn for_testing() -> Result<()> {
    if has_apt() {
        return install(&missing(DEBIAN_TEST));
    }
    println!(
        "The window tests need WebKitWebDriver, Xvfb, xdotool and dbus-run-session; install those that are missing."
    );
    Ok(())
}

/// Installs Debian packages. Asks for the password through sudo if it doesn't run as root.
pub(crate) fn install(names: &[&str]) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    println!("Installing what is missing: {}", names.join(" "));
    apt(&["update", "--quiet"])?;
    apt(&[
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        names,
    ]
    .concat())
}

/// Runs apt-get as root, without any questions.
pub(crate) fn apt(args: &[&str]) -> Result<()> {
    let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let words = [
        if is_root() { &[][..] } else { &["sudo"][..] },
        &quiet,
        args,
    ]
    .concat();
    proc::run(words[0], &words[1..])
}

pub(crate) fn has_apt() -> bool {
    proc::succeeds("apt-get", &["--version"])
}

pub(crate) fn is_root() -> bool {
    proc::output_if_ok("id", &["-u"]).as_deref() == Some("0")
}

/// Returns true if a Debian package is installed.
pub(crate) fn is_installed(name: &str) -> bool {
    missing(&[name]).is_empty()
}

fn missing<'a>(names: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query exits with an error if one name is unknown, but still lists the others.
    let args = [&["-W", "-f=${Package} ${db:Status-Abbrev}\n"], names].concat();
    let listed = std::process::Command::new("dpkg-query").args(args).output();
    let listed = listed
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    names
        .iter()
        .copied()
        .filter(|name| !lists_as_installed(&listed, name))
        .collect()
}

fn lists_as_installed(listed: &str, name: &str) -> bool {
    listed.lines().any(|line| {
        line.split_once(' ')
            .is_some_and(|(n, status)| n == name && status.starts_with("ii"))
    })
}

fn elsewhere() -> Result<()> {
    if cfg!(windows) {
        return tell_if_missing("cl and LLVM", "clang", &["--version"], WINDOWS);
    }
    if cfg!(target_os = "macos") {
        return tell_if_missing("Xcode's command line tools", "xcode-select", &["-p"], MACOS);
    }
    let list = format!(
        "Fedora:\n  {FEDORA}\nArch:\n  {ARCH}\nOther systems: WebKitGTK 4.1, a C compiler, pkg-config and libclang, each with headers"
    );
    tell_if_missing(
        "WebKitGTK 4.1",
        "pkg-config",
        &["--exists", "webkit2gtk-4.1"],
        &list,
    )
}

fn tell_if_missing(what: &str, program: &str, args: &[&str], list: &str) -> Result<()> {
    if proc::succeeds(program, args) {
        return Ok(());
    }
    Err(format!(
        "{what} was not found. Install this, then try again:\n  {list}"
    ))
}

#[cfg(test)]
mod tests {
    use super::lists_as_installed;

    #[test]
    fn only_packages_that_are_fully_installed_count() {
        let listed = "xvfb ii \ndbus-x11 un \nfile rc \n";
        for (name, expected) in [
            ("xvfb", true),
            ("dbus-x11", false),
            ("file", false),
            ("xv", false),
        ] {
            assert_eq!(lists_as_installed(listed, name), expected, "for {name}");
        }
    }
}
