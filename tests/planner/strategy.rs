//! The strategy of a plan in a range of days: counts, shares, cadences, coverage and its holes.

use daymark_core::model::Need;
use daymark_core::query::{CadenceStanding, Coverage, Strategy};
use daymark_core::{Code, Planner};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, of, plan};

/// Returns a plan with two channels, a pillar, an audience and an objective, and its posts of two weeks.
fn plan_of_two_weeks() -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .pillar("Product")
        .open();
    let channels = plan.channel_ids();
    let audience = plan
        .add_audience(&of(&json!({"name": "Owners"})))
        .unwrap()
        .1;
    let objective = json!({"name": "Trials", "target": 100, "from": "2026-11-16", "due": "2026-11-30",
        "readings": [{"date": "2026-11-17", "value": 20}]});
    let objective = plan.add_objective(&of(&objective)).unwrap().1;
    let edit = json!({"roles": ["sell"], "cadence_min": 2, "cadence_max": 3, "originals": 50});
    plan.edit_channel(&channels[0], &of(&edit)).unwrap();
    let pillar = plan.overview().unwrap().rows.pillars[0].id.to_string();
    plan.edit_pillar(&pillar, &of(&json!({"share": 40})))
        .unwrap();
    let both = json!({"title": "both", "channels": channels, "at": {"date": "2026-11-16", "minute": 540}, "pillar": pillar,
        "stage": "decision", "need": "talk_strangers", "objective": objective});
    plan.add_post(&of(&both)).unwrap();
    for (title, date, status) in [
        ("one", "2026-11-17", "published"),
        ("two", "2026-11-29", "draft"),
        ("off", "2026-11-18", "skipped"),
    ] {
        let new = json!({"title": title, "channels": [channels[0]], "at": {"date": date, "minute": 600}, "status": status,
            "audience": audience, "stage": "awareness"});
        plan.add_post(&of(&new)).unwrap();
    }
    plan.add_post(&of(&json!({"title": "tray", "channels": [channels[0]]})))
        .unwrap();
    plan
}

fn strategy(plan: &Planner) -> Strategy {
    plan.strategy(day("2026-11-16"), day("2026-11-30")).unwrap()
}

/// Returns the cells of a coverage as their counts, `!` for a hole.
fn drawn(coverage: &Coverage) -> Vec<String> {
    let row = |cells: &Vec<_>| {
        let cells = cells
            .iter()
            .map(|cell: &daymark_core::query::CoverageCell| match cell.hole {
                true => "!".to_owned(),
                false => cell.count.to_string(),
            });
        cells.collect::<Vec<_>>().join(" ")
    };
    coverage.cells.iter().map(row).collect()
}

#[test]
fn posts_are_counted_by_what_they_serve() {
    let told = strategy(&plan_of_two_weeks());
    assert_eq!((told.posts, told.published), (4, 1));
    let needs: Vec<_> = told
        .needs
        .iter()
        .map(|count| (count.need, count.posts))
        .collect();
    assert_eq!(
        needs,
        [
            (Some(Need::MeetStrangers), 0),
            (Some(Need::MeetFriends), 0),
            (Some(Need::TalkStrangers), 2),
            (Some(Need::TalkFriends), 0),
            (None, 2)
        ]
    );
    let pillars: Vec<_> = told
        .pillars
        .iter()
        .map(|share| (share.posts, share.share, share.target))
        .collect();
    assert_eq!(pillars, [(2, 50.0, 40), (2, 50.0, 0)]);
    let audiences: Vec<_> = told.audiences.iter().map(|count| count.posts).collect();
    assert_eq!(audiences, [2, 2]);
    let objective = &told.objectives[0];
    assert_eq!(
        (objective.posts, objective.progress.progress),
        (2, Some(0.2))
    );
    // Wednesday the 18th is two of fourteen days.
    assert_eq!(
        objective.progress.pace.map(|pace| (pace * 14.0).round()),
        Some(2.0)
    );
}

#[test]
fn a_channel_is_told_beside_its_cadence() {
    let plan = plan_of_two_weeks();
    let told = strategy(&plan).channels;
    let x = &told[0];
    assert_eq!((x.planned, x.published, x.a_week), (2, 1, 1.5));
    assert_eq!(
        (x.missing, x.beyond, x.standing),
        (1, 0, CadenceStanding::Below)
    );
    // The post on both channels was not made for this one.
    assert_eq!(x.originals.map(f64::round), Some(67.0));
    assert_eq!(
        (told[1].standing, told[1].originals),
        (CadenceStanding::Unset, Some(0.0))
    );
    let cadence = |from, to| plan.cadence(day(from), day(to)).unwrap().remove(0);
    assert_eq!(
        cadence("2026-11-16", "2026-11-23").standing,
        CadenceStanding::Within
    );
    let monday = cadence("2026-11-16", "2026-11-17");
    assert_eq!(
        (monday.missing, monday.standing),
        (0, CadenceStanding::Within)
    );
    let mut plan = plan;
    let channel = plan.channel_ids()[0].clone();
    plan.edit_channel(
        &channel,
        &of(&json!({"cadence_min": null, "cadence_max": 1})),
    )
    .unwrap();
    let above = plan
        .cadence(day("2026-11-16"), day("2026-11-30"))
        .unwrap()
        .remove(0);
    assert_eq!((above.beyond, above.standing), (1, CadenceStanding::Above));
}

#[test]
fn coverage_has_holes_where_something_should_be() {
    let told = strategy(&plan_of_two_weeks());
    let stages = &told.stage_by_channel;
    assert_eq!(
        stages.rows,
        [
            "awareness",
            "consideration",
            "decision",
            "use",
            "advocacy",
            ""
        ]
    );
    // Only the first channel has a role: it sells, which is consideration and decision.
    assert_eq!(drawn(stages), ["2 0", "! 0", "1 1", "0 0", "0 0", "0 0"]);
    assert_eq!(stages.holes, 1);
    assert_eq!(drawn(&told.audience_by_pillar), ["! 2", "2 0"]);
    let weeks = &told.objective_by_week;
    assert_eq!(weeks.columns, ["2026-11-16", "2026-11-23"]);
    assert_eq!(drawn(weeks), ["2 !", "1 1"]);
}

#[test]
fn days_are_those_of_the_plan_and_no_post_is_counted_twice() {
    let mut plan = plan()
        .zone("Asia/Tokyo")
        .channel_in("x", "America/New_York")
        .open();
    let channel = plan.channel_ids()[0].clone();
    let at = json!({"date": "2026-11-15", "minute": 1320});
    plan.add_post(&of(
        &json!({"title": "late", "channels": [channel], "at": at}),
    ))
    .unwrap();
    let posts = |from, to| plan.strategy(day(from), day(to)).unwrap().posts;
    assert_eq!(
        (
            posts("2026-11-15", "2026-11-16"),
            posts("2026-11-16", "2026-11-17")
        ),
        (0, 1)
    );
}

#[test]
fn a_range_without_days_and_an_endless_one_are_refused() {
    let plan = plan().open();
    for (from, to) in [
        ("2026-11-16", "2026-11-16"),
        ("2026-11-16", "2026-11-15"),
        ("2000-01-01", "2026-01-01"),
    ] {
        let refused = plan.strategy(day(from), day(to)).unwrap_err();
        assert_eq!(
            (refused.code(), refused.field_name()),
            (Code::BadDate, Some("to")),
            "{from}"
        );
    }
    let empty = plan.strategy(day("2026-11-16"), day("2026-11-17")).unwrap();
    assert_eq!((empty.posts, empty.stage_by_channel.cells.len()), (0, 6));
}

#[test]
fn the_mission_is_kept_and_said_in_one_sentence() {
    let mut plan = plan().open();
    let edit = json!({"audience": "cafés", "does": "fill tables", "content": "recipes", "review_weeks": 4, "review_by": "Ana"});
    let changes = plan.edit_mission(&of(&edit)).unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Change the mission");
    let told = plan.strategy(day("2026-11-16"), day("2026-11-17")).unwrap();
    let mut expected = edit.clone();
    expected["first_review"] = json!("2026-12-16");
    assert_eq!(serde_json::to_value(&told.mission).unwrap(), expected);
    assert_eq!(
        plan.edit_mission(&of(&edit)).unwrap().op,
        None,
        "nothing changes twice"
    );
    let refused = plan
        .edit_mission(&of(&json!({"review_weeks": 0})))
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::BadValue, Some("review_weeks"))
    );
    plan.undo().unwrap();
    let told = plan.strategy(day("2026-11-16"), day("2026-11-17")).unwrap();
    assert_eq!(told.mission.review_weeks, None);
}

#[test]
fn messages_are_ordered_and_come_with_the_rows() {
    let mut plan = plan().open();
    let add = |plan: &mut TestPlan, new: Value| plan.add_message(&of(&new)).unwrap().1.to_string();
    let first = add(
        &mut plan,
        json!({"name": "Full by noon", "words": ["we", " "], "avoid": ["best"]}),
    );
    let second = add(&mut plan, json!({"name": "No contract", "tone": "dry"}));
    let changes = plan
        .edit_message(&second, &of(&json!({"position": 0})))
        .unwrap();
    assert_eq!(changes.rows.messages.len(), 2);
    let messages = plan
        .strategy(day("2026-11-16"), day("2026-11-17"))
        .unwrap()
        .messages;
    assert_eq!(messages[0].id.as_str(), second);
    assert_eq!(
        (messages[1].id.as_str(), messages[1].words.len()),
        (first.as_str(), 1)
    );
    plan.delete_message(&first).unwrap();
    assert_eq!(plan.overview().unwrap().rows.messages.len(), 1);
}
