//! Results of many posts together.

use daymark_core::model::Status;
use daymark_core::query::{
    Direction, ResultNumber, ResultTotals, ResultsGroup, ResultsPage, ResultsScope, ResultsSort,
};

use crate::result_verbs::set;
use crate::support::{TestPlan, day, plan};

pub(crate) fn with_posts(count: u32) -> (TestPlan, Vec<String>) {
    let mut builder = plan().channel("x").now("2026-11-27T08:00");
    for number in 0..count {
        builder = builder.post(
            &format!("post {number}"),
            &format!("2026-11-{:02}T09:00", number + 1),
        );
    }
    let mut plan = builder.open();
    let posts: Vec<String> = (0..count)
        .map(|number| plan.id(&format!("post {number}")))
        .collect();
    plan.set_status(&posts, Status::Published).unwrap();
    (plan, posts)
}

pub(crate) fn scope(from: &str, to: &str) -> ResultsScope {
    ResultsScope::of_range(day(from), day(to), ResultsGroup::Channel)
}

pub(crate) fn page(plan: &TestPlan, from: &str, to: &str) -> ResultsPage {
    plan.results_page(&scope(from, to)).unwrap()
}

pub(crate) fn totals(plan: &TestPlan, from: &str, to: &str) -> ResultTotals {
    page(plan, from, to).groups.remove(0).totals
}

pub(crate) fn value(sum: Option<daymark_core::query::ResultSum>) -> Option<f64> {
    sum.map(|sum| sum.value)
}

#[test]
fn rates_are_sums_divided_by_sums_and_named_by_their_divisor() {
    let (mut plan, posts) = with_posts(3);
    set(&mut plan, &posts[0], "likes=1 impressions=10", "2026-11-20").unwrap();
    set(
        &mut plan,
        &posts[1],
        "likes=80 comments=10 impressions=100 cost=20 revenue=50",
        "2026-11-20",
    )
    .unwrap();
    let found = totals(&plan, "2026-11-01", "2026-11-30");
    assert_eq!(
        (found.posts, found.without, value(found.engagements)),
        (2, 1, Some(91.0))
    );
    let rate = found.engagement_rate.unwrap();
    assert_eq!(
        (rate.divisor, rate.posts, rate.low),
        ("impressions", 2, None)
    );
    assert!((rate.value - 91.0 / 110.0).abs() < 1e-12);
    assert_eq!(
        (value(found.cost), found.return_on_cost),
        (Some(20.0), Some(1.5))
    );
    assert_eq!(
        (found.cost_of_lead, found.click_rate),
        (None, None),
        "unknown is not 0"
    );
}

#[test]
fn the_newest_number_counts_and_the_range_is_half_open() {
    let (mut plan, posts) = with_posts(9);
    for post in &posts {
        set(&mut plan, post, "likes=1 views=10", "2026-11-20").unwrap();
        set(&mut plan, post, "likes=2", "2026-11-21").unwrap();
    }
    let found = totals(&plan, "2026-11-01", "2026-11-10");
    assert_eq!((found.posts, value(found.engagements)), (9, Some(18.0)));
    let rate = found.engagement_rate.unwrap();
    assert_eq!(
        (rate.divisor, rate.low, rate.high),
        ("views", Some(0.2), Some(0.2)),
        "all posts are alike"
    );
    assert_eq!(totals(&plan, "2026-11-02", "2026-11-03").posts, 1);
}

#[test]
fn a_change_is_told_only_where_its_posts_show_it() {
    let (mut plan, posts) = with_posts(20);
    for (number, post) in posts.iter().enumerate() {
        let likes = if number < 10 { 10 } else { 30 };
        set(&mut plan, post, &format!("likes={likes}"), "2026-11-26").unwrap();
    }
    let found = page(&plan, "2026-11-11", "2026-11-21");
    assert_eq!(value(found.now.engagements), Some(300.0));
    assert_eq!(value(found.before.engagements), Some(100.0));
    assert_eq!(found.changes.engagements, Direction::Up);
    assert_eq!(found.changes.cost, Direction::Unknown, "unknown is not 0");
    let against = found.against.unwrap();
    assert_eq!((against.ratio, against.posts), (3.0, 10));
    let few = page(&plan, "2026-11-18", "2026-11-21");
    assert_eq!(few.changes.engagements, Direction::TooFew);
    assert_eq!(few.against.unwrap().posts, 3);
    assert_eq!(
        few.against.unwrap().low,
        None,
        "three posts have no interval"
    );
}

#[test]
fn exposure_of_two_channels_is_never_added() {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .now("2026-11-27T08:00")
        .everywhere("one", "2026-11-20T09:00")
        .open();
    let other = plan.channel_ids().remove(1);
    let cards = plan
        .cards_between_generating(day("2026-11-20"), day("2026-11-21"))
        .unwrap();
    let on = |is_other: bool| {
        let mut found = cards
            .iter()
            .filter(|card| (card.channel.as_str() == other) == is_other);
        found.next().unwrap().id.to_string()
    };
    let (first, copy) = (on(false), on(true));
    plan.set_status(&[first.clone(), copy.clone()], Status::Published)
        .unwrap();
    set(&mut plan, &first, "likes=5 impressions=100", "2026-11-26").unwrap();
    set(&mut plan, &copy, "likes=7 impressions=50", "2026-11-26").unwrap();
    let mut scope = scope("2026-11-19", "2026-11-22");
    let by_channel = plan.results_page(&scope).unwrap();
    assert_eq!(by_channel.exposure.len(), 2);
    assert!(
        by_channel
            .groups
            .iter()
            .all(|group| group.exposure.is_some())
    );
    assert_eq!(by_channel.now.engagement_rate, None);
    scope.by = ResultsGroup::Format;
    let by_format = plan.results_page(&scope).unwrap();
    assert_eq!(by_format.groups.len(), 1);
    assert_eq!(by_format.groups[0].exposure, None);
    assert_eq!(value(by_format.groups[0].totals.engagements), Some(12.0));
    scope.hidden = vec![other.as_str().into()];
    assert_eq!(
        value(plan.results_page(&scope).unwrap().now.engagements),
        Some(5.0)
    );
}

#[test]
fn posts_are_listed_by_what_is_asked_for_and_days_stand_beside_those_before() {
    let (mut plan, posts) = with_posts(4);
    for (post, clicks) in posts.iter().zip([3, 9, 5]) {
        set(
            &mut plan,
            post,
            &format!("link_clicks={clicks}"),
            "2026-11-26",
        )
        .unwrap();
    }
    let mut scope = scope("2026-11-03", "2026-11-05");
    (scope.number, scope.sort) = (ResultNumber::Clicks, ResultsSort::Clicks);
    let found = plan.results_page(&scope).unwrap();
    let days = found.days.iter().map(|day| (day.value, day.before));
    assert_eq!(
        days.collect::<Vec<_>>(),
        [(Some(5.0), Some(3.0)), (None, Some(9.0))]
    );
    assert_eq!(found.days[1].posts[0].value, None);
    scope.from = day("2026-11-01");
    let listed = plan.results_page(&scope).unwrap();
    let clicks = listed.posts.iter().map(|post| post.clicks);
    assert_eq!(
        clicks.collect::<Vec<_>>(),
        [Some(9.0), Some(5.0), Some(3.0), None]
    );
    assert_eq!(listed.all_posts, 4);
    assert_eq!(listed.read[0].date, day("2026-11-26"));
    scope.group = Some("nothing".to_owned());
    assert_eq!(plan.results_page(&scope).unwrap().all_posts, 0);
}

#[test]
fn replies_and_boosted_posts_are_left_out_on_demand() {
    let (mut plan, posts) = with_posts(2);
    set(&mut plan, &posts[0], "likes=4 paid_views=100", "2026-11-26").unwrap();
    set(&mut plan, &posts[1], "likes=1", "2026-11-26").unwrap();
    let mut scope = scope("2026-11-01", "2026-11-05");
    scope.unboosted = true;
    assert_eq!(
        value(plan.results_page(&scope).unwrap().now.engagements),
        Some(1.0)
    );
}
