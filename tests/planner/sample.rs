//! The sample plan: as full as promised, and on the days around today.

use chrono::{Duration, NaiveDate};
use daymark_core::model::Status;
use daymark_core::query::Card;
use daymark_core::{Cancellation, Code, Planner};

use crate::support::{TestPlan, day, plan};

#[test]
fn fills_this_week_the_next_and_the_tray() {
    for today in ["2026-11-16T08:00", "2026-11-18T08:00", "2026-11-22T08:00"] {
        let planner = filled(today, 1);
        assert_eq!(week(&planner, "2026-11-16").len(), 17, "{today}");
        assert_eq!(week(&planner, "2026-11-23").len(), 14, "{today}");
        assert_eq!(planner.tray().unwrap().len(), 6, "{today}");
        assert_eq!(planner.verify().unwrap(), [""; 0], "{today}");
    }
}

#[test]
fn keeps_its_weekdays_wherever_the_week_begins() {
    check_launch_day("2026-11-18T08:00", 7, "2026-11-19");
    check_launch_day("2026-11-15T08:00", 7, "2026-11-19");
    check_launch_day("2026-11-15T08:00", 1, "2026-11-12");
    check_launch_day("2026-11-21T08:00", 6, "2026-11-26");
}

fn check_launch_day(today: &str, first_day: u8, expected: &str) {
    let planner = filled(today, first_day);
    let cards = planner.search("Search 2.0 is live").unwrap();
    let launch = cards
        .iter()
        .filter(|card| card.title == "Search 2.0 is live");
    let times: Vec<_> = launch
        .map(|card| (card.date.unwrap(), card.minute.unwrap()))
        .collect();
    let date = day(expected);
    assert_eq!(times, [(date, 540), (date, 540), (date, 545)], "{today}");
}

#[test]
fn has_published_the_past_and_seen_what_is_next() {
    let planner = filled("2026-11-18T08:00", 1);
    for card in week(&planner, "2026-11-16") {
        let allowed: &[Status] = match card.date.unwrap().to_string().as_str() {
            "2026-11-16" | "2026-11-17" => &[Status::Published, Status::Skipped],
            "2026-11-18" | "2026-11-19" => &[Status::InReview, Status::Approved],
            _ => &[Status::Draft, Status::Idea],
        };
        assert!(allowed.contains(&card.status), "{card:?}");
    }
}

#[test]
fn has_one_caption_too_long_by_fourteen() {
    let planner = filled("2026-11-18T08:00", 1);
    let cards = planner.search("").unwrap();
    let ids: Vec<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let long = planner.excess_of(&ids).unwrap();
    let long: Vec<_> = long
        .iter()
        .map(|(id, excess)| (planner.post(id.as_str()).unwrap().title, *excess))
        .collect();
    assert_eq!(long, [("Launch carousel, five slides".to_owned(), 14)]);
}

#[test]
fn has_slots_of_which_some_are_free_this_week() {
    let planner = filled("2026-11-18T08:00", 1);
    let cards = week(&planner, "2026-11-16");
    let rows = planner
        .slot_times(day("2026-11-16"), day("2026-11-23"))
        .unwrap();
    let slots = rows
        .iter()
        .flat_map(|row| row.times.iter().map(|at| (row.channel.clone(), *at)));
    let (taken, free): (Vec<_>, Vec<_>) = slots.partition(|(channel, at)| {
        let place = (Some(at.date), Some(at.minute));
        cards
            .iter()
            .any(|card| card.channel == *channel && (card.date, card.minute) == place)
    });
    assert_eq!((taken.len(), free.len()), (8, 3), "free: {free:?}");
}

/// What the weeks before show is what lets the results, the strategy and its holes be looked at.
#[test]
fn has_four_weeks_of_results_before_a_week_without_posts() {
    for today in ["2026-11-16T08:00", "2026-11-22T08:00"] {
        let planner = filled(today, 1);
        let weeks = [
            "2026-10-12",
            "2026-10-19",
            "2026-10-26",
            "2026-11-02",
            "2026-11-09",
        ];
        let posts = weeks.map(|from| week(&planner, from).len());
        assert_eq!(posts, [16, 16, 16, 16, 0], "{today}");
        let past = planner.range(day("2026-10-12"), day("2026-11-09")).unwrap();
        assert!(past.iter().all(|card| card.status == Status::Published));
        let listed = planner.results(None, false).unwrap();
        let counted = past
            .iter()
            .filter(|card| listed.iter().any(|result| result.post == card.id));
        assert_eq!(counted.count(), past.len(), "{today}");
        let x = planner.channels().unwrap().remove(0).id.to_string();
        let works = planner.what_works(&x, &Cancellation::default()).unwrap();
        assert!(!works.factors.is_empty(), "28 posts can be compared");
    }
}

#[test]
fn has_a_strategy_with_objectives_ahead_and_behind_and_with_holes() {
    let planner = filled("2026-11-18T08:00", 1);
    let told = planner
        .strategy(day("2026-10-12"), day("2026-11-30"))
        .unwrap();
    assert_eq!(told.posts, 94);
    let ahead = told
        .objectives
        .iter()
        .map(|standing| standing.progress.ahead.map(|ahead| ahead.number() > 0.0));
    assert_eq!(
        ahead.collect::<Vec<_>>(),
        [Some(false), Some(true), Some(false)]
    );
    assert!(
        told.objectives[1].progress.reached.is_some(),
        "an answer within a day"
    );
    assert!(
        told.objectives[2].progress.age > Some(30),
        "nobody read the followers for a month"
    );
    assert!(told.stage_by_channel.holes > 0 && told.objective_by_week.holes > 0);
    assert!(told.audiences.iter().all(|count| count.posts > 0));
    assert!(told.needs.iter().all(|count| count.posts > 0));
}

#[test]
fn has_ideas_feedback_with_an_unusual_day_and_subjects_with_notes() {
    for today in ["2026-11-16T08:00", "2026-11-22T08:00"] {
        let planner = filled(today, 1);
        let ideas = planner.ideas().unwrap();
        assert_eq!(ideas.len(), 9, "{today}");
        assert!(ideas.iter().all(|idea| !idea.aged_out && !idea.used));
        let aging = ideas.iter().filter(|ranked| ranked.idea.until.is_some());
        assert_eq!(
            (aging.count(), ideas[0].votes),
            (2, 6),
            "{}",
            ideas[0].idea.title
        );
        let log = planner
            .feedback(day("2026-10-01"), day("2026-11-23"))
            .unwrap();
        assert_eq!(log.entries.len(), 15, "{today}");
        let unusual = log.days.iter().filter(|day| day.usual.is_some());
        let unusual: Vec<_> = unusual.map(|day| (day.date, day.negative)).collect();
        assert_eq!(unusual, [(day("2026-11-13"), 6)], "{today}");
        let subjects = planner.overview().unwrap().rows.subjects;
        assert!(subjects.len() == 2 && subjects.iter().all(|subject| subject.notes.len() == 2));
        let marks = planner
            .day_marks(day("2026-10-01"), day("2026-12-01"))
            .unwrap();
        assert_eq!(
            marks.len(),
            6,
            "four notes, a review, an unusual day: {marks:?}"
        );
    }
}

#[test]
fn is_one_step_to_undo_and_refused_beside_posts() {
    let mut planner = filled("2026-11-18T08:00", 1);
    assert_eq!(planner.fill_sample().unwrap_err().code(), Code::Taken);
    planner.undo().unwrap();
    assert!(planner.overview().unwrap().rows.channels.is_empty());
    planner.fill_sample().unwrap();
}

fn filled(now: &str, first_day: u8) -> TestPlan {
    let mut planner = plan().now(now).first_day(first_day).open();
    planner.fill_sample().unwrap();
    planner
}

fn week(planner: &Planner, from: &str) -> Vec<Card> {
    let from: NaiveDate = day(from);
    planner.range(from, from + Duration::days(7)).unwrap()
}
