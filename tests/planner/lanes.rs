//! Posts moved to a channel on other clocks: they land where the person sees them.

use chrono::Duration;
use daymark_core::model::{LocalTime, Target, When, Zone};
use proptest::prelude::*;

use crate::support::{at, day as date, plan};
use crate::time::{by, shift, stored_moment, to_day};

/// A post on the first of two channels, in these zones, moved to the second.
fn check_change(zones: [&str; 2], seen_in: Option<&str>, from: &str, when: When, expected: &str) {
    let mut plan = plan()
        .channel_in("x", zones[1])
        .channel_in("bluesky", zones[0])
        .post("a", from)
        .open();
    let to = Target {
        channel: Some(plan.channel_ids()[0].clone()),
        zone: seen_in.map(str::to_owned),
        when,
    };
    shift(&mut plan, &to).unwrap();
    let written = plan.post(&plan.id("a")).unwrap().at;
    assert_eq!(
        written,
        Some(at(expected)),
        "{zones:?} {seen_in:?} {from} {when:?}"
    );
}

#[test]
fn on_a_channel_in_another_zone_it_lands_where_it_is_shown() {
    let (tokyo, home) = (["Asia/Tokyo", "Europe/Berlin"], Some("Europe/Berlin"));
    // Shown on Thursday at 21:00.
    let from = "2026-11-20T05:00";
    check_change(tokyo, home, from, to_day("2026-11-19"), "2026-11-19T21:00");
    check_change(tokyo, home, from, to_day("2026-11-21"), "2026-11-21T21:00");
    check_change(tokyo, home, from, by(1, 15), "2026-11-20T21:15");
    check_change(tokyo, home, from, When::Keep, "2026-11-19T21:00");
    let back = ["Europe/Berlin", "Asia/Tokyo"];
    let from = "2026-11-19T21:00";
    check_change(back, home, from, to_day("2026-11-20"), "2026-11-21T05:00");
    check_change(back, home, from, by(0, 0), "2026-11-20T05:00");
    let elsewhere = ["Asia/Tokyo", "America/New_York"];
    let from = "2026-11-20T05:00";
    check_change(
        elsewhere,
        home,
        from,
        to_day("2026-11-19"),
        "2026-11-19T15:00",
    );
    // Berlin's clocks go back in between, Tokyo's do not.
    let from = "2026-10-24T05:00";
    check_change(tokyo, home, from, to_day("2026-10-30"), "2026-10-30T22:00");
    // Who looks on no clocks keeps the time as it is written.
    let from = "2026-11-20T05:00";
    check_change(tokyo, None, from, to_day("2026-11-19"), "2026-11-19T05:00");
    check_change(tokyo, None, from, by(1, 0), "2026-11-21T05:00");
    check_change(tokyo, None, from, When::Keep, "2026-11-20T05:00");
}

const ZONES: [&str; 7] = [
    "Europe/Berlin",
    "Asia/Tokyo",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "UTC",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_card_dropped_on_another_lane_is_shown_where_it_was_dropped(
        (home, one, other) in (0..ZONES.len(), 0..ZONES.len(), 0..ZONES.len()),
        (day, minute) in (0..400_i64, 0..1440_u16),
        (days, minutes) in (-40..40_i64, -600..600_i64),
        is_day in any::<bool>(),
    ) {
        let zones = [home, one, other].map(|at| ZONES[at].parse::<Zone>().unwrap());
        prop_assume!(zones[1] != zones[2]);
        let from = LocalTime::new(date("2026-01-01") + Duration::days(day), minute).unwrap();
        let mut plan = plan()
            .zone(ZONES[home])
            .channel_in("x", ZONES[other])
            .channel_in("bluesky", ZONES[one])
            .post("a", &from.to_string())
            .open();
        let shown = zones[0].local(zones[1].moment(from.naive()));
        let (when, expected) = if is_day {
            let date = shown.date() + Duration::days(days);
            (When::Day { date, minute: 0 }, date.and_time(shown.time()))
        } else {
            (by(days, minutes), shown + Duration::days(days) + Duration::minutes(minutes))
        };
        let channel = Some(plan.channel_ids()[0].clone());
        let zone = Some(ZONES[home].to_owned());
        shift(&mut plan, &Target { when, channel, zone }).unwrap();
        // A time of the channel's clocks that they show twice is the first.
        let moment = zones[0].moment(expected);
        let written = zones[2].moment(zones[2].local(moment));
        prop_assert_eq!(stored_moment(&plan), written.timestamp());
    }
}
