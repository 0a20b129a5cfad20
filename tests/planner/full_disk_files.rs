//! Files on a full disk, with room for no page, for one, for two and so on until the file is made. Each time it is whole,
//! or nothing is left of it and an earlier file of its name stays. Temporary files are on the same disk.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::backup::BackupRoot;
use daymark_core::clock::Clock;
use daymark_core::model::NewPlan;
use daymark_core::{Code, Planner, Result, planner};
use serde_json::json;
use tempfile::TempDir;

use crate::backups::files;
use crate::disks::{leave, on_only_disk};
use crate::full_disk::{NOW, PAGE};
use crate::landed::fixture;
use crate::rows::{dump, read_only};
use crate::support::{folder, moment};
use crate::template::Template;
use crate::verbs::edit_post;
use crate::versions::MIGRATIONS;

/// More pages than any of the files needs.
const MOST: u64 = 400;

/// Does something with room for more pages each time, until it is done. `check` runs after each time, and learns whether it
/// was done. Returns how often it was refused.
fn until_done<T>(
    disk: &Path,
    step: usize,
    mut act: impl FnMut() -> Result<T>,
    mut check: impl FnMut(bool),
) -> usize {
    for (refused, pages) in (0..MOST).step_by(step).enumerate() {
        let filler = leave(disk, pages * PAGE);
        // What is open is closed while the disk is full.
        let done = act().map(drop);
        if let Err(refused) = &done {
            assert_eq!(refused.code(), Code::DiskFull, "{pages} pages: {refused}");
        }
        fs::remove_file(filler).unwrap();
        check(done.is_ok());
        if done.is_ok() {
            return refused;
        }
    }
    panic!("it isn't done with room for {MOST} pages");
}

/// Makes a new file on an empty disk. Nothing is left of it each time that it is refused.
fn until_made<T>(disk: &Path, step: usize, make: impl FnMut() -> Result<T>) {
    let refused = until_done(disk, step, make, |is_made| {
        assert_eq!(!files(disk).is_empty(), is_made, "{:?}", files(disk));
    });
    assert!(refused > 40, "refused {refused} times");
}

/// Replaces a file. The earlier one stays to the byte each time that it is refused.
fn until_replaced<T>(disk: &Path, path: &Path, write: impl FnMut() -> Result<T>) -> usize {
    let earlier = b"what was there".repeat(99);
    fs::write(path, &earlier).unwrap();
    let before = files(disk).len();
    until_done(disk, 1, write, |is_written| {
        assert_eq!(files(disk).len(), before, "{:?}", files(disk));
        assert_eq!(fs::read(path).unwrap() != earlier, is_written);
    })
}

/// The furnished plan, open on another disk, and its rows.
fn elsewhere() -> (Template, Planner, String, TempDir) {
    let (template, folder) = (Template::new(), folder());
    let path = template.copy_to(folder.path());
    let planner = template.open(&path, NOW);
    (template, planner, dump(&path), folder)
}

fn open(path: &Path) -> Planner {
    Planner::open_at(path, Clock::Fixed(moment(NOW))).unwrap()
}

fn check_whole(path: &Path, rows: &str) {
    assert_eq!(open(path).verify().unwrap(), [""; 0]);
    assert!(dump(path) == rows, "the rows of {}", path.display());
}

#[test]
fn a_new_plan_is_whole_or_not_there() {
    on_only_disk(
        "full_disk_files::a_new_plan_is_whole_or_not_there",
        |disk| {
            let path = disk.join("new.daymark");
            let zone = "Europe/Berlin".to_owned();
            let new = NewPlan {
                name: "New".to_owned(),
                zone,
                first_day: 1,
            };
            until_made(disk, 1, || Planner::create(&path, &new));
            assert_eq!(open(&path).plan().unwrap().name, "New");
            assert_eq!(open(&path).verify().unwrap(), [""; 0]);
        },
    );
}

#[test]
fn a_plan_is_opened_or_stays_as_it_is() {
    on_only_disk(
        "full_disk_files::a_plan_is_opened_or_stays_as_it_is",
        |disk| {
            let template = Template::new();
            let path = template.copy_to(disk);
            let open = || template.try_open(&path, NOW);
            let refused = until_done(disk, 1, open, |_| {
                assert!(fs::read(&path).unwrap() == template.bytes);
            });
            assert!(refused > 0);
        },
    );
}

/// A plan of an earlier version on the disk, beside what it is once it is brought up to date.
struct Earlier {
    path: PathBuf,
    version: usize,
    rows: String,
    rows_of_today: String,
    folder: TempDir,
}

impl Earlier {
    fn put_on(disk: &Path, version: usize) -> Self {
        let (path, folder) = (disk.join("plan.daymark"), folder());
        let elsewhere = folder.path().join("plan.daymark");
        for copy in [&path, &elsewhere] {
            fs::copy(fixture(version, "daymark"), copy).unwrap();
        }
        let rows = dump(&path);
        drop(open_in(&elsewhere, folder.path()).unwrap());
        let rows_of_today = dump(&elsewhere);
        Self {
            path,
            version,
            rows,
            rows_of_today,
            folder,
        }
    }

    fn open(&self) -> Result<Planner> {
        open_in(&self.path, self.folder.path())
    }

    fn check_rows(&self) {
        let is_earlier = version_of(&self.path) == self.version;
        let expected = if is_earlier {
            &self.rows
        } else {
            &self.rows_of_today
        };
        assert!(dump(&self.path) == *expected, "version {}", self.version);
    }
}

/// Opens a plan whose backups are in a folder.
fn open_in(path: &Path, backups: &Path) -> Result<Planner> {
    let clock = Clock::Fixed(moment(NOW));
    Planner::open_in(path, clock, BackupRoot::at(backups))
}

/// The first version with each number of pages, later ones with every fifth. Each time that it is refused, the plan is
/// brought up to date from what that left.
#[test]
fn a_plan_of_an_earlier_version_is_brought_up_to_date_or_stays() {
    let name = "full_disk_files::a_plan_of_an_earlier_version_is_brought_up_to_date_or_stays";
    on_only_disk(name, |disk| {
        for version in 1..MIGRATIONS.len() {
            let plan = Earlier::put_on(disk, version);
            let step = if version == 1 { 1 } else { 5 };
            // Where it is opened, posts of series may be missing until there is room.
            let check = |is_open: bool| {
                if !is_open {
                    plan.check_rows()
                }
            };
            let refused = until_done(disk, step, || plan.open(), check);
            assert!(refused > 0, "version {version}");
            assert_eq!(plan.open().unwrap().verify().unwrap(), [""; 0]);
            assert_ne!(version_of(&plan.path), version);
            plan.check_rows();
            fs::remove_file(&plan.path).unwrap();
        }
    });
}

fn version_of(path: &Path) -> usize {
    let db = read_only(path);
    let version = db.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
    version.unwrap() as usize
}

#[test]
fn a_backup_is_whole_or_not_there() {
    on_only_disk("full_disk_files::a_backup_is_whole_or_not_there", |disk| {
        let (_template, mut planner, _, _folder) = elsewhere();
        planner.keep_backups_in(BackupRoot::at(disk));
        let backups = planner.backups().unwrap();
        let back_up = || planner.back_up(None);
        let refused = until_done(disk, 1, back_up, |is_made| {
            let left = files(backups.folder().unwrap()).len();
            assert_eq!(left, if is_made { 2 } else { 0 });
        });
        assert!(refused > 40, "refused {refused} times");
        let backup = backups.list().unwrap().remove(0);
        assert_eq!(backup.read_through().damage, None);
    });
}

#[test]
fn a_restored_plan_is_whole_or_not_there() {
    on_only_disk(
        "full_disk_files::a_restored_plan_is_whole_or_not_there",
        |disk| {
            let (template, planner, rows, _folder) = elsewhere();
            let backup = planner.back_up(None).unwrap().backup;
            let to = disk.join("restored.daymark");
            until_made(disk, 1, || template.backups.restore(&backup, &to));
            check_whole(&to, &rows);
        },
    );
}

/// With every third number of pages.
#[test]
fn a_salvaged_plan_is_whole_or_not_there() {
    on_only_disk(
        "full_disk_files::a_salvaged_plan_is_whole_or_not_there",
        |disk| {
            let (template, folder) = (Template::new(), folder());
            let path = template.copy_to(folder.path());
            let mut bytes = template.bytes.clone();
            bytes[20 * PAGE as usize..][..PAGE as usize].fill(0xa5);
            fs::write(&path, bytes).unwrap();
            let (to, clock) = (disk.join("saved.daymark"), Clock::Fixed(moment(NOW)));
            let salvage = || planner::salvage_in(&path, &to, clock, &template.backups);
            until_made(disk, 3, salvage);
            assert_eq!(open(&to).verify().unwrap(), [""; 0]);
        },
    );
}

#[test]
fn a_copy_or_a_calendar_is_whole_or_the_earlier_file_stays() {
    let name = "full_disk_files::a_copy_or_a_calendar_is_whole_or_the_earlier_file_stays";
    on_only_disk(name, |disk| {
        let (template, mut planner, _, _folder) = elsewhere();
        let long = json!({"text": "words ".repeat(3_000)});
        edit_post(&mut planner, &template.on, long).unwrap();
        let (copy, calendar) = (disk.join("copy.daymark"), disk.join("plan.ics"));
        let refused = until_replaced(disk, &copy, || planner.save_copy(&copy));
        assert!(refused > 40, "refused {refused} times");
        assert_eq!(open(&copy).verify().unwrap(), [""; 0]);
        let export = || planner.export_ics(&Default::default(), &calendar);
        let refused = until_replaced(disk, &calendar, export);
        assert!(refused > 4, "refused {refused} times");
    });
}
