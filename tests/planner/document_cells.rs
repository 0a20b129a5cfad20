//! The plan as CSV after it was in a spreadsheet: formulas, dates in other forms, and cells that a person changed.

use std::fs;

use daymark_core::planner::{ImportReport, ImportRow, Outcome};
use serde_json::json;

use crate::documents::{CSV, counts};
use crate::support::{TestPlan, of, plan};

/// Returns what an import tells of the CSV of a plan after a change to its text, into the plan itself.
fn changed_cells(change: impl Fn(&str) -> String) -> (ImportReport, TestPlan) {
    let mut here = plan().channel("x").channel("bluesky").open();
    let channels = here.channel_ids();
    let at = json!({"date": "2026-11-03", "minute": 540});
    let two = json!({"title": "two", "channels": channels, "at": at, "text": "Words"});
    here.add_post(&of(&two)).unwrap();
    let one = json!({"title": "one", "channels": [channels[0]], "at": at, "text": "=1+1"});
    here.add_post(&of(&one)).unwrap();
    let path = CSV.write(&here);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, change(&text)).unwrap();
    let report = CSV.read(&mut here, &path);
    (report, here)
}

#[test]
fn formulas_never_reach_a_spreadsheet() {
    changed_cells(|text| {
        assert!(text.starts_with('\u{feff}'));
        assert!(
            text.contains(",'=1+1,") && !text.contains(",=1+1"),
            "{text}"
        );
        text.to_owned()
    });
}

#[test]
fn a_table_saved_by_a_spreadsheet_is_the_same() {
    for change in [
        |text: &str| text.replace(",2026-11-03,09:00,", ",03/11/2026,9:00,"),
        |text: &str| text.replace(",2026-11-03,09:00,", ",11/3/2026,9:00 AM,"),
        |text: &str| text.replace('\u{feff}', ""),
        |text: &str| text.replace("\r\n", "\n"),
    ] {
        let (report, _) = changed_cells(change);
        assert_eq!(counts(&report), [0, 0, 3, 0, 0], "{:?}", report.rows);
    }
}

#[test]
fn cells_that_a_person_changed_are_taken_over() {
    let (report, here) = changed_cells(|text| {
        text.replace(",one,", ",one more,")
            .replace("'=1+1", "Other words")
    });
    assert_eq!(counts(&report), [0, 1, 2, 0, 0]);
    let card = here.card("one more");
    assert!(format!("{:?}", here.post(card.id.as_str()).unwrap()).contains("Other words"));
    let (report, here) =
        changed_cells(|text| text.replace(",2026-11-03,09:00,", ",2026-12-24,18:30,"));
    assert_eq!(counts(&report), [0, 3, 0, 0, 0]);
    assert_eq!(here.card("one").minute, Some(1110));
    let (report, here) = changed_cells(|text| text.replacen("Words", "Words here", 1));
    assert_eq!(counts(&report), [0, 1, 2, 0, 0]);
    assert_eq!(
        here.search("Words here").unwrap().len(),
        1,
        "a shared text becomes the post's own"
    );
    let (report, _) = changed_cells(|text| text.replace(",X,draft,", ",X,approved,"));
    assert_eq!(counts(&report), [0, 2, 1, 0, 0]);
}

#[test]
fn cells_that_cannot_be_taken_over_are_told() {
    let told = |change: fn(&str) -> String, told: &str| {
        let (report, _) = changed_cells(change);
        let rows = report.rows.iter().filter(|row| row.outcome == Outcome::Bad);
        let problems: Vec<String> = rows.flat_map(ImportRow::words).collect();
        assert!(
            problems.iter().any(|why| why.contains(told)),
            "{told}: {problems:?}"
        );
    };
    told(
        |text| text.replace(",2026-11-03,", ",5/6/2026,"),
        "column date: “5/6/2026” can be several dates",
    );
    told(
        |text| text.replace(",09:00,", ",soon,"),
        "column time: “soon” is no time",
    );
    told(
        |text| text.replace(",X,draft,", ",Y,draft,"),
        "column channel: the file has no channel “Y”",
    );
    told(|text| text.replace("draft,", "maybe,"), "column status");
    told(
        |text| {
            text.replacen(",two,", ",three,", 1)
                .replacen(",two,", ",four,", 1)
        },
        "column title: another post",
    );
    told(
        |text| text.replace("\npost,", "\nposting,"),
        "column kind: “posting”",
    );
    told(
        |text| text.replace("\"{\"\"post", "{\"post"),
        "column daymark-plan 1",
    );
}
