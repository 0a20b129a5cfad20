//! Plans that are damaged page by page. Which page is what is asked of SQLite (`dbstat`), while the plan is whole.

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
use crate::support::{backups_beside, day, dump, folder, moment, plan, read_only};

pub(crate) const PAGE: usize = 4_096;

/// A plan whose tables have pages of every kind: inner ones, leaves, long texts, and free ones.
pub(crate) struct Whole {
    pub(crate) bytes: Vec<u8>,
    /// Its rows, one a line.
    pub(crate) rows: Vec<String>,
    pub(crate) pages: Vec<PageOf>,
}

/// A page of a tree.
#[derive(Clone, Debug)]
pub(crate) struct PageOf {
    /// The table or index.
    pub(crate) tree: String,
    /// `internal`, `leaf` or `overflow`.
    pub(crate) kind: String,
    pub(crate) number: usize,
    /// How many rows or entries are on it.
    pub(crate) cells: usize,
}

/// A damaged file in a folder of its own.
pub(crate) struct Ruin {
    pub(crate) folder: TempDir,
    bytes: Vec<u8>,
    log: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    Zeros,
    Noise,
    /// A run of bytes in the middle of the page.
    Run,
    /// Some single bytes.
    Flips,
    /// The bytes of the page after it.
    Swapped,
}

pub(crate) const WAYS: [How; 5] = [How::Zeros, How::Noise, How::Run, How::Flips, How::Swapped];

pub(crate) fn whole() -> &'static Whole {
    static WHOLE: OnceLock<Whole> = OnceLock::new();
    WHOLE.get_or_init(make)
}

fn make() -> Whole {
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
    db.execute_batch(STORIES).unwrap();
    drop(db);
    // Which also notes how far series have posts.
    drop(reopened(&path));
    Whole {
        bytes: fs::read(&path).unwrap(),
        rows: dump(&path).lines().map(str::to_owned).collect(),
        pages: pages(&path),
    }
}

/// Opens a file at the moment at which the whole plan was made, so that no series needs more posts.
pub(crate) fn reopened(path: &Path) -> Result<Planner> {
    let clock = Clock::Fixed(moment("2026-11-18T08:00"));
    Planner::open_in(path, clock, backups_beside(path))
}

/// Posts that fill some more pages, a few with long notes, and free pages where others were.
const STORIES: &str = "BEGIN;
    CREATE TEMP TABLE story (number, item, post);
    WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < 150)
    INSERT INTO story SELECT number, printf('01900000-0000-7000-8000-%012x', number),
        printf('01900000-0000-7000-9000-%012x', number) FROM counted;
    INSERT INTO item (id, title, text, notes) SELECT item, 'story ' || number,
        'what there is to say', iif(number % 25 = 0, hex(zeroblob(number * 100)), '') FROM story;
    INSERT INTO slot SELECT id, 3, 540 FROM channel;
    INSERT INTO repeat SELECT post, item, (SELECT min(id) FROM channel), 'FREQ=WEEKLY;COUNT=2', '2026-11-23', 540,
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

fn pages(path: &Path) -> Vec<PageOf> {
    let db = read_only(path);
    let mut query = db
        .prepare("SELECT name, pagetype, pageno, ncell FROM dbstat ORDER BY pageno")
        .unwrap();
    let pages = query.query_map([], |row| {
        Ok(PageOf {
            tree: row.get(0)?,
            kind: row.get(1)?,
            number: row.get::<_, i64>(2)? as usize,
            cells: row.get::<_, i64>(3)? as usize,
        })
    });
    pages.unwrap().map(Result::unwrap).collect()
}

impl Whole {
    /// Returns the pages of a table or index, of one kind.
    pub(crate) fn pages_of(&self, tree: &str, kind: &str) -> Vec<PageOf> {
        let pages = self.pages.iter();
        let pages = pages.filter(|page| page.tree == tree && page.kind == kind);
        pages.cloned().collect()
    }

    /// Returns the numbers of the pages that no tree has.
    pub(crate) fn free(&self) -> Vec<usize> {
        let all = 1..=self.bytes.len() / PAGE;
        all.filter(|number| self.pages.iter().all(|page| page.number != *number))
            .collect()
    }

    /// Returns the bytes with one page damaged.
    pub(crate) fn with_damaged(&self, number: usize, how: How) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let mut random = random(number as u64);
        let begin = (number - 1) * PAGE;
        let next = bytes
            .get(begin + PAGE..begin + 2 * PAGE)
            .map(<[u8]>::to_vec);
        let page = &mut bytes[begin..begin + PAGE];
        match how {
            How::Zeros => page.fill(0),
            How::Noise => random.fill_bytes(page),
            How::Run => random.fill_bytes(&mut page[PAGE / 4..PAGE / 2]),
            How::Flips => {
                for _ in 0..20 {
                    page[random.next_u32() as usize % PAGE] ^= 1 << (random.next_u32() % 8);
                }
            }
            How::Swapped => page.copy_from_slice(&next.unwrap_or(vec![0; PAGE])),
        }
        bytes
    }
}

/// Returns the page that the tree of a table or index begins with.
pub(crate) fn root_of(path: &Path, name: &str) -> usize {
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
    let root = read_only(path).query_row(sql, [name], |row| row.get::<_, i64>(0));
    root.unwrap() as usize
}

/// Always the same numbers for one seed.
pub(crate) fn random(seed: u64) -> TestRng {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_be_bytes());
    TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}

impl Ruin {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        Self::with_log(bytes, None)
    }

    pub(crate) fn with_log(bytes: Vec<u8>, log: Option<Vec<u8>>) -> Self {
        let folder = folder();
        let ruin = Self { folder, bytes, log };
        fs::write(ruin.path(), &ruin.bytes).unwrap();
        if let Some(log) = &ruin.log {
            fs::write(log_of(&ruin.path()), log).unwrap();
        }
        ruin
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("plan.daymark")
    }

    /// The file and its log have the bytes that they had.
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
