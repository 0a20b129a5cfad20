//! The plan as a workbook, which comes back without loss, and as a list to read.

use std::fs;

use daymark_core::Planner;
use daymark_core::export::ExportOptions;
use daymark_core::model::{NewPlan, NewPost, PostEdit};
use daymark_core::planner::TableOptions;

use crate::support::{TestPlan, plan, post};

fn filled() -> TestPlan {
    let mut here = plan()
        .channel("x")
        .post("=One", "2026-11-25T09:30")
        .post("# Two", "2026-11-26T10:00")
        .open();
    let edit = PostEdit {
        title: Some("Long".to_owned()),
        text: Some(format!(
            "'-\u{1f600}{}",
            "words and \"quotes\"\n".repeat(4_000)
        )),
        labels: Some(vec!["tips, more".to_owned()]),
        ..PostEdit::default()
    };
    let new = NewPost {
        edit,
        channels: here.channel_ids(),
        ..post("Long")
    };
    here.add_post(&new).unwrap();
    here
}

fn json(plan: &Planner) -> String {
    let mut bytes = Vec::new();
    plan.write_json(&ExportOptions::default(), &mut bytes)
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_workbook_of_the_plan_comes_back_without_loss() {
    let here = filled();
    let path = here.path().with_file_name("plan.xlsx");
    let count = here.export_xlsx(&ExportOptions::default(), &path).unwrap();
    assert_eq!(count, 3);
    let copy = here.path().with_file_name("copy.daymark");
    let new = NewPlan {
        name: "Copy".to_owned(),
        zone: "Asia/Tokyo".to_owned(),
        first_day: 7,
    };
    let mut copy = Planner::create(&copy, &new).unwrap();
    let (_, report) = copy.import_table(&path, &TableOptions::default()).unwrap();
    assert_eq!((report.add, report.bad), (3, 0), "{:?}", report.rows);
    assert!(json(&copy) == json(&here), "something was lost");
    let (_, report) = copy.import_table(&path, &TableOptions::default()).unwrap();
    assert_eq!((report.add, report.update, report.skip), (0, 0, 3));
    copy.undo().unwrap();
}

#[test]
fn a_list_is_for_reading() {
    let here = filled();
    let path = here.path().with_file_name("plan.md");
    let count = here
        .export_markdown(&ExportOptions::default(), &path)
        .unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(count, 2, "the tray has no day: {text}");
    for line in [
        "## Wednesday, 2026-11-25",
        "- **09:30 X** \\=One (draft)",
        "- **10:00 X** \\# Two (draft)",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}
