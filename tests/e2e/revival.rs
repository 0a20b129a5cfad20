//! Crashes and stops the page's process. The window must look as before once the page was loaded again.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use crate::pictures::screens;
use crate::plan::{Folder, draft, value};
use crate::processes::started_by;
use crate::window::{Start, Window, card, until, xdotool};

/// Returns the ids of the processes that draw the pages of some programs.
fn pages_of(programs: &[u32]) -> Vec<u32> {
    let all = programs.iter().flat_map(|program| started_by(*program));
    all.filter(|id| name(*id).starts_with("WebKitWebProces"))
        .collect()
}

fn name(process: u32) -> String {
    fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default()
}

fn signal(name: &str, processes: &[u32]) {
    for id in processes {
        let sent = Command::new("kill").args([name, &id.to_string()]).status();
        assert!(sent.is_ok_and(|sent| sent.success()));
    }
}

/// A window that shows next week in the view by channels, with the panel of a post whose text was just typed.
struct Editing {
    folder: Folder,
    window: Window,
}

const TEXT: &str = "Words that are being written";

impl Editing {
    fn begin() -> Self {
        let folder = Folder::new();
        let mut plan = draft(&folder, &["x"]);
        let post = plan.post(0, Some((8, "09:00")), "Next week");
        let window = Window::open(&folder.file());
        window.click("[data-action=view-channels]");
        window.keys(&[']']);
        window.click(&card(&post));
        window.wait_for("[data-panel] [name=text]");
        window.fill("[data-panel] [name=text]", TEXT);
        until("they are saved", || {
            value(&folder.file(), "SELECT text FROM item").as_deref() == Some(TEXT)
        });
        Self { folder, window }
    }

    /// Does something to the page and waits until the window looks as before. The driver has no connection to the new
    /// page, so the screen is compared.
    fn check_returns_after(&self, name: &str, damage: impl FnOnce(&[u32])) {
        let [before, after] =
            ["before", "after"].map(|when| screens().join(format!("revival-{name}-{when}.png")));
        self.window.screenshot(&before);
        let pages = self.pages();
        assert!(!pages.is_empty());
        damage(&pages);
        until("the page has another process", || {
            let now = self.pages();
            !now.is_empty() && now.iter().all(|id| !pages.contains(id))
        });
        until("the window looks as before", || {
            differing(&before, &after) < MAX_DIFFERING
        });
    }

    fn pages(&self) -> Vec<u32> {
        pages_of(&self.window.programs())
    }
}

/// The most pixels that may differ: the caret, the ring of the focus and the sign that all is saved.
const MAX_DIFFERING: usize = 4_000;

/// Saves the screen as `after`, and returns the number of pixels that differ from the picture `before`.
fn differing(before: &Path, after: &Path) -> usize {
    let size = Command::new("identify")
        .args(["-format", "%wx%h+0+0"])
        .arg(before)
        .output();
    let size = String::from_utf8(size.expect("identify runs").stdout).expect("a size");
    let import = Command::new("import")
        .args(["-window", "root", "-crop", &size, "+repage"])
        .arg(after)
        .status();
    assert!(import.is_ok_and(|import| import.success()));
    let compare = Command::new("compare")
        .args(["-metric", "AE", "-fuzz", "10%"])
        .args([before, after])
        .arg("null:")
        .output();
    let count = String::from_utf8(compare.expect("compare runs").stderr).expect("a number");
    count
        .trim()
        .parse::<f64>()
        .map_or(usize::MAX, |count| count as usize)
}

#[test]
fn a_crash_of_the_page_loses_neither_the_view_nor_typed_text() {
    let editing = Editing::begin();
    editing.check_returns_after("crash", |pages| signal("-KILL", pages));
    let text = value(&editing.folder.file(), "SELECT text FROM item");
    assert_eq!(text.as_deref(), Some(TEXT));
}

/// A program without a driver. With a driver, WebKit doesn't report a page that hangs.
struct WithoutDriver(Child);

impl Drop for WithoutDriver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The page's process is stopped by a signal. WebKit notices that when the page doesn't handle a key.
#[test]
fn a_page_that_hangs_is_loaded_again() {
    let _server = x11rb::connect(None).expect("the X server");
    let folder = Folder::new();
    draft(&folder, &["x"]).post(0, Some((1, "09:00")), "This week");
    let file = folder.file();
    let program = WithoutDriver(
        Start::on(&file)
            .again()
            .spawn()
            .expect("the program starts"),
    );
    let pages = || pages_of(&[program.0.id()]);
    let pictures =
        ["before", "after"].map(|when| screens().join(format!("revival-hang-{when}.png")));
    std::fs::create_dir_all(screens()).expect("the folder of pictures");
    until("the window has its title", || {
        let found = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--name", "^Acme"])
            .output();
        found.is_ok_and(|found| found.status.success())
    });
    let [before, after] = &pictures;
    until("the window is drawn and still", || {
        picture(before, None);
        differing(before, after) == 0 && colours(before) > 100
    });
    xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        "^Acme",
        "windowfocus",
        "--sync",
    ]);
    let hanging = pages();
    signal("-STOP", &hanging);
    until("the page has another process", || {
        xdotool(&["key", "w"]);
        let now = pages();
        !now.is_empty() && now.iter().all(|id| !hanging.contains(id))
    });
    until("the window looks as before", || {
        differing(before, after) < MAX_DIFFERING
    });
}

/// Returns the number of colours in a picture, which is small before the page is drawn.
fn colours(picture: &Path) -> usize {
    let count = Command::new("identify")
        .args(["-format", "%k"])
        .arg(picture)
        .output();
    String::from_utf8_lossy(&count.expect("identify runs").stdout)
        .trim()
        .parse()
        .unwrap_or(0)
}

/// Takes a picture of a part of the screen, or of all of it.
fn picture(file: &Path, part: Option<&str>) {
    let mut import = Command::new("import");
    import.args(["-window", "root"]);
    if let Some(part) = part {
        import.args(["-crop", part, "+repage"]);
    }
    assert!(
        import
            .arg(file)
            .status()
            .is_ok_and(|import| import.success())
    );
}
