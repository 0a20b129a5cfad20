//! Many posts at once: copies, their labels, campaigns and pillars, and the days that have posts.

use daymark_core::Code;
use daymark_core::model::{Scope, SeriesChange, Status};
use daymark_core::planner::UnsharedMove;
use serde_json::json;

use crate::support::{day, of, plan};

#[test]
fn copies_go_where_a_move_would_and_what_was_copied_stays() {
    let mut plan = plan()
        .channel("x")
        .post("One", "2026-11-18T09:00")
        .post("Two", "2026-11-19T10:00")
        .open();
    let week = |plan: &daymark_core::Planner| {
        let cards = plan.range(day("2026-11-16"), day("2026-12-01")).unwrap();
        cards
            .iter()
            .map(|card| format!("{} {}", card.title, card.date.unwrap()))
            .collect::<Vec<_>>()
    };
    let ids: Vec<String> = plan
        .range(day("2026-11-16"), day("2026-11-23"))
        .unwrap()
        .iter()
        .map(|card| card.id.to_string())
        .collect();
    let target = of(&json!({"when": {"to": "by", "days": 7, "minutes": 0}}));
    let (changes, copies) = plan.copy_posts(&ids, &target, None).unwrap();
    assert_eq!(copies.len(), 2);
    assert_eq!(changes.cards.len(), 2);
    assert_eq!(
        week(&plan),
        [
            "One 2026-11-18",
            "Two 2026-11-19",
            "One 2026-11-25",
            "Two 2026-11-26"
        ]
    );
    plan.undo().unwrap();
    assert_eq!(week(&plan), ["One 2026-11-18", "Two 2026-11-19"]);
}

#[test]
fn copies_into_a_status_stay_at_their_time_and_go_with_one_undo() {
    let mut plan = plan().channel("x").post("One", "2026-11-18T09:00").open();
    let week = |plan: &daymark_core::Planner| {
        let cards = plan.range(day("2026-11-16"), day("2026-11-23")).unwrap();
        let line =
            |card: &daymark_core::query::Card| format!("{:?} {:?}", card.status, card.minute);
        cards.iter().map(line).collect::<Vec<_>>()
    };
    let ids = [plan.id("One")];
    let target = of(&json!({"when": {"to": "keep"}}));
    plan.copy_posts(&ids, &target, Some(Status::Approved))
        .unwrap();
    assert_eq!(week(&plan), ["Draft Some(540)", "Approved Some(540)"]);
    plan.undo().unwrap();
    assert_eq!(week(&plan), ["Draft Some(540)"]);
}

#[test]
fn moved_together_those_with_a_time_keep_their_distance_and_those_without_get_one() {
    let mut plan = plan().channel("x").post("One", "2026-11-18T09:00").open();
    let channel = plan.opening().unwrap().overview.rows.channels[0]
        .id
        .to_string();
    let new = of(&json!({"title": "Waits", "channels": [channel]}));
    let (_, waits) = plan.add_post(&new).unwrap();
    let ids = [plan.id("One"), waits[0].to_string()];
    let when = json!({"to": "by", "days": 1, "minutes": 30, "tray": {"date": "2026-11-20", "minute": 600}});
    plan.move_posts(&ids, &of(&json!({"when": when}))).unwrap();
    let cards = plan.range(day("2026-11-16"), day("2026-11-23")).unwrap();
    let times: Vec<_> = cards
        .iter()
        .map(|card| (card.date.unwrap(), card.minute.unwrap()))
        .collect();
    assert_eq!(times, [(day("2026-11-19"), 570), (day("2026-11-20"), 600)]);
    plan.undo().unwrap();
    let cards = plan.range(day("2026-11-16"), day("2026-11-23")).unwrap();
    assert_eq!(cards.len(), 1, "one undo takes both back");
}

#[test]
fn sorting_puts_labels_on_and_takes_them_off_and_leaves_the_rest() {
    let mut plan = plan()
        .channel("x")
        .pillar("Product")
        .post("One", "2026-11-18T09:00")
        .post("Two", "2026-11-19T10:00")
        .edit("One", of(&json!({"labels": ["launch", "old"]})))
        .open();
    let ids: Vec<String> = plan
        .range(day("2026-11-16"), day("2026-11-23"))
        .unwrap()
        .iter()
        .map(|card| card.id.to_string())
        .collect();
    let categories = json!({"add_labels": ["both"], "remove_labels": ["old"]});
    plan.categorize_posts(&ids, &of(&categories)).unwrap();
    assert_eq!(plan.post(&ids[0]).unwrap().labels, ["both", "launch"]);
    assert_eq!(plan.post(&ids[1]).unwrap().labels, ["both"]);
    let pillar = plan.overview().unwrap().rows.pillars[0].id.to_string();
    plan.categorize_posts(&ids, &of(&json!({"pillar": pillar})))
        .unwrap();
    assert_eq!(plan.post(&ids[1]).unwrap().pillar.unwrap().as_str(), pillar);
    let error = plan.categorize_posts(&ids, &of(&json!({"pillar": "none such"})));
    assert_eq!(error.unwrap_err().code(), Code::NotFound);
    assert_eq!(
        plan.categorize_posts(&[], &of(&json!({})))
            .unwrap_err()
            .code(),
        Code::Empty
    );
}

#[test]
fn the_days_with_posts_are_those_of_the_plans_clocks() {
    let plan = plan()
        .channel_in("x", "America/Los_Angeles")
        .post("Late there, early here", "2026-11-18T20:00")
        .channel("blog")
        .post("Here", "2026-11-20T09:00")
        .post("Here too", "2026-11-20T10:00")
        .open();
    let days = plan
        .busy_days(day("2026-11-16"), day("2026-11-23"), &[])
        .unwrap();
    assert_eq!(days, [day("2026-11-19"), day("2026-11-20")]);
    assert_eq!(
        plan.busy_days(day("2026-11-16"), day("2026-11-19"), &[])
            .unwrap(),
        []
    );
    let without = plan.channel_ids().split_off(1);
    assert_eq!(
        plan.busy_days(day("2026-11-16"), day("2026-11-23"), &without)
            .unwrap(),
        [day("2026-11-19")]
    );
    assert_eq!(plan.first_post_day().unwrap(), Some(day("2026-11-19")));
}

#[test]
fn a_plan_without_times_has_no_first_day() {
    let plan = plan().channel("x").tray("Some day").open();
    assert_eq!(plan.first_post_day().unwrap(), None);
}

#[test]
fn the_posts_of_a_campaign_are_counted_wherever_they_are() {
    let mut plan = plan()
        .channel("x")
        .channel("blog")
        .campaign("Launch")
        .campaign("Empty")
        .everywhere("On both", "2026-11-18T20:00")
        .tray("Waiting")
        .tray("Of no campaign")
        .open();
    let id = plan.overview().unwrap().rows.campaigns[0].id.clone();
    let posts = [plan.id("On both"), plan.id("Waiting")];
    let categories = of(&json!({"campaign": id}));
    plan.categorize_posts(&posts, &categories).unwrap();
    assert_eq!(plan.posts_by_campaign().unwrap(), [(id, 3)]);
}

#[test]
fn what_may_come_along_is_found_wherever_it_is() {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .channel("linkedin")
        .channel("mastodon")
        .channel("threads")
        .post("same", "2026-11-18T09:00")
        .post("another", "2026-11-18T09:00")
        .open();
    let (first, channels) = (plan.id("same"), plan.channel_ids());
    let others: Vec<String> = channels[..4]
        .iter()
        .map(|channel| plan.add_sibling(&first, channel).unwrap().1.to_string())
        .collect();
    let far = of(&json!({"when": {"to": "by", "days": 400, "minutes": 0}}));
    plan.move_posts(&others[..1], &far).unwrap();
    plan.set_status(&others[1..2], Status::Published).unwrap();
    plan.move_posts(&others[2..3], &of(&json!({"when": {"to": "tray"}})))
        .unwrap();
    plan.edit_channel(&channels[3], &of(&json!({"archived": true})))
        .unwrap();
    let found = |plan: &daymark_core::Planner, id: &str| -> Vec<String> {
        let ids = plan.siblings(id).unwrap().into_iter();
        ids.map(|id| id.to_string()).collect()
    };
    assert_eq!(found(&plan, &first), others[..1]);
    plan.edit_channel(&channels[3], &of(&json!({"archived": false})))
        .unwrap();
    assert_eq!(found(&plan, &others[0]), [first.clone(), others[3].clone()]);
    let daily = SeriesChange::Rule {
        rule: Some("FREQ=DAILY;COUNT=3".to_owned()),
    };
    plan.change_series(&others[3], Scope::This, &daily).unwrap();
    assert_eq!(found(&plan, &first), others[..1], "a series is not moved");
    let code = plan.siblings("nobody").unwrap_err().code();
    assert_eq!(code, Code::NotFound);
}

#[test]
fn a_post_moves_in_one_step_unless_others_of_its_item_may_go_along() {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .post("alone", "2026-11-18T09:00")
        .everywhere("shared", "2026-11-18T10:00")
        .open();
    let later = of(&json!({"when": {"to": "by", "days": 1, "minutes": 0}}));
    let (alone, shared) = (plan.id("alone"), plan.id("shared"));
    let UnsharedMove::Moved(changes) = plan.move_unshared(&alone, &later).unwrap() else {
        panic!("nothing is to be asked");
    };
    assert_eq!(changes.cards[0].date, Some(day("2026-11-19")));
    let before = plan.dump();
    let UnsharedMove::Shared(others) = plan.move_unshared(&shared, &later).unwrap() else {
        panic!("another post of the item may go along");
    };
    assert_eq!(others, plan.siblings(&shared).unwrap());
    assert_eq!(plan.dump(), before, "nothing was moved");
}
