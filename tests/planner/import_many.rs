//! Imports of many posts: what is written at once is as what is written one by one, and cancelling one changes nothing.

use std::cell::Cell;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use daymark_core::planner::{ImportAs, TableOptions};
use daymark_core::{Cancellation, Code};

use crate::support::{TestPlan, plan};

/// More than are written one by one.
const MANY: usize = 1_500;

fn table(plan: &TestPlan) -> PathBuf {
    let mut text = String::from("Title,Text,Date,Time,Channel,Campaign,Labels\n");
    for row in 0..MANY {
        let day = row % 28 + 1;
        writeln!(
            text,
            "Post {row},Unicorn{row} words,2026-11-{day:02},09:00,x,Campaign {},tips",
            row % 3
        )
        .unwrap();
    }
    let path = plan.path().with_file_name("many.csv");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn many_posts_are_found_undone_and_brought_back() {
    let mut plan = plan()
        .channel("x")
        .post("Earlier", "2026-11-20T09:00")
        .open();
    let path = table(&plan);
    let (_, report) = plan.import_table(&path, &TableOptions::default()).unwrap();
    assert_eq!(report.add as usize, MANY);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    assert_eq!(plan.search("unicorn1234").unwrap().len(), 1);
    assert_eq!(plan.search("tips").unwrap().len(), MANY);
    assert_eq!(plan.search("earlier").unwrap().len(), 1);
    plan.undo().unwrap();
    assert_eq!(plan.search("").unwrap().len(), 1);
    assert_eq!(plan.search("unicorn1234").unwrap().len(), 0);
    plan.redo().unwrap();
    assert_eq!(plan.search("unicorn1234").unwrap().len(), 1);
    let (_, again) = plan.import_table(&path, &TableOptions::default()).unwrap();
    assert_eq!((again.add, again.update, again.skip as usize), (0, 0, MANY));
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn a_cancelled_import_changes_nothing() {
    let mut plan = plan()
        .channel("x")
        .post("Earlier", "2026-11-20T09:00")
        .open();
    let (path, before) = (table(&plan), plan.dump());
    let options = TableOptions::default();
    let (cancellation, most) = (Cancellation::default(), Cell::new(0));
    let written = |posts: u32| {
        most.set(posts);
        if posts == 500 {
            cancellation.cancel();
        }
    };
    let how = ImportAs::Table(&options);
    let error = plan
        .import_unless_cancelled(&path, how, &cancellation, &written)
        .unwrap_err();
    assert_eq!(error.code(), Code::Cancelled);
    assert!(
        (500..MANY as u32).contains(&most.get()),
        "it ended soon: {}",
        most.get()
    );
    assert_eq!(plan.dump(), before);
    assert_eq!(plan.search("unicorn").unwrap().len(), 0);
    plan.import_table(&path, &options).unwrap();
    assert_eq!(plan.search("unicorn12").unwrap().len(), 111);
}
