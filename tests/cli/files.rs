//! Plan files that are not as they should be: told plainly, and left as they are to the byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;
use serde_json::json;

use crate::support::{Plan, refused, run};

const LOOKS: [&[&str]; 3] = [&["post", "list"], &["verify"], &["history"]];
const ADD: &[&str] = &["channel", "add", "--platform", "x", "--name", "N"];

#[test]
fn a_file_that_is_no_plan() {
    let plan = Plan::nowhere();
    let other = plan.path().with_extension("db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    let contents = [
        Vec::new(),
        b"BEGIN:VCALENDAR\r\n".repeat(99),
        vec![0; 100_000],
        fs::read(other).unwrap(),
    ];
    for content in contents {
        fs::write(plan.path(), &content).unwrap();
        for args in LOOKS.into_iter().chain([ADD, &["demo"]]) {
            let message = plan.refused(args, "not_a_plan");
            assert!(message.contains("brand.daymark"), "{message}");
            assert_eq!(plan.bytes(), content, "{args:?} leaves it as it is");
        }
    }
}

#[test]
fn a_folder_or_a_device_is_no_plan() {
    let plan = Plan::nowhere();
    fs::create_dir(plan.path()).unwrap();
    for path in [
        plan.path().as_path(),
        Path::new("/dev/null"),
        Path::new("/proc/version"),
    ] {
        let ran = run(path, &["post", "list"], "");
        assert_eq!(ran.code, Some(1), "{path:?}: {ran:?}");
    }
}

#[test]
fn a_newer_plan_is_refused_and_kept() {
    let (plan, _) = Plan::with_channel();
    let mut bytes = plan.bytes();
    let version = u32::from_be_bytes(bytes[60..64].try_into().unwrap());
    bytes[60..64].copy_from_slice(&(version + 1).to_be_bytes());
    fs::write(plan.path(), &bytes).unwrap();
    for args in LOOKS.into_iter().chain([ADD, &["undo"], &["demo"]]) {
        let message = plan.refused(args, "newer_version");
        assert!(message.contains("update Daymark"), "{message}");
    }
    assert_eq!(plan.bytes(), bytes);
    assert_eq!(plan.files(), ["brand.daymark"], "nothing is left beside it");
}

#[test]
fn a_damaged_plan_is_told_and_kept() {
    let plan = Plan::nowhere();
    plan.ok(&["demo"]);
    let whole = plan.bytes();
    let page = usize::from(u16::from_be_bytes(whole[16..18].try_into().unwrap()));
    let noise = |from: usize, to: usize| {
        let mut bytes = whole.clone();
        bytes[from..to].fill(0xa5);
        bytes
    };
    let damaged = [
        ("all but the header", noise(100, whole.len())),
        ("all but the first page", noise(page, whole.len())),
        ("the second half", noise(whole.len() / 2, whole.len())),
        ("cut short", whole[..page * 3].to_vec()),
        ("cut within the first page", whole[..200].to_vec()),
    ];
    for (what, bytes) in damaged {
        fs::write(plan.path(), &bytes).unwrap();
        let ran = plan.run(&["verify", "--json"]);
        assert_eq!(ran.code, Some(1), "{what}: {ran:?}");
        assert!(ran.err.contains("\"code\":\"damaged\""), "{what}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{what}: {ran:?}");
        plan.run(&["post", "list"]);
        plan.run(&["history"]);
        assert!(plan.bytes() == bytes, "{what}: the file is left as it was");
    }
}

#[test]
fn a_locked_plan_is_told_and_still_read() {
    let (plan, _) = Plan::with_channel();
    let holder = Connection::open(plan.path()).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    plan.ok(&["post", "list"]);
    let ran = plan.run(&[ADD, &["--json"]].concat());
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("\"code\":\"locked\""), "{ran:?}");
    holder.execute_batch("ROLLBACK").unwrap();
    plan.ok(ADD);
}

#[test]
fn a_plan_on_a_disk_that_can_not_be_written() {
    let Some(disk) = Disk::of("size=8m") else {
        return;
    };
    let path = disk.path.join("plan.daymark");
    assert_eq!(run(&path, &["demo"], "").code, Some(0));
    disk.mount("remount,ro");
    refused(&path, ADD, "read_only");
    refused(&disk.path.join("new.daymark"), &["init"], "read_only");
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let Some(disk) = Disk::of("size=1m") else {
        return;
    };
    let path = disk.path.join("plan.daymark");
    let channel = run(&path, ADD, "").out.trim().to_owned();
    let line = json!({"channel": channel, "title": "T", "text": "x".repeat(20_000)}).to_string();
    let ran = run(
        &path,
        &["post", "add", "--stdin", "--json"],
        &format!("{line}\n").repeat(100),
    );
    assert!(ran.err.contains("\"code\":\"disk_full\""), "{ran:?}");
    let listed = run(&path, &["post", "list", "--json"], "");
    assert_eq!(
        ran.out.lines().count(),
        listed.out.matches("\"id\"").count(),
        "{listed:?}"
    );
    assert_eq!(run(&path, &["verify"], "").out, "ok\n");
}

/// Whatever it was that found no room: the file, its log, or the rows of the plan.
#[test]
fn a_plan_that_finds_no_room_leaves_nothing_behind() {
    let Some(disk) = Disk::of("size=1m") else {
        return;
    };
    let (fill, path) = (disk.path.join("fill"), disk.path.join("plan.daymark"));
    let (mut made, mut refused) = (0, 0);
    for full in (40_000..1_040_000).rev().step_by(50_000) {
        fs::write(&fill, vec![0; full]).unwrap();
        let ran = run(&path, &["init"], "");
        let left = fs::read_dir(&disk.path).unwrap().count() - 1;
        if ran.code == Some(0) {
            made += 1;
            assert_eq!(
                run(&path, &["verify"], "").out,
                "ok\n",
                "beside {full} bytes"
            );
            fs::remove_file(&path).unwrap();
        } else {
            refused += 1;
            assert!(ran.err.contains("disk"), "{ran:?}");
            assert_eq!(left, 0, "beside {full} bytes");
        }
        fs::remove_file(&fill).unwrap();
    }
    assert!(made > 0 && refused > 0, "{made} made, {refused} refused");
}

/// A disk of its own in memory; `None`, with the reason printed, where that takes rights that the
/// test does not have.
struct Disk {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Disk {
    fn of(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let disk = Self {
            path,
            _folder: folder,
        };
        if disk.mount(options) {
            return Some(disk);
        }
        println!("skipped: mounting a disk in memory takes root");
        None
    }

    fn mount(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", options, "daymark-test"])
            .arg(&self.path);
        mount.output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.path).output();
    }
}
