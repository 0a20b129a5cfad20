//! Changes on a full disk, with room for no page, for one, for two and so on until the change is done. Each time it is
//! refused and the plan is as it was, or it is done and stays so, although the disk is still full when the plan is closed.
//! Temporary files are on the same disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use daymark_core::model::Entry;
use daymark_core::query::Changes;
use daymark_core::{Code, Planner, Result};

use crate::disks::{leave, on_only_disk};
use crate::rest::{log_of, until};
use crate::rows::dump;
use crate::support::day;
use crate::template::Template;
use crate::verbs::VERBS;

/// The size in bytes of a page of the disk, and of a plan.
pub(crate) const PAGE: u64 = 4_096;
/// More pages than any of the changes takes.
pub(crate) const MOST: u64 = 260;
pub(crate) const NOW: &str = "2026-11-18T08:00";

type Change<'a> = &'a dyn Fn(&mut Planner) -> Result<Changes>;

/// A copy of the template on the small disk. Its backups are on another one.
struct CopyOnDisk<'a> {
    template: &'a Template,
    disk: &'a Path,
    planner: Option<Planner>,
    /// The rows and the history after the latest change.
    state: (String, Vec<Entry>),
    /// How often the log couldn't be emptied into the file when the plan was closed.
    logs_left: usize,
}

impl<'a> CopyOnDisk<'a> {
    fn new(disk: &'a Path, template: &'a Template) -> Self {
        let mut copy = Self {
            planner: Some(template.open(&template.copy_to(disk), NOW)),
            template,
            disk,
            state: Default::default(),
            logs_left: 0,
        };
        copy.state = copy.current_state();
        copy
    }

    fn path(&self) -> PathBuf {
        self.disk.join("plan.daymark")
    }

    fn planner(&mut self) -> &mut Planner {
        self.planner.as_mut().unwrap()
    }

    fn current_state(&mut self) -> (String, Vec<Entry>) {
        (dump(&self.path()), self.planner().history(1000).unwrap())
    }

    /// Makes a change with room for each of some numbers of pages until it is done. Returns how often it was refused.
    fn change(&mut self, pages: impl IntoIterator<Item = u64>, change: Change<'_>) -> usize {
        for (refused, room) in pages.into_iter().enumerate() {
            if self.is_done(room, change) {
                return refused;
            }
        }
        panic!("it isn't done with room for {MOST} pages");
    }

    fn is_done(&mut self, pages: u64, change: Change<'_>) -> bool {
        let filler = leave(self.disk, pages * PAGE);
        let done = change(self.planner());
        let now = self.current_state();
        if let Err(refused) = &done {
            assert_eq!(refused.code(), Code::DiskFull, "{refused}");
        }
        assert_eq!(now != self.state, done.is_ok(), "room for {pages} pages");
        self.reopen(&filler);
        let reopened = self.current_state();
        assert!(reopened == now, "room for {pages} pages, opened again");
        self.state = now;
        done.is_ok()
    }

    /// Closes the plan while the disk is full, and opens it once there is room.
    fn reopen(&mut self, filler: &Path) {
        self.planner = None;
        let log = fs::metadata(log_of(&self.path()));
        self.logs_left += usize::from(log.is_ok_and(|log| log.len() > 0));
        fs::remove_file(filler).unwrap();
        self.planner = Some(self.template.open(&self.path(), NOW));
        assert!(!self.planner().is_damaged());
    }
}

/// From ten pages on, every third number is tried, and of undo and redo every fifth.
#[test]
fn a_change_is_done_or_not_with_any_room() {
    on_only_disk("full_disk::a_change_is_done_or_not_with_any_room", |disk| {
        let template = Template::new();
        for (name, verb) in VERBS {
            let mut copy = CopyOnDisk::new(disk, &template);
            let refused = [
                copy.change((0..10).chain((10..MOST).step_by(3)), &|planner| {
                    verb(planner, &template.on)
                }),
                copy.change((0..MOST).step_by(5), &Planner::undo),
                copy.change((1..MOST).step_by(5), &Planner::redo),
            ];
            let is_often = refused[0] > 4 && refused[1] > 1 && refused[2] > 0;
            assert!(is_often, "{name}: {refused:?}");
            assert_eq!(copy.planner().verify().unwrap(), [""; 0], "{name}");
        }
    });
}

/// The file has no room to grow.
#[test]
fn a_change_stays_in_a_log_that_can_not_be_emptied() {
    on_only_disk(
        "full_disk::a_change_stays_in_a_log_that_can_not_be_emptied",
        |disk| {
            let template = Template::new();
            let mut copy = CopyOnDisk::new(disk, &template);
            let long = "x".repeat(90_000);
            let refused = copy.change(0..MOST, &|planner| {
                planner.note_day(day("2026-11-21"), &long)
            });
            assert!(refused > 20, "refused {refused} times");
            assert_eq!(copy.logs_left, 1);
            copy.change([MOST / 2], &Planner::undo);
            assert_eq!(copy.planner().verify().unwrap(), [""; 0]);
        },
    );
}

/// The log is copied into the file while the plan is open, as far as that has room to grow.
#[test]
fn a_change_after_half_a_log_was_emptied_is_done_or_not() {
    let name = "full_disk::a_change_after_half_a_log_was_emptied_is_done_or_not";
    on_only_disk(name, |disk| {
        let template = Template::new();
        let long = "x".repeat(90_000);
        let note = |planner: &mut Planner| planner.note_day(day("2026-11-21"), &long);
        let least = CopyOnDisk::new(disk, &template).change(0..MOST, &note) as u64;
        // The mark that is left before takes some pages of the log.
        for room in (least + 4..least + 30).step_by(5) {
            let mut copy = CopyOnDisk::new(disk, &template);
            let filler = leave(disk, room * PAGE);
            let before = copy.modified();
            note(copy.planner()).unwrap();
            until("something of the log is in the file", || {
                copy.modified() != before
            });
            copy.change_on(&filler);
            assert_eq!(copy.planner().verify().unwrap(), [""; 0]);
        }
    });
}

impl CopyOnDisk<'_> {
    /// Reads only the time of the file: closing it would drop SQLite's locks.
    fn modified(&self) -> SystemTime {
        fs::metadata(self.path()).unwrap().modified().unwrap()
    }

    /// Changes the plan on the full disk, and once there is room, then opens it again.
    fn change_on(&mut self, filler: &Path) {
        let full = self.planner().note_day(day("2026-11-22"), "without room");
        if let Err(refused) = full {
            assert_eq!(refused.code(), Code::DiskFull, "{refused}");
        }
        fs::remove_file(filler).unwrap();
        let planner = self.planner();
        planner.note_day(day("2026-11-23"), "with room").unwrap();
        let now = self.current_state();
        self.planner = None;
        self.planner = Some(self.template.open(&self.path(), NOW));
        assert!(self.current_state() == now);
    }
}
