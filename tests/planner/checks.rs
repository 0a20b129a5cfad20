//! What is wrong with posts, by themselves and beside others. Today is Wednesday 18 November 2026.

use daymark_core::checks::{Check, Finding, Severity};
use daymark_core::model::{LocalTime, Status};
use serde_json::json;

use crate::support::{Builder, TestPlan, day, of, plan};

const FROM: &str = "2026-11-16";
const TO: &str = "2026-11-23";

/// As `check severity title day`, the title of the post or the last day of a silence.
fn found(plan: &TestPlan, check: Check) -> Vec<String> {
    let findings = plan.findings(day(FROM), day(TO)).unwrap().into_iter();
    let of_check = findings.filter(|finding| finding.check == check);
    of_check.map(|finding| line(plan, &finding)).collect()
}

fn line(plan: &TestPlan, finding: &Finding) -> String {
    let title = |id: &str| {
        let cards = plan.search("").unwrap();
        let card = cards.into_iter().find(|card| card.id.as_str() == id);
        card.unwrap().title
    };
    let post = finding.post.as_ref().map(|id| title(id.as_str()));
    let last = finding.last_day.map(|day| day.to_string());
    let day = finding.day.unwrap().format("%d");
    match &finding.other {
        Some(other) => format!(
            "{day} {} < {} {}",
            post.unwrap(),
            title(other.post.as_str()),
            other.day.format("%d")
        ),
        None => format!("{day} {}", post.or(last).unwrap()),
    }
}

fn week(posts: &[(&str, &str)]) -> Builder {
    let plan = plan().channel("x");
    posts.iter().fold(plan, |plan, (title, at)| {
        plan.post(title, &format!("2026-11-{at}"))
    })
}

#[test]
fn too_long_is_an_error_where_the_platform_refuses_it() {
    let mut plan = week(&[("a", "18T09:00"), ("b", "24T09:00")]).open();
    for title in ["a", "b"] {
        let id = plan.id(title);
        plan.edit_post(&id, &of(&json!({"text": "x".repeat(281)})))
            .unwrap();
    }
    assert_eq!(found(&plan, Check::Excess), ["18 a"], "of the range alone");
    let findings = plan.findings(day(FROM), day(TO)).unwrap();
    assert_eq!(findings[0].severity, Severity::Error);
    let id = plan.id("a");
    plan.set_status(&[id], Status::Published).unwrap();
    assert_eq!(found(&plan, Check::Excess), [""; 0], "it was taken");
}

#[test]
fn a_time_that_the_clocks_skip() {
    let plan = plan()
        .channel("x")
        .post("gap", "2026-03-29T02:30")
        .post("fine", "2026-03-29T03:30")
        .open();
    let findings = plan.findings(day("2026-03-29"), day("2026-03-30")).unwrap();
    let gaps = findings
        .iter()
        .filter(|finding| finding.check == Check::ClockGap);
    let gaps: Vec<String> = gaps.map(|finding| line(&plan, finding)).collect();
    assert_eq!(gaps, ["29 gap"]);
}

#[test]
fn late_reviews_are_those_of_the_next_day_and_the_past_is_told_apart() {
    let mut plan = week(&[
        ("past", "17T09:00"),
        ("today", "18T23:00"),
        ("tomorrow", "19T08:59"),
        ("later", "19T09:00"),
        ("approved", "18T10:00"),
        ("missed", "16T09:00"),
        ("published", "16T19:00"),
    ])
    .open();
    let ids = [plan.id("approved"), plan.id("missed")];
    plan.set_status(&ids, Status::Approved).unwrap();
    let id = plan.id("published");
    plan.set_status(&[id], Status::Published).unwrap();
    let expected = ["18 today", "19 tomorrow"];
    assert_eq!(found(&plan, Check::LateReview), expected);
    assert_eq!(found(&plan, Check::Past), ["16 missed", "17 past"]);
}

#[test]
fn close_is_under_a_quarter_of_an_hour_on_one_channel() {
    let plan = week(&[("a", "18T09:00"), ("b", "18T09:14"), ("c", "18T09:29")]);
    let plan = plan
        .channel("mastodon")
        .post("d", "2026-11-18T09:05")
        .open();
    assert_eq!(found(&plan, Check::Close), ["18 b < a 18"]);
}

#[test]
fn close_over_midnight_is_named_by_the_one_of_the_range() {
    let mut plan = week(&[
        ("before", "15T23:55"),
        ("first", "16T00:05"),
        ("last", "22T23:50"),
        ("after", "23T00:00"),
        ("far", "23T00:10"),
    ])
    .open();
    let expected = ["16 first < before 15", "22 last < after 23"];
    assert_eq!(found(&plan, Check::Close), expected);
    let skipped = [plan.id("before"), plan.id("after")];
    plan.set_status(&skipped, Status::Skipped).unwrap();
    assert_eq!(found(&plan, Check::Close), [""; 0]);
}

#[test]
fn the_same_text_within_a_week() {
    let mut plan = week(&[("a", "12T09:00"), ("b", "19T09:00")]).open();
    for title in ["a", "b"] {
        let id = plan.id(title);
        let text = json!({"text": "We are hiring two engineers in Berlin"});
        plan.edit_post(&id, &of(&text)).unwrap();
    }
    assert_eq!(found(&plan, Check::Duplicate), ["19 b < a 12"]);
}

#[test]
fn silence_is_three_days_that_can_still_be_filled() {
    let silent = |posts: &[(&str, &str)]| found(&week(posts).open(), Check::Silence);
    assert_eq!(silent(&[]), [""; 0], "a plan without posts");
    let first = ("first", "02T09:00");
    assert_eq!(silent(&[first]), ["18 2026-11-22"], "from today on");
    let post = |title, at| (title, at);
    assert_eq!(
        silent(&[first, post("a", "20T09:00")]),
        [""; 0],
        "two days on each side"
    );
    assert_eq!(
        silent(&[first, post("a", "18T09:00"), post("b", "22T09:00")]),
        ["19 2026-11-21"]
    );
    assert_eq!(
        silent(&[post("a", "20T09:00"), post("b", "21T09:00")]),
        [""; 0],
        "before the first post of all nothing was planned"
    );
}

#[test]
fn skipped_posts_fill_no_silence_and_archived_channels_may_be_silent() {
    let mut plan = week(&[("first", "02T09:00"), ("a", "20T09:00")]).open();
    let id = plan.id("a");
    plan.set_status(&[id], Status::Skipped).unwrap();
    assert_eq!(found(&plan, Check::Silence), ["18 2026-11-22"]);
    let channel = plan.channel_ids()[0].clone();
    plan.edit_channel(&channel, &of(&json!({"archived": true})))
        .unwrap();
    assert_eq!(found(&plan, Check::Silence), [""; 0]);
}

#[test]
fn any_range_can_be_checked() {
    let plan = week(&[("a", "18T09:00")]).open();
    let LocalTime { date, .. } = plan.now().unwrap();
    for (from, to) in [
        (date, date),
        (day("2026-11-23"), date),
        (chrono::NaiveDate::MIN, chrono::NaiveDate::MAX),
    ] {
        plan.findings(from, to).unwrap();
    }
}
