//! Makes damaged plans, one page at a time. SQLite's `dbstat` lists the pages of the plan while it is intact.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use daymark_core::clock::Clock;
use daymark_core::model::PostEdit;
use daymark_core::{Planner, Result};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::rest::log_of;
use crate::rows::{dump, read_only};
use crate::support::{backups_beside, day, folder, moment, plan};

/// The size of a page in bytes.
pub(crate) const PAGE: usize = 4_096;

/// A plan whose file has pages of every kind: inner pages, leaves, overflow pages and free pages.
pub(crate) struct IntactPlan {
    pub(crate) bytes: Vec<u8>,
    /// The dump of its rows, by lines.
    pub(crate) rows: Vec<String>,
    pub(crate) pages: Vec<TreePage>,
}

/// A page of a tree.
#[derive(Clone, Debug)]
pub(crate) struct TreePage {
    /// The table or index.
    pub(crate) tree: String,
    /// `internal`, `leaf` or `overflow`.
    pub(crate) kind: String,
    pub(crate) number: usize,
    /// The number of rows or entries on it.
    pub(crate) cells: usize,
}

/// A damaged file in a folder of its own.
pub(crate) struct DamagedFile {
    pub(crate) folder: TempDir,
    bytes: Vec<u8>,
    log: Option<Vec<u8>>,
}

/// The bytes that a damaged page has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Damage {
    Zeros,
    Noise,
    /// Noise in a quarter of the page.
    Run,
    /// Twenty flipped bits.
    Flips,
    /// The bytes of the next page.
    Swapped,
}

pub(crate) const DAMAGES: [Damage; 5] = [
    Damage::Zeros,
    Damage::Noise,
    Damage::Run,
    Damage::Flips,
    Damage::Swapped,
];

pub(crate) fn intact() -> &'static IntactPlan {
    static INTACT: OnceLock<IntactPlan> = OnceLock::new();
    INTACT.get_or_init(make)
}

fn make() -> IntactPlan {
    let labels = PostEdit {
        labels: Some(vec!["one".to_owned(), "two".to_owned()]),
        ..PostEdit::default()
    };
    let mut plan = plan()
        .channel("x")
        .channel("mastodon")
        .campaign("Launch")
        .pillar("Craft")
        .everywhere("a", "2026-11-20T09:00")
        .tray("b")
        .edit("b", labels)
        .open();
    plan.note_day(day("2026-11-20"), "a note").unwrap();
    let (path, _folder) = plan.close();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(ADDED_ROWS).unwrap();
    drop(db);
    // Opening the plan stores the date up to which series have posts.
    drop(reopened(&path));
    IntactPlan {
        bytes: fs::read(&path).unwrap(),
        rows: dump(&path).lines().map(str::to_owned).collect(),
        pages: pages(&path),
    }
}

/// Opens a file at the time at which the intact plan was made, so that no posts of series are generated.
pub(crate) fn reopened(path: &Path) -> Result<Planner> {
    let clock = Clock::Fixed(moment("2026-11-18T08:00"));
    Planner::open_in(path, clock, backups_beside(path))
}

/// Adds rows that fill more pages, some with long notes, and deletes others, which leaves free pages.
const ADDED_ROWS: &str = "BEGIN;
    CREATE TEMP TABLE story (number, item, post);
    WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < 150)
    INSERT INTO story SELECT number, printf('01900000-0000-7000-8000-%012x', number),
        printf('01900000-0000-7000-9000-%012x', number) FROM counted;
    INSERT INTO item (id, title, text, notes) SELECT item, 'story ' || number,
        'what there is to say', iif(number % 25 = 0, hex(zeroblob(number * 100)), '') FROM story;
    INSERT INTO slot SELECT id, 3, 540 FROM channel;
    INSERT INTO repeat (id, item_id, channel_id, rule, first, minute, zone, text, status, changed)
        SELECT post, item, (SELECT min(id) FROM channel), 'FREQ=WEEKLY;COUNT=2', '2026-11-23', 540,
        'Europe/Berlin', NULL, 'draft', 0 FROM story WHERE number = 7;
    INSERT INTO repeat_skip SELECT id, '2026-11-30' FROM repeat;
    INSERT INTO saved_view VALUES ('01900000-0000-7000-a000-000000000001', 'mine', '{}', 0);
    INSERT INTO overlay VALUES ('01900000-0000-7000-a000-000000000002', 'Holidays', '/holidays.ics', '#808080', 1);
    UPDATE item SET campaign_id = (SELECT id FROM campaign), pillar_id = (SELECT id FROM pillar)
        WHERE title LIKE 'story _';
    INSERT INTO post (id, item_id, channel_id, date, minute, zone, moment, status, sequence, changed)
        SELECT post, item, (SELECT min(id) FROM channel), '2026-11-23', 540, 'Europe/Berlin', 1795420800, 'draft', 0, 0
        FROM story;
    DELETE FROM post WHERE id IN (SELECT post FROM story WHERE number > 100);
    DELETE FROM item WHERE id IN (SELECT item FROM story WHERE number > 100);
    COMMIT;
    PRAGMA wal_checkpoint(TRUNCATE)";

fn pages(path: &Path) -> Vec<TreePage> {
    let db = read_only(path);
    let mut query = db
        .prepare("SELECT name, pagetype, pageno, ncell FROM dbstat ORDER BY pageno")
        .unwrap();
    let pages = query.query_map([], |row| {
        Ok(TreePage {
            tree: row.get(0)?,
            kind: row.get(1)?,
            number: row.get::<_, i64>(2)? as usize,
            cells: row.get::<_, i64>(3)? as usize,
        })
    });
    pages.unwrap().map(Result::unwrap).collect()
}

impl IntactPlan {
    /// Returns the pages of one kind of a table or index.
    pub(crate) fn pages_of(&self, tree: &str, kind: &str) -> Vec<TreePage> {
        let pages = self.pages.iter();
        let pages = pages.filter(|page| page.tree == tree && page.kind == kind);
        pages.cloned().collect()
    }

    /// Returns the numbers of the pages that are in no tree.
    pub(crate) fn free_pages(&self) -> Vec<usize> {
        let all = 1..=self.bytes.len() / PAGE;
        all.filter(|number| self.pages.iter().all(|page| page.number != *number))
            .collect()
    }

    /// Returns the bytes with one page damaged.
    pub(crate) fn with_damaged(&self, number: usize, damage: Damage) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let mut random = random(number as u64);
        let begin = (number - 1) * PAGE;
        let next = bytes
            .get(begin + PAGE..begin + 2 * PAGE)
            .map(<[u8]>::to_vec);
        let page = &mut bytes[begin..begin + PAGE];
        match damage {
            Damage::Zeros => page.fill(0),
            Damage::Noise => random.fill_bytes(page),
            Damage::Run => random.fill_bytes(&mut page[PAGE / 4..PAGE / 2]),
            Damage::Flips => {
                for _ in 0..20 {
                    page[random.next_u32() as usize % PAGE] ^= 1 << (random.next_u32() % 8);
                }
            }
            Damage::Swapped => page.copy_from_slice(&next.unwrap_or(vec![0; PAGE])),
        }
        bytes
    }
}

/// Returns the number of the root page of a table or index.
pub(crate) fn root_of(path: &Path, name: &str) -> usize {
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let root = read_only(path).query_row(sql, [name], |row| row.get::<_, i64>(0));
    root.unwrap() as usize
}

/// Returns a generator whose numbers follow from the seed.
pub(crate) fn random(seed: u64) -> TestRng {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}

impl DamagedFile {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self::with_log(bytes, None)
    }

    pub(crate) fn with_log(bytes: Vec<u8>, log: Option<Vec<u8>>) -> Self {
        let folder = folder();
        let damaged = Self { folder, bytes, log };
        fs::write(damaged.path(), &damaged.bytes).unwrap();
        if let Some(log) = &damaged.log {
            fs::write(log_of(&damaged.path()), log).unwrap();
        }
        damaged
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("plan.daymark")
    }

    /// Asserts that the file and its log still have their bytes.
    pub(crate) fn check_untouched(&self, what: &str) {
        assert!(
            fs::read(self.path()).unwrap() == self.bytes,
            "{what}: the file"
        );
        let log = fs::read(log_of(&self.path())).ok();
        let log = log.filter(|log| !log.is_empty() || self.log.is_some());
        assert!(log == self.log, "{what}: the log");
    }
}
