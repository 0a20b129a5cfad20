//! Series as rules of a calendar, in zones and at times where clocks differ.

use daymark_core::export::ExportOptions;

use crate::calendar_export::{lines, repeated, rules, text};
use crate::calendar_import::{bring, posts};
use crate::support::{TestPlan, plan};

/// In Auckland the last moment of a series is on the day before in UTC.
#[test]
fn the_last_date_comes_back_east_and_west_of_greenwich() {
    for zone in ["Pacific/Auckland", "America/Los_Angeles"] {
        for at in ["2026-11-02T00:30", "2026-11-02T23:30"] {
            let mut source = plan().zone(zone).channel("x").open();
            repeated(&mut source, "Daily", at, "FREQ=DAILY;COUNT=4");
            let path = source.path().with_file_name("rules.ics");
            source.export_ics(&rules(), &path).unwrap();
            let mut copy = plan().zone(zone).channel("x").open();
            bring(&mut copy, &path);
            assert_eq!(posts(&copy), posts(&source), "{zone} {at}");
        }
    }
}

#[test]
fn clocks_without_yearly_rules_make_single_events() {
    let mut plan = plan().zone("Africa/Casablanca").channel("x").open();
    repeated(&mut plan, "Tip", "2026-11-20T09:00", "FREQ=DAILY;COUNT=3");
    let all = text(&plan, &rules());
    assert_eq!(all, text(&plan, &ExportOptions::default()));
    assert_eq!(lines(&all, "DTSTART:").len(), 3);
}

/// Programs disagree on which moment 02:30 is where the clocks skip it or show it twice, so that is said clearly.
#[test]
fn a_time_that_the_clocks_do_not_show_once_is_said_clearly() {
    for (first, events, start, end) in [
        ("2026-10-23", 2, ":20261025T003000Z", ":20261025T010000Z"),
        ("2026-10-25", 3, ":20261027T013000Z", ":20261027T020000Z"),
        (
            "2026-03-27",
            2,
            ";TZID=Europe/Berlin:20260329T033000",
            ";TZID=Europe/Berlin:20260329T040000",
        ),
        ("2026-03-29", 3, ":20260331T003000Z", ":20260331T010000Z"),
    ] {
        let mut source = plan().channel("x").open();
        let at = format!("{first}T02:30");
        repeated(&mut source, "Tip", &at, "FREQ=DAILY;COUNT=3");
        let all = text(&source, &rules());
        assert_eq!(lines(&all, "BEGIN:VEVENT").len(), events, "{all}");
        for (name, expected) in [("DTSTART", start), ("DTEND", end)] {
            let last = lines(&all, name).pop().unwrap();
            assert_eq!(last, format!("{name}{expected}"), "{all}");
        }
        comes_back(&mut source);
    }
}

fn comes_back(source: &mut TestPlan) {
    let path = source.path().with_file_name("rules.ics");
    source.export_ics(&rules(), &path).unwrap();
    let mut copy = plan().channel("x").open();
    bring(&mut copy, &path);
    // A skipped time is later on that day, as it would be published.
    let expected = posts(source).into_iter();
    let expected = expected.map(|post| post.replace("2026-03-29 02:30", "2026-03-29 03:30"));
    assert_eq!(posts(&copy), expected.collect::<Vec<_>>());
    let before = source.dump();
    bring(source, &path);
    assert_eq!(source.dump(), before);
}
