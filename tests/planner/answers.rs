//! The sign-off sheet and its answers: what a client reads, and what becomes of approvals, wishes and comments.

use std::fs;
use std::path::PathBuf;

use daymark_core::Code;
use daymark_core::export::ExportOptions;
use daymark_core::model::{ChannelEdit, PlanEdit, PostEdit, Status};
use daymark_core::planner::{AnswerOutcome, SignOff};
use serde_json::{Value, json};

use crate::support::{TestPlan, at, plan};

fn here() -> TestPlan {
    plan()
        .channel("x")
        .post("One <b>", "2026-11-25T09:30")
        .post("Two", "2026-11-26T10:00")
        .post("Three", "2026-11-27T10:00")
        .open()
}

fn sheet(plan: &TestPlan) -> String {
    let path = plan.path().with_file_name("sheet.html");
    let sign_off = SignOff {
        until: Some(at("2026-11-20T17:00")),
        sender: "Jana & Co".to_owned(),
    };
    let count = plan.export_sign_off(&ExportOptions::default(), &sign_off, &path);
    assert_eq!(count.unwrap(), 3);
    fs::read_to_string(path).unwrap()
}

/// Returns the value of an attribute in the part of a sheet after `from`.
fn attribute(sheet: &str, from: &str, name: &str) -> String {
    let rest = sheet.split_once(from).unwrap().1;
    let rest = rest.split_once(&format!("{name}=\"")).unwrap().1;
    rest.split_once('"').unwrap().0.to_owned()
}

/// Writes answers as the sheet saves them.
fn answers(plan: &TestPlan, sheet: &str, answers: &[(&str, Value, &str)]) -> PathBuf {
    let answers: Vec<Value> = answers
        .iter()
        .map(|(title, answer, comment)| {
            let id = plan.id(title);
            let about = attribute(sheet, &format!("data-post=\"{id}\""), "data-about");
            json!({"post": id, "about": about, "answer": answer, "comment": comment})
        })
        .collect();
    let file = json!({
        "format": "daymark-answers", "version": 1, "plan": attribute(sheet, "<body", "data-plan"),
        "name": "Martina Roth", "saved": "2026-01-02T10:00:00.000Z", "answers": answers,
    });
    let path = plan.path().with_file_name("answers.json");
    fs::write(&path, file.to_string()).unwrap();
    path
}

#[test]
fn the_sheet_has_no_markup_of_others_and_fetches_nothing() {
    let sheet = sheet(&here());
    assert!(sheet.contains("One &lt;b&gt;") && !sheet.contains("One <b>"));
    assert!(sheet.contains("Jana &amp; Co") && sheet.contains("Friday 20 November 17:00"));
    assert!(sheet.contains("default-src 'none'"));
    let outside = [
        "src=\"http",
        "<link",
        "@import",
        "url(",
        "fetch(",
        " style=\"",
    ];
    assert!(outside.iter().all(|word| !sheet.contains(word)));
    assert_eq!(sheet.matches("<article").count(), 3);
    assert!(sheet.contains("value=\"approve\"") && sheet.contains("value=\"change\""));
}

#[test]
fn weeks_are_whole_and_posts_have_the_colours_of_their_channels() {
    let mut here = here();
    let before = sheet(&here);
    assert_eq!(before.matches("<div class=\"day\"><b>").count(), 3);
    assert_eq!(before.matches("<div class=\"day none\"><b>").count(), 4);
    assert!(before.contains("<nav class=\"week\"><div class=\"day none\"><b>23</b>"));
    assert!(before.contains(".k0 { --own: light-dark(#0f1419, #8b8b93); }"));
    let sunday = PlanEdit {
        first_day: Some(7),
        ..PlanEdit::default()
    };
    here.edit_plan(&sunday).unwrap();
    let own = ChannelEdit {
        colour: Some(Some("#123456".to_owned())),
        ..ChannelEdit::default()
    };
    let channel = here.channel_ids().remove(0);
    here.edit_channel(&channel, &own).unwrap();
    let after = sheet(&here);
    assert!(after.contains("<nav class=\"week\"><div class=\"day none\"><b>22</b>"));
    assert!(after.contains(".k0 { --own: light-dark(#123456, #123456); }"));
}

#[test]
fn answers_become_approvals_and_comments_in_one_step() {
    let mut here = here();
    let sheet = sheet(&here);
    let path = answers(
        &here,
        &sheet,
        &[
            ("One <b>", json!("approve"), ""),
            ("Two", json!("change"), "Drop the second half."),
            ("Three", Value::Null, "Nice"),
        ],
    );
    let before = here.dump();
    let (_, report) = here.import_answers(&path).unwrap();
    assert_eq!(
        (report.approved, report.to_change, report.comments),
        (1, 1, 2)
    );
    assert_eq!(report.name, "Martina Roth");
    let detail = here.post(&here.id("One <b>")).unwrap();
    let told = format!("{detail:?}");
    assert_eq!(detail.status, Status::Approved);
    assert!(
        told.contains("Martina Roth") && told.contains("date: 2026-01-02, minute: 660"),
        "{told}"
    );
    let two = format!("{:?}", here.post(&here.id("Two")).unwrap());
    assert!(two.contains("comments: 1"), "{two}");
    let (_, again) = here.import_answers(&path).unwrap();
    assert_eq!((again.approved, again.comments), (0, 0), "nothing twice");
    here.undo().unwrap();
    assert_eq!(here.dump(), before, "one undo");
}

#[test]
fn what_changed_after_the_sheet_is_not_approved() {
    let mut here = here();
    let sheet = sheet(&here);
    let path = answers(
        &here,
        &sheet,
        &[
            ("One <b>", json!("approve"), ""),
            ("Two", json!("approve"), ""),
        ],
    );
    let edit = PostEdit {
        text: Some("Other words".to_owned()),
        ..PostEdit::default()
    };
    let id = here.id("One <b>");
    here.edit_post(&id, &edit).unwrap();
    let (_, report) = here.import_answers(&path).unwrap();
    let outcomes: Vec<AnswerOutcome> = report.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(
        outcomes,
        [AnswerOutcome::ChangedAfter, AnswerOutcome::Approved]
    );
    let id = here.id("Two");
    here.delete_posts(&[id]).unwrap();
    let (_, report) = here.import_answers(&path).unwrap();
    assert_eq!(report.rows[1].outcome, AnswerOutcome::Gone);
}

#[test]
fn a_wish_puts_an_approved_post_back_to_review() {
    let mut here = here();
    let id = here.id("Two");
    here.set_status(std::slice::from_ref(&id), Status::Approved)
        .unwrap();
    let sheet = sheet(&here);
    let path = answers(&here, &sheet, &[("Two", json!("change"), "Why?")]);
    here.import_answers(&path).unwrap();
    assert_eq!(here.post(&id).unwrap().status, Status::InReview);
}

#[test]
fn what_holds_no_answers_is_refused() {
    let mut here = here();
    let sheet = sheet(&here);
    let path = answers(&here, &sheet, &[]);
    let good: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    for (field, value) in [
        ("format", json!("other")),
        ("version", json!(2)),
        ("plan", json!("0190c2b4-7a52-7c6f-9f0e-7a1d3c5b9e42")),
        ("name", json!("two\nlines")),
        ("answers", json!([{"post": 7}])),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        fs::write(&path, bad.to_string()).unwrap();
        assert_eq!(
            here.import_answers(&path).unwrap_err().code(),
            Code::BadValue,
            "{field}"
        );
    }
    for text in ["", "{", &"[".repeat(100_000)] {
        fs::write(&path, text).unwrap();
        assert_eq!(
            here.import_answers(&path).unwrap_err().code(),
            Code::BadValue
        );
    }
    let nothing = ExportOptions {
        statuses: vec![Status::Published],
        ..ExportOptions::default()
    };
    let error = here.export_sign_off(&nothing, &SignOff::default(), &path);
    assert_eq!(error.unwrap_err().code(), Code::Empty);
}
