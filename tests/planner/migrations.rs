//! Plans of every earlier version: backed up before they are brought up to date, or left as they are.

use std::fs;

use daymark_core::backup::BackupRoot;
use daymark_core::clock::Clock;
use daymark_core::{Code, Planner};

use crate::rows::{dump, read_only};
use crate::support::{backups_beside, day, folder, open, try_open};
use crate::versions::{MIGRATIONS, make_version};

/// Each version before this one.
fn earlier() -> std::ops::Range<usize> {
    1..MIGRATIONS.len()
}

#[test]
fn every_earlier_plan_is_backed_up_before_it_is_brought_up_to_date() {
    for version in earlier() {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        make_version(&path, version);
        let mut planner = open(&path);
        assert_eq!(planner.search("from before").unwrap().len(), 1, "{version}");
        planner.note_day(day("2026-11-20"), "goes on").unwrap();
        let list = planner.backups().unwrap().list().unwrap();
        let [backup] = list.as_slice() else {
            panic!("one backup of version {version}: {list:?}");
        };
        assert_eq!((backup.posts, backup.channels), (Some(1), Some(1)));
        let restored = folder.path().join("restored.daymark");
        backups_beside(&path).restore(backup, &restored).unwrap();
        let restored = try_open(&restored).unwrap();
        assert_eq!(
            restored.search("from before").unwrap().len(),
            1,
            "{version}"
        );
        assert_eq!(restored.verify().unwrap(), [""; 0], "{version}");
    }
}

#[test]
fn a_backup_of_an_earlier_version_is_compared_and_restored_in_place() {
    for version in earlier() {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        make_version(&path, version);
        let mut planner = open(&path);
        let then = dump(&path);
        let backup = planner.backups().unwrap().list().unwrap().remove(0);
        planner.delete_posts(&["p".to_owned()]).unwrap();
        let now = dump(&path);
        assert_eq!(
            planner.difference(&backup).unwrap().gone.count,
            1,
            "{version}"
        );
        planner.restore(&backup).unwrap();
        assert_eq!(dump(&path), then, "{version}");
        planner.undo().unwrap();
        assert_eq!(dump(&path), now, "{version}");
        planner.bring_back(&backup, "p").unwrap();
        assert_eq!(planner.search("from before").unwrap().len(), 1, "{version}");
    }
}

#[test]
fn without_a_backup_an_earlier_plan_is_left_as_it_is() {
    for version in earlier() {
        let folder = folder();
        let (path, file) = (
            folder.path().join("plan.daymark"),
            folder.path().join("file"),
        );
        make_version(&path, version);
        fs::write(&file, "").unwrap();
        let before = dump(&path);
        let root = BackupRoot::at(&file);
        let refused = Planner::open_in(&path, Clock::System, root).err().unwrap();
        let message = refused.to_string();
        assert!(
            message.contains("backed up before it is brought up to date"),
            "{message}"
        );
        assert!(message.contains("was left as it is"), "{message}");
        assert_eq!(dump(&path), before, "{version}");
        let now =
            read_only(&path).pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
        assert_eq!(now.unwrap() as usize, version);
    }
}

/// The id that the backup was made under before the migration is the plan's afterwards, and stays so.
#[test]
fn the_id_of_an_earlier_plan_stays() {
    for version in earlier() {
        let folder = folder();
        let path = folder.path().join("plan.daymark");
        make_version(&path, version);
        let of = |planner: Planner| planner.backups().unwrap().folder().unwrap().to_owned();
        let first = of(open(&path));
        let mut planner = open(&path);
        planner.delete_posts(&["p".to_owned()]).unwrap();
        assert_eq!(of(planner), first, "{version}");
        let copy = folder.path().join("copy.daymark");
        fs::copy(&path, &copy).unwrap();
        assert_eq!(of(open(&copy)), first, "{version}");
    }
}

/// A program was killed after the backup and before the migration.
#[test]
fn the_backup_before_a_migration_is_made_once() {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    make_version(&path, 8);
    let bytes = fs::read(&path).unwrap();
    drop(open(&path));
    fs::write(&path, bytes).unwrap();
    let planner = open(&path);
    assert_eq!(planner.backups().unwrap().list().unwrap().len(), 1);
}

#[test]
fn a_backup_of_a_newer_version_is_refused() {
    let folder = folder();
    let path = folder.path().join("plan.daymark");
    make_version(&path, MIGRATIONS.len());
    let mut planner = open(&path);
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    let backup = planner.back_up(None).unwrap().backup;
    newer
        .pragma_update(None, "user_version", MIGRATIONS.len() as u32)
        .unwrap();
    let restored = folder.path().join("restored.daymark");
    let refused = backups_beside(&path)
        .restore(&backup, &restored)
        .unwrap_err();
    assert_eq!(refused.code(), Code::NewerVersion, "{refused}");
    assert!(!restored.exists());
    assert_eq!(
        planner.restore(&backup).unwrap_err().code(),
        Code::NewerVersion
    );
    planner.note_day(day("2026-11-20"), "goes on").unwrap();
}
