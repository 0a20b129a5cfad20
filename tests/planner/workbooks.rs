//! Workbooks brought into the plan, written here by hand: real dates, several sheets, merged cells, and bombs.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use daymark_core::planner::{ImportReport, TableOptions};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{TestPlan, plan};

/// A cell: a text, or a number, which is a date in the style `1` and a time of day in `2`.
enum Value<'a> {
    Text(&'a str),
    Date(f64),
    Time(f64),
}

use Value::{Date, Text, Time};

fn column(place: usize) -> char {
    char::from(b'A' + place as u8)
}

fn sheet(first: usize, rows: &[&[Value<'_>]], merged: &str) -> String {
    let mut data = String::new();
    for (line, row) in rows.iter().enumerate() {
        let line = first + line;
        data.push_str(&format!("<row r=\"{line}\">"));
        for (place, value) in row.iter().enumerate() {
            let at = format!("{}{line}", column(place));
            data.push_str(&match value {
                Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
                Date(number) => format!("<c r=\"{at}\" s=\"1\"><v>{number}</v></c>"),
                Time(number) => format!("<c r=\"{at}\" s=\"2\"><v>{number}</v></c>"),
            });
        }
        data.push_str("</row>");
    }
    format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData>{merged}</worksheet>")
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Returns a workbook with one sheet of texts.
pub(crate) fn text_workbook(name: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let mut cells: Vec<Vec<Value<'_>>> = Vec::new();
    for row in rows {
        cells.push(row.iter().map(|text| Text(text)).collect());
    }
    let rows: Vec<&[Value<'_>]> = cells.iter().map(Vec::as_slice).collect();
    workbook(&[(name, sheet(1, &rows, ""))])
}

fn workbook(sheets: &[(&str, String)]) -> Vec<u8> {
    with_texts(sheets, "")
}

/// Returns a workbook with a list of texts that cells refer to; none if it is empty.
fn with_texts(sheets: &[(&str, String)], texts: &str) -> Vec<u8> {
    let mut names = String::new();
    let mut relations = String::new();
    let mut files = Vec::new();
    for (place, (name, content)) in sheets.iter().enumerate() {
        let id = place + 1;
        names.push_str(&format!(
            "<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"
        ));
        relations.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        ));
        files.push((format!("xl/worksheets/sheet{id}.xml"), content.clone()));
    }
    relations.push_str(&format!(
        "<Relationship Id=\"rId99\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
    ));
    files.push(("xl/workbook.xml".to_owned(), format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>")));
    files.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>"),
    ));
    files.push(("_rels/.rels".to_owned(), format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")));
    files.push(("xl/styles.xml".to_owned(), format!("{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>")));
    if !texts.is_empty() {
        files.push(("xl/sharedStrings.xml".to_owned(), texts.to_owned()));
    }
    packed(
        files
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_bytes())),
    )
}

fn packed<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn two() -> TestPlan {
    plan().channel("x").channel("linkedin").open()
}

fn written(plan: &TestPlan, bytes: &[u8]) -> PathBuf {
    let path = plan.path().with_file_name("table.xlsx");
    std::fs::write(&path, bytes).unwrap();
    path
}

fn bring(bytes: &[u8], options: &TableOptions) -> ImportReport {
    let mut here = two();
    let path = written(&here, bytes);
    here.import_table(&path, options).unwrap().1
}

fn rows(report: &ImportReport) -> Vec<String> {
    let rows = report.rows.iter().map(|row| {
        let at = row.at.as_deref().unwrap_or("-");
        format!(
            "{} {} {at} {} {}",
            row.line,
            row.outcome.name(),
            row.channel,
            row.title
        )
    });
    rows.collect()
}

/// 20 November 2026 as spreadsheets number it.
const DAY: f64 = 46_346.0;

#[test]
fn real_dates_and_times_are_read_on_the_sheet_that_is_a_plan() {
    let words = sheet(
        1,
        &[&[Text("Read me")], &[Text("This is how the plan works")]],
        "",
    );
    let table = sheet(
        3,
        &[
            &[Text("Date"), Text("Time"), Text("Platform"), Text("Title")],
            &[Date(DAY), Time(0.4375), Text("X"), Text("One")],
            &[Date(DAY + 1.75), Text(""), Text("LinkedIn"), Text("Two")],
            &[Text("22 Nov 2026"), Text("8 pm"), Text("X"), Text("Three")],
        ],
        "",
    );
    let book = workbook(&[("About", words), ("Plan", table)]);
    let report = bring(&book, &TableOptions::default());
    assert_eq!(
        rows(&report),
        [
            "4 add 2026-11-20T10:30 X One",
            "5 add 2026-11-21T18:00 LinkedIn Two",
            "6 add 2026-11-22T20:00 X Three",
        ]
    );
    let read = report.table.unwrap();
    assert_eq!(
        (read.sheet.as_deref(), read.header),
        (Some("Plan"), Some(3))
    );
    let about = TableOptions {
        sheet: Some("Nothing".to_owned()),
        ..TableOptions::default()
    };
    let here = two();
    let error = here
        .preview_table(&written(&here, &book), &about)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("no sheet “Nothing”, only About, Plan"),
        "{error}"
    );
}

#[test]
fn a_merged_cell_is_meant_for_all_its_rows() {
    let table = sheet(
        1,
        &[
            &[Text("Date"), Text("Platform"), Text("Title")],
            &[Date(DAY), Text("X"), Text("One")],
            &[Date(DAY), Text(""), Text("Two")],
        ],
        "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>",
    );
    let report = bring(&workbook(&[("Plan", table)]), &TableOptions::default());
    assert_eq!(rows(&report)[1], "3 add 2026-11-20T09:00 X Two");
}

#[test]
fn dates_that_a_spreadsheet_swapped_are_asked_for() {
    // 1/10 and 2/10, which Excel took for the 10th of January and of February, beside 30/9 as text.
    let table = sheet(
        1,
        &[
            &[Text("Date"), Text("Platform"), Text("Title")],
            &[Date(46_032.0), Text("X"), Text("One")],
            &[Text("30/9/2026"), Text("X"), Text("Two")],
        ],
        "",
    );
    let book = workbook(&[("Plan", table)]);
    let report = bring(&book, &TableOptions::default());
    assert_eq!((report.add, report.ask), (1, 1));
    assert_eq!(
        report.table.as_ref().unwrap().questions[0].about,
        "swapped dates"
    );
    let answer = |swap| TableOptions {
        swap_days: Some(swap),
        ..TableOptions::default()
    };
    assert_eq!(
        rows(&bring(&book, &answer(true)))[0],
        "2 add 2026-10-01T09:00 X One"
    );
    assert_eq!(
        rows(&bring(&book, &answer(false)))[0],
        "2 add 2026-01-10T09:00 X One"
    );
}

#[test]
fn a_bomb_is_refused() {
    let zeros = vec![b' '; 100 << 20];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("xl/sharedStrings.xml", options).unwrap();
    writer.write_all(&zeros).unwrap();
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let far = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{far}</sheetData></worksheet>"
    );
    let here = two();
    let error = here
        .preview_table(&written(&here, &bomb), &TableOptions::default())
        .unwrap_err();
    assert!(
        error.to_string().contains("too many rows or cells"),
        "{error}"
    );
    let book = workbook(&[("Far", far)]);
    here.preview_table(&written(&here, &book), &TableOptions::default())
        .unwrap();
}

/// Each of these took gigabytes or ended the program.
#[test]
fn what_a_workbook_claims_is_not_believed() {
    let here = two();
    let many: String = (1..3_000)
        .map(|line| format!("<row r=\"{line}\"><c r=\"A{line}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let long = format!("<si><t>{}</t></si>", "x".repeat(900_000));
    let one = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let far = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1e308</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>-9e99</v></c></row>";
    let tall: String = (1..100_000)
        .map(|line| format!("<row r=\"{line}\"><c r=\"A{line}\"><v>1</v></c></row>"))
        .collect();
    let merged: String = (0..100).map(|_| "<mergeCell ref=\"A1:A99999\"/>").collect();
    let merged = format!("</sheetData><mergeCells>{merged}</mergeCells><sheetData>");
    for (count, texts, rows, is_read) in [
        ("1", &*long, &*many, false),
        ("18446744073709551616", "", one, false),
        ("9999999999", "", one, false),
        ("x", "<si><t>Title</t></si>", one, true),
        ("0", "", far, true),
        ("0", "", &format!("{tall}{merged}"), false),
    ] {
        let sheet =
            format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        let texts = format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"{count}\">{texts}</sst>");
        let book = with_texts(&[("One", sheet)], &texts);
        let previewed = here.preview_table(&written(&here, &book), &TableOptions::default());
        match previewed {
            Ok(_) => assert!(is_read, "{count}"),
            Err(error) => assert!(
                !is_read && error.to_string().contains("too many"),
                "{error}"
            ),
        }
    }
}

/// The parser multiplies beyond what a number holds, which is a panic where that is checked.
#[test]
fn a_column_that_no_sheet_has_does_no_harm() {
    let here = two();
    let row = "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZZZZZZ1\"><v>1</v></c></row>";
    let sheet =
        format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{row}</sheetData></worksheet>");
    let book = workbook(&[("One", sheet)]);
    let _ = here.preview_table(&written(&here, &book), &TableOptions::default());
}
