//! Backups that are damaged, hostile or of a damaged plan: told, and never half restored.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::backup::{Backup, Damage};
use daymark_core::planner::salvage_backup;
use daymark_core::{Code, Planner};
use proptest::prelude::Rng;
use serde_json::{Value, json};

use crate::backups::{backed_up, files, restored};
use crate::rows::{dump, read_only};
use crate::ruins::random;
use crate::support::{TestPlan, backups_beside, of, open, plan};

#[test]
fn a_damaged_backup_does_not_stand_for_the_plan() {
    let (plan, backup) = backed_up();
    flip(backup.path(), 100);
    assert!(plan.back_up(None).unwrap().is_new);
}

fn flip(path: &Path, place: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[place] ^= 0x20;
    fs::write(path, bytes).unwrap();
}

fn checked(backup: &Backup) -> Option<Damage> {
    Backup::of_file(backup.path())
        .unwrap()
        .read_through()
        .damage
}

/// Refused, with nothing left beside the plan.
fn check_refused(plan: &TestPlan, backup: &Backup, code: Code) {
    let path = plan.path().with_file_name("refused.daymark");
    let root = backups_beside(&plan.path());
    let backup = Backup::of_file(backup.path()).unwrap();
    let refused = root.restore(&backup, &path).unwrap_err();
    assert_eq!(refused.code(), code, "{refused}");
    let beside = files(plan.path().parent().unwrap());
    let left = beside
        .iter()
        .find(|name| name.contains("restor") || name.contains("refused"));
    assert_eq!(left, None);
}

#[test]
fn every_flipped_byte_is_told() {
    let (plan, backup) = backed_up();
    let length = backup.bytes as usize;
    for place in [0, 4, 17, length / 2, length - 1] {
        flip(backup.path(), place);
        assert_eq!(checked(&backup), Some(Damage::Sum), "{place}");
        check_refused(&plan, &backup, Code::Damaged);
        flip(backup.path(), place);
        assert_eq!(checked(&backup), None, "{place}");
    }
}

#[test]
fn a_truncated_backup_is_told() {
    let (plan, backup) = backed_up();
    let bytes = fs::read(backup.path()).unwrap();
    for length in [0, 10, bytes.len() - 1] {
        fs::write(backup.path(), &bytes[..length]).unwrap();
        assert_eq!(checked(&backup), Some(Damage::Length), "{length}");
        check_refused(&plan, &backup, Code::Damaged);
    }
    fs::remove_file(sidecar(&backup)).unwrap();
    fs::write(backup.path(), &bytes[..bytes.len() - 1]).unwrap();
    check_refused(&plan, &backup, Code::Damaged);
}

/// Text that hardly packs, so that the backup has many blocks, of which those before the damage can be unpacked.
#[test]
fn a_truncated_backup_is_salvaged_as_far_as_it_goes() {
    let mut plan = plan().channel("x").open();
    let channels = plan.channel_ids();
    let mut random = random(7);
    for number in 0..200 {
        let text: String = (0..400)
            .map(|_| format!("{:08x}", random.next_u32()))
            .collect();
        let new = json!({"title": format!("post {number}"), "text": text, "channels": channels});
        plan.add_post(&of(&new)).unwrap();
    }
    let backup = plan.back_up(None).unwrap().backup;
    let bytes = fs::read(backup.path()).unwrap();
    fs::write(backup.path(), &bytes[..bytes.len() / 3]).unwrap();
    let to = plan.path().with_file_name("salvaged.daymark");
    let backup = Backup::of_file(backup.path()).unwrap();
    salvage_backup(&backup, &to).unwrap();
    let saved = Planner::open(&to).unwrap().search("post").unwrap().len();
    assert!((50..200).contains(&saved), "{saved} of 200");
    let beside = fs::read_dir(to.parent().unwrap()).unwrap().flatten();
    let copies = beside.filter(|file| file.file_name().to_string_lossy().contains("damaged"));
    assert_eq!(copies.count(), 0, "no copy of a temporary file is left");
}

fn sidecar(backup: &Backup) -> PathBuf {
    backup.path().with_file_name(format!("{}.json", backup.id))
}

#[test]
fn a_backup_whose_json_is_lost_or_hostile_is_restored_from_its_own_bytes() {
    let (plan, backup) = backed_up();
    let before = plan.dump();
    let json: Value = serde_json::from_slice(&fs::read(sidecar(&backup)).unwrap()).unwrap();
    let with = |field: &str, value: Value| {
        let mut json = json.clone();
        json[field] = value;
        json.to_string()
    };
    let hostile = [
        String::new(),
        "[".repeat(60_000),
        "{}".to_owned(),
        with("id", json!("../../../etc/passwd")),
        with("posts", json!(-1)),
        with("bytes", json!(1e300)),
        with("at", json!("yesterday")),
        with("name", json!("x".repeat(70_000))),
    ];
    for text in hostile {
        fs::write(sidecar(&backup), &text).unwrap();
        check_unknown(&plan, &backup, &before);
    }
    fs::remove_file(sidecar(&backup)).unwrap();
    check_unknown(&plan, &backup, &before);
}

/// Listed as one of which nothing is known, never thinned, and restored.
fn check_unknown(plan: &TestPlan, backup: &Backup, before: &str) {
    let found = plan.backups().unwrap().find(&backup.id).unwrap();
    assert_eq!((found.damage, found.posts), (Some(Damage::Unknown), None));
    assert_eq!(found.at, backup.at, "as its name says");
    let path = restored(plan, &found);
    assert_eq!(dump(&path), before);
    fs::remove_file(path).unwrap();
}

#[test]
fn a_json_file_that_lies_is_not_believed() {
    let (plan, backup) = backed_up();
    let json: Value = serde_json::from_slice(&fs::read(sidecar(&backup)).unwrap()).unwrap();
    for (field, value) in [
        ("sha256", json!("0".repeat(64))),
        ("bytes", json!(7)),
        ("unpacked_bytes", json!(4096)),
    ] {
        let mut json = json.clone();
        json[field] = value;
        fs::write(sidecar(&backup), json.to_string()).unwrap();
        check_refused(&plan, &backup, Code::Damaged);
    }
}

#[test]
fn a_bomb_does_not_fill_the_disk() {
    let (plan, backup) = backed_up();
    fs::remove_file(sidecar(&backup)).unwrap();
    let whole = fs::read(plan.path()).unwrap();
    let header = |pages: u32| {
        let mut header = whole[..100].to_vec();
        header[28..32].copy_from_slice(&pages.to_be_bytes());
        header
    };
    for (header, code) in [
        (Vec::new(), Code::NotAPlan),
        (vec![0; 100], Code::NotAPlan),
        (header(u32::MAX), Code::Damaged),
        (header(1), Code::Damaged),
        (header(0), Code::Damaged),
        (header(60_000), Code::Damaged),
    ] {
        fs::write(backup.path(), bomb(&header)).unwrap();
        check_refused(&plan, &backup, code);
    }
}

/// Some kilobytes that unpack to a hundred megabytes of zeros.
fn bomb(header: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    let zeros = vec![0; 1 << 20];
    std::io::copy(&mut &*header, &mut encoder).unwrap();
    for _ in 0..100 {
        std::io::copy(&mut zeros.as_slice(), &mut encoder).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_damaged_plan_gets_no_backup() {
    let (path, _folder) = plan().channel("x").open().close();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'campaign'";
    let page: u32 = read_only(&path)
        .query_row(sql, [], |row| row.get(0))
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    bytes[(page as usize - 1) * 4096..][..200].fill(0xee);
    fs::write(&path, bytes).unwrap();
    let planner = open(&path);
    let refused = planner.back_up(None).unwrap_err();
    assert_eq!(refused.code(), Code::Damaged, "{refused}");
    let folder = planner.backups().unwrap().folder().unwrap().to_owned();
    assert_eq!(files(&folder), [""; 0]);
}
