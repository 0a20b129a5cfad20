//! Series: where they begin and end, what stays out of a change, and what is published is left alone.

use daymark_core::Planner;
use daymark_core::model::{Scope, SeriesChange, Status};
use daymark_core::query::Changes;
use serde_json::{Value, json};

use crate::rows::read_only;
use crate::support::{TestPlan, day, of, plan, titled};

/// A tip on Mondays and Thursdays at nine, from Thursday 19 November 2026.
pub(crate) fn tips() -> TestPlan {
    repeating("FREQ=WEEKLY;BYDAY=MO,TH")
}

pub(crate) fn repeating(rule: &str) -> TestPlan {
    let mut plan = plan().channel("x").channel("bluesky").open();
    let channels = vec![plan.channel_ids().remove(0)];
    let at = json!({"date": "2026-11-19", "minute": 540});
    let new =
        json!({"title": "Tip", "text": "Words", "channels": channels, "at": at, "repeat": rule});
    plan.add_post(&of(&new)).unwrap();
    plan
}

/// `DATE MINUTE STATUS TITLE` of the first posts, by time; `-` in the tray.
pub(crate) fn posts(plan: &TestPlan, most: u32) -> Vec<String> {
    let db = read_only(&plan.path());
    let sql = "SELECT coalesce(date || ' ' || minute, '-') || ' ' || status || ' ' || title
        FROM post JOIN item ON item.id = item_id ORDER BY date, minute, post.id LIMIT ?";
    let mut query = db.prepare(sql).unwrap();
    let rows = query.query_map([most], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn number(plan: &TestPlan, sql: &str) -> i64 {
    read_only(&plan.path())
        .query_row(sql, [], |row| row.get(0))
        .unwrap()
}

pub(crate) fn on(plan: &TestPlan, date: &str) -> String {
    let found = plan
        .range(day(date), day(date).succ_opt().unwrap())
        .unwrap();
    found[0].id.to_string()
}

pub(crate) fn change(plan: &mut Planner, id: &str, scope: Scope, change: Value) -> Changes {
    plan.change_series(id, scope, &of::<SeriesChange>(&change))
        .unwrap()
}

pub(crate) fn to(date: &str, minute: u16) -> Value {
    json!({"change": "move", "target": {"when": {"to": "at", "at": {"date": date, "minute": minute}}}})
}

#[test]
fn a_new_series_is_made_half_a_year_ahead() {
    let plan = tips();
    let made = plan.range(day("2026-11-16"), day("2028-01-01")).unwrap();
    assert!(
        made.iter()
            .all(|card| card.in_series && card.minute == Some(540))
    );
    assert!((52..=56).contains(&made.len()), "{}", made.len());
    assert_eq!(number(&plan, "SELECT count(*) FROM item"), 1);
    assert_eq!(
        plan.history(9).unwrap().len(),
        3,
        "channels apart, it is one operation"
    );
}

#[test]
fn what_is_published_never_changes() {
    for scope in [Scope::Later, Scope::All] {
        for what in [
            to("2026-11-27", 600),
            to("2026-11-26", 600),
            json!({"change": "edit", "edit": {"title": "New", "own_text": "Own"}}),
            json!({"change": "status", "status": "approved"}),
            json!({"change": "delete"}),
        ] {
            let mut plan = tips();
            let out = on(&plan, "2026-11-23");
            plan.set_status(std::slice::from_ref(&out), Status::Published)
                .unwrap();
            let published = |plan: &TestPlan| {
                let shown = plan.post(&out).unwrap();
                (
                    shown.at,
                    shown.title,
                    shown.text,
                    shown.own_text,
                    shown.status,
                )
            };
            let before = published(&plan);
            let id = on(&plan, "2026-11-26");
            change(&mut plan, &id, scope, what.clone());
            assert_eq!(published(&plan), before, "{scope:?} {what}");
            let same_day = plan.range(day("2026-11-23"), day("2026-11-24")).unwrap();
            assert_eq!(same_day.len(), 1, "it is not said again: {scope:?} {what}");
        }
    }
}

#[test]
fn a_post_that_went_its_own_way_stays_there() {
    let mut plan = tips();
    let own = on(&plan, "2026-11-26");
    change(&mut plan, &own, Scope::This, to("2026-11-28", 700));
    let id = on(&plan, "2026-11-23");
    change(&mut plan, &id, Scope::All, to("2026-11-24", 600));
    assert_eq!(
        posts(&plan, 4),
        [
            "2026-11-20 600 draft Tip",
            "2026-11-24 600 draft Tip",
            "2026-11-28 700 draft Tip",
            "2026-12-01 600 draft Tip",
        ]
    );
}

#[test]
fn a_deleted_post_is_not_made_again() {
    let mut plan = tips();
    let id = on(&plan, "2026-11-23");
    plan.delete_posts(&[id]).unwrap();
    let id = on(&plan, "2026-11-26");
    change(&mut plan, &id, Scope::All, to("2026-11-26", 600));
    assert_eq!(
        posts(&plan, 2),
        ["2026-11-19 600 draft Tip", "2026-11-26 600 draft Tip"]
    );
    change(&mut plan, &id, Scope::All, to("2026-11-27", 600));
    assert_eq!(
        posts(&plan, 2),
        ["2026-11-20 600 draft Tip", "2026-11-27 600 draft Tip"]
    );
}

#[test]
fn a_post_of_the_plan_begins_to_repeat_and_stops() {
    let mut plan = plan().channel("x").post("Tip", "2026-11-18T09:00").open();
    let (before, id) = (plan.dump(), plan.id("Tip"));
    change(
        &mut plan,
        &id,
        Scope::This,
        json!({"change": "rule", "rule": "FREQ=WEEKLY;BYDAY=FR;COUNT=3"}),
    );
    assert_eq!(
        posts(&plan, 9),
        [
            "2026-11-20 540 draft Tip",
            "2026-11-27 540 draft Tip",
            "2026-12-04 540 draft Tip"
        ]
    );
    assert_eq!(
        plan.post(&id).unwrap().repeat.unwrap().rule,
        "FREQ=WEEKLY;BYDAY=FR;COUNT=3"
    );
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    change(
        &mut plan,
        &id,
        Scope::This,
        json!({"change": "move", "target": {"when": {"to": "tray"}}}),
    );
    let rule = of(&json!({"change": "rule", "rule": "FREQ=DAILY"}));
    let error = plan.change_series(&id, Scope::This, &rule).unwrap_err();
    assert!(error.to_string().contains("give it a time first"));
}

#[test]
fn on_several_channels_each_has_its_series_and_words_are_shared() {
    let mut plan = plan()
        .channel("x")
        .channel_in("bluesky", "America/New_York")
        .open();
    let channels = plan.channel_ids();
    let at = json!({"date": "2026-11-19", "minute": 540});
    let new =
        json!({"title": "Tip", "channels": channels, "at": at, "repeat": "FREQ=WEEKLY;COUNT=3"});
    let (_, ids) = plan.add_post(&of(&new)).unwrap();
    assert_eq!(posts(&plan, 9).len(), 6);
    assert_eq!(
        plan.post(ids[0].as_str()).unwrap().siblings.len(),
        1,
        "those of the same day"
    );
    change(
        &mut plan,
        ids[0].as_str(),
        Scope::This,
        json!({"change": "edit", "edit": {"title": "New"}}),
    );
    let titles = number(
        &plan,
        "SELECT count(*) FROM post JOIN item ON item.id = item_id WHERE title = 'New'",
    );
    assert_eq!(titles, 2, "both channels of the day");
    change(
        &mut plan,
        ids[0].as_str(),
        Scope::All,
        json!({"change": "edit", "edit": {"notes": "Ask Ana"}}),
    );
    let noted = number(
        &plan,
        "SELECT count(*) FROM post JOIN item ON item.id = item_id WHERE notes = 'Ask Ana'",
    );
    assert_eq!(noted, 6);
}

/// Typed in Berlin for a channel in Tokyo; where it then lies there, and its rule.
fn check_elsewhere(rule: &str, at: (&str, u16), expected: &[&str], own: &str) {
    let mut plan = plan().channel_in("x", "Asia/Tokyo").open();
    let before = plan.dump();
    let at = json!({"date": at.0, "minute": at.1});
    let channels = plan.channel_ids();
    let new = json!({"title": "Tip", "channels": channels, "at": at, "zone": "Europe/Berlin", "repeat": rule});
    let (_, ids) = plan.add_post(&of(&new)).unwrap();
    assert_eq!(posts(&plan, expected.len() as u32), expected, "{rule}");
    let series = plan.post(ids[0].as_str()).unwrap().repeat.unwrap();
    assert_eq!(series.rule, own, "{rule}");
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_rule_typed_on_other_clocks_is_turned_to_those_of_the_channel() {
    check_elsewhere(
        "FREQ=WEEKLY;BYDAY=SU",
        ("2026-11-22", 23 * 60),
        &["2026-11-23 420 draft Tip", "2026-11-30 420 draft Tip"],
        "FREQ=WEEKLY;WKST=TU;BYDAY=MO",
    );
    check_elsewhere(
        "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261126",
        ("2026-11-22", 23 * 60),
        &["2026-11-24 420 draft Tip", "2026-11-27 420 draft Tip"],
        "FREQ=WEEKLY;WKST=TU;BYDAY=TU,FR;UNTIL=20261127",
    );
    check_elsewhere(
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        ("2026-11-30", 23 * 60),
        &["2026-12-01 420 draft Tip", "2027-01-01 420 draft Tip"],
        "FREQ=MONTHLY;BYMONTHDAY=1",
    );
    check_elsewhere(
        "FREQ=DAILY;COUNT=2",
        ("2026-11-22", 23 * 60),
        &["2026-11-23 420 draft Tip", "2026-11-24 420 draft Tip"],
        "FREQ=DAILY;COUNT=2",
    );
    check_elsewhere(
        "FREQ=WEEKLY;BYDAY=SU",
        ("2026-11-22", 540),
        &["2026-11-22 1020 draft Tip"],
        "FREQ=WEEKLY;BYDAY=SU",
    );
}

#[test]
fn a_copy_and_a_sibling_are_no_part_of_the_series() {
    let mut plan = tips();
    let (id, other) = (on(&plan, "2026-11-23"), plan.channel_ids().remove(1));
    let (_, copies) = plan.duplicate_posts(std::slice::from_ref(&id)).unwrap();
    assert!(plan.post(copies[0].as_str()).unwrap().repeat.is_none());
    let (_, sibling) = plan.add_sibling(&id, &other).unwrap();
    plan.edit_post(sibling.as_str(), &titled("Both")).unwrap();
    let both = number(
        &plan,
        "SELECT count(*) FROM post JOIN item ON item.id = item_id WHERE title = 'Both'",
    );
    assert_eq!(
        both, 2,
        "the sibling says what this day's post says, and no other does"
    );
}

#[test]
fn a_label_for_one_of_them_is_not_for_all() {
    let mut plan = tips();
    let id = on(&plan, "2026-11-23");
    plan.categorize_posts(&[id], &of(&json!({"add_labels": ["a"]})))
        .unwrap();
    assert_eq!(number(&plan, "SELECT count(*) FROM item_label"), 1);
    let worn = "SELECT count(*) FROM post JOIN item_label USING (item_id)";
    assert_eq!(number(&plan, worn), 1);
}
