//! Calendars brought into the plan: ours change nothing, those of others become posts whatever habits they have.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::export::ExportOptions;
use daymark_core::planner::{CalendarOptions, ImportReport, ImportRow, Outcome};
use daymark_core::{Code, Planner};
use proptest::prelude::*;
use serde_json::json;

use crate::documents::counts;
use crate::furnished::furnished;
use crate::support::{TestPlan, of, plan};

pub(crate) fn written(plan: &TestPlan, lines: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name("calendar.ics");
    fs::write(&path, lines).unwrap();
    path
}

/// Brings a calendar in, after a preview that tells the same. Events without a channel are for the first one.
pub(crate) fn bring(plan: &mut TestPlan, path: &Path) -> ImportReport {
    let options = CalendarOptions {
        channel: plan.channel_ids().into_iter().next(),
        ..CalendarOptions::default()
    };
    let preview = plan.preview_ics(path, &options).unwrap();
    let (_, report) = plan.import_ics(path, &options).unwrap();
    assert_eq!(report, preview);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    report
}

/// Brings the lines of events into a plan in Berlin with a channel.
pub(crate) fn brought(lines: &str) -> (TestPlan, ImportReport) {
    let mut plan = plan().channel("x").open();
    let lines = format!("BEGIN:VCALENDAR\n{lines}\nEND:VCALENDAR\n").replace('\n', "\r\n");
    let path = written(&plan, lines.as_bytes());
    let report = bring(&mut plan, &path);
    (plan, report)
}

pub(crate) fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT")
}

/// Returns the posts of a plan as their times and titles.
pub(crate) fn posts(plan: &Planner) -> Vec<String> {
    let mut posts: Vec<String> = plan
        .search("")
        .unwrap()
        .iter()
        .map(|card| {
            let at = card.date.map(|date| {
                let minute = card.minute.unwrap_or_default();
                format!("{date} {:02}:{:02} ", minute / 60, minute % 60)
            });
            format!("{}{}", at.unwrap_or_default(), card.title)
        })
        .collect();
    posts.sort();
    posts
}

#[test]
fn our_own_calendar_changes_nothing() {
    let mut plan = furnished();
    let path = plan.path().with_file_name("own.ics");
    let count = plan.export_ics(&ExportOptions::default(), &path).unwrap();
    let before = plan.dump();
    let report = bring(&mut plan, &path);
    assert_eq!(counts(&report), [0, 0, count, 0, 0], "{:?}", report.rows);
    assert_eq!(plan.dump(), before);
}

#[test]
fn our_own_calendar_gives_the_same_posts_in_another_plan() {
    let source = furnished();
    let path = source.path().with_file_name("own.ics");
    source.export_ics(&ExportOptions::default(), &path).unwrap();
    let mut copy = plan()
        .channel("x")
        .channel("bluesky")
        .campaign("Launch")
        .pillar("Product")
        .open();
    let report = bring(&mut copy, &path);
    assert_eq!((report.ask, report.bad), (0, 0), "{:?}", report.rows);
    let scheduled = |plan: &Planner| -> Vec<String> {
        posts(plan)
            .into_iter()
            .filter(|post| post.starts_with("20"))
            .collect()
    };
    assert_eq!(scheduled(&copy), scheduled(&source));
    let ics = |plan: &TestPlan| {
        let mut out = Vec::new();
        plan.write_ics(&ExportOptions::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines = text.lines().filter(|line| {
            ["UID", "DTSTART", "SUMMARY", "CATEGORIES", "STATUS", "URL"]
                .iter()
                .any(|name| line.starts_with(name))
        });
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(ics(&copy), ics(&source), "what a calendar carries");
    let again = bring(&mut copy, &path);
    assert_eq!(counts(&again)[..2], [0, 0]);
}

#[test]
fn times_are_those_that_each_habit_means() {
    let (plan, report) = brought(&[
        event("UID:1\nDTSTART:20261120T090000Z\nSUMMARY:In UTC"),
        event("UID:2\nDTSTART;TZID=America/New_York:20261120T090000\nSUMMARY:In a zone"),
        event("UID:3\nDTSTART;TZID=\"W. Europe Standard Time\":20261120T090000\nSUMMARY:As Windows says"),
        event("UID:4\nDTSTART:20261120T090000\nSUMMARY:Anywhere"),
        event("UID:5\nDTSTART;VALUE=DATE:20261120\nSUMMARY:All day"),
        event("DTSTART:20261120T101500Z\nSUMMARY:Without an id"),
        event("UID:7\nDTSTART;TZID=Mars:20261120T090000\nSUMMARY:Nowhere"),
        event("UID:8\nSUMMARY:Without a time"),
        event("UID:9\nDTSTART:20261120T080000Z\nDESCRIPTION:Only\\nwords"),
        event("UID:10\nDTSTART:20261121T080000Z\nSTATUS:CANCELLED\nSUMMARY:Called off"),
    ].join("\nEND:VCALENDAR\nBEGIN:VCALENDAR\n"));
    assert_eq!(counts(&report), [8, 0, 1, 0, 1], "{:?}", report.rows);
    assert_eq!(
        posts(&plan),
        [
            "2026-11-20 09:00 All day",
            "2026-11-20 09:00 Anywhere",
            "2026-11-20 09:00 As Windows says",
            "2026-11-20 09:00 Nowhere",
            "2026-11-20 09:00 Only",
            "2026-11-20 10:00 In UTC",
            "2026-11-20 11:15 Without an id",
            "2026-11-20 15:00 In a zone",
        ]
    );
    let problems: Vec<String> = report.rows.iter().flat_map(ImportRow::words).collect();
    for told in [
        "whole day, 09:00 is taken",
        "zone is unknown",
        "DTSTART: it is missing",
        "it is cancelled",
    ] {
        assert!(
            problems.iter().any(|problem| problem.contains(told)),
            "{told}: {problems:?}"
        );
    }
}

#[test]
fn a_zone_that_the_calendar_defines_is_used() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0500\n\
        TZOFFSETTO:+0500\nEND:STANDARD\nEND:VTIMEZONE\n";
    let (plan, _) = brought(&format!(
        "{zone}{}",
        event("UID:1\nDTSTART;TZID=Ours:20261120T130000\nSUMMARY:There")
    ));
    assert_eq!(posts(&plan), ["2026-11-20 09:00 There"]);
}

#[test]
fn the_newest_version_of_an_event_counts() {
    let versions = [
        event("UID:v\nSEQUENCE:1\nDTSTART:20261120T080000Z\nSUMMARY:Old"),
        event("UID:v\nSEQUENCE:3\nDTSTART:20261121T080000Z\nSUMMARY:New"),
        event("UID:v\nSEQUENCE:2\nDTSTART:20261122T080000Z\nSUMMARY:Between"),
    ];
    let (mut plan, report) = brought(&versions.join("\n"));
    assert_eq!(posts(&plan), ["2026-11-21 09:00 New"]);
    assert_eq!(counts(&report), [1, 0, 2, 0, 0]);
    let newer = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:v\nDTSTART:20261125T083000Z\nSUMMARY:Newest\nDESCRIPTION:Words\nEND:VEVENT\n";
    let path = written(&plan, newer.as_bytes());
    let report = bring(&mut plan, &path);
    assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
    assert_eq!(
        report.rows[0].words(),
        ["the plan has it with another title, text, time"]
    );
    assert_eq!(posts(&plan), ["2026-11-25 09:30 Newest"]);
}

#[test]
fn categories_are_channels_campaigns_pillars_and_labels() {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .campaign("Launch")
        .pillar("People")
        .open();
    let lines = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:c\nDTSTART:20261120T080000Z\nSUMMARY:Two\n\
        CATEGORIES:LinkedIn,twitter,Launch\nCATEGORIES:People,tips\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:d\nDTSTART:20261120T080000Z\nSUMMARY:LinkedIn: One\nEND:VEVENT\n";
    let path = written(&plan, lines.as_bytes());
    let report = bring(&mut plan, &path);
    let channels: Vec<&str> = report.rows.iter().map(|row| row.channel.as_str()).collect();
    assert_eq!(channels, ["LinkedIn", "X", "LinkedIn"]);
    let card = plan.card("Two");
    assert!(card.campaign.is_some() && card.pillar.is_some());
    assert_eq!(card.labels.len(), 1);
    assert_eq!(plan.card("One").title, "One");
}

#[test]
fn names_with_commas_come_back_from_our_own_calendar() {
    let mut plan = plan().channel("x").campaign("Acme, Inc.; 2026").open();
    let channel = plan.channel_ids().remove(0);
    let campaign = plan.overview().unwrap().rows.campaigns[0].id.to_string();
    plan.edit_channel(&channel, &of(&json!({"name": r"X, the \ one"})))
        .unwrap();
    let new = json!({"title": "One", "channels": [channel], "at": {"date": "2026-11-20", "minute": 540},
        "campaign": campaign, "labels": ["a, b", "c; d"]});
    plan.add_post(&of(&new)).unwrap();
    let path = plan.path().with_file_name("own.ics");
    plan.export_ics(&ExportOptions::default(), &path).unwrap();
    let text = fs::read_to_string(&path).unwrap().replace("\r\n ", "");
    let line = text
        .lines()
        .find(|line| line.starts_with("CATEGORIES"))
        .unwrap();
    assert_eq!(
        line,
        "CATEGORIES:X， the ＼ one,Acme， Inc.； 2026,a， b,c； d"
    );
    let before = plan.dump();
    assert_eq!(counts(&bring(&mut plan, &path)), [0, 0, 1, 0, 0]);
    assert_eq!(plan.dump(), before);
    plan.undo().unwrap();
    let report = bring(&mut plan, &path);
    assert_eq!(counts(&report), [1, 0, 0, 0, 0]);
    assert!(plan.card("One").campaign.is_some());
}

#[test]
fn events_without_a_channel_wait_for_an_answer() {
    let mut plan = plan().channel("x").open();
    let one =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261120T080000Z\nSUMMARY:One\nEND:VEVENT\n";
    let path = written(&plan, one.as_bytes());
    let none = CalendarOptions::default();
    let (changes, report) = plan.import_ics(&path, &none).unwrap();
    assert_eq!((changes.op, report.rows[0].outcome), (None, Outcome::Ask));
    let unknown = CalendarOptions {
        channel: Some("none".to_owned()),
        ..CalendarOptions::default()
    };
    assert_eq!(
        plan.import_ics(&path, &unknown).unwrap_err().code(),
        Code::NotFound
    );
}

#[test]
fn letters_of_other_charsets_are_read() {
    let mut plan = plan().channel("x").open();
    let latin = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261120T080000Z\r\nSUMMARY:Caf\xe9\r\n \r\n folded\r\nEND:VEVENT\r\n";
    let path = written(&plan, latin);
    bring(&mut plan, &path);
    assert_eq!(posts(&plan), ["2026-11-20 09:00 Caféfolded"]);
}

#[test]
fn what_is_no_calendar_is_refused() {
    let mut plan = plan().channel("x").open();
    let path = written(&plan, b"Date,Title\n2026-11-20,One\n");
    let error = plan
        .import_ics(&path, &CalendarOptions::default())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the file was not imported: it is no calendar: choose an .ics file"
    );
    let many = format!(
        "BEGIN:VCALENDAR\n{}",
        "BEGIN:VEVENT\nEND:VEVENT\n".repeat(100_001)
    );
    let path = written(&plan, many.as_bytes());
    let error = plan
        .import_ics(&path, &CalendarOptions::default())
        .unwrap_err();
    assert!(
        error.to_string().contains("more than 100000 events"),
        "{error}"
    );
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("BEGIN:VEVENT\n".to_owned()),
        Just("END:VEVENT\n".to_owned()),
        "(UID|SUMMARY|DESCRIPTION|CATEGORIES|URL|STATUS):\\PC{0,20}\n",
        "(DTSTART|EXDATE|RDATE|RECURRENCE-ID)(;VALUE=DATE|;TZID=Europe/Berlin)?:20[0-9]{2}(02|11)[0-3][0-9](T[0-2][0-9]0000Z?)?\n",
        "RRULE:FREQ=(DAILY|WEEKLY|MONTHLY|HOURLY)(;COUNT=[0-9]{1,3})?(;INTERVAL=[0-9])?\n",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_calendar_does_harm(lines in prop::collection::vec(line(), 0..40)) {
        let mut plan = plan().channel("x").open();
        let path = written(&plan, format!("BEGIN:VCALENDAR\n{}", lines.concat()).as_bytes());
        bring(&mut plan, &path);
        let new = json!({"title": "still works", "channels": plan.channel_ids()});
        plan.add_post(&of(&new)).unwrap();
    }
}
