//! Tests of the schedule with tables of days and with arbitrary times. The current time is passed in.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

const UTC: Zone = Zone::UTC;

fn moment(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().unwrap()
}

fn deleted(times: &[&str], now: &str, zone: Zone) -> Vec<String> {
    let moments: Vec<_> = times.iter().map(|time| moment(time)).collect();
    let obsolete = obsolete(&moments, moment(now), zone).into_iter();
    let mut deleted: Vec<String> = obsolete.map(|place| times[place].to_owned()).collect();
    deleted.sort();
    deleted
}

#[test]
fn one_is_due_after_half_an_hour() {
    let now = moment("2026-11-26T12:00");
    let cases = [
        (vec![], true),
        (vec!["2026-11-26T11:31"], false),
        (vec!["2026-11-26T11:30"], true),
        (vec!["2026-11-26T11:31", "2026-11-26T11:30"], false),
        (vec!["2026-11-26T12:00"], false),
        (vec!["2026-11-26T12:01"], true),
        (vec!["2027-11-26T12:00", "2026-11-26T11:31"], false),
        (vec!["2027-11-26T12:00", "2026-11-26T11:30"], true),
        (vec!["2020-01-01T00:00"], true),
    ];
    for (times, expected) in cases {
        let moments: Vec<_> = times.iter().map(|time| moment(time)).collect();
        assert_eq!(is_due(&moments, now), expected, "{times:?}");
    }
}

#[test]
fn all_of_today_and_yesterday_are_kept_and_the_newest_of_a_day_before() {
    let times = [
        "2026-11-26T09:00",
        "2026-11-26T09:30",
        "2026-11-25T00:00",
        "2026-11-25T23:30",
        "2026-11-24T08:00",
        "2026-11-24T18:00",
        "2026-11-23T18:00",
    ];
    assert_eq!(
        deleted(&times, "2026-11-26T12:00", UTC),
        ["2026-11-24T08:00"]
    );
}

/// At 23:30 in London on the 24th it is half past midnight on the 25th in Berlin.
#[test]
fn a_day_is_one_of_the_plans_zone() {
    let times = ["2026-11-24T23:30", "2026-11-24T23:00"];
    let now = "2026-11-26T12:00";
    assert_eq!(deleted(&times, now, UTC), ["2026-11-24T23:00"]);
    let berlin = "Europe/Berlin".parse().unwrap();
    assert_eq!(deleted(&times, now, berlin), [""; 0]);
}

/// Backs up once a day for two years, at noon.
#[test]
fn days_then_weeks_then_months_are_kept() {
    let now = moment("2026-11-26T13:00");
    let times: Vec<_> = (0..730).map(|days| now - Duration::days(days)).collect();
    let obsolete: BTreeSet<_> = obsolete(&times, now, UTC).into_iter().collect();
    let kept = (0..730).filter(|place| !obsolete.contains(place));
    let kept: Vec<_> = kept.map(|place| times[place].date_naive()).collect();
    let count = 2 + DAILY + WEEKLY + MONTHLY;
    assert_eq!(kept.len(), count as usize);
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert_eq!(kept[13], day("2026-11-13"), "the last daily one, a Friday");
    assert_eq!(kept[14], day("2026-11-08"), "the Sunday of the week before");
    assert_eq!(kept[23], day("2026-09-06"), "the tenth week");
    assert_eq!(
        kept[24],
        day("2026-08-31"),
        "the last day of the month before"
    );
    assert_eq!(kept[32], day("2025-12-31"), "the ninth month");
}

#[test]
fn a_plan_that_rested_keeps_its_last_days_of_work() {
    let days = (1..=12).map(|day| format!("2026-01-{day:02}T10:00"));
    let days: Vec<String> = days.collect();
    let times: Vec<&str> = days.iter().map(String::as_str).collect();
    assert_eq!(deleted(&times, "2026-11-26T12:00", UTC), [""; 0]);
}

fn any_times() -> impl Strategy<Value = Vec<DateTime<Utc>>> {
    let minutes = prop::collection::vec(0..2_000_000i64, 0..400);
    minutes.prop_map(|all| {
        let now = moment("2026-11-26T12:00");
        all.iter()
            .map(|ago| now - Duration::minutes(ago - 5_000))
            .collect()
    })
}

fn kept(times: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let obsolete: BTreeSet<_> = obsolete(times, now, UTC).into_iter().collect();
    let places = (0..times.len()).filter(|place| !obsolete.contains(place));
    places.map(|place| times[place]).collect()
}

proptest! {
    #[test]
    fn what_is_recent_or_the_newest_is_kept(times in any_times()) {
        let now = moment("2026-11-26T12:00");
        let kept = kept(&times, now);
        let yesterday = moment("2026-11-25T00:00");
        for time in times.iter().filter(|time| **time >= yesterday) {
            prop_assert!(kept.contains(time));
        }
        prop_assert_eq!(kept.iter().max(), times.iter().max());
    }

    #[test]
    fn no_more_than_the_places_are_kept_before_yesterday(times in any_times()) {
        let now = moment("2026-11-26T12:00");
        let earlier = kept(&times, now).into_iter().filter(|time| *time < moment("2026-11-25T00:00"));
        let days: Vec<_> = earlier.map(|time| time.date_naive()).collect();
        prop_assert!(days.len() <= (DAILY + WEEKLY + MONTHLY) as usize);
        let each_once: BTreeSet<_> = days.iter().collect();
        prop_assert_eq!(each_once.len(), days.len(), "one a day");
    }

    #[test]
    fn thinning_what_was_thinned_deletes_nothing(times in any_times()) {
        let now = moment("2026-11-26T12:00");
        let once = kept(&times, now);
        prop_assert_eq!(obsolete(&once, now, UTC), Vec::<usize>::new());
    }

    #[test]
    fn the_order_of_the_backups_does_not_matter(times in any_times()) {
        let now = moment("2026-11-26T12:00");
        let mut reversed = times.clone();
        reversed.reverse();
        let sorted = |times: &[DateTime<Utc>]| {
            let mut kept = kept(times, now);
            kept.sort();
            kept
        };
        prop_assert_eq!(sorted(&times), sorted(&reversed));
    }
}
