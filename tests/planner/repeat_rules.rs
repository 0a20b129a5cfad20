//! Rules: which dates they have, which are taken and how they are written down.

use chrono::{Datelike, Duration, NaiveDate, Timelike};
use daymark_core::Code;
use daymark_core::model::{Rule, ZonedTime};
use proptest::prelude::*;
use serde_json::json;

use crate::rows::read_only;
use crate::support::{day, of, plan};

#[test]
fn dates() {
    check_dates(
        "FREQ=DAILY;COUNT=3",
        "2026-11-20",
        &["2026-11-20", "2026-11-21", "2026-11-22"],
    );
    check_dates(
        "FREQ=DAILY;INTERVAL=10;UNTIL=20261210",
        "2026-11-20",
        &["2026-11-20", "2026-11-30", "2026-12-10"],
    );
    check_dates(
        "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3",
        "2026-11-18",
        &["2026-11-19", "2026-11-23", "2026-11-26"],
    );
    check_dates(
        "FREQ=WEEKLY;INTERVAL=2;COUNT=3",
        "2026-11-18",
        &["2026-11-18", "2026-12-02", "2026-12-16"],
    );
    check_dates(
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3",
        "2026-11-20",
        &["2026-11-20", "2026-11-23", "2026-11-24"],
    );
    check_dates(
        "FREQ=MONTHLY;COUNT=3",
        "2026-12-31",
        &["2026-12-31", "2027-01-31", "2027-03-31"],
    );
    check_dates(
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
        "2026-12-31",
        &["2026-12-31", "2027-01-31", "2027-02-28"],
    );
    check_dates(
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2",
        "2026-11-18",
        &["2026-11-27", "2026-12-25"],
    );
    check_dates(
        "FREQ=MONTHLY;BYDAY=2TU;COUNT=2",
        "2026-11-18",
        &["2026-12-08", "2027-01-12"],
    );
    check_dates(
        "FREQ=YEARLY;COUNT=2",
        "2028-02-29",
        &["2028-02-29", "2032-02-29"],
    );
}

fn check_dates(rule: &str, from: &str, expected: &[&str]) {
    let rule: Rule = rule.parse().unwrap();
    let rule = rule.anchored(day(from));
    let found = rule.dates(day(from), day("2040-01-01"));
    let expected: Vec<NaiveDate> = expected.iter().map(|text| day(text)).collect();
    assert_eq!(found, expected, "{rule}");
}

#[test]
fn rules_are_written_one_way() {
    for (typed, written) in [
        ("rrule:freq=weekly;byday=th,mo", "FREQ=WEEKLY;BYDAY=MO,TH"),
        (
            "FREQ=WEEKLY;INTERVAL=1;UNTIL=2026-12-20",
            "FREQ=WEEKLY;UNTIL=20261220",
        ),
        (
            "FREQ=WEEKLY;UNTIL=20261220T090000Z",
            "FREQ=WEEKLY;UNTIL=20261220",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=5",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=15,1",
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
        ),
    ] {
        let rule: Rule = typed.parse().unwrap();
        assert_eq!(rule.to_string(), written);
        assert_eq!(written.parse::<Rule>().unwrap(), rule);
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_what_to_do() {
    for rule in [
        "",
        "weekly",
        "FREQ=HOURLY",
        "FREQ=SECONDLY",
        "FREQ=WEEKLY;BYHOUR=9",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=5000",
        "FREQ=WEEKLY;COUNT=501",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20261220",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=7MO",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=MO",
        "FREQ=YEARLY;BYDAY=MO",
        "每周",
        "FREQ=DAILY;UNTIL=20260101",
        "FREQ=DAILY;UNTIL=20400101",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    ] {
        check_refused(rule);
    }
}

fn check_refused(rule: &str) {
    let mut plan = plan().channel("x").open();
    let before = plan.dump();
    let at = json!({"date": "2027-02-20", "minute": 540});
    let channels = plan.channel_ids();
    let new = json!({"title": "Tip", "channels": channels, "at": at, "repeat": rule});
    let error = plan.add_post(&of(&new)).unwrap_err();
    assert!(
        matches!(error.code(), Code::CannotRepeat | Code::BadDate),
        "{rule}: {error}"
    );
    assert!(
        error.to_string().contains(':'),
        "{rule}: {error} says what to do"
    );
    assert_eq!(plan.dump(), before, "{rule}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// By arithmetic of the test's own, over two changes of the clocks in each of four zones.
    #[test]
    fn every_post_keeps_its_rule_and_its_time_of_day(
        days in prop::collection::btree_set(0_u8..7, 1..7),
        every in 1_i64..5,
        minute in 0_u16..1440,
        start in 0_i64..400,
        zone in prop::sample::select(vec!["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai"]),
    ) {
        let first = day("2026-01-01") + Duration::days(start);
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        let by_day: Vec<&str> = days.iter().map(|day| names[usize::from(*day)]).collect();
        let rule = format!("FREQ=WEEKLY;INTERVAL={every};BYDAY={}", by_day.join(","));
        let mut plan = plan().zone(zone).now("2026-01-01T08:00").channel("x").open();
        let at = json!({"date": first, "minute": minute});
        let channels = plan.channel_ids();
        let before = plan.dump();
        plan.add_post(&of(&json!({"title": "Tip", "channels": channels, "at": at, "repeat": rule}))).unwrap();
        let made = made(&plan);
        let monday = first - Duration::days(i64::from(first.weekday().num_days_from_monday()));
        let horizon = made.iter().map(|planned| planned.at.date).max().unwrap();
        let mut expected = Vec::new();
        let mut date = first;
        while date <= horizon {
            let week = (date - monday).num_days() / 7;
            if week % every == 0 && days.contains(&(date.weekday().num_days_from_monday() as u8)) {
                expected.push(date);
            }
            date += Duration::days(1);
        }
        let found: Vec<NaiveDate> = made.iter().map(|planned| planned.at.date).collect();
        prop_assert_eq!(found, expected);
        for planned in made {
            prop_assert_eq!(planned.at.minute, minute);
            let shown = planned.zone.local(planned.moment());
            let shown = shown.hour() * 60 + shown.minute();
            prop_assert!(planned.is_skipped() || shown == u32::from(minute));
        }
        plan.undo().unwrap();
        prop_assert_eq!(plan.dump(), before);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", parts in "(FREQ=(WEEKLY|MONTHLY|DAILY|YEARLY);?)?(BY[A-Z]{3,8}=[-0-9A-Z,]{0,9};?){0,3}") {
        for rule in [text, parts] {
            if let Ok(rule) = rule.parse::<Rule>() {
                let rule = rule.anchored(day("2026-11-20"));
                rule.dates(day("2026-11-20"), day("2027-11-20"));
                prop_assert_eq!(&rule.to_string().parse::<Rule>().unwrap(), &rule);
            }
        }
    }

    #[test]
    fn a_shifted_rule_has_the_shifted_dates(
        rule in prop::sample::select(vec!["FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU"]),
        at in 0_usize..20,
        days in -9_i64..10,
    ) {
        let rule: Rule = rule.parse().unwrap();
        let dates = rule.dates(day("2026-11-16"), day("2027-11-16"));
        let to = dates[at] + Duration::days(days);
        let shifted = rule.shifted(dates[at], to);
        let expected: Vec<NaiveDate> = dates.iter().map(|date| *date + Duration::days(days)).collect();
        let found = shifted.dates(expected[0], expected[expected.len() - 1] + Duration::days(1));
        prop_assert_eq!(found, expected);
    }
}

/// Read past the planner.
fn made(plan: &crate::support::TestPlan) -> Vec<ZonedTime> {
    let db = read_only(&plan.path());
    let mut query = db
        .prepare("SELECT date, minute, zone FROM post ORDER BY date")
        .unwrap();
    let rows = query.query_map([], |row| {
        let (date, minute, zone): (String, u16, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((date, minute, zone))
    });
    let planned = rows.unwrap().map(|row| {
        let (date, minute, zone) = row.unwrap();
        let at = daymark_core::model::LocalTime {
            date: day(&date),
            minute,
        };
        ZonedTime {
            at,
            zone: zone.parse().unwrap(),
        }
    });
    planned.collect()
}
