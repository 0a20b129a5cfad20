//! Calendars that mean harm: reading them comes to an end, and nothing panics.

use chrono::Duration;
use daymark_core::layers::{Problem, Reason};
use proptest::prelude::*;

use crate::layers::look;
use crate::support::{day, folder};

#[test]
fn an_endless_file_comes_to_an_end() {
    let folder = folder();
    let path = folder.path().join("endless.ics");
    let event = "BEGIN:VEVENT\nDTSTART:10000101T000000Z\nRRULE:FREQ=DAILY;COUNT=4000000000;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    std::fs::write(&path, format!("BEGIN:VCALENDAR\n{}", event.repeat(60_000))).unwrap();
    let layer = look(&path, "UTC", "2026-11-16", "2026-11-23");
    assert_eq!(layer.problem, Some(Problem::TooMuch));
}

/// Bounded in time and memory, though each event could be changed by each other.
#[test]
fn many_events_with_one_id_come_to_an_end() {
    let folder = folder();
    let path = folder.path().join("same.ics");
    let event = |number: u32, more: &str| {
        format!(
            "BEGIN:VEVENT\nUID:1\nSUMMARY:{number}\nDTSTART:20261118T{:02}0000\n{more}END:VEVENT\n",
            number % 24
        )
    };
    let whole = (0..20_000).map(|number| event(number, "RRULE:FREQ=DAILY\n"));
    let changed = (0..20_000).map(|number| {
        let date = day("2026-11-19") + Duration::days(number.into());
        let id = date.format("RECURRENCE-ID;RANGE=THISANDFUTURE:%Y%m%dT000000\n");
        event(number, &id.to_string())
    });
    let events: String = whole.chain(changed).collect();
    std::fs::write(&path, format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")).unwrap();
    let layer = look(&path, "UTC", "2026-11-16", "2026-11-23");
    assert_eq!(layer.problem, Some(Problem::TooMuch));
    let same_id = layer
        .left_out
        .iter()
        .find(|left_out| left_out.why == Reason::SameId);
    assert_eq!(same_id.map(|left_out| left_out.count), Some(19_999));
}

fn calendar_line() -> impl Strategy<Value = String> {
    let name = "(BEGIN|END|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|SUMMARY|UID|RECURRENCE-ID|RECURRENCE-ID;RANGE=THISANDFUTURE|SEQUENCE|X-WR-TIMEZONE|TZID|TZOFFSETFROM|TZOFFSETTO)";
    let value = "(:VEVENT|:VALARM|:VTIMEZONE|:STANDARD|:[+-][0-9]{4}|:Europe/Berlin|;TZID=\"?[A-Za-z/]{0,20}\"?:2026[01][0-9][0-3][0-9]T[0-2][0-9][0-5][0-9]00Z?|:99991231|:10000101|:-?P[0-9]{1,20}[WDTHMS]{1,3}|:FREQ=(MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY);(INTERVAL|COUNT)=[0-9]{1,12};(BYDAY=-?[0-9]{0,3}(MO|SU)|BYMONTHDAY=-?[0-9]{1,3}|BYSETPOS=-?[0-9]{1,3}|BYMONTH=[0-9]{1,2}|BYHOUR=[0-9]{1,2}|BYWEEKNO=-?[0-9]{1,2}|BYYEARDAY=-?[0-9]{1,3})|:\\PC{0,40})";
    let end = "(\r\n|\n|\r\n )";
    (name, value, end).prop_map(|(name, value, end)| format!("{name}{value}{end}"))
}

fn harmless(bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("any.ics");
    std::fs::write(&path, bytes).unwrap();
    for (from, to) in [("2026-11-16", "2026-11-23"), ("1970-01-01", "9998-12-31")] {
        let layer = look(&path, "America/Nuuk", from, to);
        let days = day(from)..day(to).min(day(from) + Duration::days(400));
        assert!(layer.entries.iter().all(|entry| days.contains(&entry.date)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        harmless(&bytes);
    }

    #[test]
    fn no_calendar_does_harm(lines in prop::collection::vec(calendar_line(), 0..60)) {
        harmless(format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}", lines.concat()).as_bytes());
    }
}
