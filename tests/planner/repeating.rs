//! Repeating events beside what another program makes of the same rule.

use calcard::common::timezone::Tz;
use calcard::{Entry, Parser};
use chrono::{Datelike, NaiveDate, Weekday};
use daymark_core::layers::LayerCache;
use daymark_core::model::{Layer, LayerId, Zone};
use proptest::prelude::*;

use crate::support::{day, folder};

const FROM: &str = "2026-11-02";
const TO: &str = "2027-03-01";

/// The days that Daymark shows.
fn ours(calendar: &str) -> Vec<NaiveDate> {
    let folder = folder();
    let path = folder.path().join("one.ics");
    std::fs::write(&path, calendar).unwrap();
    let layer = Layer {
        id: LayerId::from("a"),
        name: "A".to_owned(),
        path: path.to_str().unwrap().to_owned(),
        colour: "#000000".to_owned(),
        shown: true,
    };
    let days = (day(FROM), day(TO));
    let found = LayerCache::default().look(&[layer], Zone::UTC, days, None);
    let layer = found.unwrap().layers.remove(0);
    layer.entries.into_iter().map(|entry| entry.date).collect()
}

/// The days that calcard shows; none where it refuses the rule. It leaves out a beginning that does not
/// keep its own rule, which calendars show.
fn theirs(calendar: &str, start: NaiveDate) -> Option<Vec<NaiveDate>> {
    let Entry::ICalendar(calendar) = Parser::new(calendar).entry() else {
        return None;
    };
    let found = calendar.expand_dates(Tz::Floating, 20_000);
    if !found.errors.is_empty() {
        return None;
    }
    let days = found.events.iter();
    let mut days: Vec<NaiveDate> = days.map(|event| event.start.date_naive()).collect();
    days.push(start);
    days.retain(|date| (day(FROM)..day(TO)).contains(date));
    days.sort_unstable();
    days.dedup();
    Some(days)
}

fn rule() -> impl Strategy<Value = String> {
    let frequency = prop_oneof![
        Just("FREQ=DAILY".to_owned()),
        Just("FREQ=DAILY;BYMONTH=1,12".to_owned()),
        Just("FREQ=DAILY;BYDAY=MO,SA".to_owned()),
        "FREQ=WEEKLY;WKST=(MO|SU);BYDAY=(MO,WE|TU|SU,SA,FR)",
        Just("FREQ=WEEKLY".to_owned()),
        Just("FREQ=MONTHLY".to_owned()),
        "FREQ=MONTHLY;BYDAY=(1MO|-1FR|2TU,4TU|WE)",
        "FREQ=MONTHLY;BYMONTHDAY=(1,15|-1|31|-3,30)",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=(1|-1|2)",
        Just("FREQ=YEARLY".to_owned()),
        "FREQ=YEARLY;BYMONTH=(1|11,12);BYDAY=(1MO|-1SU|TH)",
        "FREQ=YEARLY;BYMONTH=(2|12);BYMONTHDAY=(29|-1|5)",
        "FREQ=YEARLY;BYDAY=(1MO|-1FR|48TH)",
    ];
    let end = prop_oneof![
        Just(String::new()),
        Just(";UNTIL=20270115T000000".to_owned())
    ];
    (frequency, 1..5_u8, end)
        .prop_map(|(frequency, interval, end)| format!("{frequency};INTERVAL={interval}{end}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_days_are_those_that_calcard_finds(
        rule in rule(),
        start in 0..3_000_i64,
    ) {
        let start = day("2019-01-01") + chrono::Duration::days(start);
        let text = format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{}T090000\r\nRRULE:{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            start.format("%Y%m%d")
        );
        if let Some(expected) = theirs(&text, start) {
            prop_assert_eq!(ours(&text), expected, "{} from {}", rule, start);
        }
    }
}

/// Every occurrence counts from the first, however long ago that was.
#[test]
fn a_count_ends_where_it_should() {
    let event = |start: &str, rule: &str| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{start}\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR"
        )
    };
    let days = ours(&event("20261102", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4"));
    let weekdays: Vec<Weekday> = days.iter().map(Datelike::weekday).collect();
    assert_eq!(
        weekdays,
        [Weekday::Mon, Weekday::Thu, Weekday::Mon, Weekday::Thu]
    );
    assert_eq!(
        ours(&event("20200101", "FREQ=DAILY;COUNT=2498")),
        [day("2026-11-02")]
    );
    assert_eq!(ours(&event("20200101", "FREQ=DAILY;COUNT=2497")), []);
}
