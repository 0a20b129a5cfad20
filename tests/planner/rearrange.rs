//! Making room: what the preview shows is what is done, as one operation that one undo takes back.

use chrono::{Duration, NaiveDate};
use daymark_core::Result;
use daymark_core::model::{Rearrangement, Status, parse_slots};
use daymark_core::query::Changes;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{TestPlan, at, day, of, plan};

/// Posts a to f in Berlin over the week in which its clocks go forward, some done, one in the tray.
fn week() -> TestPlan {
    let mut plan = plan()
        .now("2027-03-20T08:00")
        .channel("x")
        .post("a", "2027-03-26T09:00")
        .post("b", "2027-03-27T02:30")
        .post("c", "2027-03-27T18:15")
        .post("d", "2027-03-29T08:00")
        .post("done", "2027-03-28T12:00")
        .post("left out", "2027-03-28T13:00")
        .tray("later")
        .open();
    let (done, out) = (plan.id("done"), plan.id("left out"));
    plan.set_status(&[done], Status::Published).unwrap();
    plan.set_status(&[out], Status::Skipped).unwrap();
    let channel = plan.channel_ids().remove(0);
    let slots = parse_slots("mon 09:00, wed 09:00, fri 09:00").unwrap();
    plan.set_slots(&channel, &slots).unwrap();
    plan
}

fn ids(plan: &TestPlan, titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| plan.id(title)).collect()
}

fn shown(plan: &TestPlan, title: &str) -> String {
    let card = plan.card(title);
    match (card.date, card.minute) {
        (Some(date), Some(minute)) => {
            format!("{date} {:02}:{:02}", minute / 60, minute % 60)
        }
        _ => "tray".to_owned(),
    }
}

fn make(plan: &mut TestPlan, rearrangement: &Value) -> Result<Changes> {
    plan.rearrange(&of::<Rearrangement>(rearrangement))
}

/// Does it and reads where the posts are; the preview must have said so, and undo take it back.
fn check(plan: &mut TestPlan, rearrangement: &Value, expected: &[(&str, &str)]) {
    let before = plan.dump();
    let preview = plan
        .preview_rearrangement(&of::<Rearrangement>(rearrangement))
        .unwrap();
    assert_eq!(
        plan.dump(),
        before,
        "a preview changes nothing: {rearrangement}"
    );
    let changes = make(plan, rearrangement).unwrap();
    let after = plan.dump();
    for (title, place) in expected {
        assert_eq!(shown(plan, title), *place, "{title} after {rearrangement}");
    }
    assert_eq!(preview.count as usize, changes.cards.len());
    for ghost in &preview.preview_cards {
        assert_eq!(
            *ghost,
            plan.card(&ghost.title),
            "the ghost of {rearrangement}"
        );
    }
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "undo of {rearrangement}");
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after, "redo of {rearrangement}");
    plan.undo().unwrap();
}

fn refused(plan: &mut TestPlan, rearrangement: &Value, reason: &str) {
    let before = plan.dump();
    let error = make(plan, rearrangement).unwrap_err();
    let found = error.reason_name().or(error.field_name());
    assert_eq!(found, Some(reason), "{rearrangement}: {error}");
    let preview = plan
        .preview_rearrangement(&of::<Rearrangement>(rearrangement))
        .unwrap_err();
    assert_eq!(preview.to_string(), error.to_string());
    assert_eq!(plan.dump(), before);
}

#[test]
fn the_chosen_posts_move_by_days() {
    let plan = &mut week();
    let posts = ids(plan, &["a", "b", "done"]);
    let expected = [
        ("a", "2027-03-27 09:00"),
        ("b", "2027-03-28 02:30"),
        ("done", "2027-03-28 12:00"),
    ];
    check(
        plan,
        &json!({"kind": "shift", "posts": posts, "days": 1}),
        &expected,
    );
    let back = [("a", "2027-03-16 09:00"), ("c", "2027-03-27 18:15")];
    check(
        plan,
        &json!({"kind": "shift", "posts": posts, "days": -10}),
        &back,
    );
    refused(
        plan,
        &json!({"kind": "shift", "posts": posts, "days": 0}),
        "days",
    );
    refused(
        plan,
        &json!({"kind": "shift", "posts": posts, "days": 9_000_000_000_i64}),
        "date",
    );
    let done = ids(plan, &["done", "left out"]);
    refused(
        plan,
        &json!({"kind": "shift", "posts": done, "days": 2}),
        "fixed",
    );
    let later = ids(plan, &["later"]);
    refused(
        plan,
        &json!({"kind": "shift", "posts": later, "days": 2}),
        "same",
    );
    refused(
        plan,
        &json!({"kind": "shift", "posts": [], "days": 2}),
        "posts",
    );
}

#[test]
fn everything_from_a_time_on_is_pushed() {
    let plan = &mut week();
    let from = |text| {
        let at = at(text);
        json!({"date": at.date, "minute": at.minute})
    };
    let push = |from: Value, days: i64| json!({"kind": "push", "from": from, "channel": null, "days": days});
    let expected = [
        ("a", "2027-03-26 09:00"),
        ("b", "2027-03-29 02:30"),
        ("c", "2027-03-29 18:15"),
        ("d", "2027-03-31 08:00"),
        ("done", "2027-03-28 12:00"),
        ("left out", "2027-03-28 13:00"),
        ("later", "tray"),
    ];
    check(plan, &push(from("2027-03-27T02:30"), 2), &expected);
    check(
        plan,
        &push(from("2027-03-27T02:31"), 2),
        &[("b", "2027-03-27 02:30"), ("c", "2027-03-29 18:15")],
    );
    refused(plan, &push(from("2028-01-01T00:00"), 2), "posts");
    plan.add_channels(&[of(&json!({"platform": "linkedin"}))])
        .unwrap();
    let other = plan.channel_ids().remove(1);
    let only =
        json!({"kind": "push", "from": from("2027-03-01T00:00"), "channel": other, "days": 2});
    refused(plan, &only, "posts");
    let sibling = plan.id("a");
    plan.add_sibling(&sibling, &other).unwrap();
    assert_eq!(
        plan.preview_rearrangement(&of(&only)).unwrap().count,
        1,
        "only that channel"
    );
}

#[test]
fn two_change_places() {
    let plan = &mut week();
    let both = ids(plan, &["a", "c"]);
    let swapped = [("a", "2027-03-27 18:15"), ("c", "2027-03-26 09:00")];
    check(plan, &json!({"kind": "swap", "posts": both}), &swapped);
    let tray = ids(plan, &["later", "a"]);
    let swapped = [("a", "tray"), ("later", "2027-03-26 09:00")];
    check(plan, &json!({"kind": "swap", "posts": tray}), &swapped);
    for titles in [&["a"][..], &["a", "b", "c"]] {
        let posts = ids(plan, titles);
        refused(plan, &json!({"kind": "swap", "posts": posts}), "two");
    }
    let done = ids(plan, &["a", "done"]);
    refused(plan, &json!({"kind": "swap", "posts": done}), "fixed");
}

#[test]
fn across_zones_two_change_moments() {
    let mut plan = plan().channel("x").post("berlin", "2026-11-20T09:00");
    plan = plan
        .channel_in("linkedin", "Asia/Tokyo")
        .post("tokyo", "2026-11-21T09:00");
    let mut plan = plan.open();
    let both = ids(&plan, &["berlin", "tokyo"]);
    let swapped = [
        ("berlin", "2026-11-21 01:00"),
        ("tokyo", "2026-11-20 09:00"),
    ];
    check(&mut plan, &json!({"kind": "swap", "posts": both}), &swapped);
}

#[test]
fn posts_are_spread_over_days() {
    let plan = &mut week();
    let posts = ids(plan, &["later", "c", "a"]);
    let spread = |first: &str, last: &str| json!({"kind": "spread", "posts": posts, "first": first, "last": last, "minute": 540});
    let expected = [
        ("a", "2027-04-01 09:00"),
        ("c", "2027-04-03 18:15"),
        ("later", "2027-04-05 09:00"),
    ];
    check(plan, &spread("2027-04-01", "2027-04-05"), &expected);
    let one_day = [
        ("a", "2027-04-01 09:00"),
        ("c", "2027-04-01 18:15"),
        ("later", "2027-04-01 09:00"),
    ];
    check(plan, &spread("2027-04-01", "2027-04-01"), &one_day);
    refused(plan, &spread("2027-04-02", "2027-04-01"), "range");
}

#[test]
fn the_next_free_slots_are_filled_in_order() {
    let plan = &mut week();
    let posts = ids(plan, &["later", "d", "c", "done"]);
    let expected = [
        ("c", "2027-03-22 09:00"),
        ("d", "2027-03-24 09:00"),
        ("later", "2027-03-29 09:00"),
        ("a", "2027-03-26 09:00"),
        ("done", "2027-03-28 12:00"),
    ];
    check(plan, &json!({"kind": "fill", "posts": posts}), &expected);
    let alone = ids(plan, &["a"]);
    check(
        plan,
        &json!({"kind": "fill", "posts": alone}),
        &[("a", "2027-03-22 09:00")],
    );
    let channel = plan.channel_ids().remove(0);
    plan.set_slots(&channel, &[]).unwrap();
    let fill = json!({"kind": "fill", "posts": alone});
    refused(plan, &fill, "slots");
    let error = make(plan, &fill).unwrap_err();
    assert_eq!(error.named(), Some("X"), "which of the channels");
}

/// Posts on days after 20 March 2027, some with the time that the clocks skip.
fn any_posts() -> impl Strategy<Value = Vec<(i64, u16)>> {
    let minute = prop_oneof![Just(150_u16), 0..1440_u16];
    prop::collection::vec((0..20_i64, minute), 1..8)
}

fn planned(posts: &[(i64, u16)]) -> TestPlan {
    let mut plan = plan().now("2027-03-20T08:00").channel("x").open();
    let channels = plan.channel_ids();
    for (nth, (days, minute)) in posts.iter().enumerate() {
        let date = day("2027-03-20") + Duration::days(*days);
        let at = json!({"date": date, "minute": minute});
        let new = json!({"title": format!("{nth}"), "channels": channels, "at": at});
        plan.add_post(&of(&new)).unwrap();
    }
    plan
}

/// When each post is, as its clocks show it, in the order the posts were made.
fn places(plan: &TestPlan, count: usize) -> Vec<chrono::NaiveDateTime> {
    let cards = (0..count).map(|nth| plan.card(&nth.to_string()));
    let place = |date: NaiveDate, minute: u16| {
        date.and_time(chrono::NaiveTime::MIN) + Duration::minutes(i64::from(minute))
    };
    cards
        .map(|card| place(card.date.unwrap(), card.minute.unwrap()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_push_keeps_order_and_gaps((posts, from, days) in (any_posts(), 0..20_i64, 1..30_i64)) {
        let mut plan = planned(&posts);
        let before = places(&plan, posts.len());
        let date = day("2027-03-20") + Duration::days(from);
        let rearrangement = json!({"kind": "push", "from": {"date": date, "minute": 0}, "channel": null, "days": days});
        let moves = make(&mut plan, &rearrangement).is_ok();
        let after = places(&plan, posts.len());
        prop_assert_eq!(moves, before != after);
        for (before, after) in before.iter().zip(&after) {
            let pushed = if before.date() >= date { Duration::days(days) } else { Duration::zero() };
            prop_assert_eq!(*after, *before + pushed);
        }
        for (one, other) in (0..posts.len()).flat_map(|one| (0..one).map(move |other| (one, other))) {
            prop_assert!((before[one] <= before[other]) == (after[one] <= after[other]));
        }
    }

    #[test]
    fn a_spread_stays_in_its_days_and_is_even((posts, first, length) in (any_posts(), 0..30_i64, 1..12_i64)) {
        let mut plan = planned(&posts);
        let before = places(&plan, posts.len());
        let ids: Vec<String> = (0..posts.len()).map(|nth| plan.id(&nth.to_string())).collect();
        let first = day("2027-03-20") + Duration::days(first);
        let last = first + Duration::days(length - 1);
        let rearrangement = json!({"kind": "spread", "posts": ids, "first": first, "last": last, "minute": 540});
        let moves = make(&mut plan, &rearrangement).is_ok();
        let after = places(&plan, posts.len());
        prop_assert_eq!(moves, before != after);
        let on = |date: NaiveDate| after.iter().filter(|place| place.date() == date).count();
        let counts: Vec<usize> = first.iter_days().take(length as usize).map(on).collect();
        prop_assert_eq!(counts.iter().sum::<usize>(), posts.len(), "all of them within the days");
        let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
        prop_assert!(most - least <= 1, "as many on each day: {:?}", counts);
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(before.time(), after.time());
        }
    }
}
