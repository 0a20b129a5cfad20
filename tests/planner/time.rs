//! Time as a person plans it: what the clocks show stays, whatever the zones do.

use std::process::Command;

use chrono::{Datelike, Duration, NaiveDate};
use daymark_core::model::{ChannelEdit, NewPost, PlanEdit, Target, When, Zone};
use daymark_core::query::{Card, Changes};
use daymark_core::{Code, Result};

use crate::rows::read_only;
use crate::support::{TestPlan, at, day, moment, plan, post};

#[test]
fn a_time_stands_for_one_moment() {
    check_moment("Asia/Kolkata", "2026-11-20T09:00", "2026-11-20T03:30");
    check_moment("Asia/Kolkata", "2026-12-31T23:59", "2026-12-31T18:29");
    check_moment("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59");
    check_moment("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00");
}

#[test]
fn a_time_shown_twice_is_the_first() {
    check_moment("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30");
    check_moment("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30");
    check_moment(
        "Australia/Lord_Howe",
        "2027-04-04T01:45",
        "2027-04-03T14:45",
    );
}

#[test]
fn a_time_that_is_skipped_stays_as_written() {
    check_skipped("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30");
    check_skipped("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30");
    check_skipped(
        "Australia/Lord_Howe",
        "2026-10-04T02:15",
        "2026-10-03T15:45",
    );
    check_skipped("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00");
}

fn check_moment(zone: &str, written: &str, utc: &str) {
    check(zone, written, utc, false);
}

fn check_skipped(zone: &str, written: &str, utc: &str) {
    check(zone, written, utc, true);
}

fn check(zone: &str, written: &str, utc: &str, skipped: bool) {
    let plan = plan().zone(zone).channel("x").post("a", written).open();
    let card = plan.card("a");
    assert_eq!(shown(&card), written, "{zone}");
    assert_eq!(card.in_clock_gap, skipped, "{zone} {written}");
    assert_eq!(
        stored_moment(&plan),
        moment(utc).timestamp(),
        "{zone} {written}"
    );
    let detail = plan.post(card.id.as_str()).unwrap();
    assert_eq!(
        (detail.at, detail.in_clock_gap),
        (Some(at(written)), skipped),
        "{zone}"
    );
}

pub(crate) fn stored_moment(plan: &TestPlan) -> i64 {
    let db = read_only(&plan.path());
    db.query_row("SELECT moment FROM post", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn moves_keep_what_the_clocks_show() {
    check_move("2027-03-27T02:30", by(1, 0), "2027-03-28T02:30");
    check_move("2027-03-28T02:30", by(1, 0), "2027-03-29T02:30");
    check_move("2026-10-24T09:00", by(1, 0), "2026-10-25T09:00");
    check_move("2026-10-24T09:00", by(-7, 15), "2026-10-17T09:15");
    check_move("2026-12-31T23:59", by(0, 1), "2027-01-01T00:00");
    check_move("2027-01-01T00:00", by(0, -1), "2026-12-31T23:59");
    check_move("2028-02-28T09:00", by(1, 0), "2028-02-29T09:00");
    check_move("2026-03-28T02:30", to_day("2026-03-29"), "2026-03-29T02:30");
    check_move("2026-11-20T09:10", to_day("2027-01-02"), "2027-01-02T09:10");
    check_move("2026-11-20T09:10", When::Keep, "2026-11-20T09:10");
    check_move(
        "2026-11-20T09:10",
        When::At {
            at: at("2026-11-21T17:00"),
        },
        "2026-11-21T17:00",
    );
}

fn check_move(from: &str, when: When, expected: &str) {
    let mut plan = plan().channel("x").post("a", from).open();
    shift(&mut plan, &target(when)).unwrap();
    assert_eq!(shown(&plan.card("a")), expected, "{from} {when:?}");
}

#[test]
fn the_tray_takes_and_gives() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:10").open();
    let id = [plan.id("a")];
    plan.move_posts(&id, &target(When::Tray)).unwrap();
    assert_eq!(shown(&plan.card("a")), "tray");
    plan.move_posts(&id, &target(by(1, 0))).unwrap();
    assert_eq!(shown(&plan.card("a")), "tray");
    plan.move_posts(&id, &target(to_day("2026-11-22"))).unwrap();
    assert_eq!(shown(&plan.card("a")), "2026-11-22T10:00");
}

#[test]
fn a_move_out_of_the_calendar_is_refused() {
    for when in [
        by(i64::MAX, 0),
        by(i64::MIN, 0),
        by(0, i64::MAX),
        by(0, i64::MIN),
    ] {
        let mut plan = plan().channel("x").post("a", "9998-12-31T23:59").open();
        let refused = shift(&mut plan, &target(when)).unwrap_err();
        assert_eq!(refused.code(), Code::BadDate, "{when:?}");
    }
    let mut plan = plan().channel("x").post("a", "9998-12-31T23:59").open();
    let one_more = shift(&mut plan, &target(by(0, 1)));
    assert_eq!(one_more.unwrap_err().code(), Code::BadDate);
}

#[test]
fn a_range_takes_its_first_day_and_not_its_last() {
    check_range("2026-12-28", "2027-01-04", "2026-12-27T23:59", false);
    check_range("2026-12-28", "2027-01-04", "2026-12-28T00:00", true);
    check_range("2026-12-28", "2027-01-04", "2026-12-31T23:59", true);
    check_range("2026-12-28", "2027-01-04", "2027-01-03T23:59", true);
    check_range("2026-12-28", "2027-01-04", "2027-01-04T00:00", false);
    check_range("2027-03-28", "2027-03-29", "2027-03-28T00:00", true);
    check_range("2027-03-28", "2027-03-29", "2027-03-28T02:30", true);
    check_range("2027-03-28", "2027-03-29", "2027-03-28T23:59", true);
    check_range("2027-03-28", "2027-03-29", "2027-03-29T00:00", false);
    check_range("2026-11-20", "2026-11-20", "2026-11-20T00:00", false);
    check_range("2026-11-21", "2026-11-20", "2026-11-20T12:00", false);
}

fn check_range(from: &str, to: &str, written: &str, expected: bool) {
    let plan = plan().channel("x").post("a", written).open();
    let found = plan.range(day(from), day(to)).unwrap().len() == 1;
    assert_eq!(found, expected, "{written} in {from}..{to}");
}

#[test]
fn any_range_can_be_asked_for() {
    let plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let all = plan.range(NaiveDate::MIN, NaiveDate::MAX).unwrap();
    assert_eq!(all.len(), 1);
    assert!(
        plan.range(NaiveDate::MAX, NaiveDate::MIN)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_time_that_is_skipped_lies_on_the_day_it_says() {
    for (zone, written) in [
        ("America/Nuuk", "2026-03-28T23:59"),
        ("America/Nuuk", "2026-03-29T00:00"),
        ("Pacific/Apia", "2011-12-30T09:00"),
        ("Pacific/Apia", "2011-12-31T09:00"),
        ("Africa/Cairo", "2026-04-24T00:30"),
    ] {
        let plan = plan().zone(zone).channel("x").post("a", written).open();
        let date = at(written).date;
        let found = [-1, 0, 1].map(|days| {
            let from = date + Duration::days(days);
            plan.range(from, from + Duration::days(1)).unwrap().len()
        });
        assert_eq!(found, [0, 1, 0], "{zone} {written}");
    }
}

#[test]
fn every_time_lies_within_the_borders_of_its_day_in_every_zone() {
    let first = day("2026-01-01");
    for zone in Zone::all() {
        for date in first.iter_days().take_while(|date| date.year() < 2027) {
            let (start, end) = (zone.border(date).0, zone.border(date + Duration::days(1)).1);
            for minute in [0, 30, 1439] {
                let local = date.and_time(chrono::NaiveTime::MIN) + Duration::minutes(minute);
                let moment = zone.moment(local);
                assert!(start <= moment && moment < end, "{zone} {local}");
            }
        }
    }
}

#[test]
fn a_channel_may_live_in_another_zone() {
    let mut plan = plan()
        .channel_in("x", "Asia/Tokyo")
        .post("a", "2026-11-20T05:00")
        .open();
    assert_eq!(shown(&plan.card("a")), "2026-11-19T21:00");
    let detail = plan.post(&plan.id("a")).unwrap();
    assert_eq!(
        (detail.at, detail.zone.name()),
        (Some(at("2026-11-20T05:00")), "Asia/Tokyo")
    );

    let berlin = Target {
        zone: Some("Europe/Berlin".to_owned()),
        ..target(to_day("2026-11-21"))
    };
    shift(&mut plan, &berlin).unwrap();
    assert_eq!(shown(&plan.card("a")), "2026-11-21T21:00");
    assert_eq!(
        plan.post(&plan.id("a")).unwrap().at,
        Some(at("2026-11-22T05:00"))
    );
}

#[test]
fn a_new_post_can_be_timed_on_the_clocks_of_the_plan() {
    let mut plan = plan().channel_in("x", "Asia/Tokyo").open();
    let new = NewPost {
        channels: plan.channel_ids(),
        at: Some(at("2026-11-20T09:00")),
        zone: Some("Europe/Berlin".to_owned()),
        ..post("a")
    };
    plan.add_post(&new).unwrap();
    assert_eq!(shown(&plan.card("a")), "2026-11-20T09:00");
    assert_eq!(
        plan.post(&plan.id("a")).unwrap().at,
        Some(at("2026-11-20T17:00"))
    );
}

#[test]
fn a_new_zone_keeps_what_the_clocks_show() {
    let mut plan = plan().channel("x").post("home", "2026-11-20T09:00");
    plan = plan
        .channel_in("x", "Asia/Tokyo")
        .post("away", "2026-11-20T09:00");
    let mut plan = plan.open();
    let kolkata = PlanEdit {
        zone: Some("Asia/Kolkata".to_owned()),
        ..PlanEdit::default()
    };
    plan.edit_plan(&kolkata).unwrap();
    assert_eq!(shown(&plan.card("home")), "2026-11-20T09:00");
    assert_eq!(shown(&plan.card("away")), "2026-11-20T05:30");

    let away = plan.channel_ids().pop().unwrap();
    let follow = ChannelEdit {
        zone: Some(None),
        ..ChannelEdit::default()
    };
    plan.edit_channel(&away, &follow).unwrap();
    assert_eq!(shown(&plan.card("away")), "2026-11-20T09:00");
}

/// The variable `TZ` is where a process takes its machine's zone from, so the test runs itself
/// again with others.
#[test]
fn the_zone_of_the_machine_does_not_matter() {
    let here = shown_on_a_machine_in("UTC");
    assert!(here.contains("2026-12-31T23:59"), "{here}");
    for zone in ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata"] {
        assert_eq!(shown_on_a_machine_in(zone), here, "{zone}");
    }
}

fn shown_on_a_machine_in(zone: &str) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "time::shows_a_plan", "--nocapture"])
        .env("TZ", zone);
    let output = child.output().unwrap();
    assert!(output.status.success(), "{zone}");
    let output = String::from_utf8(output.stderr).unwrap();
    output
        .lines()
        .filter(|line| line.contains("shown: "))
        .collect()
}

#[test]
fn shows_a_plan() {
    let plan = plan()
        .channel("x")
        .post("a", "2026-12-31T23:59")
        .now("2026-12-31T23:30")
        .open();
    let (card, now) = (plan.card("a"), plan.now().unwrap());
    let midnight = plan
        .range(day("2026-12-31"), day("2027-01-01"))
        .unwrap()
        .len();
    eprintln!(
        "\nshown: {} {now} {midnight} {}",
        shown(&card),
        stored_moment(&plan)
    );
}

fn target(when: When) -> Target {
    Target {
        when,
        channel: None,
        zone: None,
    }
}

/// Moves the post “a”.
pub(crate) fn shift(plan: &mut TestPlan, target: &Target) -> Result<Changes> {
    let id = [plan.id("a")];
    plan.move_posts(&id, target)
}

pub(crate) fn by(days: i64, minutes: i64) -> When {
    When::By {
        days,
        minutes,
        tray: None,
    }
}

pub(crate) fn to_day(date: &str) -> When {
    When::Day {
        date: day(date),
        minute: 600,
    }
}

fn shown(card: &Card) -> String {
    match (card.date, card.minute) {
        (Some(date), Some(minute)) => format!("{date}T{:02}:{:02}", minute / 60, minute % 60),
        _ => "tray".to_owned(),
    }
}
