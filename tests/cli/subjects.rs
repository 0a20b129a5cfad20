//! Competitors, trends, partners and resources, and marks on days, by the command line.

use serde_json::json;

use crate::support::Plan;

#[test]
fn subjects_are_added_noted_listed_by_kind_and_deleted() {
    let (plan, _) = Plan::with_channel();
    let rival = [
        "competitor",
        "add",
        "--name",
        "Beanz",
        "--link",
        "https://beanz.example/",
    ];
    let id = plan.line(&rival);
    plan.ok(&["trend", "add", "--name", "Oat milk"]);
    plan.ok(&[
        "competitor",
        "note",
        "Beanz",
        "Opened a second café",
        "--date",
        "2026-11-12",
    ]);
    plan.ok(&[
        "competitor",
        "note",
        "Beanz",
        "-5 % on all",
        "--date",
        "2026-11-14",
    ]);
    let listed = plan.json(&["competitor", "list"]);
    assert_eq!(
        (
            &listed[0]["id"],
            &listed[0]["kind"],
            listed.as_array().unwrap().len()
        ),
        (&json!(id), &json!("competitor"), 1)
    );
    assert!(
        plan.ok(&["competitor", "list"])
            .contains("2026-11-14: -5 % on all")
    );
    assert_eq!(
        plan.json(&["competitor", "notes", "Beanz"])[0],
        json!({"date": "2026-11-12", "text": "Opened a second café"})
    );
    plan.ok(&["idea", "add", "--title", "Better", "--subject", "Beanz"]);
    assert_eq!(plan.json(&["idea", "list"])[0]["subject"], json!(id));
    plan.ok(&["competitor", "note", "Beanz", "", "--date", "2026-11-14"]);
    plan.refused(
        &["competitor", "note", "Beanz", "", "--date", "2026-11-14"],
        "not_found",
    );
    plan.ok(&[
        "competitor",
        "edit",
        "Beanz",
        "--kind",
        "partner",
        "--link",
        "",
    ]);
    assert_eq!(plan.json(&["competitor", "list"]), json!([]));
    plan.ok(&["partner", "delete", "Beanz"]);
    plan.ok(&["undo", "1"]);
    assert_eq!(plan.json(&["partner", "list"])[0]["link"], json!(null));
    plan.refused(
        &["partner", "edit", "Beanz", "--kind", "friend"],
        "bad_value",
    );
}

#[test]
fn marks_on_days_are_listed() {
    let (plan, _) = Plan::with_channel();
    plan.ok(&[
        "strategy",
        "set",
        "--review-weeks",
        "2",
        "--review-by",
        "Ana",
        "--first-review",
        "2026-11-20",
    ]);
    plan.ok(&["trend", "add", "--name", "Oat milk"]);
    plan.ok(&[
        "trend",
        "note",
        "Oat milk",
        "In the news",
        "--date",
        "2026-11-25",
    ]);
    let days = [
        "strategy",
        "days",
        "--from",
        "2026-11-01",
        "--to",
        "2026-12-01",
    ];
    assert_eq!(
        plan.json(&days)[0],
        json!({"date": "2026-11-20", "mark": "review", "by": "Ana"})
    );
    let words = plan.ok(&days);
    for line in [
        "2026-11-20  review  the strategy, by Ana",
        "2026-11-25  trend   Oat milk: In the news",
    ] {
        assert!(words.contains(line), "{words}");
    }
}
