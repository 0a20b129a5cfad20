//! Choices of the calendar export: series as rules, whole days, and what titles and descriptions contain. What is written
//! is read by `calcard` and by our own import.

use std::collections::BTreeSet;
use std::fs;

use calcard::icalendar::{
    ICalendar, ICalendarComponentType as Type, ICalendarProperty as Property,
};
use daymark_core::Planner;
use daymark_core::export::{EventDetail, ExportOptions};
use daymark_core::model::{
    CampaignEdit, Filter, NewPost, PostEdit, Status, Target, When, parse_at, parse_date,
};

use crate::calendar_import::{bring, posts};
use crate::documents::counts;
use crate::support::{TestPlan, plan};

pub(crate) fn rules() -> ExportOptions {
    ExportOptions {
        rules: true,
        ..ExportOptions::default()
    }
}

pub(crate) fn text(planner: &Planner, options: &ExportOptions) -> String {
    let mut bytes = Vec::new();
    planner.write_ics(options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
}

pub(crate) fn lines<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.starts_with(name)).collect()
}

fn parsed(text: &str) -> ICalendar {
    ICalendar::parse(text).unwrap()
}

pub(crate) fn repeated(plan: &mut TestPlan, title: &str, at: &str, rule: &str) {
    let new = NewPost {
        published_url: None,
        repeat: Some(rule.to_owned()),
        channels: vec![plan.channel_ids().remove(0)],
        at: Some(parse_at(at).unwrap()),
        zone: None,
        status: Status::Draft,
        edit: PostEdit {
            title: Some(title.to_owned()),
            ..PostEdit::default()
        },
    };
    plan.add_post(&new).unwrap();
}

fn ids(planner: &Planner) -> Vec<String> {
    let cards = planner.search("").unwrap().into_iter();
    cards.map(|card| card.id.to_string()).collect()
}

/// Six Mondays around the change of the clocks: one was deleted, one moved, one is published.
fn mondays() -> TestPlan {
    let mut plan = plan().channel("x").open();
    repeated(
        &mut plan,
        "Tip",
        "2026-10-12T09:00",
        "FREQ=WEEKLY;BYDAY=MO;COUNT=6",
    );
    let ids = ids(&plan);
    plan.delete_posts(&ids[1..2]).unwrap();
    let later = Target {
        when: When::At {
            at: parse_at("2026-10-28T18:30").unwrap(),
        },
        channel: None,
        zone: None,
    };
    plan.move_posts(&ids[2..3], &later).unwrap();
    plan.set_status(&ids[3..4], Status::Published).unwrap();
    plan
}

#[test]
fn a_series_is_one_event_with_the_clocks_of_its_zone() {
    let plan = mondays();
    let text = text(&plan, &rules());
    let calendar = parsed(&text);
    let count = |kind: &Type| {
        let all = calendar.components.iter();
        all.filter(|component| component.component_type == *kind)
            .count()
    };
    assert_eq!(count(&Type::VTimezone), 1);
    assert_eq!((count(&Type::Standard), count(&Type::Daylight)), (1, 1));
    assert_eq!(count(&Type::VEvent), 3);
    assert_eq!(
        lines(&text, "RRULE:"),
        [
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261116T080000Z",
        ]
    );
    assert_eq!(
        lines(&text, "EXDATE"),
        ["EXDATE;TZID=Europe/Berlin:20261019T090000"]
    );
    assert_eq!(
        lines(&text, "RECURRENCE-ID"),
        [
            "RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261102T090000",
        ]
    );
    assert_eq!(
        lines(&text, "DTSTART;"),
        [
            "DTSTART;TZID=Europe/Berlin:20261012T090000",
            "DTSTART;TZID=Europe/Berlin:20261028T183000",
            "DTSTART;TZID=Europe/Berlin:20261102T090000",
        ]
    );
    let events = calendar.components.iter();
    let events = events.filter(|component| component.component_type == Type::VEvent);
    let uids: BTreeSet<_> = events
        .map(|event| {
            event.property(&Property::Uid).unwrap().values[0]
                .as_text()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(uids.len(), 1, "all are one event");
}

#[test]
fn a_rule_is_the_same_series_when_it_comes_back() {
    let mut source = mondays();
    let path = source.path().with_file_name("rules.ics");
    assert_eq!(source.export_ics(&rules(), &path).unwrap(), 5);
    let mut copy = plan().channel("x").open();
    let report = bring(&mut copy, &path);
    assert_eq!(counts(&report), [1, 0, 0, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&copy), posts(&source));
    let before = source.dump();
    let report = bring(&mut source, &path);
    assert_eq!(counts(&report)[..2], [0, 0], "{:?}", report.rows);
    assert_eq!(source.dump(), before);
}

#[test]
fn a_rule_without_an_end_has_none_unless_the_range_ends() {
    let mut plan = plan().channel("x").open();
    repeated(
        &mut plan,
        "Tip",
        "2026-11-20T09:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    );
    let endless = text(&plan, &rules());
    assert_eq!(
        lines(&endless, "RRULE:FREQ=WEEKLY"),
        ["RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"]
    );
    let some = ExportOptions {
        from: Some(parse_date("2026-11-28").unwrap()),
        to: Some(parse_date("2026-12-20").unwrap()),
        ..rules()
    };
    let some = text(&plan, &some);
    assert_eq!(
        lines(&some, "RRULE:FREQ=WEEKLY"),
        ["RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;UNTIL=20261218T080000Z"]
    );
    assert_eq!(
        lines(&some, "DTSTART;"),
        ["DTSTART;TZID=Europe/Berlin:20261204T090000"]
    );
}

#[test]
fn campaigns_and_notes_are_on_whole_days_and_are_no_posts() {
    let mut plan = plan()
        .channel("x")
        .campaign("No days")
        .post("Post", "2026-11-20T09:00")
        .open();
    let day = |text| Some(parse_date(text).unwrap());
    let edit = CampaignEdit {
        name: Some("Launch, week".to_owned()),
        brief: Some("Why".to_owned()),
        first_day: Some(day("2026-11-16")),
        last_day: Some(day("2026-11-22")),
        ..CampaignEdit::default()
    };
    plan.add_campaign(&edit).unwrap();
    plan.note_day(parse_date("2026-11-18").unwrap(), "Fair\nHall 3")
        .unwrap();
    let options = ExportOptions {
        campaigns: true,
        notes: true,
        ..ExportOptions::default()
    };
    let all = text(&plan, &options);
    assert_eq!(
        lines(&all, "DTSTART;"),
        ["DTSTART;VALUE=DATE:20261116", "DTSTART;VALUE=DATE:20261118"]
    );
    assert_eq!(
        lines(&all, "DTEND;"),
        ["DTEND;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261119"]
    );
    assert_eq!(
        lines(&all, "SUMMARY:")[1..],
        ["SUMMARY:Launch\\, week", "SUMMARY:Fair"]
    );
    assert_eq!(
        lines(&all, "DESCRIPTION:"),
        ["DESCRIPTION:Why", "DESCRIPTION:Hall 3"]
    );
    assert_eq!(
        all,
        text(&plan, &options),
        "the same plan gives the same bytes"
    );
    assert_eq!(parsed(&all).components.len(), 4);
    let before = ExportOptions {
        to: day("2026-11-16"),
        ..options
    };
    assert_eq!(lines(&text(&plan, &before), "SUMMARY:"), [""; 0]);
    let path = plan.path().with_file_name("all.ics");
    fs::write(&path, all).unwrap();
    let report = bring(&mut plan, &path);
    assert_eq!(counts(&report), [0, 0, 3, 0, 0], "{:?}", report.rows);
}

#[test]
fn titles_and_descriptions_contain_what_is_chosen() {
    let edit = PostEdit {
        text: Some("Words".to_owned()),
        link: Some("https://acme.example/".to_owned()),
        notes: Some("Ask Ada".to_owned()),
        first_comment: Some(Some("And more".to_owned())),
        ..PostEdit::default()
    };
    let plan = plan()
        .channel("x")
        .post("Post", "2026-11-20T09:00")
        .edit("Post", edit)
        .open();
    let options = ExportOptions {
        bare_titles: true,
        description: vec![
            EventDetail::Notes,
            EventDetail::Text,
            EventDetail::FirstComment,
            EventDetail::Link,
            EventDetail::Media,
        ],
        ..ExportOptions::default()
    };
    let all = text(&plan, &options);
    assert_eq!(lines(&all, "SUMMARY:"), ["SUMMARY:Post"]);
    assert_eq!(
        lines(&all, "DESCRIPTION:"),
        [r"DESCRIPTION:Ask Ada\n\nWords\n\nAnd more\n\nhttps://acme.example/"]
    );
    let none = ExportOptions {
        description: Vec::new(),
        ..options
    };
    assert_eq!(lines(&text(&plan, &none), "DESCRIPTION:"), [""; 0]);
}

#[test]
fn a_saved_view_chooses_as_the_window_does() {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .everywhere("One", "2026-11-20T09:00")
        .post("Two", "2026-11-21T09:00")
        .open();
    let hidden = plan.channel_ids().remove(0);
    let filter = Filter {
        hidden: vec![hidden.as_str().into()],
        text: "two".to_owned(),
        ..Filter::default()
    };
    let (_, view) = plan.add_view("Mine", &filter).unwrap();
    let options = ExportOptions {
        view: Some(view.to_string()),
        ..ExportOptions::default()
    };
    let shown = text(&plan, &options);
    assert_eq!(lines(&shown, "SUMMARY:").len(), 1);
    assert!(shown.contains(": Two"), "{shown}");
    let mut json = Vec::new();
    assert_eq!(plan.write_json(&options, &mut json).unwrap(), 1);
    let unknown = ExportOptions {
        view: Some("nowhere".to_owned()),
        ..ExportOptions::default()
    };
    assert!(plan.write_ics(&unknown, &mut Vec::new()).is_err());
}
