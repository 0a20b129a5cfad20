//! Every field of the awkward plan's file.

use std::collections::BTreeMap;

use calcard::icalendar::ICalendarProperty as Property;
use daymark_core::Planner;
use daymark_core::export::ExportOptions;

use crate::awkward::{ALARM, PLAN, Seen, make};
use crate::reading::{parse, read, text};

fn export(planner: &Planner, options: &ExportOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    planner.write_ics(options, &mut bytes).unwrap();
    bytes
}

fn with_alarm() -> ExportOptions {
    ExportOptions {
        alarm: Some(ALARM),
        ..ExportOptions::default()
    }
}

#[test]
fn every_field_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, expected) = make(&folder.path().join("awkward.daymark"));
    let file = folder.path().join("awkward.ics");
    let posts = planner.export_ics(&with_alarm(), &file).unwrap();
    assert_eq!(posts as usize, expected.len());
    let seen = read(&std::fs::read(&file).unwrap());
    assert_eq!(seen.len(), expected.len());
    let seen: BTreeMap<String, Seen> = seen
        .into_iter()
        .map(|seen| (seen.uid.clone(), seen))
        .collect();
    for expected in expected {
        assert_eq!(seen.get(&expected.uid), Some(&expected));
    }
}

#[test]
fn the_calendar_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let bytes = export(&planner, &ExportOptions::default());
    let calendar = parse(&bytes);
    let head = &calendar.components[0];
    assert_eq!(text(head, Property::Version), "2.0");
    assert_eq!(text(head, Property::Calscale), "GREGORIAN");
    assert_eq!(text(head, Property::Method), "PUBLISH");
    assert_eq!(text(head, Property::Name), PLAN);
    assert_eq!(text(head, Property::Other("X-WR-CALNAME".into())), PLAN);
    assert_eq!(text(head, Property::Color), "teal");
    assert_eq!(
        text(head, Property::Other("X-PUBLISHED-TTL".into())),
        "PT1H"
    );
    let prodid = format!("-//Daymark//Daymark {}//EN", env!("CARGO_PKG_VERSION"));
    assert_eq!(text(head, Property::Prodid), prodid);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"));
}

#[test]
fn lines_are_short_whole_and_ended_by_crlf() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let bytes = export(&planner, &with_alarm());
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{}", String::from_utf8_lossy(line));
        assert!(std::str::from_utf8(line).is_ok(), "a character was cut");
    }
    let longest = text.lines().map(str::len).max();
    assert_eq!(longest, Some(75), "a line is filled before it is folded");
}

#[test]
fn a_plan_that_did_not_change_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("awkward.daymark");
    let (planner, _) = make(&path);
    let first = export(&planner, &with_alarm());
    drop(planner);
    assert!(first == export(&Planner::open(&path).unwrap(), &with_alarm()));
}

#[test]
fn without_a_wish_there_is_no_alarm() {
    let folder = tempfile::tempdir().unwrap();
    let (planner, _) = make(&folder.path().join("awkward.daymark"));
    let seen = read(&export(&planner, &ExportOptions::default()));
    assert!(seen.iter().all(|event| event.alarm.is_none()));
}
