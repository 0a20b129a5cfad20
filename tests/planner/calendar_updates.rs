//! Calendars that are brought in again after they changed: series follow, and what a person did in the plan stays.

use daymark_core::model::{Scope, SeriesChange, Status, Target, When, parse_at};
use daymark_core::planner::ImportReport;

use crate::calendar_import::{bring, brought, event, posts, written};
use crate::documents::counts;
use crate::support::TestPlan;

const WEEKLY: &str =
    "UID:w\nDTSTART;TZID=Europe/Berlin:20261123T090000\nRRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Weekly";

fn again(plan: &mut TestPlan, events: &[&str]) -> ImportReport {
    let events: Vec<String> = events.iter().map(|lines| event(lines)).collect();
    let text = format!("BEGIN:VCALENDAR\n{}\nEND:VCALENDAR\n", events.join("\n"));
    let path = written(plan, text.replace('\n', "\r\n").as_bytes());
    bring(plan, &path)
}

/// Brings a series in and then its changed calendar; a third time changes nothing, and each step is undone by one.
fn followed(first: &str, changed: &[&str]) -> (TestPlan, ImportReport) {
    let (mut plan, _) = brought(&event(first));
    let before = plan.dump();
    let report = again(&mut plan, changed);
    let after = plan.dump();
    let third = again(&mut plan, changed);
    assert_eq!(counts(&third)[..2], [0, 0], "{:?}", third.rows);
    assert_eq!(plan.dump(), after);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after);
    (plan, report)
}

fn fields(report: &ImportReport) -> Vec<&str> {
    let changes = report.rows.iter().flat_map(|row| &row.changes);
    changes.map(|change| change.field).collect()
}

#[test]
fn another_title_time_and_text_reach_all_posts() {
    let changed = WEEKLY
        .replace("T090000", "T103000")
        .replace("SUMMARY:Weekly", "SUMMARY:Weekly tip\nDESCRIPTION:Words");
    let (plan, report) = followed(WEEKLY, &[&changed]);
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    assert_eq!(fields(&report), ["title", "text", "time"]);
    let expected: Vec<String> = ["11-23", "11-30", "12-07", "12-14"]
        .iter()
        .map(|day| format!("2026-{day} 10:30 Weekly tip"))
        .collect();
    assert_eq!(posts(&plan), expected);
}

#[test]
fn another_rule_moves_and_adds_posts() {
    let changed = WEEKLY.replace("COUNT=4", "BYDAY=MO,TH;COUNT=4");
    let (plan, report) = followed(WEEKLY, &[&changed]);
    assert_eq!(fields(&report), ["rule"]);
    assert_eq!(
        posts(&plan),
        [
            "2026-11-23 09:00 Weekly",
            "2026-11-26 09:00 Weekly",
            "2026-11-30 09:00 Weekly",
            "2026-12-03 09:00 Weekly"
        ]
    );
}

#[test]
fn another_day_moves_all_posts() {
    let changed = WEEKLY.replace("20261123", "20261124");
    let (plan, _) = followed(WEEKLY, &[&changed]);
    assert_eq!(posts(&plan)[0], "2026-11-24 09:00 Weekly");
    assert_eq!(posts(&plan).len(), 4);
}

#[test]
fn days_that_are_left_out_or_changed_later_are_told() {
    let except = format!("{WEEKLY}\nEXDATE;TZID=Europe/Berlin:20261130T090000");
    let moved = "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:20261208T100000\nSUMMARY:Moved";
    let (plan, report) = followed(WEEKLY, &[&except, moved]);
    assert_eq!(fields(&report), ["dates"]);
    assert_eq!(
        posts(&plan),
        [
            "2026-11-23 09:00 Weekly",
            "2026-12-08 10:00 Moved",
            "2026-12-14 09:00 Weekly"
        ]
    );
}

#[test]
fn a_first_day_that_is_left_out_keeps_the_series_known() {
    let except = format!("{WEEKLY}\nEXDATE;TZID=Europe/Berlin:20261123T090000");
    let (mut plan, _) = followed(WEEKLY, &[&except]);
    let report = again(&mut plan, &[&except.replace("Weekly", "Other")]);
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    assert_eq!(posts(&plan).len(), 3);
    assert!(posts(&plan).iter().all(|post| post.ends_with("Other")));
}

#[test]
fn a_change_of_all_later_dates_begins_another_series() {
    let later = "UID:w\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:20261208T100000\nSUMMARY:Later";
    let (mut plan, report) = brought(&[event(WEEKLY), event(later)].join("\n"));
    let expected = [
        "2026-11-23 09:00 Weekly",
        "2026-11-30 09:00 Weekly",
        "2026-12-08 10:00 Later",
        "2026-12-15 10:00 Later",
    ];
    assert_eq!(counts(&report), [2, 0, 0, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&plan), expected);
    let report = again(&mut plan, &[WEEKLY, later]);
    assert_eq!(counts(&report), [0, 0, 2, 0, 0]);
    let (plan, report) = followed(WEEKLY, &[WEEKLY, later]);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&plan), expected);
}

#[test]
fn later_dates_that_are_called_off_or_left_out_have_no_posts() {
    let off = "UID:w\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261207T080000Z\nDTSTART:20261207T080000Z\nSTATUS:CANCELLED";
    let (plan, _) = followed(WEEKLY, &[WEEKLY, off]);
    assert_eq!(
        posts(&plan),
        ["2026-11-23 09:00 Weekly", "2026-11-30 09:00 Weekly"]
    );
    let hourly =
        "UID:h\nDTSTART:20261120T080000Z\nRRULE:FREQ=HOURLY;INTERVAL=12;COUNT=4\nSUMMARY:Often";
    let later = "UID:h\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261121T080000Z\nDTSTART:20261121T083000Z\nSUMMARY:Later";
    let (plan, _) = brought(&[event(hourly), event(later)].join("\n"));
    assert_eq!(
        posts(&plan),
        [
            "2026-11-20 09:00 Often",
            "2026-11-20 21:00 Often",
            "2026-11-21 09:30 Later",
            "2026-11-21 21:30 Later"
        ]
    );
}

#[test]
fn a_single_event_that_repeats_now_is_a_series() {
    let single = WEEKLY.replace("RRULE:FREQ=WEEKLY;COUNT=4\n", "");
    let (plan, report) = followed(&single, &[WEEKLY]);
    assert_eq!(fields(&report), ["rule"]);
    assert_eq!(posts(&plan).len(), 4);
}

#[test]
fn what_is_published_or_moved_by_hand_stays() {
    let (mut plan, _) = brought(&event(WEEKLY));
    let cards = plan.search("Weekly").unwrap();
    let id = |date: &str| {
        let is_it = |card: &&daymark_core::query::Card| card.date.unwrap().to_string() == date;
        cards.iter().find(is_it).unwrap().id.to_string()
    };
    plan.set_status(&[id("2026-11-30")], Status::Published)
        .unwrap();
    let by_hand = Target {
        when: When::At {
            at: parse_at("2026-12-09T18:00").unwrap(),
        },
        channel: None,
        zone: None,
    };
    plan.move_posts(&[id("2026-12-07")], &by_hand).unwrap();
    let changed = WEEKLY
        .replace("T090000", "T103000")
        .replace("Weekly", "Other");
    let report = again(&mut plan, &[&changed]);
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    assert_eq!(
        posts(&plan),
        [
            "2026-11-23 10:30 Other",
            "2026-11-30 09:00 Weekly",
            "2026-12-09 18:00 Other",
            "2026-12-14 10:30 Other"
        ]
    );
}

#[test]
fn a_series_that_a_person_cut_in_two_is_left_alone() {
    let (mut plan, _) = brought(&event(WEEKLY));
    let third = plan
        .search("Weekly")
        .unwrap()
        .into_iter()
        .find(|card| card.date.unwrap().to_string() == "2026-12-07");
    let change: SeriesChange =
        serde_json::from_str(r#"{"change": "edit", "edit": {"title": "Mine"}}"#).unwrap();
    plan.change_series(third.unwrap().id.as_str(), Scope::Later, &change)
        .unwrap();
    let before = plan.dump();
    let report = again(&mut plan, &[WEEKLY]);
    assert_eq!(counts(&report), [0, 0, 1, 0, 0], "{:?}", report.rows);
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_series_whose_first_time_the_clocks_skip_has_its_own_time_later() {
    for zone in ["Europe/Berlin", "\"W. Europe Standard Time\""] {
        let night = format!(
            "UID:n\nDTSTART;TZID={zone}:20270328T023000\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Night"
        );
        let (plan, _) = brought(&event(&night));
        assert_eq!(
            posts(&plan)[1..],
            ["2027-03-29 02:30 Night", "2027-03-30 02:30 Night"]
        );
        assert!(
            plan.search("Night")
                .unwrap()
                .iter()
                .any(|card| card.in_clock_gap)
        );
    }
}

#[test]
fn a_changed_day_beyond_what_is_made_ahead_has_its_post() {
    let endless = WEEKLY.replace(";COUNT=4", "");
    let moved = "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20280103T090000\nDTSTART;TZID=Europe/Berlin:20280104T100000\nSUMMARY:Far";
    let (mut plan, _) = brought(&[event(&endless), event(moved)].join("\n"));
    assert!(posts(&plan).contains(&"2028-01-04 10:00 Far".to_owned()));
    let report = again(&mut plan, &[&endless, moved]);
    assert_eq!(counts(&report), [0, 0, 1, 0, 0], "{:?}", report.rows);
}

#[test]
fn the_newest_version_of_a_changed_day_counts() {
    let versions = [2, 1].map(|sequence| {
        event(&format!("UID:w\nSEQUENCE:{sequence}\nRECURRENCE-ID;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:2026120{}T100000\nSUMMARY:Version {sequence}", 7 + sequence))
    });
    let (plan, _) = brought(&[event(WEEKLY), versions.join("\n")].join("\n"));
    assert!(
        posts(&plan).contains(&"2026-12-09 10:00 Version 2".to_owned()),
        "{:?}",
        posts(&plan)
    );
}

/// Found by changed files: both had the id of one post.
#[test]
fn changed_days_without_their_event_are_one_post_each() {
    let version = |sequence: u32, title: &str| {
        event(&format!(
            "UID:w\nSEQUENCE:{sequence}\nRECURRENCE-ID;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:20261208T100000\nSUMMARY:{title}"
        ))
    };
    let (plan, report) = brought(&[version(1, "Old"), version(2, "New")].join("\n"));
    assert_eq!(counts(&report), [1, 0, 1, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&plan), ["2026-12-08 10:00 New"]);
    let later = version(3, "Later").replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;");
    let (plan, report) = brought(&[version(1, "One"), later].join("\n"));
    assert_eq!(counts(&report), [1, 0, 1, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&plan).len(), 1);
}
