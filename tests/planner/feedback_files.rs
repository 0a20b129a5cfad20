//! Feedback from tables of others and back: columns by their words, entries that are known, and faults by their lines.

use std::fs;
use std::path::PathBuf;

use daymark_core::model::{Feedback, FeedbackKind};
use daymark_core::planner::{FeedbackOptions, FeedbackReport};
use daymark_core::{Code, Error};
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};
use crate::workbooks::text_workbook;

fn file(plan: &TestPlan, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Imports a table after a preview that says the same.
fn import(plan: &mut TestPlan, table: &str, options: &FeedbackOptions) -> FeedbackReport {
    let path = file(plan, "said.csv", table);
    let preview = plan.preview_feedback(&path, options).unwrap();
    let (_, report) = plan.import_feedback(&path, options).unwrap();
    assert_eq!(report, preview);
    report
}

fn entries(plan: &TestPlan) -> Vec<Feedback> {
    let log = plan.feedback(day("2026-01-01"), day("2027-01-01")).unwrap();
    log.entries.into_iter().rev().collect()
}

fn refused(plan: &TestPlan, table: &str, options: &FeedbackOptions) -> Error {
    let path = file(plan, "said.csv", table);
    plan.preview_feedback(&path, options).unwrap_err()
}

#[test]
fn a_table_with_english_headers_comes_in_as_one_step() {
    let mut plan = plan()
        .channel("x")
        .post("Launch", "2026-11-01T09:00")
        .open();
    let post = plan.id("Launch");
    plan.publish(&post, Some("https://x.com/acme/status/1860000000000000001"))
        .unwrap();
    let before = plan.dump();
    let table = "Posted,User name,Comment,Type,Sentiment,Permalink,Likes\n\
        2026-11-03 10:15,@ana,Too loud,complaint,negative,https://twitter.com/acme/status/1860000000000000001?s=20,3\n\
        2026-11-04,@bo,\"When, and where?\",question,,launch,1\n";
    let report = import(&mut plan, table, &FeedbackOptions::default());
    assert_eq!((report.added, report.known, report.left_out), (2, 0, 0));
    assert_eq!(
        (report.ignored, report.problems),
        (vec!["Likes".to_owned()], vec![])
    );
    let found = entries(&plan);
    assert_eq!(
        (
            found[0].date,
            found[0].kind,
            found[0].sentiment,
            found[0].handle.as_str()
        ),
        (day("2026-11-03"), FeedbackKind::Complaint, -1, "@ana")
    );
    for entry in &found {
        assert_eq!(entry.post.as_ref().unwrap().as_str(), post);
        assert!(entry.channel.is_some(), "that of the post");
    }
    assert_eq!(found[1].text, "When, and where?");
    let again = import(&mut plan, table, &FeedbackOptions::default());
    assert_eq!((again.added, again.known), (0, 2));
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn chinese_headers_in_a_workbook_are_known() {
    let mut plan = plan().channel("xiaohongshu").open();
    let rows = [
        vec!["2026年11月评论导出"],
        vec!["评论内容", "昵称", "评论时间", "类型", "情感", "平台"],
        vec![
            "太吵了",
            "小安",
            "2026年11月3日",
            "投诉",
            "负面",
            "xiaohongshu",
        ],
        vec!["在哪里买？", "", "2026-11-04 08:00", "提问", "", ""],
    ]
    .map(|row| row.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let path = file(&plan, "said.xlsx", text_workbook("Sheet1", &rows));
    let (_, report) = plan
        .import_feedback(&path, &FeedbackOptions::default())
        .unwrap();
    assert_eq!((report.added, report.problems), (2, vec![]));
    let found = entries(&plan);
    assert_eq!(
        (found[0].sentiment, found[0].kind, found[0].handle.as_str()),
        (-1, FeedbackKind::Complaint, "小安")
    );
    assert!(found[0].channel.is_some());
    assert_eq!(
        (found[1].kind, found[1].channel.clone()),
        (FeedbackKind::Question, None)
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let mut plan = plan().channel("x").open();
    let table = "Text;Date;Kind;Sentiment;Post;Channel\n\
        ;2026-11-01;;;;\n\
        nice;2026-11-31;;;;\n\
        fine;3/4/2026;;;;\n\
        odd;2026-11-02;shout;7;nowhere;Myspace\n";
    let report = import(&mut plan, table, &FeedbackOptions::default());
    assert_eq!((report.rows, report.added, report.left_out), (4, 1, 3));
    for (line, words) in [
        ("line 2, column Text", "empty"),
        (
            "line 3, column Date",
            "“2026-11-31” is no day of the calendar",
        ),
        ("line 4, column Date", "can be several dates"),
        ("line 5, column Kind", "“shout” is no kind"),
        ("line 5, column Sentiment", "“7” is no sentiment"),
        ("line 5, column Post", "nowhere"),
        ("line 5, column Channel", "Myspace"),
    ] {
        let mut told = report.problems.iter();
        assert!(
            told.any(|told| told.starts_with(line) && told.contains(words)),
            "{line}: {report:?}"
        );
    }
    let dates = Some("dmy".to_owned());
    let day_first = FeedbackOptions {
        dates,
        ..FeedbackOptions::default()
    };
    assert_eq!(import(&mut plan, table, &day_first).added, 1);
    assert_eq!(entries(&plan)[0].date, day("2026-04-03"));
}

#[test]
fn columns_are_named_by_a_person_where_their_words_are_not_known() {
    let mut plan = plan().channel("x").open();
    let table = "Was,Wer\nschön,Ana\n";
    let unknown = refused(&plan, table, &FeedbackOptions::default());
    assert_eq!(unknown.code(), Code::BadValue);
    assert!(
        unknown.to_string().contains("--map \"Was\"=text"),
        "{unknown}"
    );
    let map = |field: &str| FeedbackOptions {
        columns: vec![
            ("was".to_owned(), field.to_owned()),
            ("Wer".to_owned(), "handle".to_owned()),
        ],
        channel: Some(plan.channel_ids()[0].clone()),
        dates: None,
    };
    let wrong = refused(&plan, table, &map("words"));
    assert_eq!(wrong.field_name(), Some("map"));
    let options = map("text");
    assert_eq!(import(&mut plan, table, &options).added, 1);
    let found = entries(&plan).remove(0);
    assert_eq!(
        (found.date, found.handle.as_str()),
        (day("2026-11-18"), "Ana"),
        "today"
    );
    assert!(found.channel.is_some());
    assert!(
        refused(&plan, "", &FeedbackOptions::default())
            .to_string()
            .contains("no table with feedback")
    );
}

#[test]
fn an_export_comes_back_and_is_known_by_its_ids() {
    let mut plan = plan()
        .channel("x")
        .post("Launch", "2026-11-01T09:00")
        .open();
    let entries_before = json!([
        {"text": "=1+1 is what I saw", "date": "2026-11-02", "sentiment": -1, "handle": "@ana", "post": plan.id("Launch")},
        {"text": "two\nlines", "date": "2026-11-03", "kind": "praise", "channel": plan.channel_ids()[0]},
        {"text": "older", "date": "2025-11-03"},
    ]);
    plan.add_feedback(&of::<Vec<_>>(&entries_before)).unwrap();
    let path = plan.path().with_file_name("out.csv");
    assert_eq!(plan.export_feedback(None, None, &path).unwrap(), 3);
    let from = Some(day("2026-01-01"));
    assert_eq!(plan.export_feedback(from, None, &path).unwrap(), 2);
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with("\u{feff}Date,Handle,Kind,Sentiment,Text"),
        "{text}"
    );
    assert!(
        text.contains("'=1+1"),
        "no spreadsheet takes it for a formula: {text}"
    );
    let options = FeedbackOptions::default();
    let known = plan.preview_feedback(&path, &options).unwrap();
    assert_eq!((known.known, known.added), (2, 0), "{known:?}");
    let before = entries(&plan);
    let ids: Vec<String> = before.iter().map(|entry| entry.id.to_string()).collect();
    plan.delete_feedback(&ids).unwrap();
    let (_, report) = plan.import_feedback(&path, &options).unwrap();
    assert_eq!((report.added, report.problems), (2, vec![]));
    for (mut after, before) in entries(&plan).into_iter().zip(before) {
        after.id = before.id.clone();
        let channel = after.channel.clone();
        assert_eq!(after, Feedback { channel, ..before });
    }
}

#[test]
fn a_file_that_counts_comments_tells_no_words() {
    let plan = plan().channel("x").open();
    let table = "Type;Post Month;comment;like\nPhoto;12;4;79\nStatus;12;5;130\n";
    let error = refused(&plan, table, &FeedbackOptions::default());
    assert_eq!(error.code(), Code::BadValue);
    assert!(
        error
            .to_string()
            .contains("no column tells what people said"),
        "{error}"
    );
}
