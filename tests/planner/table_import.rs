//! Tables of others brought into the plan: headers in several languages, dates with what they leave open, channels in every
//! place.

use std::fs;
use std::path::PathBuf;

use daymark_core::Code;
use daymark_core::planner::{ImportReport, TableOptions};
use proptest::prelude::*;

use crate::support::{TestPlan, day, plan};

/// A plan in Berlin with three channels.
pub(crate) fn three() -> TestPlan {
    plan()
        .channel("x")
        .channel("linkedin")
        .channel("xiaohongshu")
        .open()
}

fn written(plan: &TestPlan, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name("table.csv");
    fs::write(&path, bytes).unwrap();
    path
}

/// Brings a table in, after a preview that tells the same.
pub(crate) fn bring(plan: &mut TestPlan, table: &[u8], options: &TableOptions) -> ImportReport {
    let path = written(plan, table);
    let preview = plan.preview_table(&path, options).unwrap();
    let (_, report) = plan.import_table(&path, options).unwrap();
    assert_eq!(report, preview);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    report
}

pub(crate) fn brought(table: &str) -> ImportReport {
    bring(&mut three(), table.as_bytes(), &TableOptions::default())
}

/// Returns each row as its outcome, time, channel and title.
pub(crate) fn rows(report: &ImportReport) -> Vec<String> {
    let rows = report.rows.iter().map(|row| {
        let at = row.at.as_deref().unwrap_or("-");
        format!("{} {at} {} {}", row.outcome.name(), row.channel, row.title)
    });
    rows.collect()
}

pub(crate) fn counts(report: &ImportReport) -> [u32; 5] {
    [
        report.add,
        report.update,
        report.skip,
        report.ask,
        report.bad,
    ]
}

/// Returns what the questions of a report are about.
pub(crate) fn asked(report: &ImportReport) -> Vec<&'static str> {
    report
        .table
        .as_ref()
        .unwrap()
        .questions
        .iter()
        .map(|question| question.about)
        .collect()
}

#[test]
fn english_and_chinese_headers_are_known() {
    let english = brought(
        "Publish Date,Time,Platform,Title,Caption,Status,Owner,Tags\n\
        2026-11-20,10:30 AM,LinkedIn,One,Words,Approved,Ana,\"tips, launch\"\n",
    );
    assert_eq!(rows(&english), ["add 2026-11-20T10:30 LinkedIn One"]);
    let chinese = brought(
        "选题,标题,内容,平台,发布时间,状态,负责人\n\
        选题一,新品,正文在这里,小红书,2026年11月20日 下午3点,待发布,小王\n",
    );
    let table = chinese.table.as_ref().unwrap();
    assert_eq!(rows(&chinese), ["add 2026-11-20T15:00 Xiaohongshu 选题一"]);
    assert_eq!(chinese.rows[0].text, "正文在这里");
    assert_eq!(table.columns["status"], "状态");
    assert_eq!(table.columns["owner"], "负责人");
}

#[test]
fn encodings_and_delimiters_are_found() {
    let table = "日期;标题;内容;平台\r\n2026-11-20 09:00;新品发布;今天我们发布了新的产品, 欢迎大家来看;小红书\r\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(table);
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, encoding) in [
        (table.as_bytes().to_vec(), "UTF-8"),
        (gbk.into_owned(), "gb18030"),
        ([b"\xff\xfe".to_vec(), utf16].concat(), "UTF-16LE"),
    ] {
        let report = bring(&mut three(), &bytes, &TableOptions::default());
        assert_eq!(
            rows(&report),
            ["add 2026-11-20T09:00 Xiaohongshu 新品发布"],
            "{encoding}"
        );
        let read = report.table.unwrap();
        assert_eq!(read.encoding.as_deref(), Some(encoding));
        assert_eq!(read.delimiter, Some("semicolon"));
    }
}

#[test]
fn dates_that_leave_something_open_are_asked_once() {
    let table = "Date,Platform,Title\n3/4/2026,X,One\n5/6/2026,X,Two\n";
    let report = brought(table);
    assert_eq!(
        rows(&report),
        ["add - X One", "add - X Two"],
        "in the tray, never today"
    );
    assert_eq!(asked(&report), ["date order"]);
    let order = |order: &str| TableOptions {
        date_order: Some(order.to_owned()),
        ..TableOptions::default()
    };
    let report = bring(&mut three(), table.as_bytes(), &order("dmy"));
    assert_eq!(rows(&report)[0], "add 2026-04-03T09:00 X One");
    let report = brought("Date,Platform,Title\n3/4/2026,X,One\n25/6/2026,X,Two\n");
    assert_eq!(
        rows(&report),
        ["add 2026-04-03T09:00 X One", "add 2026-06-25T09:00 X Two"]
    );
    let table = "Date,Platform,Title\n6 October,X,One\n7 Novermber,X,Two\n";
    assert_eq!(asked(&brought(table)), ["year"]);
    let year = TableOptions {
        year: Some(2026),
        ..TableOptions::default()
    };
    let report = bring(&mut three(), table.as_bytes(), &year);
    assert_eq!(rows(&report)[1], "add 2026-11-07T09:00 X Two");
}

#[test]
fn weeks_and_weekdays_are_dated_by_one_answer() {
    let table = "Week,Day,Time,Platform,Title\nWeek 1,Mon,9:00,X,One\nWeek 2,Thursday,9:00,X,Two\n";
    let report = brought(table);
    assert_eq!(
        (asked(&report), report.rows[0].at.as_deref()),
        (vec!["week 1"], None)
    );
    let first = TableOptions {
        first_week: Some(day("2026-11-23")),
        ..TableOptions::default()
    };
    let report = bring(&mut three(), table.as_bytes(), &first);
    assert_eq!(
        rows(&report),
        ["add 2026-11-23T09:00 X One", "add 2026-12-03T09:00 X Two"]
    );
}

#[test]
fn what_contradicts_itself_is_told() {
    let report = brought("Day,Date,Platform,Title,Status\nMonday,2026-11-20,X,One,Perhaps\n");
    let problems = report.rows[0].words().join("; ");
    for told in [
        "2026-11-20 is a Friday, not a Monday",
        "no time of day",
        "status “Perhaps” is unknown",
    ] {
        assert!(problems.contains(told), "{told}: {problems}");
    }
    let report = brought("Date,Platform,Title\nsoon,X,One\n");
    assert!(report.rows[0].words()[0].contains("“soon” is no date"));
    assert_eq!(report.rows[0].at, None);
}

#[test]
fn zones_come_from_the_file_or_the_person() {
    let report = brought("Date,Time (EST),Platform,Title\n2026-11-20,9:00,X,One\n");
    assert_eq!(rows(&report), ["add 2026-11-20T15:00 X One"]);
    let report = brought("Date,Platform,Title\n2026-11-20T09:00:00Z,X,One\n");
    assert_eq!(rows(&report), ["add 2026-11-20T10:00 X One"]);
    let tokyo = TableOptions {
        zone: Some("Asia/Tokyo".to_owned()),
        ..TableOptions::default()
    };
    let report = bring(
        &mut three(),
        b"Date,Time,Platform,Title\n2026-11-20,17:00,X,One\n",
        &tokyo,
    );
    assert_eq!(rows(&report), ["add 2026-11-20T09:00 X One"]);
}

#[test]
fn a_second_import_changes_nothing_and_the_first_is_undone() {
    let table = "Date,Platform,Title,Text\n2026-11-20,X,One,Words\n,LinkedIn,Two,\n";
    let mut here = three();
    let before = here.dump();
    assert_eq!(
        counts(&bring(
            &mut here,
            table.as_bytes(),
            &TableOptions::default()
        )),
        [2, 0, 0, 0, 0]
    );
    assert_eq!(
        counts(&bring(
            &mut here,
            table.as_bytes(),
            &TableOptions::default()
        )),
        [0, 0, 2, 0, 0]
    );
    let changed = table.replace("Words", "Other words");
    assert_eq!(
        counts(&bring(
            &mut here,
            changed.as_bytes(),
            &TableOptions::default()
        )),
        [0, 1, 1, 0, 0]
    );
    here.undo().unwrap();
    here.undo().unwrap();
    assert_eq!(here.dump(), before);
}

#[test]
fn what_posts_have_no_field_for_is_in_the_notes() {
    let mut here = three();
    let table = "Date,Platform,Title,Link,Owner,CTA,Image,Campaign,Colour\n2026-11-20,X,One,see bio,Ana,Buy,a.png,Spring,red\n";
    let report = bring(&mut here, table.as_bytes(), &TableOptions::default());
    let post = format!("{:?}", here.post(&here.id("One")).unwrap());
    for told in [
        "Owner: Ana",
        "Call to action: Buy",
        "Media: a.png",
        "Link: see bio",
    ] {
        assert!(post.contains(told), "{told}: {post}");
    }
    assert!(here.card("One").campaign.is_some());
    assert_eq!(report.table.unwrap().ignored, ["Colour"]);
}

#[test]
fn options_that_are_not_understood_are_refused() {
    let here = three();
    let path = written(&here, b"Date,Title\n2026-11-20,One\n");
    let none = TableOptions::default;
    for (options, code) in [
        (
            TableOptions {
                channel: Some("none".to_owned()),
                ..none()
            },
            Code::NotFound,
        ),
        (
            TableOptions {
                date_order: Some("dym".to_owned()),
                ..none()
            },
            Code::BadValue,
        ),
        (
            TableOptions {
                encoding: Some("klingon".to_owned()),
                ..none()
            },
            Code::BadValue,
        ),
        (
            TableOptions {
                zone: Some("Mars".to_owned()),
                ..none()
            },
            Code::UnknownZone,
        ),
        (
            TableOptions {
                columns: vec![("Title".to_owned(), "colour".to_owned())],
                ..none()
            },
            Code::BadValue,
        ),
    ] {
        assert_eq!(
            here.preview_table(&path, &options).unwrap_err().code(),
            code,
            "{options:?}"
        );
    }
}

#[test]
fn a_workbook_that_is_none_is_refused() {
    let mut here = three();
    for bytes in [&b"PK\x03\x04nothing"[..], b"\xd0\xcf\x11\xe0old"] {
        let path = written(&here, bytes);
        let error = here
            .import_table(&path, &TableOptions::default())
            .unwrap_err();
        assert_eq!(error.code(), Code::BadValue);
        assert!(
            error.to_string().contains("save it as .xlsx or CSV"),
            "{error}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_table_does_harm(cells in prop::collection::vec("(Date|Title|平台|X|[0-9/. -]{0,12}|\\PC{0,12}|[,;\"\n\t]){1}", 0..80)) {
        let mut here = three();
        bring(&mut here, cells.join(",").as_bytes(), &TableOptions::default());
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let here = three();
        let path = written(&here, &bytes);
        let _ = here.preview_table(&path, &TableOptions::default());
        let path = written(&here, &[b"PK\x03\x04", bytes.as_slice()].concat());
        let _ = here.preview_table(&path, &TableOptions::default());
    }
}
