//! Experiments: chance assigns posts to arms, and results are read once, not before the last post is a week old.

use chrono::{Days, NaiveDate};
use daymark_core::clock::Clock;
use daymark_core::model::{Arm, Experiment, ExperimentState, Status, Verdict};
use daymark_core::query::{Changes, ExperimentStanding};
use daymark_core::{Code, Planner, Result};
use serde_json::{Value, json};

use crate::result_verbs::set;
use crate::support::{TestPlan, backups_beside, day, of, plan};

/// A plan on 18 November with an experiment of `pairs` pairs of posts, one a day from the next day on.
fn with_experiment(pairs: u64) -> (TestPlan, String) {
    let mut plan = plan().channel("x").channel("bluesky").open();
    let channel = plan.channel_ids().remove(0);
    for number in 0..2 * pairs {
        add(&mut plan, &channel, number);
    }
    let new = new_experiment(&channel, pairs);
    let (_, id) = plan.add_experiment(&of(&new)).unwrap();
    (plan, id.to_string())
}

fn new_experiment(channel: &str, pairs: u64) -> Value {
    json!({"question": "Nine or noon?", "channel": channel, "factor": "time", "first": "09:00", "second": "12:00",
        "posts_an_arm": pairs, "last_day": "2027-03-31"})
}

fn date(number: u64) -> NaiveDate {
    day("2026-11-19") + Days::new(number)
}

fn add(plan: &mut TestPlan, channel: &str, number: u64) {
    let at = json!({"date": date(number).to_string(), "minute": 540});
    let new = json!({"title": format!("post {number}"), "channels": [channel], "at": at});
    plan.add_post(&of(&new)).unwrap();
}

fn posts(plan: &TestPlan, numbers: std::ops::Range<u64>) -> Vec<String> {
    numbers
        .map(|number| plan.id(&format!("post {number}")))
        .collect()
}

fn assign(plan: &mut TestPlan, id: &str, numbers: std::ops::Range<u64>) -> Result<Changes> {
    let posts = posts(plan, numbers);
    plan.assign_experiment(id, &posts)
}

fn delete(plan: &mut TestPlan, numbers: std::ops::Range<u64>) -> Result<Changes> {
    let posts = posts(plan, numbers);
    plan.delete_posts(&posts)
}

fn standing(plan: &Planner) -> ExperimentStanding {
    plan.experiments().unwrap().remove(0)
}

fn arms(experiment: &Experiment) -> Vec<Arm> {
    experiment.posts.iter().map(|post| post.arm).collect()
}

/// The plan as it is on a day.
fn on(plan: &TestPlan, date: NaiveDate) -> Planner {
    let noon = date.and_hms_opt(12, 0, 0).unwrap().and_utc();
    let path = plan.path();
    Planner::open_in(&path, Clock::Fixed(noon), backups_beside(&path)).unwrap()
}

/// Publishes all posts and gives them likes a week later: `times` as many to those of the first arm.
fn publish(plan: &TestPlan, times: u64) {
    let plan = &mut on(plan, day("2027-06-01"));
    let experiment = standing(plan).experiment;
    for (number, assigned) in experiment.posts.iter().enumerate() {
        let post = assigned.post.to_string();
        plan.set_status(std::slice::from_ref(&post), Status::Published)
            .unwrap();
        let few = 20 + number as u64 * 7919 % 13;
        let likes = if assigned.arm == Arm::First {
            times * few
        } else {
            few
        };
        let later = (date(number as u64) + Days::new(7)).to_string();
        set(plan, &post, &format!("likes={likes}"), &later).unwrap();
    }
}

#[test]
fn chance_assigns_each_pair_and_stays_as_it_is() {
    let (mut plan, id) = with_experiment(8);
    let mut all = posts(&plan, 0..16);
    all.reverse();
    plan.assign_experiment(&id, &all).unwrap();
    let once = standing(&plan).experiment;
    let in_time: Vec<String> = once.posts.iter().map(|one| one.post.to_string()).collect();
    assert_eq!(in_time, posts(&plan, 0..16), "neighbours in time are pairs");
    assert!(arms(&once).chunks(2).all(|pair| pair[0] != pair[1]));
    plan.undo().unwrap();
    assign(&mut plan, &id, 0..6).unwrap();
    assign(&mut plan, &id, 6..16).unwrap();
    assert_eq!(
        arms(&standing(&plan).experiment),
        arms(&once),
        "in one step or in two"
    );
    let told = plan.post(&plan.id("post 3")).unwrap().experiment.unwrap();
    assert_eq!(told.arm, once.posts[3].arm);
    assert_eq!(told.variant, once.variant(told.arm));
}

#[test]
fn only_counts_are_told_before_the_last_post_is_a_week_old() {
    let (mut plan, id) = with_experiment(6);
    assign(&mut plan, &id, 0..12).unwrap();
    publish(&plan, 5);
    for age in 0..7 {
        let mut early = on(&plan, date(11) + Days::new(age));
        let told = standing(&early);
        assert_eq!((told.assigned, told.published), ([6, 6], [6, 6]));
        assert_eq!(
            (told.readable, told.verdict, told.experiment.reading),
            (false, None, None)
        );
        assert_eq!(told.readable_on, Some(date(18)));
        let refused = early.read_experiment(&id).unwrap_err();
        assert_eq!(refused.code(), Code::BadDate);
        assert!(
            refused.to_string().contains("from 2026-12-07 on"),
            "{refused}"
        );
    }
    assert!(standing(&on(&plan, date(18))).readable);
}

#[test]
fn an_experiment_is_read_once_and_keeps_what_was_read() {
    let (mut plan, id) = with_experiment(12);
    assign(&mut plan, &id, 0..24).unwrap();
    publish(&plan, 5);
    let mut later = on(&plan, date(40));
    later.read_experiment(&id).unwrap();
    let told = standing(&later);
    let reading = told.experiment.reading.unwrap();
    assert_eq!(
        (told.verdict, told.experiment.state),
        (Some(Verdict::First), ExperimentState::Read)
    );
    assert_eq!(
        (reading.pairs, reading.left_out, reading.date),
        (12, 0, date(40))
    );
    assert!(
        reading.low.number() > 1.0 && reading.low < reading.ratio && reading.ratio < reading.high
    );
    assert!(reading.p.number() <= 0.05);
    assert_eq!(later.read_experiment(&id).unwrap_err().code(), Code::Taken);
    set(
        &mut later,
        &posts(&plan, 0..1)[0],
        "likes=9999",
        "2026-12-20",
    )
    .unwrap();
    assert_eq!(standing(&later).experiment.reading, Some(reading));
    later.undo().unwrap();
    later.undo().unwrap();
    assert_eq!(standing(&later).verdict, None);
}

#[test]
fn alike_arms_have_no_clear_difference_and_say_what_could_have_been_seen() {
    let (mut plan, id) = with_experiment(12);
    assign(&mut plan, &id, 0..24).unwrap();
    publish(&plan, 1);
    let mut later = on(&plan, date(40));
    later.read_experiment(&id).unwrap();
    let reading = standing(&later).experiment.reading.unwrap();
    assert_eq!(reading.verdict, Verdict::Unclear);
    assert!(reading.noticeable.number() > 1.0);
}

#[test]
fn a_pair_without_results_is_left_out_and_too_few_are_not_read() {
    let (mut plan, id) = with_experiment(3);
    assign(&mut plan, &id, 0..6).unwrap();
    publish(&plan, 2);
    delete(&mut plan, 0..1).unwrap();
    let mut later = on(&plan, day("2027-04-20"));
    later.read_experiment(&id).unwrap();
    let reading = standing(&later).experiment.reading.unwrap();
    assert_eq!((reading.pairs, reading.left_out), (2, 1));
    later.undo().unwrap();
    plan = plan.reopened();
    delete(&mut plan, 2..3).unwrap();
    let mut later = on(&plan, day("2027-04-20"));
    assert_eq!(later.read_experiment(&id).unwrap_err().code(), Code::Empty);
}

#[test]
fn one_that_is_not_full_waits_for_its_last_day() {
    let (mut plan, id) = with_experiment(4);
    assign(&mut plan, &id, 0..4).unwrap();
    publish(&plan, 2);
    assert_eq!(standing(&plan).readable_on, Some(day("2027-03-31")));
    plan.stop_experiment(&id).unwrap();
    let told = standing(&plan);
    assert_eq!(
        (told.verdict, told.readable),
        (Some(Verdict::Stopped), false)
    );
    assert_eq!(plan.read_experiment(&id).unwrap_err().code(), Code::Taken);
    plan.undo().unwrap();
    assert_eq!(standing(&plan).experiment.state, ExperimentState::Running);
}

#[test]
fn what_is_no_pair_of_its_channel_is_refused() {
    let (mut plan, id) = with_experiment(2);
    let other = plan.channel_ids().remove(1);
    add(&mut plan, &other, 30);
    for numbers in [0..3, 0..0] {
        let refused = assign(&mut plan, &id, numbers).unwrap_err();
        assert!(refused.to_string().contains("two by two"), "{refused}");
    }
    let two = [plan.id("post 0"), plan.id("post 30")];
    let refused = plan.assign_experiment(&id, &two).unwrap_err();
    assert!(refused.to_string().contains("another channel"), "{refused}");
    assign(&mut plan, &id, 0..4).unwrap();
    let again = assign(&mut plan, &id, 0..2).unwrap_err();
    assert!(again.to_string().contains("already"), "{again}");
    let channel = plan.channel_ids().remove(0);
    for (field, value) in [
        ("question", json!(" ")),
        ("second", json!("09:00")),
        ("posts_an_arm", json!(0)),
    ] {
        let mut new = new_experiment(&channel, 2);
        new[field] = value;
        let refused = plan.add_experiment(&of(&new)).unwrap_err();
        assert_eq!(refused.field_name(), Some(field), "{refused}");
    }
}

#[test]
fn the_number_of_posts_comes_of_the_difference_to_notice() {
    let (plan, _) = with_experiment(1);
    let channel = plan.channel_ids().remove(0);
    let size = |ratio| {
        let outcome = daymark_core::model::ExperimentOutcome::Engagements;
        plan.experiment_size(&channel, outcome, ratio)
    };
    let small = size(1.5).unwrap();
    assert_eq!(
        (small.spread, small.posts),
        (1.1, 0),
        "too few results: that of usual pages"
    );
    assert!(small.posts_an_arm > size(2.0).unwrap().posts_an_arm);
    for ratio in [1.0, 0.5, f64::NAN] {
        assert_eq!(size(ratio).unwrap_err().code(), Code::BadValue);
    }
}
