//! What works on a channel: which posts are compared, by which number, and what is said of them.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use daymark_core::model::Status;
use daymark_core::query::{NotCompared, Works, WorksFactor};
use daymark_core::{Cancellation, Code};
use serde_json::json;

use crate::result_verbs::set;
use crate::support::{TestPlan, day, of, plan};

/// A plan with a published post on each of some days, from a Monday on, at nine.
fn with_posts(days: u64) -> TestPlan {
    let mut plan = plan().channel("x").now("2026-11-27T08:00").open();
    let channel = plan.channel_ids().remove(0);
    for number in 0..days {
        add(&mut plan, &channel, date(number), &format!("post {number}"));
    }
    plan
}

fn date(number: u64) -> NaiveDate {
    day("2026-06-01") + Days::new(number)
}

fn add(plan: &mut TestPlan, channel: &str, date: NaiveDate, text: &str) -> String {
    let at = json!({"date": date.to_string(), "minute": 540});
    let new = json!({"title": text, "text": text, "channels": [channel], "at": at});
    let (_, posts) = plan.add_post(&of(&new)).unwrap();
    let id = posts[0].to_string();
    plan.set_status(std::slice::from_ref(&id), Status::Published)
        .unwrap();
    id
}

fn works(plan: &TestPlan) -> Works {
    let channel = plan.channel_ids().remove(0);
    plan.what_works(&channel, &Cancellation::default()).unwrap()
}

/// Gives every post likes: on Wednesdays many, on other days few, with a little of each day's own.
fn measure(plan: &mut TestPlan, days: u64) {
    for number in 0..days {
        let few = 20 + number * 7919 % 13;
        let likes = if date(number).weekday() == Weekday::Wed {
            8 * few
        } else {
            few
        };
        let post = plan.id(&format!("post {number}"));
        let week_later = (date(number) + Days::new(7)).to_string();
        set(plan, &post, &format!("likes={likes}"), &week_later).unwrap();
    }
}

#[test]
fn a_good_day_is_found_and_told_with_its_numbers() {
    let mut plan = with_posts(84);
    measure(&mut plan, 84);
    let works = works(&plan);
    assert_eq!((works.posts, works.left_out), (84, NotCompared::default()));
    let weekday = works
        .factors
        .iter()
        .find(|factor| factor.factor == WorksFactor::Weekday);
    let weekday = weekday.unwrap();
    assert!(weekday.passes && weekday.adjusted <= 0.05);
    let claims = weekday
        .levels
        .iter()
        .filter(|level| level.claim && level.ratio > Some(1.0));
    let claims: Vec<&str> = claims.map(|level| level.level.as_str()).collect();
    assert_eq!(claims, ["Wednesday"]);
    assert!(weekday.levels.iter().all(|level| level.n == 12));
    let hour = works
        .factors
        .iter()
        .any(|factor| factor.factor == WorksFactor::Hour);
    assert!(!hour, "all posts are of one hour");
    let again = plan
        .what_works(works.channel.as_str(), &Cancellation::default())
        .unwrap();
    assert_eq!(again, works, "the same plan gives the same answer");
}

#[test]
fn posts_that_are_no_measure_are_left_out_and_counted() {
    let mut plan = with_posts(4);
    let channel = plan.channel_ids().remove(0);
    let reply = add(&mut plan, &channel, date(5), "@ana thank you");
    let [boosted, young, unmeasured, story] =
        [0, 1, 2, 3].map(|number| plan.id(&format!("post {number}")));
    plan.edit_post(&story, &of(&json!({"kind": "story"})))
        .unwrap();
    set(
        &mut plan,
        &boosted,
        "likes=5 paid_impressions=100",
        "2026-07-01",
    )
    .unwrap();
    set(&mut plan, &young, "likes=5", "2026-06-03").unwrap();
    set(&mut plan, &unmeasured, "impressions=5", "2026-07-01").unwrap();
    for post in [&reply, &story] {
        set(&mut plan, post, "likes=5", "2026-07-01").unwrap();
    }
    let works = works(&plan);
    let wanted = NotCompared {
        replies: 1,
        stories: 1,
        boosted: 1,
        young: 1,
        unmeasured: 1,
        undated: 0,
    };
    assert_eq!((works.posts, works.left_out), (0, wanted));
    assert_eq!(works.factors, []);
}

#[test]
fn posts_are_compared_at_the_age_of_a_week() {
    let mut plan = with_posts(21);
    for number in 0..21 {
        let post = plan.id(&format!("post {number}"));
        let (early, week, late) = (
            date(number) + Days::new(3),
            date(number) + Days::new(8),
            date(number) + Days::new(90),
        );
        // A week after posting all are alike; before and after, the first half is far ahead.
        let ahead = if number < 11 { 1000 } else { 1 };
        for (likes, day) in [(ahead, early), (10, week), (ahead, late)] {
            set(
                &mut plan,
                &post,
                &format!("likes={likes}"),
                &day.to_string(),
            )
            .unwrap();
        }
    }
    let works = works(&plan);
    assert_eq!(works.posts, 21);
    for factor in works.factors {
        assert_eq!(factor.p, 1.0, "{:?}", factor.factor);
    }
}

#[test]
fn a_comparison_can_be_cancelled() {
    let mut plan = with_posts(40);
    measure(&mut plan, 40);
    let channel = plan.channel_ids().remove(0);
    let cancellation = Cancellation::default();
    cancellation.cancel();
    let refused = plan.what_works(&channel, &cancellation).unwrap_err();
    assert_eq!(refused.code(), Code::Cancelled);
}
