//! `export ics`: its choices, and a file that other programs sync.

use std::fs;

use crate::support::{Plan, run_alone};

fn plan() -> Plan {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &channel,
        "--at",
        "2031-11-20T09:05",
        "--title",
        "One",
        "--text",
        "Words",
        "--link",
        "https://acme.example/",
        "--repeat",
        "FREQ=WEEKLY;COUNT=3",
    ]);
    plan
}

#[test]
fn each_choice_is_in_the_calendar() {
    let plan = plan();
    let usual = plan.ok(&["export", "ics"]);
    assert_eq!(usual.matches("BEGIN:VEVENT").count(), 3);
    let rules = plan.ok(&["export", "ics", "--rules"]);
    assert_eq!(rules.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        rules.contains("TZID:") && rules.contains("\r\nRRULE:FREQ=WEEKLY"),
        "{rules}"
    );
    let chosen = plan.ok(&[
        "export",
        "ics",
        "--bare-titles",
        "--describe",
        "link,text",
        "--minutes",
        "45",
        "--alarm",
        "10",
    ]);
    for line in [
        "SUMMARY:One",
        r"DESCRIPTION:https://acme.example/\n\nWords",
        "TRIGGER:-PT10M",
    ] {
        assert!(
            chosen.contains(&format!("\r\n{line}\r\n")),
            "{line}: {chosen}"
        );
    }
    let campaign = [
        "campaign",
        "add",
        "--name",
        "Launch",
        "--first-day",
        "2031-11-01",
        "--last-day",
        "2031-11-30",
    ];
    plan.ok(&campaign);
    let whole = plan.ok(&["export", "ics", "--campaigns", "--notes"]);
    assert!(
        whole.contains("\r\nDTSTART;VALUE=DATE:20311101\r\n"),
        "{whole}"
    );
    plan.refused(&["export", "ics", "--view", "Nowhere"], "not_found");
    plan.refused(&["export", "ics", "--minutes", "4"], "bad_value");
    assert_eq!(
        plan.run(&["export", "ics", "--describe", "poem"]).code,
        Some(2)
    );
}

#[test]
fn a_file_that_stays_the_same_is_left_alone() {
    let plan = plan();
    let file = plan.path().with_file_name("served.ics");
    let args = [
        "export",
        "ics",
        "-o",
        file.to_str().unwrap(),
        "--if-changed",
    ];
    assert_eq!(plan.json(&args)["written"], true);
    let (before, bytes) = (fs::metadata(&file).unwrap(), fs::read(&file).unwrap());
    assert_eq!(plan.json(&args)["written"], false);
    let after = fs::metadata(&file).unwrap();
    assert_eq!(after.modified().unwrap(), before.modified().unwrap());
    let post = plan.json(&["post", "list"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    plan.ok(&["post", "edit", &post, "--title", "Other"]);
    assert_eq!(plan.json(&args)["written"], true);
    assert_ne!(fs::read(&file).unwrap(), bytes);
    let csv = [
        "export",
        "csv",
        "-o",
        file.to_str().unwrap(),
        "--if-changed",
    ];
    assert_eq!(plan.run(&csv).code, Some(2));
}

#[test]
fn the_manual_page_is_printed_without_a_plan() {
    let ran = run_alone(&["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(
        ran.out.contains(".TH daymark") && ran.out.contains(".SS \"post add\""),
        "{}",
        ran.out
    );
}
