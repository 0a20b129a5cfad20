//! A damaged plan is read as far as possible, or refused with a message that says what to do. Nothing is written to it.

use std::fs;

use daymark_core::clock::Clock;
use daymark_core::planner::PlanDamage;
use daymark_core::{Code, Planner, Result};
use proptest::prelude::Rng;
use rusqlite::Connection;

use crate::backups::files;
use crate::rest::{log_of, noted, notes_alone, until};
use crate::ruins::{
    DAMAGES, Damage, DamagedFile, PAGE, TreePage, intact, random, reopened, root_of,
};
use crate::support::{backups_beside, day, moment, plan, try_open};
use crate::versions::make_earlier_version;

fn open(damaged: &DamagedFile) -> Result<Planner> {
    reopened(&damaged.path())
}

/// Opens a file, reads everything, tries to change it, and closes it. Returns the damage; `None` if it can't be opened.
fn read_and_try_to_change(damaged: &DamagedFile, what: &str) -> Option<Option<PlanDamage>> {
    let mut planner = match open(damaged) {
        Ok(planner) => planner,
        Err(error) => {
            let message = error.to_string();
            assert!(message.contains("was left as it is"), "{what}: {message}");
            assert_eq!(error.code(), Code::Damaged, "{what}: {message}");
            return None;
        }
    };
    let damage = planner.check_pages();
    read_all(&planner);
    if damage.is_some() {
        check_refuses_changes(&mut planner, what);
    }
    Some(damage)
}

/// Reads everything. Errors are ignored; only a panic would fail the test.
fn read_all(planner: &Planner) {
    let _ = planner.opening();
    let _ = planner.search("story");
    let _ = planner.history(100);
    let _ = planner.verify();
    let _ = planner.range(day("2026-01-01"), day("2027-01-01"));
    let _ = planner.tray();
}

fn check_refuses_changes(planner: &mut Planner, what: &str) {
    let refused = [
        planner.note_day(day("2026-11-20"), "changed").map(drop),
        planner.undo().map(drop),
        planner.keep_unfinished("field", Some("typed")),
        planner.fill_sample().map(drop),
    ];
    for refused in refused {
        assert_eq!(refused.unwrap_err().code(), Code::Damaged, "{what}");
    }
    if let Ok(overview) = planner.overview() {
        assert!(overview.read_only, "{what}");
    }
}

/// Returns one page of each kind of each tree.
fn pages_of_each_kind() -> Vec<TreePage> {
    let mut pages: Vec<TreePage> = Vec::new();
    for page in &intact().pages {
        let is_new = |known: &TreePage| known.tree != page.tree || known.kind != page.kind;
        if pages.iter().all(is_new) {
            pages.push(page.clone());
        }
    }
    pages
}

#[test]
fn a_plan_with_a_damaged_page_is_read_or_refused_and_never_written_to() {
    let pages = pages_of_each_kind();
    let kinds = |kind: &str| pages.iter().any(|page| page.kind == kind);
    assert!(kinds("internal") && kinds("leaf") && kinds("overflow"));
    let (mut opened, mut found) = (0, 0);
    for (turn, page) in pages.iter().enumerate() {
        let way = DAMAGES[turn % DAMAGES.len()];
        let what = format!("{page:?}, {way:?}");
        let damaged = DamagedFile::of(intact().with_damaged(page.number, way));
        let damage = read_and_try_to_change(&damaged, &what);
        damaged.check_untouched(&what);
        opened += usize::from(damage.is_some());
        if matches!(way, Damage::Zeros | Damage::Noise) && page.kind != "overflow" {
            assert!(!matches!(damage, Some(None)), "{what} is found");
            found += 1;
        }
    }
    assert!(pages.len() > 60, "{}", pages.len());
    assert!(
        opened * 2 > pages.len(),
        "{opened} of {} can be read",
        pages.len()
    );
    assert!(found > 20, "{found}");
}

#[test]
fn a_plan_with_a_damaged_history_shows_its_posts() {
    let pages = intact().pages.iter();
    let history: Vec<&TreePage> = pages.filter(|page| page.tree == "history").collect();
    assert!(!history.is_empty());
    for page in history {
        let damaged = DamagedFile::of(intact().with_damaged(page.number, Damage::Noise));
        let planner = open(&damaged).unwrap();
        let posts = planner.opening().unwrap();
        assert!(!posts.cards.is_empty(), "{page:?}");
    }
}

#[test]
fn a_plan_that_was_cut_short_is_read_or_refused() {
    let whole = &intact().bytes;
    let mut random = random(1);
    for _ in 0..12 {
        let length = 1 + random.next_u32() as usize % (whole.len() - 1);
        let damaged = DamagedFile::of(whole[..length].to_vec());
        let what = format!("{length} of {} bytes", whole.len());
        assert!(
            !matches!(read_and_try_to_change(&damaged, &what), Some(None)),
            "{what}"
        );
        damaged.check_untouched(&what);
        assert_eq!(files(damaged.folder.path()), ["plan.daymark"], "{what}");
    }
}

#[test]
fn a_plan_without_its_header_is_damaged_and_a_file_of_zeros_is_no_plan() {
    let mut bytes = intact().bytes.clone();
    bytes[..100].fill(0xa5);
    let damaged = DamagedFile::of(bytes);
    assert!(read_and_try_to_change(&damaged, "the header").is_none());
    damaged.check_untouched("the header");
    let zeros = DamagedFile::of(vec![0; 10 * PAGE]);
    assert_eq!(open(&zeros).err().unwrap().code(), Code::NotAPlan);
    zeros.check_untouched("zeros");
}

/// Returns the file and the log as a crash leaves them: the last change is only in the log.
fn crashed() -> (Vec<u8>, Vec<u8>) {
    let damaged = DamagedFile::of(intact().bytes.clone());
    let mut planner = open(&damaged).unwrap();
    planner.note_day(day("2026-11-01"), "at rest").unwrap();
    until("it is at rest", || {
        notes_alone(&damaged.path()).contains(&"at rest".to_owned())
    });
    let reader = Connection::open(damaged.path()).unwrap();
    let read = "BEGIN; SELECT count(*) FROM post";
    reader.execute_batch(read).unwrap();
    planner.note_day(day("2026-11-02"), "in the log").unwrap();
    (
        fs::read(damaged.path()).unwrap(),
        fs::read(log_of(&damaged.path())).unwrap(),
    )
}

#[test]
fn the_log_of_a_damaged_plan_is_neither_applied_nor_set_aside() {
    let (file, log) = crashed();
    let mut opened = 0;
    let mark = intact().pages_of("mark", "leaf")[0].clone();
    let pages = intact().pages_of("item", "leaf");
    for (page, has_mark) in pages.iter().flat_map(|page| [(page, true), (page, false)]) {
        let mut bytes = file.clone();
        bytes[(page.number - 1) * PAGE..][..PAGE].fill(0xa5);
        if !has_mark {
            bytes[(mark.number - 1) * PAGE..][..PAGE].fill(0xa5);
        }
        let damaged = DamagedFile::with_log(bytes, Some(log.clone()));
        let what = format!("{page:?}, {has_mark}");
        // The log may contain the damaged page, which makes the plan intact again.
        let is_whole = matches!(read_and_try_to_change(&damaged, &what), Some(None));
        if !is_whole {
            damaged.check_untouched(&what);
            let names = files(damaged.folder.path());
            assert!(
                !names.iter().any(|name| name.contains("set-aside")),
                "{names:?}"
            );
        }
        opened += usize::from(!is_whole);
    }
    assert!(opened > 3, "{opened}");
}

#[test]
fn a_damaged_plan_with_a_log_is_read_with_it() {
    let (file, log) = crashed();
    let page = &intact().pages_of("post_by_channel", "leaf")[0];
    let mut bytes = file;
    bytes[(page.number - 1) * PAGE..][..PAGE].fill(0);
    let damaged = DamagedFile::with_log(bytes, Some(log));
    let planner = open(&damaged).unwrap();
    assert!(planner.check_pages().is_some());
    let notes = planner.overview().unwrap().rows.notes;
    assert!(notes.iter().any(|note| note.text == "in the log"));
    drop(planner);
    damaged.check_untouched("after it was read");
}

#[test]
fn a_damaged_log_loses_only_changes_that_are_in_it() {
    let (file, log) = crashed();
    let mut random = random(2);
    for turn in 0..8 {
        let mut log = log.clone();
        let place = random.next_u32() as usize % log.len();
        match turn % 2 {
            0 => log[place] ^= 0x40,
            _ => log.truncate(place),
        }
        let damaged = DamagedFile::with_log(file.clone(), Some(log));
        let planner = open(&damaged).unwrap();
        let notes = planner.overview().unwrap().rows.notes;
        assert!(notes.iter().any(|note| note.text == "at rest"), "{place}");
        assert_eq!(planner.verify().unwrap(), [""; 0], "{place}");
    }
}

/// The page is damaged in an index that opening the plan doesn't read.
#[test]
fn the_first_change_is_refused_where_a_page_is_damaged() {
    let plan = noted();
    until("it is at rest", || !notes_alone(&plan.path()).is_empty());
    let mut plan = plan.reopened_after(|path| damage_index(path, "post_by_item", 0xa5));
    assert_eq!(plan.damage(), None, "the file wasn't checked yet");
    let before = fs::read(plan.path()).unwrap();
    let refused = plan.note_day(day("2026-11-21"), "changed").unwrap_err();
    assert_eq!(refused.code(), Code::Damaged, "{refused}");
    assert!(refused.to_string().contains("salvage"), "{refused}");
    assert!(plan.damage().is_some() && plan.overview().unwrap().read_only);
    assert!(fs::read(plan.path()).unwrap() == before);
}

#[test]
fn a_plan_of_an_earlier_version_that_is_damaged_is_not_migrated() {
    let (path, folder) = noted().close();
    make_earlier_version(&path);
    damage_index(&path, "post_by_item", 0xa5);
    let before = fs::read(&path).unwrap();
    let refused = try_open(&path).err().unwrap();
    assert_eq!(refused.code(), Code::Damaged, "{refused}");
    assert!(fs::read(&path).unwrap() == before);
    drop(folder);
}

fn damage_index(path: &std::path::Path, index: &str, with: u8) {
    let root = root_of(path, index);
    let mut bytes = fs::read(path).unwrap();
    bytes[(root - 1) * PAGE..][..200].fill(with);
    fs::write(path, bytes).unwrap();
}

#[test]
fn the_newest_backup_is_named() {
    let plan = noted();
    let first = plan.back_up(None).unwrap().backup;
    let second = plan.back_up(Some("Before the launch")).unwrap().backup;
    let newest = [&first, &second]
        .into_iter()
        .max_by_key(|backup| (backup.at, &backup.id));
    let id = newest.unwrap().id.clone();
    let (path, _folder) = plan.close();
    let whole = fs::read(&path).unwrap();
    for cut in [50, 3 * PAGE] {
        fs::write(&path, &whole[..cut]).unwrap();
        let refused = try_open(&path).err().unwrap();
        assert_eq!(refused.code(), Code::Damaged, "{refused}");
        assert!(refused.to_string().contains(&id), "{refused}");
    }
    fs::write(&path, &whole).unwrap();
    damage_index(&path, "post_by_item", 0xa5);
    let damage = try_open(&path).unwrap().check_pages().unwrap();
    assert_eq!(damage.backup.map(|backup| backup.id), Some(id));
    assert!(!damage.problems.is_empty());
}

/// Returns a plan with an index that doesn't match its table, which the quick check doesn't compare.
fn with_wrong_index() -> crate::support::TestPlan {
    let plan = noted();
    let id = plan.channel_ids().pop().unwrap();
    until("it is at rest", || !notes_alone(&plan.path()).is_empty());
    plan.reopened_after(|path| {
        let root = root_of(path, "sqlite_autoindex_channel_1");
        let mut bytes = fs::read(path).unwrap();
        let page = &mut bytes[(root - 1) * PAGE..][..PAGE];
        let place = page
            .windows(36)
            .position(|part| part == id.as_bytes())
            .unwrap();
        page[place + 35] = if page[place + 35] == b'0' { b'1' } else { b'0' };
        fs::write(path, bytes).unwrap();
    })
}

#[test]
fn the_whole_file_is_checked_once_a_week() {
    let plan = noted();
    let backups = plan.backups().unwrap();
    let checked = |planner: &Planner| planner.reader().unwrap().check_if_due(&backups).unwrap();
    assert_eq!(checked(&plan), Some(Vec::new()));
    assert_eq!(checked(&plan), None, "it was done just now");
    plan.back_up(None).unwrap();
    assert_eq!(checked(&plan), None, "a backup doesn't forget it");
    for (days, is_due) in [(6, false), (7, true)] {
        let clock = Clock::Fixed(moment("2026-11-18T08:00") + chrono::Duration::days(days));
        let later = Planner::open_in(&plan.path(), clock, backups_beside(&plan.path())).unwrap();
        assert_eq!(checked(&later).is_some(), is_due, "after {days} days");
    }
    assert_eq!(plan.history(9).unwrap().len(), 3, "it is no operation");
}

#[test]
fn damage_that_only_the_full_check_finds_makes_the_plan_read_only_and_is_checked_for_again() {
    let mut plan = with_wrong_index();
    assert_eq!(plan.check_pages(), None);
    let backups = plan.backups().unwrap();
    for _ in 0..2 {
        let problems = plan.reader().unwrap().check_if_due(&backups).unwrap();
        assert!(!problems.unwrap().is_empty());
    }
    let refused = plan.note_day(day("2026-11-21"), "changed").unwrap_err();
    assert_eq!(refused.code(), Code::Damaged, "{refused}");
    assert!(plan.damage().is_some() && plan.overview().unwrap().read_only);
}

#[test]
fn an_intact_plan_counts_as_intact() {
    let damaged = DamagedFile::of(intact().bytes.clone());
    let mut planner = open(&damaged).unwrap();
    assert_eq!(planner.check_pages(), None);
    planner.note_day(day("2026-11-20"), "changed").unwrap();
    drop(planner);
    let (file, log) = crashed();
    let damaged = DamagedFile::with_log(file, Some(log));
    assert_eq!(open(&damaged).unwrap().check_pages(), None);
    assert!(plan().open().check_pages().is_none());
}
