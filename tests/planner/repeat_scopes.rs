//! Each scope of each change to a series is one operation and one undo.

use daymark_core::model::Scope;
use serde_json::{Value, json};

use crate::repeat::{change, on, posts, tips, to};
use crate::support::{of, plan};

/// One operation, one undo, one redo.
fn check(date: &str, scope: Scope, what: Value, expected: &[&str]) {
    let mut plan = tips();
    let before = plan.dump();
    let id = on(&plan, date);
    change(&mut plan, &id, scope, what.clone());
    assert_eq!(
        posts(&plan, expected.len() as u32),
        expected,
        "{scope:?} {what}"
    );
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    let after = plan.dump();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "undo of {scope:?} {what}");
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after, "redo of {scope:?} {what}");
}

#[test]
fn a_move_reaches_as_far_as_its_scope() {
    check(
        "2026-11-23",
        Scope::This,
        to("2026-11-24", 600),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-24 600 draft Tip",
            "2026-11-26 540 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::Later,
        to("2026-11-24", 600),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-24 600 draft Tip",
            "2026-11-27 600 draft Tip",
            "2026-12-01 600 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::All,
        to("2026-11-24", 600),
        &[
            "2026-11-20 600 draft Tip",
            "2026-11-24 600 draft Tip",
            "2026-11-27 600 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::All,
        to("2026-11-23", 600),
        &[
            "2026-11-19 600 draft Tip",
            "2026-11-23 600 draft Tip",
            "2026-11-26 600 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::All,
        to("2026-11-22", 0),
        &[
            "2026-11-18 0 draft Tip",
            "2026-11-22 0 draft Tip",
            "2026-11-25 0 draft Tip",
        ],
    );
}

#[test]
fn an_edit_reaches_as_far_as_its_scope() {
    let edit = json!({"change": "edit", "edit": {"title": "New"}});
    check(
        "2026-11-23",
        Scope::This,
        edit.clone(),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-23 540 draft New",
            "2026-11-26 540 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::Later,
        edit.clone(),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-23 540 draft New",
            "2026-11-26 540 draft New",
        ],
    );
    check(
        "2026-11-23",
        Scope::All,
        edit,
        &[
            "2026-11-19 540 draft New",
            "2026-11-23 540 draft New",
            "2026-11-26 540 draft New",
        ],
    );
}

#[test]
fn status_and_deletion_reach_as_far_as_their_scope() {
    let approve = json!({"change": "status", "status": "approved"});
    check(
        "2026-11-23",
        Scope::This,
        approve.clone(),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-23 540 approved Tip",
            "2026-11-26 540 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::Later,
        approve.clone(),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-23 540 approved Tip",
            "2026-11-26 540 approved Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::All,
        approve,
        &[
            "2026-11-19 540 approved Tip",
            "2026-11-23 540 approved Tip",
            "2026-11-26 540 approved Tip",
        ],
    );
    let delete = json!({"change": "delete"});
    check(
        "2026-11-23",
        Scope::This,
        delete.clone(),
        &["2026-11-19 540 draft Tip", "2026-11-26 540 draft Tip"],
    );
    check(
        "2026-11-23",
        Scope::Later,
        delete.clone(),
        &["2026-11-19 540 draft Tip"],
    );
    check("2026-11-23", Scope::All, delete, &[]);
    let mut plan = tips();
    let id = on(&plan, "2026-11-23");
    change(&mut plan, &id, Scope::Later, json!({"change": "delete"}));
    assert_eq!(posts(&plan, 9).len(), 1, "nothing is left later on");
}

#[test]
fn another_rule_counts_from_the_post_on() {
    let rule = |rule| json!({"change": "rule", "rule": rule});
    check(
        "2026-11-23",
        Scope::This,
        rule(json!("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3")),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-23 540 draft Tip",
            "2026-11-25 540 draft Tip",
            "2026-11-30 540 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::This,
        rule(json!("FREQ=MONTHLY;BYMONTHDAY=-1")),
        &[
            "2026-11-19 540 draft Tip",
            "2026-11-30 540 draft Tip",
            "2026-12-31 540 draft Tip",
        ],
    );
    check(
        "2026-11-23",
        Scope::This,
        rule(Value::Null),
        &["2026-11-19 540 draft Tip", "2026-11-23 540 draft Tip"],
    );
}

/// A monthly series from its first date, of which the post of another date is moved with all.
fn check_month(rule: &str, first: &str, (from, to_day): (&str, &str), expected: &[&str]) {
    let mut plan = plan().channel("x").open();
    let at = json!({"date": first, "minute": 540});
    let channels = plan.channel_ids();
    plan.add_post(&of(
        &json!({"title": "Tip", "channels": channels, "at": at, "repeat": rule}),
    ))
    .unwrap();
    let (before, id) = (plan.dump(), on(&plan, from));
    change(&mut plan, &id, Scope::All, to(to_day, 540));
    let found = posts(&plan, expected.len() as u32);
    let dates: Vec<&str> = found.iter().map(|post| &post[..10]).collect();
    assert_eq!(dates, expected, "{rule}");
    assert_eq!(
        on(&plan, to_day),
        id,
        "{rule}: the post lies where it was put"
    );
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "{rule}");
}

#[test]
fn no_month_is_lost_when_a_monthly_post_is_moved() {
    check_month(
        "FREQ=MONTHLY;BYMONTHDAY=1",
        "2026-12-01",
        ("2027-02-01", "2027-01-31"),
        &["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
    );
    check_month(
        "FREQ=MONTHLY;BYDAY=1MO",
        "2026-12-07",
        ("2027-02-01", "2027-01-31"),
        &["2026-11-29", "2026-12-27", "2027-01-31", "2027-02-28"],
    );
    check_month(
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
        "2027-01-04",
        ("2027-03-01", "2027-02-28"),
        &["2026-12-27", "2027-02-28", "2027-04-25"],
    );
    check_month(
        "FREQ=MONTHLY;BYMONTHDAY=28",
        "2026-12-28",
        ("2027-03-28", "2027-03-30"),
        &["2026-12-30", "2027-01-30", "2027-03-30", "2027-04-30"],
    );
    check_month(
        "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270415",
        "2026-12-15",
        ("2027-01-15", "2027-01-31"),
        &[
            "2026-12-31",
            "2027-01-31",
            "2027-02-28",
            "2027-03-31",
            "2027-04-30",
        ],
    );
    check_month(
        "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=4",
        "2026-12-15",
        ("2027-01-15", "2027-01-16"),
        &["2026-12-16", "2027-01-01", "2027-01-16", "2027-02-01"],
    );
}
