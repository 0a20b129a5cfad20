//! Events that repeat, brought into the plan: as series, with their exceptions, or as single posts.

use crate::calendar_import::{bring, brought, event, posts};
use crate::documents::counts;

#[test]
fn a_rule_makes_a_series_with_its_exceptions() {
    let weekly = "UID:w\nDTSTART;TZID=Europe/Berlin:20261123T090000\nRRULE:FREQ=WEEKLY;COUNT=4\n\
        EXDATE;TZID=Europe/Berlin:20261130T090000\nSUMMARY:Weekly";
    let moved = "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20261207T090000\nDTSTART;TZID=Europe/Berlin:20261208T100000\nSUMMARY:Moved";
    let gone = "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20261214T090000\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Berlin:20261214T090000";
    let (mut plan, report) = brought(&[event(weekly), event(moved), event(gone)].join("\n"));
    assert_eq!(counts(&report), [1, 0, 0, 0, 0], "{:?}", report.rows);
    assert_eq!(
        posts(&plan),
        ["2026-11-23 09:00 Weekly", "2026-12-08 10:00 Moved"]
    );
    let path = plan.path().with_file_name("calendar.ics");
    let before = plan.dump();
    let again = bring(&mut plan, &path);
    assert_eq!(counts(&again), [0, 0, 1, 0, 0]);
    assert_eq!(plan.dump(), before);
    plan.undo().unwrap();
    assert_eq!(posts(&plan), [""; 0]);
}

#[test]
fn a_rule_of_another_zone_repeats_on_its_days() {
    let late = "UID:l\nDTSTART;TZID=America/New_York:20261122T210000\nRRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=2\nSUMMARY:Late";
    let (plan, _) = brought(&event(late));
    assert_eq!(
        posts(&plan),
        ["2026-11-23 03:00 Late", "2026-11-30 03:00 Late"]
    );
}

#[test]
fn a_rule_that_no_series_keeps_is_repeated_as_single_posts() {
    let hourly = "UID:h\nDTSTART:20261120T080000Z\nRRULE:FREQ=HOURLY;INTERVAL=12;COUNT=3\nRDATE:20261124T080000Z\nSUMMARY:Often";
    let (plan, report) = brought(&event(hourly));
    assert_eq!(counts(&report), [4, 0, 0, 0, 0], "{:?}", report.rows);
    assert_eq!(posts(&plan)[3], "2026-11-24 09:00 Often");
    assert!(report.rows[0].words()[0].contains("single posts"));
}
