//! What posts are for: stage, need, audience, objective, aim and cost; audiences and objectives.

use daymark_core::export::ExportOptions;
use daymark_core::model::{Filter, Need, Stage};
use daymark_core::{Code, Planner};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, of, plan};

/// Returns a plan with a post, an audience and an objective, and their ids.
fn with_post() -> (TestPlan, [String; 3]) {
    let mut plan = plan().channel("x").post("one", "2026-11-20T09:00").open();
    let (_, audience) = plan.add_audience(&of(&json!({"name": "Owners"}))).unwrap();
    let (_, objective) = plan
        .add_objective(&of(&json!({"name": "Trials", "target": 10})))
        .unwrap();
    let ids = [plan.id("one"), audience.to_string(), objective.to_string()];
    (plan, ids)
}

fn refusal<T>(result: daymark_core::Result<T>) -> (Code, Option<&'static str>) {
    let error = result.err().unwrap();
    (error.code(), error.field_name())
}

#[test]
fn a_post_says_what_it_is_for_and_clears_it() {
    let (mut plan, [post, audience, objective]) = with_post();
    let edit = json!({"stage": "decision", "need": "talk_friends", "audience": audience, "objective": objective,
        "goal": "Ten trials", "expected": "20 clicks", "hours": 1.5, "cost": 40});
    let changes = plan.edit_post(&post, &of(&edit)).unwrap();
    let card = &changes.cards[0];
    assert_eq!(
        (card.stage, card.need),
        (Some(Stage::Decision), Some(Need::TalkFriends))
    );
    let detail = plan.post(&post).unwrap();
    assert_eq!(
        detail.facets.audience.as_ref().map(|id| id.as_str()),
        Some(audience.as_str())
    );
    assert_eq!(
        detail.facets.objective.as_ref().map(|id| id.as_str()),
        Some(objective.as_str())
    );
    assert_eq!(detail.aim.hours, "1.5".parse().ok());
    assert_eq!(
        (detail.aim.goal.as_str(), detail.aim.cost),
        ("Ten trials", "40".parse().ok())
    );
    let clear = json!({"stage": null, "need": null, "audience": null, "objective": null, "goal": "", "expected": "",
        "hours": null, "cost": null});
    plan.edit_post(&post, &of(&clear)).unwrap();
    let card = plan.card("one");
    assert_eq!(
        (card.stage, card.need, card.audience, card.objective),
        (None, None, None, None)
    );
    plan.undo().unwrap();
    assert_eq!(plan.card("one").stage, Some(Stage::Decision));
}

#[test]
fn a_post_of_a_series_alone_is_for_another_audience() {
    let (mut plan, [_, audience, _]) = with_post();
    let channel = plan.channel_ids()[0].clone();
    let weekly = crate::furnished::add_weekly(&mut plan, &channel, 3).unwrap();
    let first = weekly.cards[0].id.to_string();
    plan.edit_post(&first, &of(&json!({"audience": audience})))
        .unwrap();
    let posts = plan.search("weekly").unwrap();
    let for_it = posts.iter().filter(|card| card.audience.is_some()).count();
    assert_eq!((posts.len(), for_it), (3, 1));
}

#[test]
fn what_the_plan_does_not_know_and_what_is_negative_is_refused() {
    let (mut plan, [post, _, objective]) = with_post();
    let before = plan.dump();
    for (edit, expected) in [
        (
            json!({"audience": "gone"}),
            (Code::NotFound, Some("audience")),
        ),
        (
            json!({"objective": "gone"}),
            (Code::NotFound, Some("objective")),
        ),
        (json!({"hours": -1}), (Code::BadValue, Some("hours"))),
        (json!({"cost": -0.5}), (Code::BadValue, Some("cost"))),
    ] {
        assert_eq!(
            refusal(plan.edit_post(&post, &of(&edit))),
            expected,
            "{edit}"
        );
    }
    for (edit, expected) in [
        (json!({"name": " "}), (Code::Empty, Some("name"))),
        (
            json!({"from": "2026-12-01", "due": "2026-11-01"}),
            (Code::BadDate, Some("due")),
        ),
        (
            json!({"readings": [{"date": "2026-11-01", "value": 1}, {"date": "2026-11-01", "value": 2}]}),
            (Code::Taken, Some("readings")),
        ),
    ] {
        assert_eq!(
            refusal(plan.edit_objective(&objective, &of(&edit))),
            expected,
            "{edit}"
        );
    }
    let channel = plan.channel_ids()[0].clone();
    for (edit, expected) in [
        (json!({"goal": "gone"}), (Code::NotFound, Some("objective"))),
        (
            json!({"cadence_min": 5, "cadence_max": 2}),
            (Code::BadValue, Some("cadence_max")),
        ),
        (
            json!({"cadence_max": 1001}),
            (Code::BadValue, Some("cadence_max")),
        ),
        (
            json!({"originals": 101}),
            (Code::BadValue, Some("originals")),
        ),
    ] {
        assert_eq!(
            refusal(plan.edit_channel(&channel, &of(&edit))),
            expected,
            "{edit}"
        );
    }
    assert_eq!(
        refusal(plan.add_audience(&of(&json!({})))),
        (Code::Empty, Some("name"))
    );
    assert_eq!(
        refusal(plan.add_audience(&of(&json!({"name": "a", "hours": [168]})))),
        (Code::BadValue, Some("hours"))
    );
    assert_eq!(plan.dump(), before);
}

#[test]
fn an_audience_that_is_deleted_leaves_its_posts() {
    let (mut plan, [post, audience, objective]) = with_post();
    plan.edit_post(
        &post,
        &of(&json!({"audience": audience, "objective": objective})),
    )
    .unwrap();
    let changes = plan.delete_audience(&audience).unwrap();
    assert_eq!(changes.cards[0].audience, None);
    plan.delete_objective(&objective).unwrap();
    assert_eq!(plan.card("one").objective, None);
    plan.undo().unwrap();
    plan.undo().unwrap();
    let card = plan.card("one");
    assert!(card.audience.is_some() && card.objective.is_some());
    assert_eq!(plan.overview().unwrap().rows.audiences.len(), 1);
}

#[test]
fn posts_are_found_by_their_goal_and_by_what_they_expect() {
    let (mut plan, [post, ..]) = with_post();
    assert_eq!(plan.search("Zwölf").unwrap().len(), 0);
    let edit = json!({"goal": "Zwölf Gäste", "expected": "三十次点击"});
    plan.edit_post(&post, &of(&edit)).unwrap();
    for words in ["zwölf gäste", "三十次", "次"] {
        assert_eq!(plan.search(words).unwrap().len(), 1, "{words}");
    }
    plan.undo().unwrap();
    assert_eq!(plan.search("zwölf").unwrap().len(), 0);
}

#[test]
fn a_view_shows_the_posts_of_a_stage_or_without_one() {
    let (mut plan, [post, audience, _]) = with_post();
    let channel = plan.channel_ids()[0].clone();
    plan.add_post(&of(&json!({"title": "two", "channels": [channel]})))
        .unwrap();
    let edit = json!({"stage": "use", "audience": audience});
    plan.edit_post(&post, &of(&edit)).unwrap();
    for (filter, shown) in [
        (json!({"stages": ["use"]}), 1),
        (json!({"stages": [null]}), 1),
        (json!({"stages": ["use", null]}), 2),
        (json!({"audiences": [audience]}), 1),
        (json!({"audiences": [""], "stages": ["use"]}), 0),
        (json!({"objectives": [""], "needs": [null]}), 2),
    ] {
        assert_eq!(exported_by(&mut plan, &filter), shown, "{filter}");
    }
}

/// Returns the number of posts that an export of a view with this filter has.
fn exported_by(plan: &mut TestPlan, filter: &Value) -> u32 {
    let filter: Filter = of(filter);
    let name = filter_name(plan);
    let (_, view) = plan.add_view(&name, &filter).unwrap();
    let options = ExportOptions {
        view: Some(view.to_string()),
        ..ExportOptions::default()
    };
    plan.write_json(&options, &mut Vec::new()).unwrap()
}

fn filter_name(plan: &Planner) -> String {
    format!("View {}", plan.overview().unwrap().rows.views.len())
}

#[test]
fn readings_are_one_a_day_and_in_order() {
    let (mut plan, [_, _, objective]) = with_post();
    for (date, value) in [
        ("2026-11-10", "5"),
        ("2026-11-03", "1"),
        ("2026-11-10", "6.5"),
    ] {
        plan.read_objective(&objective, day(date), value.parse().ok())
            .unwrap();
    }
    let read = |plan: &Planner| {
        let row = plan.overview().unwrap().rows.objectives.remove(0);
        let readings = row.readings.iter();
        readings
            .map(|reading| format!("{} {}", reading.date, reading.value))
            .collect::<Vec<_>>()
    };
    assert_eq!(read(&plan), ["2026-11-03 1", "2026-11-10 6.5"]);
    let changes = plan
        .read_objective(&objective, day("2026-11-03"), None)
        .unwrap();
    assert_eq!(
        changes.op.unwrap().to_string(),
        "Edit the objective “Trials”"
    );
    assert_eq!(read(&plan), ["2026-11-10 6.5"]);
}

#[test]
fn roles_are_in_their_order_once_each() {
    let (mut plan, _) = with_post();
    let channel = plan.channel_ids()[0].clone();
    let edit = json!({"roles": ["sell", "reach", "sell"], "cadence_min": 2, "cadence_max": 3});
    plan.edit_channel(&channel, &of(&edit)).unwrap();
    let channel = plan.channels().unwrap().remove(0);
    assert_eq!(
        serde_json::to_value(&channel.roles).unwrap(),
        json!(["reach", "sell"])
    );
    assert_eq!(
        (channel.cadence_min, channel.cadence_max),
        (Some(2), Some(3))
    );
}
