//! Disks that do not take a plan: full, or read-only. Each test runs itself again in a mount
//! namespace of its own, on a small disk in memory, which goes with it; where that is not allowed
//! it says so and is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use daymark_core::model::NewPlan;
use daymark_core::{Code, Planner};

use crate::support::{day, dump};

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
fn a_read_only_disk_is_told_and_left_alone() {
    on_small_disk("disks::a_read_only_disk_is_told_and_left_alone", |disk| {
        let path = disk.join("plan.daymark");
        drop(Planner::create(&path, &new()).unwrap());
        let before = fs::read(&path).unwrap();
        let mount = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(disk)
            .status();
        assert!(mount.unwrap().success());
        let refused = Planner::open(&path).err().unwrap();
        assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
        let refused = Planner::create(&disk.join("new.daymark"), &new())
            .err()
            .unwrap();
        assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
        assert_eq!(fs::read(&path).unwrap(), before);
    });
}

/// Runs `test` on a disk of one megabyte.
fn on_small_disk(name: &str, test: impl FnOnce(&Path)) {
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
    let mut again = in_namespace("mount -t tmpfs -o size=1m tmpfs \"$0\" && exec \"$@\"");
    again
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap());
    again
        .args(["--exact", name, "--nocapture"])
        .env(DISK, folder.path());
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

fn new() -> NewPlan {
    let zone = "Europe/Berlin".to_owned();
    NewPlan {
        name: "Acme".to_owned(),
        zone,
        first_day: 1,
    }
}
