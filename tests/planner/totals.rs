//! Results of many posts together.

use daymark_core::model::Status;
use daymark_core::query::ChannelResults;

use crate::result_verbs::set;
use crate::support::{TestPlan, day, plan};

fn with_posts(count: u32) -> (TestPlan, Vec<String>) {
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

fn totals(plan: &TestPlan, from: &str, to: &str) -> ChannelResults {
    plan.channel_results(day(from), day(to)).unwrap().remove(0)
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
        (found.posts, found.without, found.engagements),
        (2, 1, Some(91.0))
    );
    let rate = found.engagement_rate.unwrap();
    assert_eq!(
        (rate.divisor, rate.posts, rate.low),
        ("impressions", 2, None)
    );
    assert!((rate.value - 91.0 / 110.0).abs() < 1e-12);
    assert_eq!((found.cost, found.return_on_cost), (Some(20.0), Some(1.5)));
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
    assert_eq!((found.posts, found.engagements), (9, Some(18.0)));
    let rate = found.engagement_rate.unwrap();
    assert_eq!(
        (rate.divisor, rate.low, rate.high),
        ("views", Some(0.2), Some(0.2)),
        "all posts are alike"
    );
    assert_eq!(totals(&plan, "2026-11-02", "2026-11-03").posts, 1);
}
