//! Results of posts put together by what they are for, what their cost is made of, comparisons that break, and what stages are
//! called.

use daymark_core::Code;
use daymark_core::model::Status;
use daymark_core::query::{ResultsGroup, ResultsPage, ResultsScope};
use serde_json::{Value, json};

use crate::result_verbs::set;
use crate::support::{TestPlan, channel, day, of, plan};
use crate::totals::{page, scope, totals, value, with_posts};

#[test]
fn posts_are_grouped_by_what_they_are_for() {
    let (mut plan, posts) = with_posts(4);
    let audience = plan
        .add_audience(&of(&json!({"name": "Owners"})))
        .unwrap()
        .1;
    let objective = plan
        .add_objective(&of(&json!({"name": "Trials"})))
        .unwrap()
        .1;
    for (post, facets) in posts.iter().zip([
        json!({"audience": audience, "stage": "use", "need": "talk_friends"}),
        json!({"audience": audience, "stage": "awareness", "objective": objective}),
        json!({"stage": "use"}),
    ]) {
        plan.edit_post(post, &of(&facets)).unwrap();
        set(&mut plan, post, "likes=2", "2026-11-20").unwrap();
    }
    let mut scope = scope("2026-11-01", "2026-11-30");
    for (by, expected) in [
        (ResultsGroup::Audience, vec![("Owners", 2), ("", 1)]),
        (
            ResultsGroup::Stage,
            vec![("awareness", 1), ("use", 2), ("", 0)],
        ),
        (ResultsGroup::Need, vec![("talk_friends", 1), ("", 2)]),
        (ResultsGroup::Objective, vec![("Trials", 1), ("", 2)]),
    ] {
        scope.by = by;
        let groups = plan.results_page(&scope).unwrap().groups;
        let told = groups
            .iter()
            .map(|group| (group.name.as_str(), group.totals.posts));
        assert_eq!(told.collect::<Vec<_>>(), expected, "{by:?}");
    }
    (scope.by, scope.group) = (ResultsGroup::Audience, Some(audience.to_string()));
    assert_eq!(plan.results_page(&scope).unwrap().all_posts, 2);
}

#[test]
fn a_cost_names_its_parts_and_an_items_own_is_shared_by_its_posts() {
    let (mut plan, posts) = with_posts(3);
    let effort = json!({"hours": 1.5, "cost": 40});
    plan.edit_post(&posts[0], &of(&effort)).unwrap();
    let blog = plan.add_channels(&[channel("blog")]).unwrap().1.remove(0);
    let sibling = plan.add_sibling(&posts[0], blog.as_str()).unwrap().1;
    plan.set_status(&[sibling.to_string()], Status::Draft)
        .unwrap();
    plan.edit_post(&posts[2], &of(&json!({"cost": 1000})))
        .unwrap();
    set(
        &mut plan,
        &posts[0],
        "conversions=5 revenue=200 ad_spend=10 cost=4",
        "2026-11-20",
    )
    .unwrap();
    set(&mut plan, &posts[1], "conversions=2", "2026-11-20").unwrap();
    let found = totals(&plan, "2026-11-01", "2026-11-30");
    assert_eq!(
        value(found.cost),
        Some(54.0),
        "a post without results doesn't count"
    );
    let parts = &found.cost_parts;
    assert_eq!(
        [
            parts.ads,
            parts.entered,
            parts.items,
            parts.work,
            parts.unpriced_hours
        ]
        .map(value),
        [Some(10.0), Some(4.0), Some(40.0), None, Some(1.5)]
    );
    plan.edit_plan(&of(&json!({"hour_cost": 20}))).unwrap();
    let priced = totals(&plan, "2026-11-01", "2026-11-30");
    assert_eq!(
        (
            value(priced.cost_parts.work),
            priced.cost_parts.unpriced_hours
        ),
        (Some(30.0), None)
    );
    assert_eq!(priced.cost_of_conversion, Some(84.0 / 7.0));
    assert_eq!(priced.return_on_cost, Some(200.0 / 84.0 - 1.0));
    plan.publish(sibling.as_str(), None).unwrap();
    let shared = totals(&plan, "2026-11-01", "2026-11-30");
    assert_eq!(
        value(shared.cost),
        Some(14.0 + 35.0),
        "two published posts share the item"
    );
}

#[test]
fn a_comparison_over_a_changed_definition_is_broken_and_named() {
    let mut plan = plan()
        .channel("instagram")
        .now("2026-11-27T08:00")
        .post("before", "2024-07-10T09:00")
        .post("after", "2024-08-10T09:00")
        .open();
    let posts = [plan.id("before"), plan.id("after")];
    plan.set_status(&posts, Status::Published).unwrap();
    set(&mut plan, &posts[0], "views=100 likes=5", "2026-11-20").unwrap();
    set(&mut plan, &posts[1], "views=150 likes=6", "2026-11-20").unwrap();
    let found = page(&plan, "2024-08-01", "2024-09-01");
    let change = &found.broken[0].change;
    assert_eq!(
        (
            change.metric.as_str(),
            change.instead_of.as_deref(),
            change.since,
            found.broken.len()
        ),
        ("views", Some("impressions"), day("2024-08-01"), 1)
    );
    let exposure = |page: &ResultsPage| page.exposure[0].exposure.clone().unwrap();
    assert_eq!(
        (exposure(&found).value, exposure(&found).before),
        (150.0, None)
    );
    assert_eq!(found.groups[0].exposure.as_ref().unwrap().before, None);
    assert_eq!(
        value(found.before.engagements),
        Some(5.0),
        "these are compared"
    );
    plan.undo().unwrap();
    plan.undo().unwrap();
    set(&mut plan, &posts[0], "reach=100", "2026-11-20").unwrap();
    set(&mut plan, &posts[1], "reach=150", "2026-11-20").unwrap();
    let reach = page(&plan, "2024-08-01", "2024-09-01");
    assert_eq!(
        (reach.broken.len(), exposure(&reach).before),
        (0, Some(100.0))
    );
    let later = page(&plan, "2024-08-02", "2024-08-03");
    assert_eq!(later.broken, []);
}

#[test]
fn stages_have_names_of_the_plans_own() {
    let mut plan = plan().channel("x").post("one", "2026-11-01T09:00").open();
    let rename =
        |plan: &mut TestPlan, names: Value| plan.edit_plan(&of(&json!({"stage_names": names})));
    rename(
        &mut plan,
        json!({"awareness": "Noticing", "use": "Living with it"}),
    )
    .unwrap();
    let post = plan.id("one");
    plan.edit_post(&post, &of(&json!({"stage": "use"})))
        .unwrap();
    plan.publish(&post, None).unwrap();
    let scope = ResultsScope::of_range(day("2026-11-01"), day("2026-11-02"), ResultsGroup::Stage);
    let groups = plan.results_page(&scope).unwrap().groups;
    assert_eq!(
        (groups[0].key.as_str(), groups[0].name.as_str()),
        ("use", "Living with it")
    );
    let twice = rename(&mut plan, json!({"decision": "Noticing"})).unwrap_err();
    assert_eq!(
        (twice.code(), twice.field_name()),
        (Code::Taken, Some("stage_names"))
    );
    let taken = rename(&mut plan, json!({"decision": "use"}));
    assert!(
        taken.is_ok(),
        "the usual name is free once its stage is renamed"
    );
    rename(&mut plan, json!({"awareness": "", "decision": ""})).unwrap();
    assert_eq!(plan.plan().unwrap().stage_names.len(), 1);
    plan.undo().unwrap();
    assert_eq!(plan.plan().unwrap().stage_names.len(), 3);
    let negative = plan.edit_plan(&of(&json!({"hour_cost": -1})));
    assert_eq!(negative.unwrap_err().field_name(), Some("hour_cost"));
}
