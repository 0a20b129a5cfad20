//! What is set for a plan, the second time scale, and copies of a plan.

use std::fs;
use std::path::Path;

use daymark_core::model::PlanEdit;
use daymark_core::query::SecondZoneHours;
use daymark_core::{Code, Planner};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::rows::dump;
use crate::support::{TestPlan, day, folder, of, open, plan};
use crate::versions::make_earlier_version;

#[test]
fn every_setting_is_kept_undone_and_done_again() {
    for (edit, field) in [
        (json!({"name": "Blue Bakery"}), "name"),
        (json!({"zone": "Asia/Shanghai"}), "zone"),
        (json!({"first_day": 7}), "first_day"),
        (json!({"hour12": true}), "hour12"),
        (json!({"locale": "de-DE"}), "locale"),
        (json!({"snap": 30}), "snap"),
        (json!({"second_zone": "America/New_York"}), "second_zone"),
    ] {
        check_setting(&edit, field);
    }
}

fn check_setting(edit: &Value, field: &str) {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let before = plan.dump();
    let changes = plan.edit_plan(&of(edit)).unwrap();
    assert!(changes.reload, "{field}: the window reads all again");
    let after = plan.dump();
    assert_eq!(set(&plan)[field], edit[field]);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "{field}");
    let mut plan = plan.reopened();
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after, "{field}");
    assert_eq!(set(&plan)[field], edit[field], "{field}");
}

fn set(plan: &Planner) -> Value {
    serde_json::to_value(plan.plan().unwrap()).unwrap()
}

#[test]
fn null_clears_and_absent_leaves() {
    let mut plan = plan().open();
    let both = json!({"locale": "fr-CA", "second_zone": "Asia/Kolkata"});
    plan.edit_plan(&of(&both)).unwrap();
    plan.edit_plan(&of(&json!({"second_zone": null}))).unwrap();
    assert_eq!(set(&plan)["second_zone"], Value::Null);
    assert_eq!(set(&plan)["locale"], "fr-CA");
}

#[test]
fn what_can_not_be_set_is_refused() {
    check_refused(json!({"snap": 7}), Code::BadValue, "snap");
    check_refused(json!({"snap": 0}), Code::BadValue, "snap");
    check_refused(
        json!({"locale": "english please"}),
        Code::BadValue,
        "locale",
    );
    check_refused(json!({"locale": ""}), Code::BadValue, "locale");
    check_refused(json!({"locale": "de--DE"}), Code::BadValue, "locale");
    check_refused(
        json!({"second_zone": "Europe/Atlantis"}),
        Code::UnknownZone,
        "second_zone",
    );
}

fn check_refused(edit: Value, code: Code, field: &str) {
    let mut plan = plan().open();
    let before = plan.dump();
    let refused = plan.edit_plan(&of(&edit)).unwrap_err();
    assert_eq!((refused.code(), refused.field_name()), (code, Some(field)));
    assert_eq!(plan.dump(), before);
}

/// What was done before the settings had a table can still be undone after they have.
#[test]
fn an_earlier_plan_is_brought_up_to_date_and_keeps_its_history() {
    let mut first = plan().channel("x").open();
    first.note_day(day("2026-11-20"), "before").unwrap();
    let (path, _folder) = first.close();
    make_earlier_version(&path);
    let mut plan = open(&path);
    assert_eq!(plan.plan().unwrap().snap, 15);
    plan.edit_plan(&of(&json!({"snap": 5}))).unwrap();
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(plan.overview().unwrap().rows.notes, []);
}

#[test]
fn no_second_zone_is_no_scale() {
    let plan = plan().open();
    assert_eq!(
        plan.second_zone_hours(day("2026-11-16"), day("2026-11-23"))
            .unwrap(),
        None
    );
}

/// New York goes back on 1 November 2026 at 06:00 UTC, which is 07:00 in Berlin.
#[test]
fn a_scale_follows_both_zones_through_their_changes() {
    let scale = second_zone_hours(
        "Europe/Berlin",
        "America/New_York",
        "2026-10-24",
        "2026-11-03",
    );
    check_hours(&scale, "2026-10-24", 9, 3 * 60, "both in summer");
    check_hours(&scale, "2026-10-25", 1, -5 * 60, "Berlin still in summer");
    check_hours(&scale, "2026-10-25", 9, 4 * 60, "Berlin went back at three");
    check_hours(&scale, "2026-10-31", 9, 4 * 60, "New York still in summer");
    check_hours(
        &scale,
        "2026-11-01",
        6,
        60,
        "an hour before New York goes back",
    );
    check_hours(&scale, "2026-11-01", 7, 60, "that hour again");
    check_hours(&scale, "2026-11-01", 9, 3 * 60, "both in winter");
}

#[test]
fn a_scale_has_half_hours_and_other_days() {
    let scale = second_zone_hours("Europe/Berlin", "Asia/Kolkata", "2026-11-16", "2026-11-17");
    check_hours(
        &scale,
        "2026-11-16",
        9,
        13 * 60 + 30,
        "four and a half hours on",
    );
    check_hours(&scale, "2026-11-16", 22, 26 * 60 + 30, "the day after");
}

fn second_zone_hours(home: &str, other: &str, from: &str, to: &str) -> SecondZoneHours {
    let mut plan = plan().zone(home).open();
    plan.edit_plan(&of(&json!({"second_zone": other}))).unwrap();
    plan.second_zone_hours(day(from), day(to)).unwrap().unwrap()
}

fn check_hours(scale: &SecondZoneHours, date: &str, hour: usize, expected: i32, why: &str) {
    let found = scale.days.iter().find(|found| found.date == day(date));
    assert_eq!(
        found.unwrap().minutes[hour],
        expected,
        "{date} {hour}: {why}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Seen from both sides, an hour that both clocks show is as far away.
    #[test]
    fn there_and_back_is_the_same_hour(
        month in 1_u32..=12, index in 0_usize..4,
    ) {
        let other = ["Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "UTC"][index];
        let date = format!("2026-{month:02}-12");
        let next = format!("2026-{month:02}-13");
        let there = second_zone_hours("Europe/Berlin", other, &date, &next).days[0].minutes[12];
        let mut off = 24 * 60;
        let back = second_zone_hours(other, "Europe/Berlin", &date, &next);
        for (hour, minutes) in back.days[0].minutes.iter().enumerate() {
            off = off.min((minutes - hour as i32 * 60 + (there - 12 * 60)).abs());
        }
        prop_assert_eq!(off, 0);
    }
}

#[test]
fn a_copy_has_every_row_and_its_history() {
    let mut plan = plan().open();
    plan.fill_sample().unwrap();
    plan.edit_plan(&of(&json!({"locale": "zh-CN"}))).unwrap();
    let folder = folder();
    let path = folder.path().join("a copy.daymark");
    plan.save_copy(&path).unwrap();
    assert_eq!(dump(&path), plan.dump());
    assert_eq!(files(folder.path()), ["a copy.daymark"]);
    let mut copy = Planner::open(&path).unwrap();
    assert_eq!(copy.history(99).unwrap(), plan.history(99).unwrap());
    assert_eq!(copy.revision().unwrap(), plan.revision().unwrap());
    copy.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(dump(&path), plan.dump(), "and goes on as the plan would");
}

#[test]
fn a_copy_replaces_a_file_but_no_open_plan() {
    let plan = plan().channel("x").open();
    let folder = folder();
    let path = folder.path().join("copy.daymark");
    fs::write(&path, "an old file").unwrap();
    plan.save_copy(&path).unwrap();
    assert_eq!(dump(&path), plan.dump());
    check_copy_refused(&plan, &plan.path());
    let before = plan.dump();
    let link = folder.path().join("link.daymark");
    std::os::unix::fs::symlink(plan.path(), &link).unwrap();
    check_copy_refused(&plan, &link);
    let open = Planner::open(&path).unwrap();
    check_copy_refused(&plan, &path);
    drop(open);
    assert_eq!(plan.dump(), before);
}

fn check_copy_refused(plan: &TestPlan, path: &Path) {
    let refused = plan.save_copy(path).unwrap_err();
    assert_eq!(refused.code(), Code::Taken, "{refused}");
    assert!(
        !files(path.parent().unwrap())
            .iter()
            .any(|name| name.starts_with('.'))
    );
}

#[test]
fn a_damaged_plan_is_not_copied() {
    let mut plan = plan().channel("x").open();
    plan.note_day(day("2026-11-20"), "a note").unwrap();
    let other = Connection::open(plan.path()).unwrap();
    other.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    other
        .execute_batch("INSERT INTO item_label VALUES ('no item', 'no label')")
        .unwrap();
    let folder = folder();
    let refused = plan.save_copy(&folder.path().join("copy.daymark"));
    assert_eq!(refused.unwrap_err().code(), Code::Damaged);
    assert_eq!(files(folder.path()), [""; 0]);
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// `PlanEdit` has a default that changes nothing.
#[test]
fn an_edit_without_fields_is_no_change() {
    let mut plan = plan().open();
    let changes = plan.edit_plan(&PlanEdit::default()).unwrap();
    assert_eq!(changes.op, None);
}
