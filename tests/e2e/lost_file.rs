//! Swaps, removes, overwrites and puts back the plan's file while the window has it open. Nothing is lost, and the
//! window shows what happened and what can be done.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::Planner;
use daymark_core::model::Status;
use serde_json::json;

use crate::keys::{ALT, ESCAPE, LEFT, RIGHT};
use crate::link_drop::{KINDS, drop_link};
use crate::native::choose;
use crate::pictures::{LANGUAGES, examine, in_language, sample, screens, set_theme};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::typed::kill;
use crate::window::{Window, card, until, xdotool};

/// A plan with one post, open in a window.
struct Open {
    folder: Folder,
    post: String,
    window: Window,
}

fn open() -> Open {
    let folder = Folder::new();
    let mut plan: Draft = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "Mine");
    drop(plan);
    let window = Window::open(&folder.file());
    Open {
        folder,
        post,
        window,
    }
}

impl Open {
    fn file(&self) -> PathBuf {
        self.folder.file()
    }

    /// Moves the post a day later by key.
    fn move_later(&self) {
        self.move_by(RIGHT);
    }

    fn move_by(&self, arrow: char) {
        self.window.focus(&card(&self.post));
        self.window.chord(&[ALT], arrow);
    }

    /// Moves the post, and waits until the file without its log contains the change. Returns the post's place.
    fn move_and_wait(&self) -> String {
        let before = place(&self.file(), &self.post);
        self.move_later();
        let copy = self.folder.path().join("copy.daymark");
        until("the file alone has the move", || {
            fs::copy(self.file(), &copy).expect("copied");
            place(&copy, &self.post) != before
        });
        place(&copy, &self.post)
    }

    /// Returns the bytes of the same plan, changed on another machine.
    fn other_version(&self) -> Vec<u8> {
        let other = self.folder.path().join("other.daymark");
        fs::copy(self.file(), &other).expect("copied");
        let mut plan = Planner::open(&other).expect("a plan");
        let today = plan.now().expect("the time").date;
        plan.note_day(today, "elsewhere").expect("noted");
        drop(plan);
        fs::read(&other).expect("read")
    }

    /// Renames another version over the plan's file.
    fn rename_over(&self, bytes: &[u8]) {
        let new = self.folder.path().join("arriving");
        fs::write(&new, bytes).expect("written");
        fs::rename(new, self.file()).expect("renamed");
    }
}

fn notes(file: &Path) -> Option<String> {
    value(file, "SELECT group_concat(text) FROM day_note")
}

#[test]
fn a_version_put_in_the_plans_place_is_reported_and_both_are_kept() {
    let open = open();
    open.move_and_wait();
    let other = open.other_version();
    let mine = open.move_and_wait();
    open.rename_over(&other);
    open.move_later();
    open.window.wait_for("[data-lost-file=replaced]");
    assert!(
        fs::read(open.file()).expect("read") == other,
        "left as it was, to the byte"
    );
    open.window.click("[data-lost-file] [data-action=compare]");
    open.window.wait_for("[data-compared=different] li");
    open.window
        .click("[data-dialog=compare] [data-action=close]");
    let copy = open.folder.path().join("mine.daymark");
    choose(&copy, || {
        open.window
            .click("[data-lost-file] [data-action=save-mine]")
    });
    until("the copy is there", || copy.exists());
    assert_eq!(place(&copy, &open.post), mine, "the copy is whole");
    open.window
        .click("[data-lost-file] [data-action=open-there]");
    open.window
        .wait("!document.querySelector('[data-lost-file]')");
    assert_eq!(notes(&open.file()).as_deref(), Some("elsewhere"));
    open.move_and_wait();
}

#[test]
fn a_plan_whose_file_was_removed_can_be_saved_again() {
    let open = open();
    let mine = open.move_and_wait();
    fs::remove_file(open.file()).expect("removed");
    open.window.wait_for("[data-lost-file=gone]");
    assert!(
        !open.file().exists(),
        "nothing is made under its name unasked"
    );
    open.window
        .click("[data-lost-file] [data-action=save-again]");
    open.window
        .wait("!document.querySelector('[data-lost-file]')");
    assert_eq!(place(&open.file(), &open.post), mine);
    assert_ne!(open.move_and_wait(), mine, "and gone on with");
}

/// Overwrites the file in place, as `cp` does when yesterday's copy is put back.
#[test]
fn overwriting_the_open_file_is_reported_and_the_open_plan_is_kept() {
    let open = open();
    open.move_and_wait();
    let yesterday = fs::read(open.file()).expect("read");
    let mine = open.move_and_wait();
    fs::write(open.file(), &yesterday).expect("written");
    open.window.wait_for("[data-lost-file=replaced]");
    let copy = open.folder.path().join("mine.daymark");
    choose(&copy, || {
        open.window
            .click("[data-lost-file] [data-action=save-mine]")
    });
    until("the copy is there", || copy.exists());
    assert_eq!(place(&copy, &open.post), mine, "the copy is whole");
    assert!(fs::read(open.file()).expect("read") == yesterday);
    open.window
        .click("[data-lost-file] [data-action=open-there]");
    open.window
        .wait("!document.querySelector('[data-lost-file]')");
    assert_ne!(place(&open.file(), &open.post), mine);
}

/// Text that is typed after the file was swapped stays in its field, and the file isn't changed.
#[test]
fn text_in_a_field_stays_there_when_the_file_is_swapped() {
    let open = open();
    let other = open.other_version();
    open.window.click(&card(&open.post));
    open.window.wait_for("[data-panel] [name=title]");
    open.rename_over(&other);
    open.window
        .fill("[data-panel] [name=title]", "Mine and only mine");
    open.window.focus("[data-panel] [name=text]");
    open.window.wait_for("[data-lost-file=replaced]");
    let title = "document.querySelector('[data-panel] [name=title]').value";
    assert_eq!(open.window.js(title), json!("Mine and only mine"));
    assert!(fs::read(open.file()).expect("read") == other);
}

#[test]
fn a_log_of_another_file_is_reported_at_the_start() {
    let open = open();
    open.move_and_wait();
    let earlier = open.other_version();
    open.move_later();
    let log = PathBuf::from(format!("{}-wal", open.file().display()));
    until("the log holds something", || {
        fs::metadata(&log).is_ok_and(|log| log.len() > 0)
    });
    let Open { folder, window, .. } = open;
    kill(window);
    let bytes = fs::read(&log).expect("a log");
    fs::write(folder.file(), &earlier).expect("written");
    let window = Window::open(&folder.file());
    window.wait_for("[data-toast].warning");
    let kept = PathBuf::from(format!("{}-set-aside-1", log.display()));
    assert!(fs::read(kept).expect("kept") == bytes, "kept to the byte");
    assert_eq!(notes(&folder.file()).as_deref(), Some("elsewhere"));
}

/// Nothing in the page can lead the window to another page.
#[test]
fn the_window_stays_on_its_page() {
    let open = open();
    for address in [
        "https://example.org/",
        "http://localhost:1/",
        "data:text/html,x",
        "file:///etc/hostname",
        "tauri://elsewhere/",
    ] {
        open.window
            .run(&format!("location.href = {}", json!(address)));
        open.window
            .run(&format!("open({}, '_blank')", json!(address)));
        open.window.settle();
        press_link(&open.window, address);
        assert!(open.window.is_there(&card(&open.post)), "after {address}");
    }
    open.move_and_wait();
}

/// The window neither opens a dropped link nor changes by it.
#[test]
fn a_link_dropped_by_another_program_is_not_opened() {
    let open = open();
    for kind in KINDS {
        for link in ["https://example.org/", "file:///etc/hostname"] {
            drop_link(link, kind, (700, 450));
            open.window.settle();
            assert!(
                open.window.is_there(&card(&open.post)),
                "after {link} as {kind}"
            );
        }
    }
    open.move_and_wait();
}

/// Clicks a link added to the page, with the left and the middle mouse button.
fn press_link(window: &Window, address: &str) {
    window.run(&format!(
        "const link = Object.assign(document.createElement('a'), {{ href: {}, textContent: 'a link' }});
        link.id = 'strange-link';
        link.style = 'position: fixed; inset: 200px auto auto 400px; z-index: 99';
        document.body.append(link);",
        json!(address)
    ));
    let (x, y) = window.middle("#strange-link");
    let [x, y] = [x, y].map(|along| along.round().to_string());
    for button in ["1", "2"] {
        xdotool(&["mousemove", &x, &y, "click", button]);
        window.settle();
    }
    window.run("document.getElementById('strange-link').remove()");
}

/// Returns how often each loop runs: 3 times, or the number in `DAYMARK_ROUNDS`.
fn rounds() -> usize {
    let set = std::env::var("DAYMARK_ROUNDS").ok();
    set.and_then(|rounds| rounds.parse().ok()).unwrap_or(3)
}

#[test]
fn a_saved_change_survives_a_kill_of_the_window() {
    let mut open = open();
    for round in 0..rounds() {
        let before = place(&open.file(), &open.post);
        open.move_by([RIGHT, LEFT][round % 2]);
        until("the plan has taken the move", || {
            place(&open.file(), &open.post) != before
        });
        let taken = place(&open.file(), &open.post);
        let Open {
            folder,
            post,
            window,
        } = open;
        kill(window);
        let plan = Planner::open(&folder.file()).expect("a plan");
        assert_eq!(plan.verify().expect("read"), [""; 0]);
        drop(plan);
        assert_eq!(place(&folder.file(), &post), taken);
        let window = Window::open(&folder.file());
        open = Open {
            folder,
            post,
            window,
        };
    }
}

/// Saves pictures of the bar of each kind and of the comparison, in both themes and languages.
#[test]
fn axe_finds_no_problem_in_the_bar_and_the_comparison() {
    for (language, tag) in LANGUAGES {
        let folder = sample();
        let other = folder.path().join("other.daymark");
        fs::copy(folder.file(), &other).expect("copied");
        change(&other);
        let window = in_language(&folder, language);
        window.wait_for("[data-view=week] [data-post]");
        fs::rename(&other, folder.file()).expect("renamed");
        window.wait_for("[data-lost-file=replaced]");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            window.resize((1100, 700));
            shoot(&window, &format!("parting-{tag}-{theme}"));
            window.resize((1440, 900));
            window.click("[data-lost-file] [data-action=compare]");
            window.wait_for("[data-compared=different] li");
            shoot(&window, &format!("compare-{tag}-{theme}"));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[role=dialog]') === null");
        }
        fs::remove_file(folder.file()).expect("removed");
        window.wait_for("[data-lost-file=gone]");
        shoot(&window, &format!("gone-{tag}"));
    }
}

fn shoot(window: &Window, name: &str) {
    examine(window, name);
    window.screenshot(&screens().join(format!("{name}.png")));
}

/// Changes the plan file as another machine would.
fn change(file: &Path) {
    let mut plan = Planner::open(file).expect("a plan");
    let cards = plan.opening().expect("it opens").cards;
    let ids: Vec<String> = cards.iter().map(|card| card.id.to_string()).collect();
    plan.set_status(&ids[..2], Status::Approved).expect("set");
    plan.delete_posts(&ids[2..4]).expect("deleted");
    plan.duplicate_posts(&ids[4..5]).expect("added");
}
