//! Tests the .deb: installs it with apt, checks that it starts and registers what it should, and removes it.

use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use crate::display::{self, Display};
use crate::{Result, proc};
use crate::{bundle, packages};

const PACKAGE: &str = "daymark";
const MIME: &str = "application/x-daymark";
const DESKTOP: &str = "/usr/share/applications/Daymark.desktop";

/// How long to wait for the first window. A slow machine needs seconds; a broken program never shows one.
const DEADLINE: Duration = Duration::from_secs(60);

const FILES: &[&str] = &[
    "/usr/bin/daymark",
    "/usr/bin/daymark-cli",
    "/usr/share/man/man1/daymark-cli.1",
    "/usr/share/bash-completion/completions/daymark-cli",
    "/usr/share/fish/vendor_completions.d/daymark-cli.fish",
    "/usr/share/zsh/vendor-completions/_daymark-cli",
    "/usr/share/icons/hicolor/32x32/apps/daymark.png",
    "/usr/share/icons/hicolor/128x128/apps/daymark.png",
    "/usr/share/icons/hicolor/256x256@2/apps/daymark.png",
    "/usr/share/icons/hicolor/scalable/apps/daymark.svg",
    "/usr/share/mime/packages/daymark.xml",
    "/usr/share/doc/daymark/THIRD-PARTY.md",
    DESKTOP,
];

/// Returns why the test can't run on this machine; `None` if it can. A person's own Daymark is never replaced.
pub(crate) fn reason_to_skip() -> Option<&'static str> {
    if !packages::has_apt() {
        return Some("needs apt");
    }
    if !packages::is_root() && !proc::succeeds("sudo", &["-n", "true"]) {
        return Some("needs root, or sudo without a password");
    }
    packages::is_installed(PACKAGE).then_some("a Daymark is installed here, and would be replaced")
}

/// Builds the package, installs it, checks everything, and removes it, whatever the result.
pub(crate) fn check() -> Result<()> {
    let deb = bundle::debug_deb()?;
    packages::apt(&["install", "--yes", "--quiet", &deb.to_string_lossy()])?;
    let found = everything();
    let removed = packages::apt(&["remove", "--yes", "--quiet", PACKAGE]);
    found.and(removed)?;
    expect(
        !Path::new(FILES[0]).exists(),
        "the program is gone after its removal",
    )
}

fn everything() -> Result<()> {
    files()?;
    version("daymark")?;
    version("daymark-cli")?;
    desktop_entry()?;
    file_type()?;
    starts()
}

fn files() -> Result<()> {
    FILES
        .iter()
        .try_for_each(|file| expect(Path::new(file).is_file(), &format!("{file} is installed")))
}

fn version(program: &str) -> Result<()> {
    let printed = proc::output(Command::new(program).arg("--version"))?;
    expect(
        printed.contains(env!("CARGO_PKG_VERSION")),
        &format!("{program} --version prints {printed:?}"),
    )
}

fn desktop_entry() -> Result<()> {
    proc::run("desktop-file-validate", &[DESKTOP])?;
    let text = fs::read_to_string(DESKTOP).map_err(|error| format!("{DESKTOP}: {error}"))?;
    let has = |key: &str, value: &str| {
        text.lines().any(|line| {
            line.strip_prefix(key)
                .is_some_and(|found| found.contains(value))
        })
    };
    for kind in [MIME, "text/calendar", "text/csv", "spreadsheetml"] {
        let what = format!("the desktop entry names the file type {kind}");
        expect(has("MimeType=", kind), &what)?;
    }
    expect(
        has("Exec=daymark", "%"),
        "the desktop entry hands over the file",
    )?;
    expect(has("Icon=", PACKAGE), "the desktop entry names the icon")
}

fn file_type() -> Result<()> {
    let folder = Folder::new()?;
    let plan = folder.0.join("a plan.daymark");
    proc::output(Command::new("daymark-cli").arg(&plan).arg("init"))?;
    let info = [
        "info",
        "-a",
        "standard::content-type",
        &plan.to_string_lossy(),
    ]
    .map(str::to_owned);
    let printed = proc::output(Command::new("gio").args(info))?;
    expect(printed.contains(MIME), "*.daymark is known as a plan")?;
    let program = proc::output(Command::new("gio").args(["mime", MIME]))?;
    expect(
        program.contains("Daymark.desktop"),
        "a plan opens in Daymark",
    )
}

fn starts() -> Result<()> {
    let folder = Folder::new()?;
    let display = Display::own()?;
    let mut program = Running(start(&folder.0, &display)?);
    let until = Instant::now() + DEADLINE;
    while !has_window(&display) {
        expect(
            program.0.try_wait().is_ok_and(|ended| ended.is_none()),
            "the program goes on until its window shows",
        )?;
        expect(
            Instant::now() < until,
            "a window named Daymark shows in a minute",
        )?;
        thread::sleep(Duration::from_millis(200));
    }
    expect(true, "a window named Daymark shows")
}

/// Starts the installed program as a person who has never used it.
fn start(home: &Path, display: &Display) -> Result<Child> {
    let mut command = display::command(
        display,
        "/usr/bin/daymark",
        &[&home.join("week.daymark").to_string_lossy()],
    )?;
    command
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"));
    command.env("XDG_CACHE_HOME", home.join("cache"));
    command
        .spawn()
        .map_err(|error| proc::cannot_start(&command, &error))
}

fn has_window(display: &Display) -> bool {
    let mut search = Command::new("xdotool");
    search
        .args(["search", "--onlyvisible", "--name", "Daymark"])
        .env("DISPLAY", &display.name);
    search
        .output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

fn expect(holds: bool, what: &str) -> Result<()> {
    if !holds {
        return Err(format!("the installed package does not hold to: {what}"));
    }
    println!("  ok: {what}");
    Ok(())
}

/// A program that is ended when the test ends, whatever the result.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // The program may have ended already, which the test has reported then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An empty folder that is removed when the test ends.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        let folder = env::temp_dir().join(format!("daymark-installed-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind in the temporary folder does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
