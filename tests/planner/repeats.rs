//! The same words twice on one channel within a week.

use daymark_core::Planner;
use daymark_core::checks::Check;
use daymark_core::model::Status;
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};

const WORDS: &str = "We are hiring two engineers in Berlin";

fn said(plan: &mut TestPlan, title: &str, text: &str) {
    let id = plan.id(title);
    plan.edit_post(&id, &of(&json!({ "text": text }))).unwrap();
}

/// As `post < other`, by their titles, with the day of the other.
fn found(plan: &Planner, from: &str, to: &str) -> Vec<String> {
    let cards = plan.search("").unwrap();
    let title = |id: &str| {
        let card = cards.iter().find(|card| card.id.as_str() == id);
        card.map(|card| card.title.clone()).unwrap_or_default()
    };
    let findings = plan.findings(day(from), day(to)).unwrap();
    let duplicates = findings
        .iter()
        .filter(|found| found.check == Check::Duplicate);
    let lines = duplicates.map(|found| {
        let (post, other) = (found.post.as_ref().unwrap(), found.other.as_ref().unwrap());
        let (post, same) = (title(post.as_str()), title(other.post.as_str()));
        format!("{post} < {same} {}", other.day)
    });
    lines.collect()
}

fn pair(first: &str, second: &str) -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .post("a", first)
        .post("b", second)
        .open();
    said(&mut plan, "a", WORDS);
    said(&mut plan, "b", "  we ARE hiring\ntwo engineers in Berlin ");
    plan
}

#[test]
fn the_later_of_a_week_is_named_beyond_the_asked_days_too() {
    let plan = pair("2026-11-12T09:00", "2026-11-19T09:00");
    assert_eq!(
        found(&plan, "2026-11-16", "2026-11-23"),
        ["b < a 2026-11-12"]
    );
    assert_eq!(
        found(&plan, "2026-11-09", "2026-11-16"),
        ["a < b 2026-11-19"]
    );
    assert_eq!(
        found(&plan, "2026-11-09", "2026-11-23"),
        ["b < a 2026-11-12"]
    );
    assert_eq!(found(&plan, "2026-11-23", "2026-11-30"), [""; 0]);
}

#[test]
fn eight_days_short_words_other_channels_and_skipped_ones_are_fine() {
    let plan = pair("2026-11-12T09:00", "2026-11-20T09:00");
    assert_eq!(
        found(&plan, "2026-11-09", "2026-11-23"),
        [""; 0],
        "eight days"
    );
    let mut plan = pair("2026-11-12T09:00", "2026-11-19T09:00");
    for title in ["a", "b"] {
        said(&mut plan, title, "Good morning, Berlin");
    }
    assert_eq!(
        found(&plan, "2026-11-09", "2026-11-23").len(),
        1,
        "20 characters"
    );
    for title in ["a", "b"] {
        said(&mut plan, title, "Good morning Berlin");
    }
    assert_eq!(
        found(&plan, "2026-11-09", "2026-11-23"),
        [""; 0],
        "19 characters"
    );
    let mut plan = pair("2026-11-12T09:00", "2026-11-19T09:00");
    let id = plan.id("a");
    plan.set_status(&[id], Status::Skipped).unwrap();
    assert_eq!(found(&plan, "2026-11-09", "2026-11-23"), [""; 0], "skipped");
    let plan = crate::support::plan().channel("x").channel("linkedin");
    let mut plan = plan.everywhere("both", "2026-11-18T09:00").open();
    said(&mut plan, "both", WORDS);
    assert_eq!(
        found(&plan, "2026-11-16", "2026-11-23"),
        [""; 0],
        "one item on two channels"
    );
}

#[test]
fn posts_of_one_series_are_meant_to_say_the_same() {
    let mut plan = plan().channel("x").open();
    let new = json!({"title": "Tip", "text": WORDS, "channels": plan.channel_ids(),
        "at": {"date": "2026-11-16", "minute": 540}, "repeat": "FREQ=WEEKLY;COUNT=3"});
    plan.add_post(&of(&new)).unwrap();
    assert_eq!(found(&plan, "2026-11-16", "2026-12-07"), [""; 0]);
}
