//! Backups on disks that don't take them: a plain message, and nothing half written.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::backup::{Backup, BackupRoot};
use daymark_core::{Code, Planner};

use crate::backups::files;
use crate::disks::{leave, noted, on_small_disk, remount};
use crate::rows::dump;
use crate::support::{day, folder};

/// A plan on another disk, with some weight.
fn plan_elsewhere(backups: &Path) -> (Planner, PathBuf, tempfile::TempDir) {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    let mut planner = noted(&path);
    for turn in 0..40 {
        let words = format!("{turn} {}", "x y z ".repeat(200));
        let date = day("2026-11-20") + chrono::Duration::days(turn);
        planner.note_day(date, &words).unwrap();
    }
    planner.keep_backups_in(BackupRoot::at(backups));
    (planner, path, folder)
}

fn check_whole(planner: &Planner, count: usize) {
    let list = planner.backups().unwrap().list().unwrap();
    let whole = list.into_iter().map(Backup::read_through);
    assert!(whole.clone().all(|backup| backup.damage.is_none()));
    assert_eq!(whole.count(), count);
}

#[test]
fn a_full_disk_takes_no_half_of_a_backup() {
    on_small_disk(
        "backup_disks::a_full_disk_takes_no_half_of_a_backup",
        |disk| {
            let (mut planner, _, _folder) = plan_elsewhere(disk);
            planner.back_up(None).unwrap();
            let folder = planner.backups().unwrap().folder().unwrap().to_owned();
            let mut failed = 0;
            for room in (0..560).step_by(35) {
                let note = format!("room {room}");
                planner.note_day(day("2027-11-20"), &note).unwrap();
                let filler = leave(disk, room * 1024);
                let count = planner.backups().unwrap().list().unwrap().len();
                match planner.back_up(None) {
                    Ok(_) => check_whole(&planner, count + 1),
                    Err(refused) => {
                        failed += 1;
                        assert_eq!(refused.code(), Code::DiskFull, "{refused}");
                        assert!(refused.to_string().starts_with("no backup was made in "));
                        check_whole(&planner, count);
                        assert_eq!(files(&folder).len(), 2 * count, "{:?}", files(&folder));
                    }
                }
                fs::remove_file(filler).unwrap();
            }
            assert!((3..16).contains(&failed), "{failed} of 16 found no room");
        },
    );
}

#[test]
fn a_full_disk_takes_no_half_of_a_restored_plan() {
    on_small_disk(
        "backup_disks::a_full_disk_takes_no_half_of_a_restored_plan",
        |disk| {
            let backups = folder();
            let (planner, path, _folder) = plan_elsewhere(backups.path());
            let backup = planner.back_up(None).unwrap().backup;
            let root = BackupRoot::at(backups.path());
            let mut failed = 0;
            for room in (0..700).step_by(50) {
                let filler = leave(disk, room * 1024);
                let to = disk.join("restored.daymark");
                match root.restore(&backup, &to) {
                    Ok(()) => {
                        assert_eq!(dump(&to), dump(&path));
                        fs::remove_file(&to).unwrap();
                    }
                    Err(refused) => {
                        failed += 1;
                        assert_eq!(refused.code(), Code::DiskFull, "{refused}");
                        assert_eq!(files(disk), ["filler"]);
                    }
                }
                fs::remove_file(filler).unwrap();
            }
            assert!((3..14).contains(&failed), "{failed} of 14 found no room");
        },
    );
}

#[test]
fn a_read_only_folder_is_told_and_still_read() {
    on_small_disk(
        "backup_disks::a_read_only_folder_is_told_and_still_read",
        |disk| {
            let (mut planner, path, folder) = plan_elsewhere(disk);
            let backup = planner.back_up(None).unwrap().backup;
            planner.note_day(day("2027-11-20"), "new").unwrap();
            remount(disk, "ro");
            let refused = planner.back_up(None).unwrap_err();
            assert_eq!(refused.code(), Code::ReadOnly, "{refused}");
            assert!(
                refused.to_string().contains(&disk.display().to_string()),
                "{refused}"
            );
            let before = dump(&path);
            assert_eq!(planner.restore(&backup).unwrap_err().code(), Code::ReadOnly);
            assert_eq!(dump(&path), before);
            let restored = folder.path().join("restored.daymark");
            BackupRoot::at(disk).restore(&backup, &restored).unwrap();
            assert_eq!(Planner::open(&restored).unwrap().verify().unwrap(), [""; 0]);
        },
    );
}
