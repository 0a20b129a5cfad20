//! Live files: calendars that are rewritten after each change of the plan, and only then.

use std::fs;

use daymark_core::Code;
use daymark_core::export::{ExportOptions, LiveFile};
use daymark_core::model::{PostEdit, parse_date};

use crate::support::{TestPlan, plan};

fn live(plan: &TestPlan, name: &str) -> LiveFile {
    LiveFile {
        folder: plan.path().with_file_name("served"),
        name: name.to_owned(),
        options: ExportOptions::default(),
    }
}

#[test]
fn a_live_file_is_rewritten_after_a_change_and_not_without_one() {
    let mut plan = plan().channel("x").post("Post", "2026-11-20T09:00").open();
    let live = live(&plan, "plan.ics");
    assert_eq!(
        plan.update_live_file(&live, None).unwrap_err().code(),
        Code::FileMissing
    );
    fs::create_dir(&live.folder).unwrap();
    let first = plan.update_live_file(&live, None).unwrap();
    assert_eq!((first.posts, first.is_written), (1, true));
    let file = live.path().unwrap();
    fs::write(&file, "as a mark").unwrap();
    let again = plan.update_live_file(&live, Some(first)).unwrap();
    assert!(!again.is_written && fs::read(&file).unwrap() == b"as a mark");

    let edit = PostEdit {
        title: Some("Other".to_owned()),
        ..PostEdit::default()
    };
    let id = plan.id("Post");
    plan.edit_post(&id, &edit).unwrap();
    let second = plan.update_live_file(&live, Some(first)).unwrap();
    assert!(second.is_written && second.revision > first.revision);
    assert!(fs::read_to_string(&file).unwrap().contains(": Other"));
    assert_eq!(
        fs::read_dir(&live.folder).unwrap().count(),
        1,
        "nothing is left beside it"
    );

    fs::remove_file(&file).unwrap();
    let reader = plan.reader().unwrap();
    assert!(
        reader
            .update_live_file(&live, Some(second))
            .unwrap()
            .is_written
    );
}

#[test]
fn a_change_that_the_file_does_not_show_leaves_its_bytes_alone() {
    let mut plan = plan().channel("x").post("Post", "2026-11-20T09:00").open();
    let live = live(&plan, "plan.ics");
    fs::create_dir(&live.folder).unwrap();
    let first = plan.update_live_file(&live, None).unwrap();
    plan.note_day(parse_date("2026-11-18").unwrap(), "A note")
        .unwrap();
    let second = plan.update_live_file(&live, Some(first)).unwrap();
    assert!(second.revision > first.revision && !second.is_written);
}

#[test]
fn only_a_calendar_in_the_folder_is_written() {
    let plan = plan().channel("x").open();
    fs::create_dir(live(&plan, "").folder).unwrap();
    for name in [
        "",
        ".ics",
        "../plan.ics",
        "a/plan.ics",
        "plan.daymark",
        "plan",
        &format!("{}.ics", "a".repeat(300)),
    ] {
        let error = plan.update_live_file(&live(&plan, name), None).unwrap_err();
        assert_eq!(
            (error.code(), error.field_name()),
            (Code::BadValue, Some("name")),
            "{name}"
        );
    }
}
