//! A table in the form of each known program, as its columns are documented or were seen.

use std::path::{Path, PathBuf};

use daymark_core::Code;
use daymark_core::planner::{ImportReport, TableOptions};

use crate::support::{TestPlan, plan};
use crate::table_import::{counts, rows};

fn fixture(name: &str) -> PathBuf {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/tables");
    Path::new(folder).join(name)
}

fn here() -> TestPlan {
    plan().channel("x").channel("linkedin").open()
}

/// Brings a table in on the channel X, where it names none.
fn brought(here: &mut TestPlan, name: &str, preset: Option<&str>) -> ImportReport {
    let options = TableOptions {
        channel: here.channel_ids().into_iter().next(),
        preset: preset.map(str::to_owned),
        ..TableOptions::default()
    };
    let (_, report) = here.import_table(&fixture(name), &options).unwrap();
    assert_eq!(here.verify().unwrap(), [""; 0]);
    report
}

#[test]
fn each_known_table_is_told_by_its_headers() {
    for (name, preset, first, count) in [
        (
            "buffer.csv",
            Some("buffer"),
            "add 2026-11-25T09:30 X Hello there, this is our first post",
            2,
        ),
        (
            "buffer-pinterest.csv",
            Some("buffer"),
            "add 2026-11-25T09:30 X A pin",
            1,
        ),
        (
            "sprout.csv",
            Some("sprout"),
            "add 2026-11-25T09:30 X Hello there",
            2,
        ),
        (
            "publer.csv",
            Some("publer"),
            "add 2026-11-25T09:30 X The title",
            2,
        ),
        (
            "metricool.csv",
            Some("metricool"),
            "add 2026-11-25T09:30 X Hello there",
            2,
        ),
        (
            "socialbee.csv",
            Some("socialbee"),
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        (
            "trello.csv",
            Some("trello"),
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        (
            "asana.csv",
            Some("asana"),
            "add 2026-11-25T09:00 X Hello there",
            1,
        ),
        (
            "jira.csv",
            Some("jira"),
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        (
            "worktile.csv",
            Some("worktile"),
            "add 2026-11-25T09:30 X 新品发布",
            1,
        ),
        ("notion.csv", None, "add 2026-11-25T09:30 X Hello there", 2),
        (
            "airtable.csv",
            None,
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        (
            "excel-unicode.txt",
            None,
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        (
            "google-sheets.csv",
            None,
            "add 2026-11-25T09:30 X Hello there",
            1,
        ),
        ("wide.csv", None, "add 2026-11-25T09:30 X Um", 3),
    ] {
        let report = brought(&mut here(), name, None);
        let table = report.table.as_ref().unwrap();
        assert_eq!(table.preset.as_deref(), preset, "{name}");
        assert_eq!(
            counts(&report),
            [count, 0, 0, 0, 0],
            "{name}: {:?}",
            report.rows
        );
        assert_eq!(rows(&report)[0], first, "{name}");
    }
}

#[test]
fn a_table_without_a_header_is_of_the_program_that_is_named() {
    for preset in [Some("hootsuite"), None] {
        let report = brought(&mut here(), "hootsuite.csv", preset);
        assert_eq!(
            rows(&report),
            [
                "add 2026-11-25T09:30 X Hello there",
                "add 2026-11-26T10:05 X A second one, with a comma"
            ]
        );
    }
    let report = brought(&mut here(), "buffer.csv", Some("none"));
    assert_eq!(report.table.unwrap().preset, None);
    let options = TableOptions {
        preset: Some("nothing".to_owned()),
        ..TableOptions::default()
    };
    let refused = here().preview_table(&fixture("buffer.csv"), &options);
    assert_eq!(refused.unwrap_err().code(), Code::BadValue);
}

#[test]
fn what_each_table_tells_of_a_post_arrives() {
    for (name, told) in [
        (
            "publer.csv",
            &["https://acme.example/", "tips", "launch", "First!", "A cat"][..],
        ),
        (
            "trello.csv",
            &["The whole text", "tips (green)", "InReview", "Owner: ana"],
        ),
        ("asana.csv", &["The whole text", "InReview", "Owner: Ana"]),
        (
            "jira.csv",
            &["The whole text", "InReview", "tips", "launch"],
        ),
        ("worktile.csv", &["正文", "InReview", "新品"]),
        ("metricool.csv", &["Media: https://acme.example/a.png"]),
        ("socialbee.csv", &["Media: https://acme.example/a.png"]),
        ("wide.csv", &["Primeiro texto"]),
    ] {
        let mut here = here();
        let report = brought(&mut here, name, None);
        let title = &report.rows[0].title;
        let post = format!("{:?}", here.post(&here.id(title)).unwrap());
        for word in told {
            assert!(post.contains(word), "{name}: {word}: {post}");
        }
    }
}
