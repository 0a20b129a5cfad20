//! A backup of many posts, what differs from it, and both ways back.

use std::fs;
use std::path::Path;
use std::time::Instant;

use daymark_core::Planner;
use daymark_core::backup::{Backup, BackupRoot};
use daymark_core::model::Status;

use super::rows::{Goal, Samples};
use super::{in_seconds, seconds, write};

/// A backup, what differs from it, and both ways back.
pub(super) fn backing_up(file: &Path, posts: usize) {
    let root = BackupRoot::at(&file.with_extension("backups"));
    let mut planner = Planner::open(file).expect("a plan");
    planner.keep_backups_in(root.clone());
    let named = |_| planner.back_up(Some("bench")).expect("a backup").backup;
    let made = seconds(named);
    let copy = file.with_extension("copy");
    let bytes = fs::read(file).expect("the plan");
    let synced = seconds(|_| write(&copy, &bytes).sync_all().expect("on the disk"));
    let backup = named(0);
    let mut turn = 0;
    let restored = seconds(|_| {
        turn += 1;
        let to = file.with_extension(format!("{turn}.restored"));
        root.restore(&backup, &to).expect("a plan");
        fs::remove_file(to).expect("it is there");
    });
    let compared = seconds(|_| planner.difference(&backup).expect("a difference"));
    let packed = backup.bytes as f64 / 1e6;
    let size = format!("{posts} posts, packed to {packed:.1} MB");
    let floor = Some(("write and fsync", &synced));
    in_seconds(format!("backup of {size}"), &made, floor, Goal::Most(3.0));
    in_seconds(
        format!("restore of {size}"),
        &restored,
        floor,
        Goal::Most(3.0),
    );
    let figure = format!("what differs from a backup, {posts} posts");
    in_seconds(figure, &compared, None, Goal::Nothing);
    restoring_in_place(&mut planner, &backup, posts);
}

/// Every post has another status before.
fn restoring_in_place(planner: &mut Planner, backup: &Backup, posts: usize) {
    let cards = planner.search("").expect("all posts").into_iter();
    let ids: Vec<String> = cards.map(|card| card.id.to_string()).collect();
    planner.set_status(&ids, Status::Skipped).expect("a change");
    let start = Instant::now();
    planner.restore(backup).expect("the plan as it was");
    let taken = Samples(vec![start.elapsed().as_secs_f64()]);
    let figure = format!("restore in place, its backup included, {posts} posts changed");
    in_seconds(figure, &taken, None, Goal::Nothing);
}
