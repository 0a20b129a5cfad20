//! Publishing by hand: what is due, missed and next, snoozes, addresses and reminders. Now is Wednesday 18 November 2026,
//! 09:00 in Berlin.

use chrono::TimeDelta;
use daymark_core::Code;
use daymark_core::checks::Check;
use daymark_core::model::{Rearrangement, Status, parse_slots};
use daymark_core::planner::DuePost;
use serde_json::json;

use crate::rows::read_only;
use crate::support::{TestPlan, at, moment, of, plan};

fn titles(posts: &[DuePost]) -> Vec<&str> {
    posts.iter().map(|post| post.title.as_str()).collect()
}

fn published(plan: &TestPlan, title: &str) -> (String, Option<String>, bool) {
    let sql = "SELECT status, published_url, published_at IS NOT NULL FROM post WHERE id = ?1";
    let row = read_only(&plan.path()).query_row(sql, [plan.id(title)], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    });
    row.unwrap()
}

/// Posts around now, an hour ago, a month ago and tomorrow.
fn around_now() -> TestPlan {
    plan()
        .channel("x")
        .post("too old", "2026-10-19T08:59")
        .post("a month ago", "2026-10-19T10:00")
        .post("just missed", "2026-11-18T07:59")
        .post("an hour ago", "2026-11-18T08:00")
        .post("now", "2026-11-18T09:00")
        .post("in a minute", "2026-11-18T09:01")
        .post("tonight", "2026-11-18T23:59")
        .post("tomorrow", "2026-11-19T00:00")
        .tray("some day")
        .open()
}

#[test]
fn a_post_is_due_for_an_hour_and_missed_for_a_month() {
    let plan = around_now();
    let posts = plan.due().unwrap();
    assert_eq!(titles(&posts.due), ["an hour ago", "now"]);
    assert_eq!(titles(&posts.missed), ["a month ago", "just missed"]);
    assert_eq!(titles(&posts.next), ["in a minute", "tonight"]);
    assert_eq!(posts.upcoming.unwrap().title, "tomorrow");
    assert_eq!(posts.now, at("2026-11-18T09:00"));
    let count = plan.due_count().unwrap();
    assert_eq!((count.due.len(), count.missed, count.next), (2, 2, 2));
    assert_eq!(count.next_at, Some(at("2026-11-18T09:01")));
}

#[test]
fn what_is_over_and_what_is_on_an_archived_channel_is_not_due() {
    let mut plan = plan()
        .channel("x")
        .post("published", "2026-11-18T09:00")
        .post("skipped", "2026-11-18T09:00")
        .channel("bluesky")
        .post("archived", "2026-11-18T09:00")
        .open();
    let [one, other] = ["published", "skipped"].map(|title| plan.id(title));
    plan.set_status(&[one], Status::Published).unwrap();
    plan.set_status(&[other], Status::Skipped).unwrap();
    let bluesky = plan.channel_ids().pop().unwrap();
    plan.edit_channel(&bluesky, &of(&json!({"archived": true})))
        .unwrap();
    let posts = plan.due().unwrap();
    assert_eq!(titles(&posts.due), [""; 0]);
    assert!(posts.upcoming.is_none());
    assert_eq!(plan.next_due(moment("2026-11-18T00:00")).unwrap(), None);
}

#[test]
fn a_due_post_has_its_parts_its_page_and_what_is_odd_about_it() {
    let parts =
        json!({"parts": ["a".repeat(300), "b".to_owned()], "link": "https://acme.example/"});
    let plan = plan()
        .channel("x")
        .post("thread", "2026-11-18T09:00")
        .edit("thread", of(&parts))
        .open();
    let post = plan.due().unwrap().due.remove(0);
    assert_eq!(post.parts, ["a".repeat(300), "b".to_owned()]);
    assert_eq!(post.link.as_deref(), Some("https://acme.example/"));
    assert_eq!(post.page.as_deref(), Some("https://x.com/compose/post"));
    let checks: Vec<Check> = post.odd.iter().map(|finding| finding.check).collect();
    assert_eq!(checks, [Check::Excess]);
    assert_eq!(post.status, Status::Draft);
}

#[test]
fn a_snoozed_post_is_due_later_until_it_is_moved_or_published() {
    let plan = around_now();
    let id = plan.id("now");
    let history = plan.history(100).unwrap().len();
    assert_eq!(plan.snooze(&id, 15).unwrap(), at("2026-11-18T09:15"));
    assert_eq!(plan.history(100).unwrap().len(), history, "no operation");
    let posts = plan.due().unwrap();
    assert_eq!(titles(&posts.due), ["an hour ago"]);
    let snoozed = posts.next.iter().find(|post| post.title == "now").unwrap();
    assert_eq!(snoozed.at, at("2026-11-18T09:00"));
    assert_eq!(snoozed.snoozed_until, Some(at("2026-11-18T09:15")));
    let mut plan = plan.reopened();
    assert_eq!(titles(&plan.due().unwrap().due), ["an hour ago"], "kept");
    let earlier = json!({"when": {"to": "by", "days": 0, "minutes": -5}});
    plan.move_posts(&[id], &of(&earlier)).unwrap();
    assert_eq!(titles(&plan.due().unwrap().due), ["an hour ago", "now"]);
    plan.undo().unwrap();
    assert_eq!(titles(&plan.due().unwrap().due), ["an hour ago"]);
}

#[test]
fn only_what_a_reminder_is_for_can_be_put_off() {
    let mut plan = around_now();
    for (title, minutes, field) in [
        ("some day", 15, "post"),
        ("now", 0, "minutes"),
        ("now", 1_441, "minutes"),
    ] {
        let refused = plan.snooze(&plan.id(title), minutes).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field_name()),
            (Code::BadValue, Some(field))
        );
    }
    let id = plan.id("now");
    plan.publish(&id, None).unwrap();
    assert_eq!(plan.snooze(&id, 15).unwrap_err().field_name(), Some("post"));
}

#[test]
fn a_post_is_published_with_its_address_and_that_is_undone() {
    let mut plan = around_now();
    let id = plan.id("now");
    let address = "https://x.com/acme/status/1";
    let changes = plan.publish(&id, Some(address)).unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Set “now” to published");
    let with_address = ("published".to_owned(), Some(address.to_owned()), true);
    assert_eq!(published(&plan, "now"), with_address);
    assert_eq!(
        plan.post(&id).unwrap().published_url.as_deref(),
        Some(address)
    );
    plan.undo().unwrap();
    assert_eq!(published(&plan, "now"), ("draft".to_owned(), None, false));
    plan.redo().unwrap();
    assert_eq!(published(&plan, "now"), with_address);
    let again = plan.publish(&id, None).unwrap();
    assert!(again.op.is_none(), "nothing changes");
    assert_eq!(published(&plan, "now"), with_address, "the address stays");
    let copy = plan.duplicate_posts(&[id]).unwrap().1.remove(0);
    assert_eq!(plan.post(copy.as_str()).unwrap().published_url, None);
}

#[test]
fn an_address_of_another_platform_is_refused() {
    let mut plan = around_now();
    let id = plan.id("now");
    let refused = plan
        .publish(&id, Some("https://www.linkedin.com/posts/1"))
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "www.linkedin.com looks like a post on LinkedIn, and this post is on X: give the address on X"
    );
    assert_eq!(
        (refused.reason_name(), refused.named()),
        (Some("platform"), Some("linkedin"))
    );
    assert_eq!(published(&plan, "now").0, "draft");
}

#[test]
fn what_was_missed_moves_to_the_next_free_slots_in_one_step() {
    let mut plan = around_now();
    let channel = plan.channel_ids().remove(0);
    plan.set_slots(&channel, &parse_slots("thu 10:00, fri 10:00").unwrap())
        .unwrap();
    let missed = plan.due().unwrap().missed;
    let posts = missed.iter().map(|post| post.id.to_string()).collect();
    plan.rearrange(&Rearrangement::Fill { posts }).unwrap();
    assert_eq!(titles(&plan.due().unwrap().missed), [""; 0]);
    plan.undo().unwrap();
    assert_eq!(plan.due().unwrap().missed.len(), 2);
}

/// One item on three channels at 09:00, 09:00 and 09:05, and another at 09:05.
fn launch() -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .channel("bluesky")
        .everywhere("launch", "2026-11-18T09:00")
        .post("other", "2026-11-18T09:05")
        .open();
    let bluesky = posts_of(&plan, "launch").pop().unwrap();
    let later = json!({"when": {"to": "by", "days": 0, "minutes": 5}});
    plan.move_posts(&[bluesky], &of(&later)).unwrap();
    plan
}

fn posts_of(plan: &TestPlan, title: &str) -> Vec<String> {
    let cards = plan.search("").unwrap().into_iter();
    let mut cards: Vec<_> = cards.filter(|card| card.title == title).collect();
    let channels = plan.channel_ids();
    cards.sort_by_key(|card| channels.iter().position(|id| id == card.channel.as_str()));
    cards.iter().map(|card| card.id.to_string()).collect()
}

/// Returns the titles and channels of the reminders since a time in UTC, for some minutes.
fn told(plan: &TestPlan, since: &str, minutes: i64) -> Vec<String> {
    let since = moment(&format!("2026-11-18T{since}"));
    let until = since + TimeDelta::minutes(minutes);
    let reminders = plan.reminders(since, until).unwrap().into_iter();
    let words =
        reminders.map(|told| format!("{} {} {}", told.at, told.title, told.channels.join(", ")));
    words.collect()
}

#[test]
fn the_posts_of_an_item_within_ten_minutes_are_one_reminder() {
    let mut plan = launch();
    let all = "2026-11-18T09:00 launch X, LinkedIn, Bluesky";
    let other = "2026-11-18T09:05 other Bluesky";
    assert_eq!(told(&plan, "07:59", 1), [all]);
    assert_eq!(told(&plan, "08:00", 4), [""; 0]);
    assert_eq!(told(&plan, "08:04", 2), [other]);
    assert_eq!(told(&plan, "07:30", 45), [all, other], "after a sleep");
    assert_eq!(told(&plan, "07:30", 120), [other; 0], "longer than an hour");
    let x = posts_of(&plan, "launch").remove(0);
    plan.publish(&x, None).unwrap();
    assert_eq!(
        told(&plan, "08:04", 2),
        [other],
        "the rest isn't told of again"
    );
}

#[test]
fn a_snoozed_post_is_told_of_again() {
    let plan = launch();
    let x = posts_of(&plan, "launch").remove(0);
    plan.snooze(&x, 30).unwrap();
    assert_eq!(told(&plan, "08:29", 2), ["2026-11-18T09:30 launch X"]);
    let after = moment("2026-11-18T08:06");
    assert_eq!(
        plan.next_due(after).unwrap(),
        Some(moment("2026-11-18T08:30"))
    );
}
