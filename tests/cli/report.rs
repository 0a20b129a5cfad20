//! The report, read by a parser of HTML and one of CSV that are not ours.

use std::path::PathBuf;

use dom_query::{Document, Selection};
use serde_json::json;

use crate::support::{Plan, run};

/// A plan whose names would be markup or formulas, with an objective, a cadence, results and an experiment.
fn furnished() -> Plan {
    let plan = Plan::empty();
    let name = "<b>X</b> & \"us\"";
    let channel = plan.line(&["channel", "add", "--platform", "x", "--name", name]);
    plan.ok(&["channel", "edit", &channel, "--cadence-min", "2"]);
    let objective = [
        "--name",
        "=1+1 <script>alert(1)</script>",
        "--target",
        "200",
    ];
    plan.ok(&[
        &["objective", "add"][..],
        &objective,
        &["--from", "2026-01-01", "--due", "2026-12-31"],
    ]
    .concat());
    plan.ok(&[
        "objective",
        "reading",
        "=1+1 <script>alert(1)</script>",
        "50",
        "--date",
        "2026-02-01",
    ]);
    let question = [
        "--question",
        "Nine or noon?",
        "--factor",
        "time",
        "--first",
        "09:00",
        "--second",
        "12:00",
    ];
    let rest = [
        "--channel",
        &channel,
        "--posts",
        "3",
        "--last-day",
        "2126-01-01",
    ];
    plan.ok(&[&["experiment", "add"][..], &question, &rest].concat());
    let mut lines = String::new();
    for number in 0..40 {
        let (day, hour) = (1 + number % 28, 8 + number % 2 * 10);
        let line = json!({"channel": channel, "title": format!("Post {number}"), "status": "published",
            "at": format!("2026-0{}-{day:02}T{hour:02}:00", 1 + number / 28)});
        lines.push_str(&format!("{line}\n"));
    }
    let added = run(&plan.path(), &["post", "add", "--stdin"], &lines);
    assert_eq!(added.code, Some(0), "{added:?}");
    for (number, id) in added.out.lines().enumerate().skip(1) {
        let likes = format!("likes={}", 10 + number * 7919 % 23);
        plan.ok(&[
            "results",
            "set",
            id,
            &likes,
            "impressions=1000",
            "--date",
            "2026-03-01",
        ]);
    }
    plan
}

fn written(plan: &Plan, name: &str, more: &[&str]) -> String {
    let file: PathBuf = plan.path().with_file_name(name);
    let args = [
        "report",
        "--from",
        "2026-01-01",
        "--to",
        "2026-02-20",
        "--out",
        file.to_str().unwrap(),
    ];
    plan.ok(&[&args[..], more].concat());
    std::fs::read_to_string(file).unwrap()
}

fn texts(selection: &Selection<'_>) -> Vec<String> {
    selection.iter().map(|one| one.text().to_string()).collect()
}

#[test]
fn the_page_is_whole_and_fetches_nothing() {
    let text = written(&furnished(), "report.html", &[]);
    let page = Document::from(text.as_str());
    assert_eq!(page.errors.borrow().as_slice(), [""; 0]);
    assert_eq!(page.select("html").attr("lang").as_deref(), Some("en"));
    let policy = page.select("meta[http-equiv]").attr("content").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    for outside in [
        "script",
        "img",
        "link",
        "iframe",
        "object",
        "[src]",
        "[href]",
        "[style]",
        "[onclick]",
    ] {
        assert_eq!(page.select(outside).length(), 0, "{outside}");
    }
    assert_eq!(page.select("style").length(), 1);
    assert!(!text.contains("url(") && !text.contains("@import"));
    assert_eq!(
        texts(&page.select("h2")),
        [
            "Objectives",
            "What was posted",
            "Results",
            "Channels",
            "When and what works",
            "Experiments",
            "Sources"
        ]
    );
    let title = page.select("title").text().to_string();
    assert_eq!(title, page.select("h1").text().to_string());
    assert_eq!(title, "Brand: report on 1 January – 19 February 2026");
}

#[test]
fn every_table_has_its_caption_and_headings() {
    let page = Document::from(written(&furnished(), "report.html", &[]).as_str());
    let tables = page.select("table");
    assert_eq!(tables.length(), 7);
    for table in tables.iter() {
        assert_eq!(table.select("caption").length(), 1);
        let columns = table.select("thead th[scope=col]").length();
        for row in table.select("tbody tr").iter() {
            assert_eq!(row.select("th[scope=row]").length(), 1);
            assert_eq!(row.select("th, td").length(), columns);
        }
    }
}

#[test]
fn names_stay_text_and_numbers_have_their_n() {
    let page = Document::from(written(&furnished(), "report.html", &[]).as_str());
    let rows = texts(&page.select("tbody th[scope=row]"));
    assert!(rows.contains(&"<b>X</b> & \"us\"".to_owned()), "{rows:?}");
    assert!(
        rows.contains(&"=1+1 <script>alert(1)</script>".to_owned()),
        "{rows:?}"
    );
    let words = page.select("main").text().to_string();
    for told in [
        "39 published posts have results; without any yet: 1.",
        "No difference between hours of the day that your 39 posts could show. A time of day would have had to do",
        "This is what happened, not what caused it.",
        "39,000 (impressions)",
        "entered by hand",
        "no posts yet",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
}

#[test]
fn the_page_is_in_the_language_that_is_asked_for() {
    let plan = furnished();
    let page = Document::from(written(&plan, "report.html", &["--lang", "zh"]).as_str());
    assert_eq!(page.select("html").attr("lang").as_deref(), Some("zh"));
    assert_eq!(
        texts(&page.select("h2")),
        [
            "目标",
            "发布情况",
            "结果",
            "渠道",
            "何时、什么有效",
            "实验",
            "数据来源"
        ]
    );
    let words = page.select("main").text().to_string();
    assert!(
        words.contains("您的 39 篇帖子看不出时段之间的差异。"),
        "{words}"
    );
    plan.refused(&["report", "--out", "a.html", "--lang", "fr"], "bad_value");
    plan.refused(&["report", "--out", "a.pdf"], "bad_value");
}

#[test]
fn the_csv_has_the_same_with_numbers_as_they_are() {
    let plan = furnished();
    let text = written(&plan, "report.csv", &[]);
    let mut reader =
        csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(
        head,
        ["section", "table", "row", "column", "value", "words"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let value = |row: &str, column: &str| {
        let mut found = rows
            .iter()
            .filter(|cells| &cells[2] == row && &cells[3] == column);
        found
            .next()
            .map(|cells| cells[4].to_owned())
            .unwrap_or_default()
    };
    assert_eq!(value("'=1+1 <script>alert(1)</script>", "Now"), "50");
    assert_eq!(value("<b>X</b> & \"us\"", "Published"), "40");
    assert_eq!(value("Engagements", "Posts that tell it"), "39");
    let sentences = rows.iter().filter(|cells| cells[1].is_empty());
    assert!(
        sentences
            .clone()
            .any(|cells| cells[5].contains("No difference between hours"))
    );
    assert!(
        rows.iter()
            .flatten()
            .all(|cell| !cell.starts_with(['=', '+', '@']))
    );
}
