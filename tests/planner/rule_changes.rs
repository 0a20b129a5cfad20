//! Rules of platforms that are other ones than a person saw last.

use daymark_core::planner::RuleChange;
use rusqlite::Connection;
use serde_json::json;

use crate::support::{Builder, TestPlan, of, plan};

/// Three posts on Instagram: one with six hashtags, one with a single one, and a published one. Today is 18 November 2026.
fn with_posts() -> TestPlan {
    let tags = json!({"text": "#a #b #c #d #e #f"});
    let plan: Builder = plan()
        .channel("instagram")
        .post("many", "2026-11-20T09:00")
        .post("few", "2026-11-21T09:00")
        .post("before", "2026-11-17T09:00");
    let plan = plan.edit("many", of(&tags)).edit("before", of(&tags));
    plan.edit("few", of(&json!({"text": "#a"}))).open()
}

/// Writes the numbers that were seen last, with thirty hashtags.
fn with_earlier_rules(plan: TestPlan) -> TestPlan {
    plan.reopened_after(|path| {
        let db = Connection::open(path).unwrap();
        let sql = r#"UPDATE rules_seen SET numbers = json_set(numbers, (
                SELECT fullkey || '.most' FROM json_each(numbers)
                WHERE value ->> 'what' = 'hashtags' AND value ->> 'condition' IS NULL), 30)
            WHERE platform = 'instagram'"#;
        assert_eq!(db.execute(sql, []).unwrap(), 1);
    })
}

fn line(plan: &TestPlan, change: &RuleChange) -> String {
    let most = |number: &Option<daymark_core::model::rule_number::RuleNumber>| {
        number.as_ref().and_then(|number| number.most).unwrap()
    };
    let what = &change.now.as_ref().unwrap().what;
    let wrong = change.wrong.iter().map(|id| {
        let post = plan.post(id.as_str()).unwrap();
        post.title
    });
    format!(
        "{} {what}: {}, was {}; {} checked: {}",
        change.platform,
        most(&change.now),
        most(&change.before),
        change.checked,
        wrong.collect::<Vec<_>>().join(", ")
    )
}

#[test]
fn a_changed_number_is_told_with_the_posts_that_break_it_until_it_is_accepted() {
    let plan = with_earlier_rules(with_posts());
    let changes = plan.rule_changes().unwrap();
    let lines: Vec<String> = changes.iter().map(|change| line(&plan, change)).collect();
    let expected = ["instagram hashtags: 5, was 30; 2 checked: many"];
    assert_eq!(lines, expected);
    assert_eq!(
        plan.rule_changes().unwrap(),
        changes,
        "until it is accepted"
    );
    plan.accept_rule_changes().unwrap();
    assert_eq!(plan.rule_changes().unwrap(), []);
}

#[test]
fn a_plan_begins_with_the_rules_of_the_day() {
    let mut plan = with_posts();
    assert_eq!(plan.rule_changes().unwrap(), []);
    let before = plan.dump();
    plan.undo().unwrap();
    plan.redo().unwrap();
    assert_eq!(plan.dump(), before, "they are no part of the plan");
}

#[test]
fn limits_that_come_and_go_are_told_too() {
    let plan = with_posts().reopened_after(|path| {
        let db = Connection::open(path).unwrap();
        let seen = json!([
            {"what": "gone", "unit": "items", "of": "app", "condition": null, "least": null, "most": 3},
        ]);
        let sql = "UPDATE rules_seen SET numbers = ?1";
        db.execute(sql, [seen.to_string()]).unwrap();
    });
    let changes = plan.rule_changes().unwrap();
    let gone = changes.iter().filter(|change| change.now.is_none());
    assert_eq!(gone.count(), 1);
    let new = changes.iter().filter(|change| change.before.is_none());
    assert!(new.count() > 5);
}

#[test]
fn what_cannot_be_read_is_stored_anew() {
    let plan = with_posts().reopened_after(|path| {
        let db = Connection::open(path).unwrap();
        db.execute("UPDATE rules_seen SET numbers = '{'", [])
            .unwrap();
    });
    assert_eq!(plan.rule_changes().unwrap(), []);
    let plan = with_earlier_rules(plan);
    assert_eq!(plan.rule_changes().unwrap().len(), 1);
}
