//! Which posts leave the plan, how long they last, and under which ids.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use daymark_core::export::ExportOptions;
use daymark_core::model::{
    NewChannel, NewPlan, NewPost, PlanEdit, PostEdit, Status, Target, When, parse_at, parse_date,
};
use daymark_core::{Code, Planner};
use tempfile::TempDir;

use crate::awkward::Seen;
use crate::reading::{parse, read, text};

struct Plan {
    planner: Planner,
    channels: Vec<String>,
    _folder: TempDir,
}

/// A plan in Shanghai with a channel there and one in New York.
fn plan() -> Plan {
    let folder = tempfile::tempdir().unwrap();
    let new = NewPlan {
        name: "Plan".to_owned(),
        zone: "Asia/Shanghai".to_owned(),
        first_day: 1,
    };
    let mut planner = Planner::create(&folder.path().join("plan.daymark"), &new).unwrap();
    let channel = |name: &str, zone: Option<&str>| NewChannel {
        platform: "youtube".to_owned(),
        name: name.to_owned(),
        handle: None,
        zone: zone.map(str::to_owned),
    };
    let new = [
        channel("Home", None),
        channel("Abroad", Some("America/New_York")),
    ];
    let (_, channels) = planner.add_channels(&new).unwrap();
    Plan {
        planner,
        channels: channels.iter().map(ToString::to_string).collect(),
        _folder: folder,
    }
}

impl Plan {
    fn add(&mut self, title: &str, channel: usize, at: &str, status: Status) -> String {
        let post = NewPost {
            published_url: None,
            repeat: None,
            channels: vec![self.channels[channel].clone()],
            at: Some(parse_at(at).unwrap()),
            zone: None,
            status,
            edit: PostEdit {
                title: Some(title.to_owned()),
                ..PostEdit::default()
            },
        };
        self.planner.add_post(&post).unwrap().1[0].to_string()
    }

    fn bytes(&self, options: &ExportOptions) -> Vec<u8> {
        let mut bytes = Vec::new();
        let posts = self.planner.write_ics(options, &mut bytes).unwrap();
        assert_eq!(posts as usize, read(&bytes).len());
        bytes
    }

    fn export(&self, options: &ExportOptions) -> Vec<Seen> {
        read(&self.bytes(options))
    }

    /// Titles in the file's order, without the channel before them.
    fn titles(&self, options: &ExportOptions) -> Vec<String> {
        let title = |seen: Seen| seen.summary.split_once(": ").unwrap().1.to_owned();
        self.export(options).into_iter().map(title).collect()
    }

    fn refused(&self, options: &ExportOptions) -> (Code, Option<&'static str>) {
        let mut bytes = Vec::new();
        let error = self.planner.write_ics(options, &mut bytes).unwrap_err();
        assert!(bytes.is_empty(), "something was written before the refusal");
        assert!(!error.to_string().is_empty());
        (error.code(), error.field_name())
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(parse_date(text).unwrap())
}

#[test]
fn a_range_is_half_open_on_the_clocks_of_the_plan() {
    let mut plan = plan();
    plan.add("day before", 0, "2026-11-19T23:59", Status::Draft);
    plan.add("first minute", 0, "2026-11-20T00:00", Status::Draft);
    plan.add("last minute", 0, "2026-11-20T23:59", Status::Draft);
    plan.add("end", 0, "2026-11-21T00:00", Status::Draft);
    // Eleven in the morning in New York is midnight in Shanghai, the next day.
    plan.add("abroad, day before", 1, "2026-11-19T10:59", Status::Draft);
    plan.add("abroad, first", 1, "2026-11-19T11:00", Status::Draft);
    plan.add("abroad, last", 1, "2026-11-20T10:59", Status::Draft);
    plan.add("abroad, end", 1, "2026-11-20T11:00", Status::Draft);
    let options = |from, to| ExportOptions {
        from,
        to,
        ..ExportOptions::default()
    };
    let titles = |from, to| BTreeSet::from_iter(plan.titles(&options(from, to)));
    let (first, last) = (day("2026-11-20"), day("2026-11-21"));
    let inside = [
        "first minute",
        "last minute",
        "abroad, first",
        "abroad, last",
    ];
    assert_eq!(titles(first, last), inside.map(str::to_owned).into());
    assert_eq!(titles(first, None).len(), 6);
    assert_eq!(titles(None, last).len(), 6);
    assert_eq!(titles(None, None).len(), 8);
    assert!(
        titles(first, first).is_empty(),
        "an empty range is no error"
    );
}

/// Nuuk skips the last hour of 28 March 2026. A time in it is on that day in the week, so in a
/// file of that day too.
#[test]
fn a_skipped_time_before_midnight_belongs_to_its_day() {
    let mut plan = plan();
    let zone = Some("America/Nuuk".to_owned());
    let edit = PlanEdit {
        zone,
        ..PlanEdit::default()
    };
    plan.planner.edit_plan(&edit).unwrap();
    plan.add("skipped", 0, "2026-03-28T23:30", Status::Draft);
    plan.add("next", 0, "2026-03-29T00:30", Status::Draft);
    let on = |from: &str, to: &str| {
        plan.titles(&ExportOptions {
            from: day(from),
            to: day(to),
            ..ExportOptions::default()
        })
    };
    assert_eq!(on("2026-03-28", "2026-03-29"), ["skipped"]);
    assert_eq!(on("2026-03-29", "2026-03-30"), ["next"]);
}

#[test]
fn channels_and_statuses_are_chosen() {
    let mut plan = plan();
    for (channel, name) in [(0, "home"), (1, "abroad")] {
        for status in Status::ALL {
            let title = format!("{name} {status}");
            plan.add(&title, channel, "2026-11-20T09:00", status);
        }
    }
    let abroad = ExportOptions {
        channels: vec![plan.channels[1].clone()],
        statuses: vec![Status::Approved, Status::Skipped],
        ..ExportOptions::default()
    };
    let titles = BTreeSet::from_iter(plan.titles(&abroad));
    let wanted = ["abroad approved", "abroad skipped"];
    assert_eq!(titles, wanted.map(str::to_owned).into());
    let both = ExportOptions {
        channels: plan.channels.clone(),
        ..ExportOptions::default()
    };
    assert_eq!(plan.titles(&both).len(), 12);
}

#[test]
fn a_calendar_of_one_channel_has_its_colour() {
    use calcard::icalendar::ICalendarProperty::Color;
    let plan = plan();
    let one = ExportOptions {
        channels: vec![plan.channels[0].clone()],
        ..ExportOptions::default()
    };
    let colour = |options| text(&parse(&plan.bytes(options)).components[0], Color);
    assert_eq!(colour(&one), "red");
    assert_eq!(colour(&ExportOptions::default()), "teal");
}

#[test]
fn an_archived_channel_is_exported_too() {
    use daymark_core::model::ChannelEdit;
    let mut plan = plan();
    plan.add("kept", 0, "2026-11-20T09:00", Status::Published);
    let edit = ChannelEdit {
        archived: Some(true),
        ..ChannelEdit::default()
    };
    let id = plan.channels[0].clone();
    plan.planner.edit_channel(&id, &edit).unwrap();
    assert_eq!(plan.titles(&ExportOptions::default()), ["kept"]);
}

#[test]
fn wrong_options_are_refused_before_anything_is_written() {
    let plan = plan();
    let base = ExportOptions::default;
    let nowhere = vec!["nowhere".to_owned()];
    let check = |options: ExportOptions, code: Code, field: Option<&str>| {
        let (refused, named) = plan.refused(&options);
        assert_eq!(refused, code, "{options:?}");
        assert!(field.is_none() || named == field, "{options:?}");
    };
    let far = NaiveDate::from_ymd_opt(12_000, 1, 1);
    check(
        ExportOptions {
            channels: nowhere,
            ..base()
        },
        Code::NotFound,
        None,
    );
    for minutes in [0, 4, 1441] {
        check(
            ExportOptions { minutes, ..base() },
            Code::BadValue,
            Some("minutes"),
        );
    }
    let (from, to) = (day("2026-11-20"), day("2026-11-19"));
    check(
        ExportOptions { from, to, ..base() },
        Code::BadDate,
        Some("to"),
    );
    check(
        ExportOptions {
            from: far,
            ..base()
        },
        Code::BadDate,
        None,
    );
}

#[test]
fn absent_options_are_the_defaults() {
    let options: ExportOptions = serde_json::from_str("{}").unwrap();
    assert_eq!(options.minutes, 30);
    let given = r#"{"from":"2026-11-20","to":null,"statuses":["in_review"],"alarm":0}"#;
    let options: ExportOptions = serde_json::from_str(given).unwrap();
    assert_eq!(options.from, day("2026-11-20"));
    assert_eq!(
        (options.statuses, options.alarm),
        (vec![Status::InReview], Some(0))
    );
}

#[test]
fn minutes_and_alarm_are_taken() {
    let mut plan = plan();
    plan.add("post", 0, "2026-11-20T09:00", Status::Draft);
    for (minutes, alarm, end) in [
        (5, 0, "20261120T010500Z"),
        (45, 90, "20261120T014500Z"),
        (1440, u16::MAX, "20261121T010000Z"),
    ] {
        let options = ExportOptions {
            minutes,
            alarm: Some(alarm),
            ..ExportOptions::default()
        };
        let [event] = &plan.export(&options)[..] else {
            panic!("not one event");
        };
        assert_eq!(event.start, "20261120T010000Z");
        assert_eq!(event.end, end);
        let trigger = event.alarm.as_ref().unwrap().trigger;
        assert_eq!(trigger, -60 * i64::from(alarm));
    }
}

#[test]
fn a_move_raises_the_sequence_under_the_same_uid() {
    let mut plan = plan();
    let id = plan.add("post", 0, "2026-11-20T09:00", Status::Draft);
    let target = Target {
        when: When::By {
            days: 1,
            minutes: 0,
            tray: None,
        },
        channel: None,
        zone: None,
    };
    let before = plan.export(&ExportOptions::default());
    plan.planner
        .move_posts(std::slice::from_ref(&id), &target)
        .unwrap();
    let after = plan.export(&ExportOptions::default());
    assert_eq!((&before[0].uid, before[0].sequence), (&id, 0));
    assert_eq!((&after[0].uid, after[0].sequence), (&id, 1));
    assert_eq!(after[0].start, "20261121T010000Z");
}

#[test]
fn fresh_uids_are_new_uuids_at_every_export() {
    let mut plan = plan();
    let mut known = BTreeSet::new();
    for hour in ["09:00", "10:00"] {
        known.insert(plan.add("post", 0, &format!("2026-11-20T{hour}"), Status::Draft));
    }
    let options = ExportOptions {
        fresh_uids: true,
        ..ExportOptions::default()
    };
    for _ in 0..2 {
        for event in plan.export(&options) {
            assert_eq!(event.uid.len(), 36);
            assert_eq!(&event.uid[14..15], "7", "a UUID of version 7");
            assert!(known.insert(event.uid), "a UID came twice");
        }
    }
}
