//! Posting slots: free ones are found where they are, in any zone and over any change of clocks.

use chrono::{Duration, NaiveDate};
use daymark_core::Code;
use daymark_core::model::{Slot, Status, Taken, Timetable, Zone, ZonedTime, parse_slots, slots};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{TestPlan, at, day, of, plan};

/// Of Berlin, New York and Lord Howe, the weeks in which the clocks change lie in it too.
const ZONES: [&str; 4] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Shanghai",
];

fn any_slots() -> impl Strategy<Value = Vec<Slot>> {
    let slot = (1..=7_u8, 0..1440_u16).prop_map(|(weekday, minute)| Slot { weekday, minute });
    prop::collection::vec(slot, 1..12).prop_map(|typed| slots(&typed).unwrap())
}

fn any_zone() -> impl Strategy<Value = Zone> {
    prop::sample::select(ZONES.to_vec()).prop_map(|zone| zone.parse().unwrap())
}

/// A day of 2027, and a minute in it.
fn any_place() -> impl Strategy<Value = (NaiveDate, i64)> {
    (0..365_i64, 0..1440_i64)
        .prop_map(|(days, minute)| (day("2027-01-01") + Duration::days(days), minute))
}

fn is_slot(planned: ZonedTime, slots: &[Slot]) -> bool {
    use chrono::Datelike;
    let slot = Slot {
        weekday: planned.at.date.weekday().number_from_monday() as u8,
        minute: planned.at.minute,
    };
    slots.contains(&slot) && !planned.is_skipped()
}

proptest! {
    #[test]
    fn the_nearest_free_slot_is_a_free_slot_and_none_is_nearer(
        (slots, zone, place, busy) in (any_slots(), any_zone(), any_place(), prop::collection::vec(any::<bool>(), 40))
    ) {
        let table = Timetable::new(slots.clone(), zone);
        let from = place.0;
        let to = from + Duration::days(7);
        let all: Vec<ZonedTime> = table.between(from, to).collect();
        let taken = all.iter().zip(&busy).filter(|(_, busy)| **busy);
        let taken = Taken::from_iter(taken.map(|(slot, _)| slot.moment()));
        let moment = zone.moment(from.and_time(chrono::NaiveTime::MIN) + Duration::minutes(place.1));
        let free: Vec<ZonedTime> = all.iter().copied().filter(|slot| taken.is_free(slot.moment())).collect();
        match table.nearest_free(moment, from, to, &taken) {
            None => prop_assert!(free.is_empty()),
            Some(nearest) => {
                prop_assert!(is_slot(nearest, &slots));
                prop_assert!(taken.is_free(nearest.moment()));
                let distance = |slot: &ZonedTime| (slot.moment() - moment).abs();
                prop_assert!(free.iter().all(|slot| distance(slot) >= distance(&nearest)));
            }
        }
    }

    #[test]
    fn the_next_free_slots_come_in_order_and_none_is_left_out(
        (slots, zone, place, busy) in (any_slots(), any_zone(), any_place(), prop::collection::vec(any::<bool>(), 40))
    ) {
        let table = Timetable::new(slots.clone(), zone);
        let after = zone.moment(place.0.and_time(chrono::NaiveTime::MIN) + Duration::minutes(place.1));
        let to = place.0 + Duration::days(21);
        let all: Vec<ZonedTime> = table.between(place.0, to).filter(|slot| slot.moment() > after).collect();
        let taken = all.iter().zip(&busy).filter(|(_, busy)| **busy);
        let taken = Taken::from_iter(taken.map(|(slot, _)| slot.moment()));
        let expected: Vec<ZonedTime> = all.into_iter().filter(|slot| taken.is_free(slot.moment())).collect();
        let found: Vec<ZonedTime> = table.next_free(after, &taken).take(expected.len()).collect();
        prop_assert!(found.iter().all(|slot| is_slot(*slot, &slots) && slot.moment() > after));
        prop_assert!(found.is_sorted_by_key(|slot| slot.at));
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_slot_that_the_clocks_skip_is_left_out_that_day() {
    let slots = parse_slots("sun 02:30, sun 03:30").unwrap();
    let table = Timetable::new(slots, "Europe/Berlin".parse().unwrap());
    let shown = |from, to| {
        let slots = table.between(day(from), day(to));
        slots.map(|slot| slot.at.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(shown("2027-03-28", "2027-03-29"), ["2027-03-28T03:30"]);
    assert_eq!(
        shown("2026-10-25", "2026-10-26"),
        ["2026-10-25T02:30", "2026-10-25T03:30"]
    );
}

#[test]
fn slots_are_read_as_they_are_written() {
    let slots = parse_slots(" Tue 12:30, mon 09:00,monday 09:00; SUN 23:59,").unwrap();
    let written: Vec<String> = slots.iter().map(ToString::to_string).collect();
    assert_eq!(written, ["mon 09:00", "tue 12:30", "sun 23:59"]);
    assert_eq!(parse_slots("").unwrap(), []);
    for wrong in [
        "mo 09:00",
        "mon",
        "mon 24:00",
        "mon 9",
        "09:00 mon",
        "mon 09:00 tue 10:00",
        "一 09:00",
    ] {
        let refused = parse_slots(wrong).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field_name()),
            (Code::BadValue, Some("slots")),
            "{wrong}"
        );
    }
    for (weekday, minute) in [(0, 0), (8, 0), (1, 1440)] {
        assert!(daymark_core::model::slots(&[Slot { weekday, minute }]).is_err());
    }
}

/// The clock stands at Wednesday 18 November, nine o'clock in Berlin.
fn with_slots(written: &str) -> TestPlan {
    let mut plan = plan().channel("x").open();
    let channel = plan.channel_ids().remove(0);
    plan.set_slots(&channel, &parse_slots(written).unwrap())
        .unwrap();
    plan
}

fn say(plan: &mut TestPlan, title: &str, when: &str) -> String {
    let channel = plan.channel_ids().remove(0);
    let at = at(when);
    let new = json!({"title": title, "channels": [channel], "at": {"date": at.date, "minute": at.minute}});
    plan.add_post(&of(&new)).unwrap().1[0].to_string()
}

#[test]
fn a_skipped_post_leaves_its_slot_free_and_any_other_takes_it() {
    let mut plan = with_slots("wed 09:30, thu 09:30, wed 08:00");
    let channel = plan.channel_ids().remove(0);
    let next = |plan: &TestPlan| plan.next_slot(&channel, None).unwrap().to_string();
    assert_eq!(next(&plan), "2026-11-18T09:30");
    let post = say(&mut plan, "a", "2026-11-18T09:30");
    assert_eq!(next(&plan), "2026-11-19T09:30");
    plan.set_status(&[post], Status::Skipped).unwrap();
    assert_eq!(next(&plan), "2026-11-18T09:30");
    say(&mut plan, "beside it", "2026-11-18T09:31");
    assert_eq!(
        next(&plan),
        "2026-11-18T09:30",
        "the next minute is another"
    );
    let tokyo = plan.next_slot(&channel, Some("Asia/Tokyo")).unwrap();
    assert_eq!(tokyo.to_string(), "2026-11-18T17:30");
}

#[test]
fn the_nearest_of_the_day() {
    let mut plan = with_slots("thu 09:00, thu 12:00, thu 18:00");
    let channel = plan.channel_ids().remove(0);
    say(&mut plan, "lunch", "2026-11-19T12:00");
    for (place, nearest) in [
        ("2026-11-19T11:59", Some("2026-11-19T09:00")),
        ("2026-11-19T14:00", Some("2026-11-19T18:00")),
        ("2026-11-20T09:00", None),
    ] {
        let found = plan.nearest_slot(&channel, at(place)).unwrap();
        assert_eq!(found, nearest.map(at), "{place}");
    }
}

#[test]
fn new_posts_go_into_the_next_slots_of_their_channels() {
    let mut plan = with_slots("wed 09:30, thu 09:30");
    plan.add_channels(&[of(&json!({"platform": "linkedin", "zone": "Asia/Tokyo"}))])
        .unwrap();
    let channels = plan.channel_ids();
    plan.set_slots(&channels[1], &parse_slots("wed 18:00").unwrap())
        .unwrap();
    let before = plan.dump();
    let new = of(&json!({"title": "both", "channels": channels}));
    let (_, ids) = plan.add_post_in_slot(&new).unwrap();
    let times = ids
        .iter()
        .map(|id| plan.post(id.as_str()).unwrap().at.unwrap().to_string());
    assert_eq!(
        times.collect::<Vec<_>>(),
        ["2026-11-18T09:30", "2026-11-18T18:00"]
    );
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "one operation");
}

#[test]
fn a_channel_without_slots_is_refused_and_nothing_is_added() {
    let mut plan = with_slots("");
    let before = plan.dump();
    let new = of(&json!({"title": "a", "channels": plan.channel_ids()}));
    let refused = plan.add_post_in_slot(&new).unwrap_err();
    assert_eq!(refused.reason_name(), Some("slots"));
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_change_names_the_slots_of_its_channel() {
    let mut plan = with_slots("mon 09:00, tue 09:00");
    let channel = plan.channel_ids().remove(0);
    let changes = plan
        .set_slots(&channel, &parse_slots("mon 09:00").unwrap())
        .unwrap();
    assert_eq!(changes.rows.slots.len(), 1);
    assert_eq!(changes.rows.slots[0].slots.len(), 1);
    assert!(changes.rows.channels.is_empty() && changes.cards.is_empty());
    let same = plan
        .set_slots(&channel, &parse_slots("mon 09:00").unwrap())
        .unwrap();
    assert_eq!(same.op, None, "the same slots are no operation");
    let none = plan.set_slots(&channel, &[]).unwrap();
    assert!(none.rows.slots[0].slots.is_empty());
    assert_eq!(plan.undo().unwrap().rows.slots[0].slots.len(), 1);
}

#[test]
fn slots_are_shown_on_the_clocks_of_the_plan() {
    let mut plan = with_slots("");
    plan.add_channels(&[of(&json!({"platform": "x", "zone": "Asia/Tokyo"}))])
        .unwrap();
    let channel = plan.channel_ids().remove(1);
    plan.set_slots(&channel, &parse_slots("mon 07:00, mon 09:00").unwrap())
        .unwrap();
    let times = |plan: &TestPlan, from, to| {
        let found = plan.slot_times(day(from), day(to)).unwrap();
        let times = found.iter().flat_map(|row| &row.times);
        times.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        times(&plan, "2026-11-22", "2026-11-24"),
        ["2026-11-22T23:00", "2026-11-23T01:00"]
    );
    assert_eq!(
        times(&plan, "2026-11-23", "2026-11-24"),
        ["2026-11-23T01:00"]
    );
    plan.edit_channel(&channel, &of(&json!({"archived": true})))
        .unwrap();
    assert!(
        times(&plan, "2026-11-22", "2026-11-24").is_empty(),
        "an archived channel has none"
    );
}
