//! Suggested times: as many as the cadence wants, free and to come, each with what stands behind it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use daymark_core::clock::Clock;
use daymark_core::model::{Status, parse_slots};
use daymark_core::query::{
    ChannelSuggestions, NoSuggestion, Suggestion, SuggestionKind, WorksFactor,
};
use daymark_core::{Cancellation, Planner};
use serde_json::json;

use crate::result_verbs::set;
use crate::support::{TestPlan, at, backups_beside, day, moment, of, plan};

const WEEK: &str = "2026-12-02";

/// A plan on Friday 27 November with 84 published posts, the odd ones at 9:00 and the others at 18:00.
fn with_posts() -> (TestPlan, String) {
    let mut plan = plan().channel("x").now("2026-11-27T08:00").open();
    let channel = plan.channel_ids().remove(0);
    for number in 0..84 {
        let minute = if number % 2 == 1 { 540 } else { 1080 };
        add(
            &mut plan,
            &channel,
            date(number),
            minute,
            &format!("post {number}"),
            "published",
        );
    }
    (plan, channel)
}

fn date(number: u64) -> NaiveDate {
    day("2026-06-01") + Days::new(number)
}

fn add(
    plan: &mut TestPlan,
    channel: &str,
    date: NaiveDate,
    minute: u16,
    title: &str,
    status: &str,
) {
    let at = json!({"date": date.to_string(), "minute": minute});
    let new =
        json!({"title": title, "text": title, "channels": [channel], "at": at, "status": status});
    plan.add_post(&of(&new)).unwrap();
}

/// Gives the posts likes: `morning` times as many to those at nine.
fn measure(plan: &mut TestPlan, morning: u64) {
    for number in 0..84 {
        let few = 20 + number * 7919 % 13;
        let likes = if number % 2 == 1 { morning * few } else { few };
        let post = plan.id(&format!("post {number}"));
        let later = (date(number) + Days::new(7)).to_string();
        set(plan, &post, &format!("likes={likes}"), &later).unwrap();
    }
}

fn cadence(plan: &mut TestPlan, channel: &str, min: u32, max: u32) {
    let edit = json!({"cadence_min": min, "cadence_max": max});
    plan.edit_channel(channel, &of(&edit)).unwrap();
}

fn suggested(plan: &Planner, week: &str) -> ChannelSuggestions {
    let found = plan.suggestions(day(week), &Cancellation::default());
    found.unwrap().channels.remove(0)
}

fn dates(suggestions: &[Suggestion]) -> Vec<String> {
    let dates = suggestions.iter().map(|one| one.at.date.to_string());
    dates.collect()
}

#[test]
fn good_hours_are_suggested_on_days_apart_with_their_numbers() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 4);
    cadence(&mut plan, &channel, 3, 5);
    let found = suggested(&plan, WEEK);
    assert_eq!(
        (found.planned, found.wanted, found.posts),
        (0, Some(3), Some(84))
    );
    assert_eq!(found.none, None);
    assert_eq!(
        dates(&found.suggestions),
        ["2026-11-30", "2026-12-02", "2026-12-04"]
    );
    for suggestion in &found.suggestions {
        assert_eq!(suggestion.kind, SuggestionKind::Use);
        assert_eq!(
            (suggestion.factor, &*suggestion.level),
            (WorksFactor::Hour, "08-12")
        );
        assert_eq!(
            (suggestion.at.minute, suggestion.slot, suggestion.n),
            (540, false, 42)
        );
        assert_eq!(suggestion.beside.as_deref(), Some("16-20"), "two levels");
        assert!(1.0 < suggestion.low && suggestion.low < suggestion.ratio);
        assert!(suggestion.ratio < suggestion.high);
    }
    assert_eq!(
        suggested(&plan, WEEK),
        found,
        "the same plan gives the same answer"
    );
}

#[test]
fn the_cadence_says_how_many() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 4);
    let none = |plan: &Planner| suggested(plan, WEEK).none;
    assert_eq!(none(&plan), Some(NoSuggestion::NoCadence));
    cadence(&mut plan, &channel, 9, 20);
    assert_eq!(suggested(&plan, WEEK).suggestions.len(), 3, "at most three");
    cadence(&mut plan, &channel, 2, 5);
    add(
        &mut plan,
        &channel,
        day("2026-12-01"),
        600,
        "planned",
        "draft",
    );
    let one = suggested(&plan, WEEK);
    assert_eq!((one.planned, one.suggestions.len()), (1, 1));
    assert_eq!(
        dates(&one.suggestions),
        ["2026-12-03"],
        "far from what is planned"
    );
    add(
        &mut plan,
        &channel,
        day("2026-12-06"),
        600,
        "another",
        "draft",
    );
    assert_eq!(none(&plan), Some(NoSuggestion::Enough));
    let other = suggested(&plan, "2026-12-09");
    assert_eq!(other.suggestions.len(), 2, "the next week has none of them");
}

#[test]
fn too_few_results_suggest_nothing() {
    let mut plan = plan().channel("x").open();
    let channel = plan.channel_ids().remove(0);
    cadence(&mut plan, &channel, 3, 5);
    let found = suggested(&plan, WEEK);
    assert_eq!(
        (found.none, found.posts),
        (Some(NoSuggestion::TooFew), Some(0))
    );
}

#[test]
fn no_suggestion_is_past_or_taken() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 4);
    cadence(&mut plan, &channel, 3, 5);
    // It is Friday, 9:00 in Berlin.
    let days = dates(&suggested(&plan, "2026-11-27").suggestions);
    assert_eq!(days, ["2026-11-28", "2026-11-29"], "today's nine is over");
    assert_eq!(
        suggested(&plan, "2026-11-18").none,
        Some(NoSuggestion::NoTime)
    );
    let slots = parse_slots("mon 09:30, tue 09:30, thu 19:00").unwrap();
    plan.set_slots(&channel, &slots).unwrap();
    add(
        &mut plan,
        &channel,
        day("2026-11-30"),
        570,
        "in the slot",
        "draft",
    );
    let found = suggested(&plan, WEEK).suggestions;
    assert_eq!(
        dates(&found),
        ["2026-12-01"],
        "one slot is taken, one of bad hours"
    );
    assert!(found[0].slot);
}

#[test]
fn a_taken_suggestion_is_a_post_and_one_undo() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 4);
    cadence(&mut plan, &channel, 3, 5);
    let before = suggested(&plan, WEEK);
    let chosen = &before.suggestions[1];
    let new =
        json!({"title": "taken", "channels": [channel], "at": chosen.at, "zone": "Europe/Berlin"});
    plan.add_post(&of(&new)).unwrap();
    assert_eq!(plan.card("taken").status, Status::Draft);
    let after = suggested(&plan, WEEK);
    assert_eq!((after.planned, after.suggestions.len()), (1, 2));
    assert!(!dates(&after.suggestions).contains(&chosen.at.date.to_string()));
    plan.undo().unwrap();
    assert_eq!(suggested(&plan, WEEK), before);
}

#[test]
fn a_declined_time_is_not_suggested_for_four_weeks() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 4);
    cadence(&mut plan, &channel, 3, 5);
    let before = suggested(&plan, WEEK);
    plan.decline_suggestion(&channel, at("2026-11-30T09:00"))
        .unwrap();
    let after = suggested(&plan, WEEK).suggestions;
    assert_eq!(dates(&after), ["2026-12-01", "2026-12-03", "2026-12-05"]);
    let again = plan
        .decline_suggestion(&channel, at("2026-12-07T09:00"))
        .unwrap();
    assert_eq!(again.op, None, "it is declined already");
    plan.undo().unwrap();
    assert_eq!(suggested(&plan, WEEK), before);
    plan.redo().unwrap();
    let mondays = |now: &str| {
        let clock = Clock::Fixed(moment(now));
        let path = plan.path();
        let later = Planner::open_in(&path, clock, backups_beside(&path)).unwrap();
        let found = suggested(&later, "2027-01-04").suggestions;
        found.iter().any(|one| one.at == at("2027-01-04T09:00"))
    };
    assert!(!mondays("2026-12-24T12:00"));
    assert!(mondays("2026-12-25T12:00"));
}

#[test]
fn what_is_little_known_is_to_find_out_and_called_so() {
    let (mut plan, channel) = with_posts();
    measure(&mut plan, 1);
    for number in 0..4 {
        let title = format!("late {number}");
        add(
            &mut plan,
            &channel,
            date(number * 5),
            1260,
            &title,
            "published",
        );
        let post = plan.id(&title);
        set(
            &mut plan,
            &post,
            &format!("likes={}", 10 + 9 * number),
            "2026-07-01",
        )
        .unwrap();
    }
    cadence(&mut plan, &channel, 2, 5);
    let found = suggested(&plan, WEEK).suggestions;
    assert!(found.iter().all(|one| one.kind == SuggestionKind::Try));
    let levels: BTreeSet<&str> = found.iter().map(|one| &*one.level).collect();
    assert_eq!(levels.len(), found.len(), "each level once");
    let late = found.iter().find(|one| one.level == "20-24").unwrap();
    assert_eq!((late.n, late.at.minute), (4, 1260));
    assert!(late.low < 1.0 && 1.0 < late.high);
}
