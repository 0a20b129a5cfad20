//! Salvaging a damaged plan saves all rows that aren't on damaged pages as a new, intact plan. The damaged file isn't
//! changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::backup::BackupRoot;
use daymark_core::clock::Clock;
use daymark_core::model::{Salvaged, SalvagedRows};
use daymark_core::{Code, Planner, Result, planner};
use proptest::prelude::Rng;

use crate::backups::files;
use crate::rest::log_of;
use crate::rows::{dump, read_only};
use crate::ruins::{
    DAMAGES, Damage, DamagedFile, PAGE, TreePage, intact, random, reopened, root_of,
};
use crate::support::{backups_beside, day, moment, open, plan};

fn try_salvage(path: &Path) -> Result<(Salvaged, PathBuf)> {
    let to = path.with_file_name("saved.daymark");
    let clock = Clock::Fixed(moment("2026-11-18T08:00"));
    let saved = planner::salvage_in(path, &to, clock, &backups_beside(path))?;
    Ok((saved, to))
}

fn salvage(path: &Path) -> (Salvaged, PathBuf) {
    try_salvage(path).unwrap()
}

/// Salvages a damaged file, and returns the rows of the intact plan that are missing in the new plan.
fn missing(damaged: &DamagedFile, what: &str) -> (Salvaged, Vec<&'static String>) {
    let (saved, to) =
        try_salvage(&damaged.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
    damaged.check_untouched(what);
    let planner = reopened(&to).unwrap();
    assert_eq!(planner.verify().unwrap(), [""; 0], "{what}");
    planner.opening().unwrap();
    planner.range(day("2026-01-01"), day("2027-01-01")).unwrap();
    drop(planner);
    let rows: BTreeSet<String> = dump(&to).lines().map(str::to_owned).collect();
    let missing = intact().rows.iter().filter(|row| !rows.contains(*row));
    (saved, missing.collect())
}

/// Returns the counts of a noun.
fn of<'a>(saved: &'a Salvaged, noun: &str) -> &'a SalvagedRows {
    saved.rows.iter().find(|rows| rows.noun == noun).unwrap()
}

/// Returns the most rows that may be lost with a page: those on a leaf of a table, and one with text on an overflow
/// page.
fn most_lost(page: &TreePage) -> usize {
    let is_index = page.tree.starts_with("sqlite_autoindex") || page.tree.contains("_by_");
    match page.kind.as_str() {
        // The skipped dates of a series are lost with it.
        "leaf" if page.tree == "repeat" => 2 * page.cells,
        "leaf" if !is_index => page.cells,
        "overflow" => 1,
        _ => 0,
    }
}

#[test]
fn only_the_rows_on_a_damaged_page_are_lost() {
    let mut checked = 0;
    for (turn, page) in intact().pages.iter().enumerate() {
        // A page of each tree and kind, and some more of the largest.
        let is_first = !intact().pages[..turn]
            .iter()
            .any(|other| other.tree == page.tree && other.kind == page.kind);
        if !is_first && turn % 7 > 0 {
            continue;
        }
        let way = DAMAGES[checked % DAMAGES.len()];
        let what = format!("{page:?}, {way:?}");
        let damaged = DamagedFile::of(intact().with_damaged(page.number, way));
        let (_, missing) = missing(&damaged, &what);
        assert!(missing.len() <= most_lost(page), "{what}: {missing:#?}");
        checked += 1;
    }
    assert!(checked > 60, "{checked}");
}

/// SQLite itself reads no row of such a table.
#[test]
fn no_row_is_lost_if_the_root_of_a_table_is_damaged() {
    for table in ["post", "item"] {
        let root = &intact().pages_of(table, "internal")[0];
        for way in [Damage::Zeros, Damage::Noise] {
            let damaged = DamagedFile::of(intact().with_damaged(root.number, way));
            let (saved, missing) = missing(&damaged, table);
            assert_eq!(missing, [""; 0], "{table}, {way:?}");
            assert_eq!(of(&saved, table).lost, Some(0), "{table}, {way:?}");
        }
    }
}

#[test]
fn posts_whose_page_is_lost_keep_their_channel_item_and_time() {
    let page = &intact().pages_of("post", "leaf")[1];
    let damaged = DamagedFile::of(intact().with_damaged(page.number, Damage::Zeros));
    let (saved, missing) = missing(&damaged, "a leaf of posts");
    assert!(
        missing.iter().all(|row| row.starts_with("post ")),
        "{missing:#?}"
    );
    let posts = of(&saved, "post");
    assert_eq!((posts.mended as usize, posts.lost), (page.cells, Some(0)));
    assert_eq!(posts.mended_names.len(), page.cells);
    let times = |path: &Path| -> Vec<String> {
        let sql = "SELECT id || item_id || channel_id || coalesce(date || minute || zone || moment, '') FROM post ORDER BY id";
        let db = read_only(path);
        let mut query = db.prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.map(std::result::Result::unwrap).collect()
    };
    let before = DamagedFile::of(intact().bytes.clone());
    assert_eq!(
        times(&damaged.path().with_file_name("saved.daymark")),
        times(&before.path())
    );
}

#[test]
fn posts_of_lost_items_stay_where_they_are() {
    let page = &intact().pages_of("item", "leaf")[1];
    let damaged = DamagedFile::of(intact().with_damaged(page.number, Damage::Zeros));
    let (saved, missing) = missing(&damaged, "a leaf of items");
    assert_eq!(missing.len(), page.cells);
    assert!(
        missing.iter().all(|row| row.starts_with("item ")),
        "{missing:#?}"
    );
    let items = of(&saved, "item");
    assert_eq!(items.mended as usize, page.cells);
    assert!(items.mended_names.iter().all(|name| name.starts_with("? ")));
    assert_eq!(of(&saved, "post").mended, 0);
}

#[test]
fn deleted_posts_do_not_come_back() {
    assert!(intact().free_pages().len() > 3);
    let page = &intact().pages_of("day_note", "leaf")[0];
    let damaged = DamagedFile::of(intact().with_damaged(page.number, Damage::Zeros));
    let (_, to) = salvage(&damaged.path());
    let found = open(&to).search("story").unwrap();
    let story = |number: u32| format!("story {number}");
    let has = |title: String| found.iter().any(|card| card.title == title);
    assert!(has(story(100)) && !(101..=150).any(|number| has(story(number))));
}

#[test]
fn an_intact_plan_loses_only_its_history() {
    let damaged = DamagedFile::of(intact().bytes.clone());
    let (saved, missing) = missing(&damaged, "whole");
    assert_eq!(missing, [""; 0]);
    assert!(saved.is_all(), "{saved:#?}");
    let to = damaged.path().with_file_name("saved.daymark");
    assert_eq!(dump(&to).lines().collect::<Vec<_>>(), intact().rows);
    let planner = open(&to);
    assert_eq!(planner.history(9).unwrap(), []);
    let found = planner.search("story 17").unwrap();
    assert!(
        found.iter().any(|card| card.title == "story 17"),
        "the index is whole"
    );
}

#[test]
fn a_salvaged_plan_finds_the_backups_of_the_damaged_one() {
    let plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let backup = plan.back_up(None).unwrap().backup;
    let (path, _folder) = plan.close();
    let whole = fs::read(&path).unwrap();
    let root = root_of(&path, "identity");
    for damaged in [None, Some(root)] {
        let mut bytes = whole.clone();
        if let Some(page) = damaged {
            bytes[(page - 1) * PAGE..][..PAGE].fill(0);
        }
        fs::write(&path, bytes).unwrap();
        let (_, to) = salvage(&path);
        let found = open(&to).backups().unwrap().list().unwrap();
        assert_eq!(found[0].id, backup.id, "{damaged:?}");
        fs::remove_file(to).unwrap();
    }
}

#[test]
fn the_log_is_salvaged_with_the_file() {
    let damaged = DamagedFile::of(intact().bytes.clone());
    let clock = Clock::Fixed(moment("2026-11-18T08:00"));
    let mut planner = Planner::open_in(
        &damaged.path(),
        clock,
        BackupRoot::at(damaged.folder.path()),
    )
    .unwrap();
    let reader = rusqlite::Connection::open(damaged.path()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM post")
        .unwrap();
    planner.note_day(day("2026-11-02"), "in the log").unwrap();
    let (file, log) = (
        fs::read(damaged.path()).unwrap(),
        fs::read(log_of(&damaged.path())).unwrap(),
    );
    let mut damaged = file.clone();
    damaged[..100].fill(0);
    let mut cut = log.clone();
    cut.truncate(log.len() - 1);
    for (bytes, log, has_note) in [(damaged, log, true), (file, cut, false)] {
        let damaged = DamagedFile::with_log(bytes, Some(log.clone()));
        let (saved, missing) = missing(&damaged, "a log");
        assert_eq!(missing, [""; 0]);
        let to = damaged.path().with_file_name("saved.daymark");
        assert_eq!(dump(&to).contains("in the log"), has_note);
        let copies = saved.copies.iter().map(|copy| fs::read(copy).unwrap());
        let originals = [fs::read(damaged.path()).unwrap(), log];
        assert!(copies.eq(originals), "to the byte");
    }
}

#[test]
fn a_plan_that_was_cut_short_loses_only_rows_that_were_cut_off() {
    let whole = intact();
    let mut random = random(3);
    for _ in 0..8 {
        let pages = 1 + random.next_u32() as usize % (whole.bytes.len() / PAGE - 1);
        let length = pages * PAGE + random.next_u32() as usize % PAGE;
        let damaged = DamagedFile::of(whole.bytes[..length].to_vec());
        let what = format!("{length} bytes");
        if try_salvage(&damaged.path()).is_ok() {
            fs::remove_file(damaged.path().with_file_name("saved.daymark")).unwrap();
            let (_, missing) = missing(&damaged, &what);
            let cut = whole.pages.iter().filter(|page| page.number > pages);
            let most: usize = cut.map(most_lost).sum();
            assert!(missing.len() <= most, "{what}: {} of {most}", missing.len());
        } else {
            assert!(pages < 12, "{what}");
        }
    }
}

#[test]
fn several_damaged_pages_lose_only_their_rows() {
    let whole = intact();
    for seed in 0..12 {
        let mut random = random(100 + seed);
        let (mut bytes, mut most) = (whole.bytes.clone(), 0);
        for _ in 0..=random.next_u32() % 6 {
            let page = &whole.pages[random.next_u32() as usize % whole.pages.len()];
            random.fill_bytes(&mut bytes[(page.number - 1) * PAGE..][..PAGE]);
            most += most_lost(page);
        }
        let (_, missing) = missing(&DamagedFile::of(bytes), &format!("seed {seed}"));
        assert!(
            missing.len() <= most,
            "seed {seed}: {} of {most}",
            missing.len()
        );
    }
}

#[test]
fn values_that_the_planner_can_not_read_are_cleared_one_by_one() {
    let (path, _folder) = plan()
        .channel("x")
        .post("no zone", "2026-11-20T09:00")
        .post("no status", "2026-11-20T10:00")
        .post("late", "2026-11-20T11:00")
        .open()
        .close();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
        CREATE TEMP TABLE named AS SELECT post.id, title FROM post JOIN item ON item.id = item_id;
        UPDATE post SET zone = 'Europe/Berl' WHERE id = (SELECT id FROM named WHERE title = 'no zone');
        UPDATE post SET status = 'dra' WHERE id = (SELECT id FROM named WHERE title = 'no status');
        UPDATE post SET minute = 60000 WHERE id = (SELECT id FROM named WHERE title = 'late');
        UPDATE channel SET zone = 'Mars/Olympus';
        UPDATE setting SET second_zone = 'nowhere';
        UPDATE item SET campaign_id = '01234567-89ab-7def-8123-456789abcdef' WHERE title = 'late';
        INSERT INTO slot SELECT id, 9, 9000 FROM channel;",
    )
    .unwrap();
    drop(db);
    let (saved, to) = salvage(&path);
    let planner = open(&to);
    assert_eq!(planner.verify().unwrap(), [""; 0]);
    let cards = planner.search("").unwrap();
    let card = |title: &str| cards.iter().find(|card| card.title == title).unwrap();
    assert_eq!(card("no zone").date, None);
    assert!(card("no status").date.is_some());
    assert_eq!(card("late").date, None);
    assert_eq!(of(&saved, "post").mended, 3);
    assert_eq!(of(&saved, "channel").mended, 1);
    assert_eq!(of(&saved, "settings").mended, 1);
    assert_eq!(of(&saved, "item").mended_names, ["late"]);
    assert_eq!(of(&saved, "slot").saved, 0);
}

#[test]
fn a_refused_salvage_creates_no_file() {
    let zeros = DamagedFile::of(vec![0; 10 * PAGE]);
    let refused = try_salvage(&zeros.path()).err().unwrap();
    assert_eq!(refused.code(), Code::NotAPlan, "{refused}");
    assert_eq!(files(zeros.folder.path()), ["plan.daymark"]);
    let mut newer = intact().bytes.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    let newer = DamagedFile::of(newer);
    assert_eq!(
        try_salvage(&newer.path()).err().unwrap().code(),
        Code::NewerVersion
    );
    assert_eq!(files(newer.folder.path()), ["plan.daymark"]);
    let taken = DamagedFile::of(intact().bytes.clone());
    fs::write(taken.path().with_file_name("saved.daymark"), "mine").unwrap();
    assert_eq!(
        try_salvage(&taken.path()).err().unwrap().code(),
        Code::FileExists
    );
    assert_eq!(files(taken.folder.path()).len(), 2);
}
