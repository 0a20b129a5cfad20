//! What the import dialog draws: how a table was read and why, its columns as they read, and each row with its reasons.

use std::fs;
use std::path::{Path, PathBuf};

use daymark_core::planner::{
    Asked, ChoiceReason, CorrectedCell, DateCounts, DateOrder, DelimiterReason, EncodingReason,
    Field, ImportAs, ImportReport, OpenTable, Outcome, PreviewColumn, PreviewRow, Problem,
    TableOptions, TablePreview,
};
use daymark_core::{Cancellation, Code};

use crate::support::TestPlan;
use crate::table_import::three;

const TABLE: &str = "日期;时间;平台;标题;正文;标签;状态;负责人\n\
    25/11/2026;08:30;X;One;First words;tips, picks;草稿;李雯\n\
    26/11/2026;;LinkedIn;Two;Second words;video;谁知道;Jana\n\
    31/11/2026;08:30;X;Three;Third words;;草稿;\n\
    3/12/2026;09:00;Facebook;Four;Fourth words;;草稿;\n\
    25/11/2026;08:30;X;One;First words;tips, picks;草稿;李雯\n\
    soon;;X;Six;;;;\n";

pub(crate) fn open(plan: &TestPlan, name: &str, bytes: &[u8]) -> OpenTable {
    let path: PathBuf = plan.path().with_file_name(name);
    fs::write(&path, bytes).unwrap();
    OpenTable::read(&path).unwrap()
}

fn preview(plan: &TestPlan, table: &str, options: &TableOptions) -> TablePreview {
    let table = open(plan, "plan.csv", table.as_bytes());
    plan.preview_open_table(&table, options).unwrap()
}

pub(crate) fn import(
    plan: &mut TestPlan,
    table: &OpenTable,
    options: &TableOptions,
) -> ImportReport {
    let how = ImportAs::OpenTable(table, options);
    let done = plan.import_unless_cancelled(
        Path::new("plan.csv"),
        how,
        &Cancellation::default(),
        &|_| {},
    );
    done.unwrap().1
}

fn found(table: &str) -> TablePreview {
    preview(&three(), table, &TableOptions::default())
}

fn row(preview: &TablePreview, line: u32) -> &PreviewRow {
    preview.rows.iter().find(|row| row.line == line).unwrap()
}

fn problems(preview: &TablePreview, line: u32) -> Vec<(&Problem, &str)> {
    let problems = row(preview, line).problems.iter();
    problems
        .map(|found| (&found.problem, found.header.as_str()))
        .collect()
}

fn column<'a>(preview: &'a TablePreview, header: &str) -> &'a PreviewColumn {
    let mut columns = preview.columns.iter();
    columns.find(|column| column.header == header).unwrap()
}

#[test]
fn each_choice_has_its_value_and_its_reason() {
    let told = found(TABLE);
    let read = told.read.as_ref().unwrap();
    let reasons = &read.reasons;
    assert_eq!(told.file, "plan.csv");
    assert_eq!((told.bytes, told.table_rows), (TABLE.len() as u64, 6));
    assert_eq!(read.encoding.as_deref(), Some("UTF-8"));
    assert_eq!(reasons.encoding, Some(EncodingReason::Valid));
    assert_eq!(read.delimiter, Some("semicolon"));
    let rows = DelimiterReason::Rows { rows: 7, cells: 8 };
    assert_eq!(reasons.delimiter, Some(rows));
    assert_eq!(
        (read.header, reasons.header),
        (Some(1), ChoiceReason::Found)
    );
    assert_eq!(read.dates, Some(DateOrder::DayFirst));
    assert_eq!(reasons.dates, ChoiceReason::Found);
    let counts = DateCounts {
        day_first: 4,
        month_first: 0,
        either: 1,
    };
    assert_eq!(reasons.date_counts, counts);
    assert_eq!((&read.zone, reasons.zone), (&None, ChoiceReason::Untold));
}

#[test]
fn choices_change_the_rest() {
    let options = TableOptions {
        date_order: Some("mdy".to_owned()),
        zone: Some("Asia/Tokyo".to_owned()),
        encoding: Some("utf-8".to_owned()),
        delimiter: Some("semicolon".to_owned()),
        header: Some(1),
        ..TableOptions::default()
    };
    let here = three();
    let told = preview(&here, TABLE, &options);
    let read = told.read.as_ref().unwrap();
    let reasons = &read.reasons;
    for reason in [reasons.header, reasons.dates, reasons.zone] {
        assert_eq!(reason, ChoiceReason::Chosen);
    }
    assert_eq!(reasons.encoding, Some(EncodingReason::Chosen));
    assert_eq!(reasons.delimiter, Some(DelimiterReason::Chosen));
    assert_eq!(row(&told, 2).at.as_deref(), Some("2026-11-25T00:30"));
    let without = TableOptions {
        header: Some(0),
        ..TableOptions::default()
    };
    let told = preview(&here, "Date,Title\n2026-11-20,One\n", &without);
    let read = told.read.as_ref().unwrap();
    assert_eq!((read.header, told.table_rows), (None, 2));
    let both = found("Date,Platform,Title\n25/3/2026,X,One\n3/25/2026,X,Two\n");
    assert_eq!(both.read.unwrap().reasons.dates, ChoiceReason::Both);
}

#[test]
fn columns_are_shown_as_they_read() {
    let told = found(TABLE);
    let date = column(&told, "日期");
    assert_eq!((date.number, date.field), (1, Some(Field::Date)));
    assert_eq!(date.samples[0].cell, "25/11/2026");
    assert_eq!(date.samples[0].reads.as_deref(), Some("2026-11-25"));
    assert_eq!((date.filled, date.unread), (6, 2));
    let time = column(&told, "时间");
    assert_eq!((time.field, time.empty), (Some(Field::Time), 2));
    assert_eq!(time.samples[0].reads.as_deref(), Some("08:30"));
    let channel = column(&told, "平台");
    let unknown = channel.values.iter().filter(|value| value.reads.is_none());
    let unknown: Vec<&str> = unknown.map(|value| value.cell.as_str()).collect();
    assert_eq!((channel.values.len(), unknown), (3, vec!["Facebook"]));
    let status = column(&told, "状态");
    assert_eq!(status.values[0].reads.as_deref(), Some("draft"));
    let labels = column(&told, "标签");
    assert_eq!((labels.values.len(), labels.new_names), (3, 3));
    assert_eq!(column(&told, "正文").longest, 12);
    assert_eq!(told.headers, "日期|时间|平台|标题|正文|标签|状态|负责人");
    let ticks = found("Text,Date,Twitter/X,LinkedIn\nHello there,2026-11-20,TRUE,FALSE\n");
    assert!(column(&ticks, "Twitter/X").is_channel);
}

#[test]
fn a_column_becomes_what_a_person_says() {
    let here = three();
    let options = TableOptions {
        fields: vec![(4, Field::Never), (5, Field::Title), (8, Field::Campaign)],
        ..TableOptions::default()
    };
    let told = preview(&here, TABLE, &options);
    assert_eq!(row(&told, 2).title, "First words");
    assert_eq!(column(&told, "标题").field, Some(Field::Never));
    assert_eq!(column(&told, "负责人").new_names, 2);
}

#[test]
fn rows_have_their_outcome_and_coded_reasons() {
    let told = found(TABLE);
    let counts = [told.add, told.update, told.skip, told.ask, told.bad];
    assert_eq!(counts, [3, 0, 1, 1, 1]);
    let lines: Vec<u32> = told.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7]);
    assert_eq!(problems(&told, 2), []);
    let unknown = Problem::UnknownStatus {
        cell: "谁知道".to_owned(),
    };
    let usual = Problem::UsualTime { minute: 540 };
    assert_eq!(problems(&told, 3), [(&unknown, "状态"), (&usual, "时间")]);
    let no_day = Problem::NoSuchDay {
        cell: "31/11/2026".to_owned(),
    };
    assert_eq!(problems(&told, 4), [(&no_day, "日期")]);
    let bad = row(&told, 4);
    assert_eq!((bad.outcome, &*bad.title), (Outcome::Bad, "Three"));
    assert_eq!(bad.cell.as_deref(), Some("31/11/2026 08:30"));
    let name = "Facebook".to_owned();
    let asks = Problem::UnknownChannel { name };
    assert_eq!(problems(&told, 5), [(&asks, "平台")]);
    assert_eq!(problems(&told, 6), [(&Problem::Twice { line: 2 }, "")]);
    let cell = "soon".to_owned();
    assert_eq!(problems(&told, 7), [(&Problem::NoDate { cell }, "日期")]);
    let asked = &told.read.as_ref().unwrap().questions[0];
    let name = Some("Facebook".to_owned());
    assert_eq!((&asked.asked, asked.rows), (&Asked::Channel { name }, 1));
}

#[test]
fn answers_are_given_row_by_row() {
    let mut here = three();
    let x = here.channel_ids()[0].clone();
    let correct = |line, column, text: &str| CorrectedCell {
        line,
        column,
        text: text.to_owned(),
    };
    let options = TableOptions {
        corrected: vec![correct(4, 1, "30/11/2026"), correct(7, 5, "New words")],
        to_tray: vec![3],
        left_out: vec![2],
        named_channels: vec![("facebook".to_owned(), x)],
        ..TableOptions::default()
    };
    let table = open(&here, "plan.csv", TABLE.as_bytes());
    let told = here.preview_open_table(&table, &options).unwrap();
    assert_eq!([told.add, told.skip, told.ask, told.bad], [5, 1, 0, 0]);
    assert_eq!(row(&told, 4).at.as_deref(), Some("2026-11-30T08:30"));
    assert_eq!(row(&told, 7).text, "New words");
    assert_eq!(row(&told, 3).at, None);
    assert!(problems(&told, 3).contains(&(&Problem::SentToTray, "")));
    assert_eq!(problems(&told, 2), [(&Problem::LeftOut, "")]);
    assert_eq!(row(&told, 6).outcome, Outcome::Add, "line 2 is left out");
    let report = import(&mut here, &table, &options);
    assert_eq!(
        [report.add, report.skip, report.ask, report.bad],
        [5, 1, 0, 0]
    );
    let later = here.preview_open_table(&table, &options).unwrap();
    assert_eq!([later.add, later.skip], [0, 6], "the plan is read again");
    assert!(row(&later, 4).post.is_some());
}

#[test]
fn an_update_tells_what_was_and_becomes() {
    let mut here = three();
    let table = open(
        &here,
        "a.csv",
        b"Date,Platform,Title,Text\n2026-11-20 09:00,X,One,Words\n",
    );
    let none = TableOptions::default();
    import(&mut here, &table, &none);
    let changed = "Date,Platform,Title,Text,Status\n2026-11-20 09:00,X,One,Other words,Approved\n";
    let told = preview(&here, changed, &none);
    let row = row(&told, 2);
    assert_eq!(row.outcome, Outcome::Update);
    let changes: Vec<[&str; 3]> = row
        .changes
        .iter()
        .map(|change| [change.field, &change.before, &change.after])
        .collect();
    assert_eq!(
        changes,
        [
            ["text", "Words", "Other words"],
            ["status", "draft", "approved"]
        ]
    );
}

#[test]
fn an_exported_plan_leaves_nothing_to_choose() {
    let mut here = three();
    let table = open(
        &here,
        "a.csv",
        b"Date,Platform,Title\n2026-11-20 09:00,X,One\n",
    );
    import(&mut here, &table, &TableOptions::default());
    let path = here.path().with_file_name("own.csv");
    here.export_csv(&Default::default(), &path).unwrap();
    let table = OpenTable::read(&path).unwrap();
    let told = here
        .preview_open_table(&table, &TableOptions::default())
        .unwrap();
    assert_eq!((told.skip, told.read, told.columns), (1, None, vec![]));
}

#[test]
fn what_is_not_understood_is_refused() {
    let here = three();
    let table = open(&here, "plan.csv", TABLE.as_bytes());
    let channel = Some("none".to_owned());
    let options = TableOptions {
        channel,
        ..TableOptions::default()
    };
    let error = here.preview_open_table(&table, &options).unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
    let gone = OpenTable::read(&here.path().with_file_name("none.csv"));
    assert_eq!(gone.err().unwrap().code(), Code::FileMissing);
}

#[test]
fn rows_that_stay_out_are_saved_and_come_back() {
    let mut here = three();
    let table = "Date,Platform,Title,Text\n2026-11-20,X,One,\n31/11/2026,X,=Two,\"a, \"\"b\"\"\"\n2026-11-22,Facebook,-Three,\n";
    let table = open(&here, "plan.csv", table.as_bytes());
    let none = TableOptions::default();
    let path = here.path().with_file_name("asked.csv");
    assert_eq!(here.save_unanswered(&table, &none, &path).unwrap(), 2);
    import(&mut here, &table, &none);
    let saved = OpenTable::read(&path).unwrap();
    let told = here.preview_open_table(&saved, &none).unwrap();
    assert_eq!([told.add, told.skip, told.ask, told.bad], [0, 0, 1, 1]);
    let titles: Vec<&str> = told.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(
        titles,
        ["=Two", "-Three"],
        "the file is safe, the cells are as they were"
    );
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.contains(",'=Two,\"a, \"\"b\"\"\",“31/11/2026” is no day"),
        "{text}"
    );
}

#[test]
fn a_text_that_its_channel_does_not_take_is_said_and_comes_in_whole() {
    let mut plan = three();
    let long = "word ".repeat(60);
    let text = long.trim();
    let table =
        format!("Date,Channel,Text\n2026-11-25 09:00,X,{text}\n2026-11-25 09:00,LinkedIn,{text}\n");
    let told = preview(&plan, &table, &TableOptions::default());
    let too_long = Problem::TooLong {
        channel: "X".to_owned(),
        over: 19,
    };
    assert_eq!(problems(&told, 2), [(&too_long, "Text")]);
    assert_eq!(problems(&told, 3), []);
    assert_eq!((told.add, told.ask), (2, 0));
    let table = open(&plan, "plan.csv", table.as_bytes());
    let report = import(&mut plan, &table, &TableOptions::default());
    assert_eq!(report.add, 2);
}
