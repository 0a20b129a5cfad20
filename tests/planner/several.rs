//! Many posts at once: copies, sorting, and the days that have posts.

use daymark_core::Code;
use daymark_core::model::{Scope, SeriesChange, Status};
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
    let (changes, copies) = plan.copy_posts(&ids, &target).unwrap();
    assert_eq!(copies.len(), 2);
    assert_eq!(changes.upserted.cards.len(), 2);
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
    let sorting = json!({"add_labels": ["both"], "remove_labels": ["old"]});
    plan.sort_posts(&ids, &of(&sorting)).unwrap();
    assert_eq!(plan.post(&ids[0]).unwrap().labels, ["both", "launch"]);
    assert_eq!(plan.post(&ids[1]).unwrap().labels, ["both"]);
    let pillar = plan.overview().unwrap().pillars[0].id.to_string();
    plan.sort_posts(&ids, &of(&json!({"pillar": pillar})))
        .unwrap();
    assert_eq!(plan.post(&ids[1]).unwrap().pillar.unwrap().as_str(), pillar);
    let error = plan.sort_posts(&ids, &of(&json!({"pillar": "none such"})));
    assert_eq!(error.unwrap_err().code(), Code::NotFound);
    assert_eq!(
        plan.sort_posts(&[], &of(&json!({}))).unwrap_err().code(),
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
        .busy_days(day("2026-11-16"), day("2026-11-23"))
        .unwrap();
    assert_eq!(days, [day("2026-11-19"), day("2026-11-20")]);
    assert_eq!(
        plan.busy_days(day("2026-11-16"), day("2026-11-19"))
            .unwrap(),
        []
    );
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
