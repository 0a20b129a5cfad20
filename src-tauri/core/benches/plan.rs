//! What the planner takes without a window, by the number of posts stored: opening a plan and reading its
//! week, checks, one move and its undo, exports, imports and backups. Run by `cargo xtask bench`, which shows the rows.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use chrono::{Duration, NaiveDate};
use daymark_core::Planner;
use daymark_core::export::ExportOptions;
use daymark_core::model::{Status, Target, When};

#[path = "plan/backing_up.rs"]
mod backing_up;
#[path = "plan/checking.rs"]
mod checking;
#[path = "plan/importing.rs"]
mod importing;
#[path = "../../../tests/bench/plans.rs"]
#[allow(dead_code, reason = "the window's bench uses the rest")]
mod plans;
#[path = "plan/results.rs"]
mod results;
#[path = "../../../tests/bench/rows.rs"]
#[allow(dead_code, reason = "the window's bench uses the rest")]
mod rows;

use rows::{Goal, Row, Samples};

const OPENINGS: usize = 40;
const READINGS: usize = 200;
const CHANGES: usize = 200;
const SETTLINGS: usize = 10;
const EXPORTS: usize = 9;
const SEARCHES: usize = 60;

/// As a person goes on typing: short, common, Chinese, rare, not there, and a common word with one that is not there.
const TYPED: [&str; 7] = [
    "w",
    "中文",
    "customer",
    "calendar honest",
    "how the launch",
    "zebra",
    "customer 保险",
];

/// Too short for the index to be asked, and in no post.
const NOWHERE: &str = "qy";
const SCANS: usize = 9;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
    let mut exports = Vec::new();
    for posts in [1_000, 10_000, 100_000] {
        let file = folder.path().join(format!("{posts}.daymark"));
        let monday = plans::fill(&file, &plans::years_around(posts));
        reading(&file, posts, monday);
        searching(&file, posts);
        checking::checking(&file, posts, monday);
        changing(&file, posts, monday);
        if posts >= 10_000 {
            exports.push(exporting(&file, posts));
            backing_up::backing_up(&file, posts);
        }
        if posts == 100_000 {
            importing::importing(&file, posts);
        }
    }
    linear(&exports[0], &exports[1]);
    results::results(folder.path());
}

fn reading(file: &Path, posts: usize, monday: NaiveDate) {
    let opened = timed(OPENINGS, |_| {
        let planner = Planner::open(file).expect("a plan");
        planner.opening().expect("a week")
    });
    let figure = format!("open and read the week, {posts} posts");
    row(figure, &opened, None, Goal::Nothing);
    let planner = Planner::open(file).expect("a plan");
    let next = monday + Duration::days(7);
    let week = timed(READINGS, |_| planner.range(monday, next).expect("a week"));
    let figure = format!("read the week, {posts} posts");
    row(figure, &week, None, Goal::Most(2.0));
}

fn searching(file: &Path, posts: usize) {
    let planner = Planner::open(file).expect("a plan");
    let found = timed(SEARCHES, |turn| {
        planner.find(TYPED[turn % TYPED.len()]).expect("an answer")
    });
    let figure = format!("search as you type, {posts} posts");
    row(figure, &found, None, Goal::Most(20.0));
    let scanned = timed(SCANS, |_| planner.search(NOWHERE).expect("an answer"));
    let figure = format!("search that looks into every post, {posts} posts");
    let goal = match posts {
        100_000 => Goal::Nothing,
        _ => Goal::Most(20.0),
    };
    row(figure, &scanned, None, goal);
}

fn changing(file: &Path, posts: usize, monday: NaiveDate) {
    let mut planner = Planner::open(file).expect("a plan");
    let week = planner.range(monday, monday + Duration::days(7));
    let id = week.expect("a week")[0].id.to_string();
    let ids = [id.clone()];
    let moved = timed(CHANGES, |turn| {
        let days = if turn % 2 == 0 { 1 } else { -1 };
        planner.move_posts(&ids, &days_later(days)).expect("a move")
    });
    let undone = timed(CHANGES, |_| planner.undo().expect("an undo"));
    let settled = timed(SETTLINGS, |turn| {
        let days = if turn % 2 == 0 { 1 } else { -1 };
        planner.move_posts(&ids, &days_later(days)).expect("a move");
        wait_for_rest(file);
    });
    drop(planner);
    row(
        format!("a move until the file alone has it, {posts} posts"),
        &settled,
        None,
        Goal::Most(1_000.0),
    );
    if posts == 100_000 {
        moving_beside_export(file, posts, monday, &moved);
    }
    let bare = plans::BareWrite::open(file);
    let floor = timed(CHANGES, |turn| bare.change(&id, 600 + (turn % 2) as u16));
    let floor = Some(("one UPDATE", &floor));
    row(
        format!("one move, {posts} posts"),
        &moved,
        floor,
        Goal::Most(2.0),
    );
    row(
        format!("one undo, {posts} posts"),
        &undone,
        floor,
        Goal::Nothing,
    );
}

/// Moves a post while the whole plan is being exported, again and again.
fn moving_beside_export(file: &Path, posts: usize, monday: NaiveDate, alone: &Samples) {
    let mut planner = Planner::open(file).expect("a plan");
    let week = planner.range(monday, monday + Duration::days(7));
    let ids = [week.expect("a week")[0].id.to_string()];
    let reader = planner.reader().expect("a reader");
    let target = file.with_extension("beside.ics");
    let is_over = AtomicBool::new(false);
    let moved = thread::scope(|scope| {
        let (is_over, target) = (&is_over, &target);
        scope.spawn(move || {
            while !is_over.load(Ordering::Relaxed) {
                reader
                    .export_ics(&ExportOptions::default(), target)
                    .expect("an export");
            }
        });
        let moved = timed(CHANGES, |turn| {
            let days = if turn % 2 == 0 { 1 } else { -1 };
            planner.move_posts(&ids, &days_later(days)).expect("a move")
        });
        is_over.store(true, Ordering::Relaxed);
        moved
    });
    let figure = format!("one move while {posts} posts are exported");
    row(
        figure,
        &moved,
        Some(("without", alone)),
        Goal::MostAtP95(16.0),
    );
}

/// Until the log beside a plan is empty: its file alone is the whole plan.
fn wait_for_rest(file: &Path) {
    let log = format!("{}-wal", file.display());
    while fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        std::thread::yield_now();
    }
}

fn days_later(days: i64) -> Target {
    let when = When::By {
        days,
        minutes: 0,
        tray: None,
    };
    Target {
        when,
        channel: None,
        zone: None,
    }
}

/// Returns what the whole export took.
fn exporting(file: &Path, posts: usize) -> Samples {
    let planner = Planner::open(file).expect("a plan");
    let (target, copy) = (file.with_extension("ics"), file.with_extension("copy"));
    let all = ExportOptions::default();
    let whole = seconds(|_| planner.export_ics(&all, &target).expect("an export"));
    let bytes = fs::read(&target).expect("the export");
    let synced = seconds(|_| write(&copy, &bytes).sync_all().expect("on the disk"));
    let plain = seconds(|_| write(&copy, &bytes));
    let serializing = serializing(&planner);
    let size = format!("{posts} posts, {:.1} MB", bytes.len() as f64 / 1e6);
    let floor = Some(("write and fsync", &synced));
    let goal = if posts == 100_000 {
        Goal::Most(0.7)
    } else {
        Goal::Nothing
    };
    in_seconds(format!("export of {size}"), &whole, floor, goal);
    let floor = Some(("plain write", &plain));
    in_seconds(
        format!("serializing alone, {size}"),
        &serializing,
        floor,
        Goal::Times(4.0),
    );
    whole
}

/// Writing to nowhere, less the same reading of the same rows without a word written.
fn serializing(planner: &Planner) -> Samples {
    let all = ExportOptions::default();
    let none = ExportOptions {
        statuses: vec![Status::Skipped],
        ..ExportOptions::default()
    };
    let nowhere = |options: &ExportOptions| {
        let start = Instant::now();
        planner
            .write_ics(options, &mut io::sink())
            .expect("an export");
        start.elapsed().as_secs_f64()
    };
    Samples(
        (0..EXPORTS)
            .map(|_| nowhere(&all) - nowhere(&none))
            .collect(),
    )
}

fn linear(smaller: &Samples, larger: &Samples) {
    let floor = smaller.times(10.0);
    let figure = "export of 100000 posts beside ten of 10000".to_owned();
    in_seconds(
        figure,
        larger,
        Some(("ten times", &floor)),
        Goal::Times(1.25),
    );
}

fn write(path: &Path, bytes: &[u8]) -> File {
    let mut file = File::create(path).expect("a file");
    file.write_all(bytes).expect("it is written");
    file
}

/// Milliseconds of each run, after one that is not counted.
fn timed<T>(runs: usize, mut run: impl FnMut(usize) -> T) -> Samples {
    let mut once = |turn| {
        let start = Instant::now();
        let made = black_box(run(turn));
        let taken = start.elapsed();
        drop(made);
        taken.as_secs_f64() * 1e3
    };
    once(1);
    Samples((0..runs).map(once).collect())
}

fn seconds<T>(run: impl FnMut(usize) -> T) -> Samples {
    timed(EXPORTS, run).times(1e-3)
}

fn row(figure: String, samples: &Samples, floor: Option<(&str, &Samples)>, goal: Goal) {
    Row {
        figure,
        unit: "ms",
        samples,
        floor,
        goal,
    }
    .print();
}

fn in_seconds(figure: String, samples: &Samples, floor: Option<(&str, &Samples)>, goal: Goal) {
    Row {
        figure,
        unit: "s",
        samples,
        floor,
        goal,
    }
    .print();
}
