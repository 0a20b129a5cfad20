//! Finds conflicted copies: files with a name that a service gives, which contain the same plan. No other file counts.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use daymark_core::Planner;
use daymark_core::sync::SyncService::{
    self, Dropbox, GoogleDrive, ICloud, Nextcloud, OneDrive, OwnCloud, Syncthing,
};
use daymark_core::sync::{ConflictedCopy, sync_service_of};

use crate::support::{TestPlan, channel, day, folder, open, plan};
use crate::sync_services::{MARKERS, leave};

/// Returns a plan, and the bytes of a copy of it that was changed by `there`, as on another computer.
pub(crate) fn in_two_places(
    plan: TestPlan,
    there: impl FnOnce(&mut Planner),
) -> (TestPlan, Vec<u8>) {
    let plan = plan.reopened();
    let elsewhere = folder();
    let copy = elsewhere.path().join("plan.daymark");
    fs::copy(plan.path(), &copy).unwrap();
    let mut planner = open(&copy);
    there(&mut planner);
    drop(planner);
    (plan, fs::read(&copy).unwrap())
}

/// Returns a plan that was changed here, and the bytes of a copy that was changed differently.
pub(crate) fn conflicting() -> (TestPlan, Vec<u8>) {
    let plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let (mut plan, bytes) = in_two_places(plan, |there| {
        there.note_day(day("2026-11-21"), "there").unwrap();
    });
    plan.note_day(day("2026-11-20"), "here").unwrap();
    (plan, bytes)
}

/// Writes a file beside the plan.
pub(crate) fn put(plan: &TestPlan, name: &str, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn found(plan: &Planner) -> Vec<ConflictedCopy> {
    plan.conflicted_copies().unwrap()
}

fn marker_of(service: SyncService) -> &'static str {
    let mut markers = MARKERS.iter();
    markers.find(|(_, its)| *its == service).unwrap().0
}

/// Names that count in any folder, with the service and the person or device in them.
const CERTAIN: [(&str, Option<SyncService>, Option<&str>); 17] = [
    (
        "plan (Anna's conflicted copy 2026-11-27)",
        Some(Dropbox),
        Some("Anna"),
    ),
    (
        "plan (Anna’s conflicted copy 2026-11-27) (1)",
        Some(Dropbox),
        Some("Anna"),
    ),
    (
        "plan (LAPTOP-7 (2)'s conflicted copy 2026-11-27)",
        Some(Dropbox),
        Some("LAPTOP-7 (2)"),
    ),
    (
        "plan (Copie en conflit de Anne Roy 2026-11-27)",
        Some(Dropbox),
        Some("Anne Roy"),
    ),
    (
        "plan (In Konflikt stehende Kopie von PC 2026-11-27)",
        Some(Dropbox),
        Some("PC"),
    ),
    (
        "plan (PCs in Konflikt stehende Kopie 2026-11-27)",
        Some(Dropbox),
        None,
    ),
    (
        "plan (Copia en conflicto de Ana 2026-11-27)",
        Some(Dropbox),
        Some("Ana"),
    ),
    (
        "plan (Copia in conflitto di Ada 2026-11-27)",
        Some(Dropbox),
        Some("Ada"),
    ),
    ("plan (安娜 的冲突副本 2026-11-27)", Some(Dropbox), None),
    (
        "plan(Cong-Windows的冲突副本1_2026-11-27 02-11-37)",
        None,
        None,
    ),
    (
        "plan (conflicted copy 2026-11-27 083000)",
        Some(Nextcloud),
        None,
    ),
    (
        "plan (conflicted copy anna b 2026-11-27 083000)",
        Some(Nextcloud),
        Some("anna b"),
    ),
    ("plan_conflict-20261127-083000", Some(OwnCloud), None),
    (
        "plan_conflict-anna-b-20261127-083000",
        Some(OwnCloud),
        Some("anna-b"),
    ),
    (
        "plan.sync-conflict-20261127-083000-ABCDEFG",
        Some(Syncthing),
        Some("ABCDEFG"),
    ),
    (
        "plan.sync-conflict-20261127-083000-ABCDEFG.sync-conflict-20261128-090000-HIJKLMN",
        Some(Syncthing),
        Some("ABCDEFG"),
    ),
    (
        "plan-fedora-safeBackup-0001",
        Some(OneDrive),
        Some("fedora"),
    ),
];

/// Names that only count in a folder of the service.
const UNCERTAIN: [(&str, SyncService, Option<&str>); 8] = [
    ("plan-DESKTOP-4F2A", OneDrive, Some("DESKTOP-4F2A")),
    ("plan-ACME-LT-0042-2", OneDrive, Some("ACME-LT-0042")),
    (
        "plan-MacBook Pro de Charlyne",
        OneDrive,
        Some("MacBook Pro de Charlyne"),
    ),
    ("plan 2", ICloud, None),
    ("plan 12", ICloud, None),
    ("plan(1)", ICloud, None),
    ("plan (1)", ICloud, None),
    ("plan (1)", GoogleDrive, None),
];

#[test]
fn every_service_is_recognised_by_its_names() {
    let (plan, bytes) = conflicting();
    for (name, service, who) in CERTAIN {
        let path = put(&plan, &format!("{name}.daymark"), &bytes);
        let [copy] = found(&plan).try_into().unwrap_or_else(|_| panic!("{name}"));
        assert_eq!(copy.path(), path);
        assert_eq!(copy.name, format!("{name}.daymark"));
        assert_eq!(
            (copy.service, copy.who.as_deref()),
            (service, who),
            "{name}"
        );
        assert_eq!(copy.problem, None, "{name}");
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(copy.at, DateTime::<Utc>::from(written), "{name}");
        fs::remove_file(path).unwrap();
    }
}

/// Opens the plan in a folder that a service syncs. iCloud's folder is recognised by its path, all others by markers.
fn moved_to(service: SyncService, bytes: &[u8], root: &Path) -> Planner {
    let folder = match service {
        ICloud => root.join("iCloudDrive"),
        _ => root.join("synced"),
    };
    fs::create_dir_all(&folder).unwrap();
    if service != ICloud {
        leave(&folder, marker_of(service));
    }
    let path = folder.join("plan.daymark");
    fs::write(&path, bytes).unwrap();
    assert_eq!(sync_service_of(&path), Some(service));
    open(&path)
}

#[test]
fn a_name_that_people_also_give_counts_only_in_a_folder_of_its_service() {
    let (plan, there) = conflicting();
    let (path, _folder) = plan.close();
    let here = fs::read(&path).unwrap();
    for (name, service, who) in UNCERTAIN {
        for folder_of in [service, Dropbox] {
            let root = folder();
            let planner = moved_to(folder_of, &here, root.path());
            let folder = root.path().join(if folder_of == ICloud {
                "iCloudDrive"
            } else {
                "synced"
            });
            fs::write(folder.join(format!("{name}.daymark")), &there).unwrap();
            let copies = found(&planner);
            if folder_of == Dropbox {
                assert_eq!(copies, [], "{name} in another's folder");
                continue;
            }
            assert_eq!(copies.len(), 1, "{name}");
            let named = (copies[0].service, copies[0].who.as_deref());
            assert_eq!(named, (Some(service), who), "{name}");
        }
    }
}

#[test]
fn files_with_similar_names_are_no_conflicted_copies() {
    for service in [Dropbox, GoogleDrive, ICloud, OneDrive] {
        let (plan, there) = conflicting();
        let (path, _folder) = plan.close();
        let root = folder();
        let planner = moved_to(service, &fs::read(&path).unwrap(), root.path());
        let folder = root.path().join(if service == ICloud {
            "iCloudDrive"
        } else {
            "synced"
        });
        for name in [
            "plan copy.daymark",
            "plan - Copy.daymark",
            "plan - Kopie (2).daymark",
            "plan (kept 1).daymark",
            "plan (backup 2026-11-27).daymark",
            "plan (conflicting ideas).daymark",
            "plan (2026-11-27).daymark",
            "plan 2027.daymark",
            "plan (2027).daymark",
            "plan-draft.daymark",
            "plan-V2.daymark",
            "plan-BACKUP.daymark",
            "plan-2027-01.daymark",
            "plan.sync-conflict.daymark",
            "plan.sync-conflict-today-083000-ABCDEFG.daymark",
            "plan_conflict-.daymark",
            "planner (Anna's conflicted copy 2026-11-27).daymark",
            "other (Anna's conflicted copy 2026-11-27).daymark",
            "plan (Anna's conflicted copy 2026-11-27).txt",
            "plan (Anna's conflicted copy 2026-11-27).daymark.zst",
            "plan (Anna's conflicted copy 2026-11-27).daymark-wal",
            "plan (Anna's conflicted copy 2026-11-27)",
        ] {
            fs::write(folder.join(name), &there).unwrap();
            assert_eq!(found(&planner), [], "{name} with {service}");
        }
    }
}

#[test]
fn another_plan_with_the_name_of_a_copy_is_no_conflicted_copy() {
    let (plan, _) = conflicting();
    let other = crate::support::plan()
        .channel("x")
        .post("a", "2026-11-20T09:00")
        .open();
    let (other, _folder) = other.close();
    put(
        &plan,
        "plan (Anna's conflicted copy 2026-11-27).daymark",
        &fs::read(other).unwrap(),
    );
    assert_eq!(found(&plan), []);
}

#[test]
fn a_copy_that_a_person_made_is_no_conflicted_copy() {
    let (plan, _) = conflicting();
    let (path, _folder) = plan.close();
    let root = folder();
    let mut planner = moved_to(ICloud, &fs::read(&path).unwrap(), root.path());
    let folder = root.path().join("iCloudDrive");
    let (copied, saved) = (folder.join("plan 2.daymark"), folder.join("plan 3.daymark"));
    fs::copy(folder.join("plan.daymark"), &copied).unwrap();
    planner.save_copy(&saved).unwrap();
    assert_eq!(found(&planner), []);
    let mut variant = open(&saved);
    variant.note_day(day("2026-11-22"), "a variant").unwrap();
    drop(variant);
    planner.note_day(day("2026-11-23"), "goes on").unwrap();
    assert_eq!(found(&planner), [], "also once both went on");
    let mut changed = open(&copied);
    changed.note_day(day("2026-11-22"), "changed").unwrap();
    drop(changed);
    assert_eq!(found(&planner).len(), 1, "this can't be told from iCloud's");
}

#[test]
fn the_newest_copy_is_first_and_the_plan_itself_is_not_listed() {
    let (mut plan, bytes) = conflicting();
    let names = [
        "plan (conflicted copy 2026-11-27 083000).daymark",
        "plan (Anna's conflicted copy 2026-11-27).daymark",
    ];
    for (name, seconds) in names.iter().zip([1, 2]) {
        let file = fs::File::options()
            .write(true)
            .open(put(&plan, name, &bytes))
            .unwrap();
        let written = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        file.set_modified(written).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        plan.path(),
        plan.path()
            .with_file_name("plan.sync-conflict-20261127-083000-ABCDEFG.daymark"),
    )
    .unwrap();
    let copies = found(&plan);
    let listed: Vec<_> = copies.iter().map(|copy| copy.name.as_str()).collect();
    assert_eq!(listed, [names[1], names[0]]);
    plan.add_channels(&[channel("blog")]).unwrap();
    assert_eq!(found(&plan), copies, "whatever was done here");
}
