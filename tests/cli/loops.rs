//! Loops that do to a plan's file what people do: scripts are killed, and the file is swapped, removed, copied and put
//! back meanwhile. Nothing is lost or damaged, and each loss of the file is reported. `DAYMARK_ROUNDS=200` runs each
//! loop 200 times, and the soak runs single rounds.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::script::{
    Script, check_holds, check_intact, copy_at_rest, ids_in, kept_file, log_of, log_set_aside,
};
use crate::support::{Plan, Ran, run};

/// Returns the number of rounds of a loop: 8, or the number in `DAYMARK_ROUNDS`.
pub(crate) fn rounds() -> usize {
    let set = std::env::var("DAYMARK_ROUNDS").ok();
    set.and_then(|rounds| rounds.parse().ok()).unwrap_or(8)
}

#[test]
fn acknowledged_posts_survive_a_kill() {
    let (plan, channel) = Plan::with_channel();
    let mut added = Vec::new();
    for round in 0..rounds() {
        let script = Script::on(&plan.path(), &channel).add(1 + round % 7);
        // The kill is at another moment each time, around the emptying of the log, which begins 150 ms after the last
        // post.
        std::thread::sleep(Duration::from_micros(
            140_000 + 97 * (round as u64 * 53 % 400),
        ));
        added.extend(script.kill());
        check_holds(&plan.path(), &added);
    }
}

#[test]
fn a_copy_of_the_file_at_rest_is_the_whole_plan() {
    let (plan, channel) = Plan::with_channel();
    let mut script = Script::on(&plan.path(), &channel);
    for round in 0..rounds() {
        script = script.add(1 + round % 5);
        let copy = copy_at_rest(&plan.path(), &script.added);
        check_holds(&copy, &script.added);
    }
    let added = script.kill();
    check_holds(&plan.path(), &added);
}

/// Makes another version of the plan, as on another machine, and returns its path.
fn other_version(plan: &Plan, channel: &str, added: &[String]) -> PathBuf {
    let other = copy_at_rest(&plan.path(), added);
    let add = ["post", "add", "--channel", channel, "--title", "elsewhere"];
    let ran = run(&other, &add, "");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    other
}

#[test]
fn a_version_put_over_the_open_file_is_reported_and_both_are_kept() {
    (0..rounds()).for_each(swap);
}

/// Puts another version over the file that a script has open.
pub(crate) fn swap(round: usize) {
    let (plan, channel) = Plan::with_channel();
    let script = Script::on(&plan.path(), &channel).add(3);
    let other = other_version(&plan, &channel, &script.added);
    let script = script.add(round % 3);
    let bytes = fs::read(&other).unwrap();
    fs::rename(&other, plan.path()).unwrap();
    let (message, added) = script.refused();
    assert!(
        message.contains("another file was put in the place"),
        "{message}"
    );
    assert!(plan.bytes() == bytes, "left as it was, to the byte");
    check_holds(&kept_file(&message), &added);
    check_intact(&plan.path());
    plan.run(&["post", "add", "--channel", &channel, "--title", "goes on"]);
    check_intact(&plan.path());
}

#[test]
fn removing_the_open_file_is_reported_and_the_plan_is_kept() {
    (0..rounds()).for_each(remove);
}

/// Removes the file that a script has open.
pub(crate) fn remove(round: usize) {
    let (plan, channel) = Plan::with_channel();
    let script = Script::on(&plan.path(), &channel).add(2 + round % 3);
    fs::remove_file(plan.path()).unwrap();
    let (message, added) = script.refused();
    assert!(message.contains("is not there any more"), "{message}");
    assert!(
        !plan.path().exists(),
        "nothing is made under its name unasked"
    );
    check_holds(&kept_file(&message), &added);
}

/// Kills scripts until one leaves a log. Returns its posts and the log.
fn crashed(plan: &Plan, channel: &str) -> (Vec<String>, Vec<u8>) {
    loop {
        let added = Script::on(&plan.path(), channel).add(2).kill();
        let log = fs::read(log_of(&plan.path())).unwrap_or_default();
        if !log.is_empty() {
            return (added, log);
        }
    }
}

#[test]
fn a_backup_put_back_beside_the_log_of_a_crashed_plan_is_intact() {
    (0..rounds()).for_each(put_back_beside_a_log);
}

/// Puts an earlier copy back beside the log that a crash left.
pub(crate) fn put_back_beside_a_log(_: usize) {
    let (plan, channel) = Plan::with_channel();
    let before = Script::on(&plan.path(), &channel).add(3).kill();
    let backup = copy_at_rest_by_opening(&plan, &before);
    let (_, log) = crashed(&plan, &channel);
    fs::copy(&backup, plan.path()).unwrap();
    let ran = plan.run(&["verify"]);
    check_log_is_kept(&plan, &ran, &log);
    let ids = ids_in(&plan.path());
    assert_eq!(ids, before.into_iter().collect(), "the posts in the backup");
}

/// Opens and closes the plan, which empties its log, and copies the file.
fn copy_at_rest_by_opening(plan: &Plan, added: &[String]) -> PathBuf {
    check_holds(&plan.path(), added);
    copy_at_rest(&plan.path(), added)
}

/// Asserts that a note about the log was printed, and that the log was set aside unchanged.
fn check_log_is_kept(plan: &Plan, ran: &Ran, log: &[u8]) {
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.err.contains("note: a log beside this plan"), "{ran:?}");
    assert!(
        fs::read(log_set_aside(&plan.path(), 1)).unwrap() == log,
        "kept to the byte"
    );
}

#[test]
fn a_new_plan_with_the_name_of_a_crashed_plan_is_intact() {
    (0..rounds()).for_each(make_new_beside_a_log);
}

/// Makes a new plan beside the log that a crash left.
pub(crate) fn make_new_beside_a_log(_: usize) {
    let (plan, channel) = Plan::with_channel();
    let (_, log) = crashed(&plan, &channel);
    fs::remove_file(plan.path()).unwrap();
    let ran = plan.run(&["init", "--name", "New"]);
    check_log_is_kept(&plan, &ran, &log);
    check_intact(&plan.path());
    assert!(ids_in(&plan.path()).is_empty());
    plan.ok(&["channel", "add", "--platform", "x", "--name", "X"]);
    check_intact(&plan.path());
}
