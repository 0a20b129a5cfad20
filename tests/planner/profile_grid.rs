//! The posts of a channel as its profile shows them. Today is Wednesday 18 November 2026, 09:00 in Berlin.

use daymark_core::Code;
use daymark_core::model::{LocalTime, Rearrangement, Status, parse_slots};
use daymark_core::query::ProfileGrid;
use serde_json::json;

use crate::pictures::png;
use crate::support::{TestPlan, at, day, folder, of, plan};

/// Two posts that are to come on Instagram, two that are over, one that is skipped, and one on another channel.
fn with_posts() -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .post("elsewhere", "2026-11-20T09:00")
        .channel("instagram")
        .post("next", "2026-11-19T09:00")
        .post("later", "2026-11-27T10:00")
        .post("skipped", "2026-11-21T09:00")
        .post("out", "2026-11-16T09:00")
        .post("first", "2026-11-02T09:00")
        .tray("some day")
        .open();
    let (out, first, skipped) = (plan.id("out"), plan.id("first"), plan.id("skipped"));
    plan.set_status(&[out, first], Status::Published).unwrap();
    plan.set_status(&[skipped], Status::Skipped).unwrap();
    plan
}

fn grid(plan: &TestPlan, around: Option<&str>) -> ProfileGrid {
    let channel = plan.channel_ids().pop().unwrap();
    plan.profile_grid(&channel, around.map(day)).unwrap()
}

fn titles(grid: &ProfileGrid) -> Vec<&str> {
    let posts = grid.posts.iter();
    posts.map(|post| post.card.title.as_str()).collect()
}

#[test]
fn the_latest_is_first_and_skipped_posts_are_left_out() {
    let plan = with_posts();
    assert_eq!(
        titles(&grid(&plan, None)),
        ["later", "next", "out", "first"]
    );
    let far = grid(&plan, Some("2036-01-01"));
    assert_eq!(titles(&far), ["later", "next", "out", "first"]);
    assert_eq!(far.free, [], "no slots are set");
}

#[test]
fn thirty_posts_are_shown_on_each_side_of_a_day() {
    let mut plan = plan().channel("instagram");
    for minute in 0..50 {
        plan = plan.post("before", &format!("2026-11-24T10:{minute:02}"));
        plan = plan.post("after", &format!("2026-11-25T10:{minute:02}"));
    }
    let plan = plan.open();
    let posts = grid(&plan, Some("2026-11-25")).posts;
    let minutes: Vec<u16> = posts.iter().map(|post| post.card.minute.unwrap()).collect();
    let (after, before) = ((600..630).rev(), (620..650).rev());
    assert_eq!(minutes, after.chain(before).collect::<Vec<_>>());
}

#[test]
fn free_slots_are_those_until_the_last_post_and_three_more() {
    let mut plan = with_posts();
    let channel = plan.channel_ids().pop().unwrap();
    let slots = parse_slots("thu 09:00, fri 10:00").unwrap();
    plan.set_slots(&channel, &slots).unwrap();
    let free: Vec<LocalTime> = grid(&plan, None).free;
    let expected = [
        "2026-12-10T09:00",
        "2026-12-04T10:00",
        "2026-12-03T09:00",
        "2026-11-26T09:00",
        "2026-11-20T10:00",
    ];
    assert_eq!(free, expected.map(at));
    let archived = of(&json!({"archived": true}));
    plan.edit_channel(&channel, &archived).unwrap();
    assert_eq!(grid(&plan, None).free, [], "nothing new goes there");
    assert_eq!(grid(&plan, None).posts.len(), 4);
}

#[test]
fn the_picture_is_the_first_that_the_post_shows() {
    let mut plan = with_posts();
    let (folder, post) = (folder(), plan.id("next"));
    let files = ["one.png", "two.png"].map(|name| folder.path().join(name));
    for (width, file) in [3, 4].into_iter().zip(&files) {
        std::fs::write(file, png(width, 2)).unwrap();
    }
    let (_, ids) = plan.add_media(&post, &files, None).unwrap();
    let name = |plan: &TestPlan, place: usize| {
        let media = grid(plan, None).posts[place].media.clone();
        media.map(|media| media.media.name)
    };
    assert_eq!(name(&plan, 0), None);
    assert_eq!(name(&plan, 1).as_deref(), Some("one.png"));
    plan.use_media(&post, ids[0].as_str(), false).unwrap();
    assert_eq!(name(&plan, 1).as_deref(), Some("two.png"));
}

#[test]
fn two_posts_swap_their_tiles_and_what_is_published_stays() {
    let mut plan = with_posts();
    let swap = |plan: &mut TestPlan, titles: [&str; 2]| {
        let posts = titles.map(|title| plan.id(title));
        plan.rearrange(&of::<Rearrangement>(
            &json!({"kind": "swap", "posts": posts}),
        ))
    };
    swap(&mut plan, ["next", "later"]).unwrap();
    assert_eq!(
        titles(&grid(&plan, None)),
        ["next", "later", "out", "first"]
    );
    let refused = swap(&mut plan, ["next", "out"]).unwrap_err();
    assert_eq!(refused.code(), Code::BadValue);
    plan.undo().unwrap();
    assert_eq!(
        titles(&grid(&plan, None)),
        ["later", "next", "out", "first"]
    );
}

#[test]
fn a_channel_that_is_not_there_is_refused() {
    let refused = with_posts().profile_grid("none", None).unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
}
