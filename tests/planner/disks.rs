//! Disks that do not take a plan: full, or read-only. Each test runs itself again in a mount
//! namespace of its own, on a small disk in memory, which goes with it; where that is not allowed
//! it says so and is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use daymark_core::model::{NewPlan, PlanEdit};
use daymark_core::{Code, Planner};

use crate::rows::dump;
use crate::support::day;
use crate::versions::make_earlier_version;

const DISK: &str = "DAYMARK_TEST_DISK";

#[test]
fn a_full_disk_loses_nothing() {
    on_small_disk("disks::a_full_disk_loses_nothing", |disk| {
        let path = disk.join("plan.daymark");
        let mut planner = Planner::create(&path, &new()).unwrap();
        planner.note_day(day("2026-11-20"), "kept").unwrap();
        let before = dump(&path);
        let filler = fill(disk);
        let long = "x".repeat(90_000);
        let refused = planner.note_day(day("2026-11-21"), &long).unwrap_err();
        assert_eq!(refused.code(), Code::DiskFull, "{refused}");
        assert_eq!(dump(&path), before);
        fs::remove_file(filler).unwrap();
        planner.note_day(day("2026-11-21"), &long).unwrap();
        drop(planner);
        assert_eq!(Planner::open(&path).unwrap().verify().unwrap(), [""; 0]);
    });
}

#[test]
fn a_plan_that_finds_no_room_leaves_no_file() {
    on_small_disk("disks::a_plan_that_finds_no_room_leaves_no_file", |disk| {
        let filler = fill(disk);
        let path = disk.join("plan.daymark");
        let refused = Planner::create(&path, &new()).err().unwrap();
        assert_eq!(refused.code(), Code::DiskFull, "{refused}");
        assert!(!path.exists());
        fs::remove_file(filler).unwrap();
        Planner::create(&path, &new()).unwrap();
    });
}

#[test]
fn a_plan_on_a_read_only_disk_is_read_and_left_alone() {
    on_small_disk(
        "disks::a_plan_on_a_read_only_disk_is_read_and_left_alone",
        |disk| {
            let path = disk.join("50% plan? #1.daymark");
            drop(noted(&path));
            let before = fs::read(&path).unwrap();
            remount(disk, "ro");
            check_reads_only(&mut Planner::open(&path).unwrap());
            let refused = Planner::create(&disk.join("new.daymark"), &new())
                .err()
                .unwrap();
            assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
            assert_eq!(fs::read(&path).unwrap(), before);
        },
    );
}

/// Its latest changes are in the log alone, which can't be read without writing beside it.
#[test]
fn a_plan_whose_log_can_not_be_read_is_refused() {
    on_small_disk(
        "disks::a_plan_whose_log_can_not_be_read_is_refused",
        |disk| {
            let path = disk.join("plan.daymark");
            let planner = noted(&path);
            let copies =
                ["plan.daymark", "plan.daymark-wal"].map(|name| disk.join("left").join(name));
            fs::create_dir(disk.join("left")).unwrap();
            for copy in &copies {
                fs::copy(disk.join(copy.file_name().unwrap()), copy).unwrap();
            }
            drop(planner);
            remount(disk, "ro");
            let refused = Planner::open(&copies[0]).err().unwrap();
            assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
            assert!(refused.to_string().contains("log"), "{refused}");
        },
    );
}

/// An earlier version's file, which is brought up to date in a copy.
#[test]
fn an_earlier_plan_on_a_read_only_disk_is_read() {
    on_small_disk(
        "disks::an_earlier_plan_on_a_read_only_disk_is_read",
        |disk| {
            let path = disk.join("plan.daymark");
            drop(noted(&path));
            make_earlier_version(&path);
            let before = fs::read(&path).unwrap();
            remount(disk, "ro");
            let mut planner = Planner::open(&path).unwrap();
            check_reads_only(&mut planner);
            // It is a copy that is read, and the file is this plan all the same.
            remount(disk, "rw");
            let refused = planner.save_copy(&path).unwrap_err();
            assert_eq!(refused.code(), Code::Taken, "{refused}");
            assert_eq!(fs::read(&path).unwrap(), before);
        },
    );
}

pub(crate) fn noted(path: &Path) -> Planner {
    let mut planner = Planner::create(path, &new()).unwrap();
    planner.note_day(day("2026-11-20"), "kept").unwrap();
    planner
}

pub(crate) fn remount(disk: &Path, how: &str) {
    let mut mount = Command::new("mount");
    mount.args(["-o", &format!("remount,{how}")]).arg(disk);
    assert!(mount.status().unwrap().success());
}

/// All is there, nothing can be changed, and a copy elsewhere can.
fn check_reads_only(planner: &mut Planner) {
    let overview = planner.opening().unwrap().overview;
    assert!(overview.read_only);
    assert_eq!(overview.rows.notes[0].text, "kept");
    let refused = [
        planner.note_day(day("2026-11-20"), "changed").unwrap_err(),
        planner.edit_plan(&PlanEdit::default()).unwrap_err(),
        planner.undo().unwrap_err(),
        planner.fill_sample().unwrap_err(),
    ];
    for refused in refused {
        assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
    }
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let copy = folder.path().join("copy.daymark");
    planner.save_copy(&copy).unwrap();
    let calendar = folder.path().join("plan.ics");
    planner.export_ics(&Default::default(), &calendar).unwrap();
    let mut copy = Planner::open(&copy).unwrap();
    assert!(!copy.overview().unwrap().read_only);
    copy.note_day(day("2026-11-20"), "changed").unwrap();
}

/// Runs `test` on a disk of 1.5 megabytes.
pub(crate) fn on_small_disk(name: &str, test: impl FnOnce(&Path)) {
    on_disk(name, false, test);
}

/// Runs `test` on a disk of 1.5 megabytes, which temporary files are on as well.
pub(crate) fn on_only_disk(name: &str, test: impl FnOnce(&Path)) {
    on_disk(name, true, test);
}

fn on_disk(name: &str, is_only: bool, test: impl FnOnce(&Path)) {
    if let Some(disk) = std::env::var_os(DISK) {
        return test(&PathBuf::from(disk));
    }
    if !in_namespace("true")
        .status()
        .is_ok_and(|status| status.success())
    {
        return eprintln!("skipped: this user may not mount a disk in a namespace of its own");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut again = in_namespace("mount -t tmpfs -o size=1536k tmpfs \"$0\" && exec \"$@\"");
    again
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap());
    again
        .args(["--exact", name, "--nocapture"])
        .env(DISK, folder.path());
    if is_only {
        again.env("TMPDIR", folder.path());
    }
    let output = again.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
}

fn in_namespace(script: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]);
    command
}

/// Takes all the room that is left; the file to remove to have it back.
fn fill(disk: &Path) -> PathBuf {
    let filler = disk.join("filler");
    let full = fs::write(&filler, vec![0; 2 << 20]);
    assert!(full.is_err(), "the disk has room for two megabytes");
    filler
}

/// Takes all room but so many bytes. Returns the file to remove to have it back.
pub(crate) fn leave(disk: &Path, room: u64) -> PathBuf {
    let filler = fill(disk);
    let file = fs::File::options().write(true).open(&filler).unwrap();
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(room)).unwrap();
    filler
}

fn new() -> NewPlan {
    let zone = "Europe/Berlin".to_owned();
    NewPlan {
        name: "Acme".to_owned(),
        zone,
        first_day: 1,
    }
}
