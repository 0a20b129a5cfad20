//! Calendars as Outlook, Google, Apple and Nextcloud write them, brought into the plan.

use std::path::Path;

use daymark_core::planner::{CalendarOptions, CategoryUse, ImportReport};

use crate::calendar_import::{bring, posts};
use crate::documents::counts;
use crate::support::{TestPlan, plan};

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures/calendars")
        .join(name)
}

/// Brings a calendar into a plan in Berlin, twice: the second time changes nothing.
fn brought(name: &str) -> (TestPlan, ImportReport) {
    let mut plan = plan().channel("linkedin").channel("mastodon").open();
    let report = bring(&mut plan, &fixture(name));
    assert_eq!((report.ask, report.bad), (0, 0), "{:?}", report.rows);
    let before = plan.dump();
    let again = bring(&mut plan, &fixture(name));
    assert_eq!(counts(&again)[..2], [0, 0], "{:?}", again.rows);
    assert_eq!(plan.dump(), before);
    (plan, report)
}

fn text_of(plan: &TestPlan, title: &str) -> String {
    let card = plan.card(title);
    plan.post(card.id.as_str()).unwrap().text
}

#[test]
fn outlook_for_windows() {
    let (plan, report) = brought("outlook-desktop.ics");
    assert_eq!(
        posts(&plan),
        [
            "2026-11-03 17:00 Tipp der Woche",
            "2026-11-05 09:00 Handbuch, zweite Auflage",
            "2026-11-11 12:00 Tipp der Woche, mittags",
            "2026-11-12 09:00 From the office in Pune",
            "2026-11-17 17:00 Tipp der Woche",
            "2026-11-24 17:00 Tipp der Woche",
        ]
    );
    let text = text_of(&plan, "Handbuch, zweite Auflage");
    assert_eq!(
        text,
        "Unser neues Handbuch ist da.\n\nhttps://example.org/handbuch"
    );
    let told = report
        .categories
        .iter()
        .map(|category| category.name.as_str());
    assert_eq!(told.collect::<Vec<_>>(), ["Blaue Kategorie", "LinkedIn"]);
}

#[test]
fn a_text_that_is_only_markup_is_read() {
    let (plan, _) = brought("outlook-desktop.ics");
    let first = plan.search("Tipp").unwrap().remove(0);
    let text = plan.post(first.id.as_str()).unwrap().text;
    assert_eq!(text, "Ein Tipp & ein Bild");
}

#[test]
fn outlook_on_the_web() {
    let (plan, _) = brought("outlook-com.ics");
    assert_eq!(
        posts(&plan),
        [
            "2026-11-05 18:00 Countdown",
            "2026-11-07 18:00 Countdown",
            "2026-11-09 09:00 Teaser",
            "2026-11-13 09:00 World Kindness Day",
        ]
    );
}

#[test]
fn google_calendar() {
    let (plan, _) = brought("google.ics");
    assert_eq!(
        posts(&plan),
        [
            "2026-11-02 08:30 Monday note",
            "2026-11-04 12:00 Case study",
            "2026-11-06 09:00 Launch day",
            "2026-11-16 08:30 Monday note",
            "2026-11-23 10:00 Monday note, later",
            "2026-11-30 10:00 Monday note, later",
        ]
    );
    let first = plan.search("Monday").unwrap().remove(0);
    let text = plan.post(first.id.as_str()).unwrap().text;
    assert_eq!(text, "Good morning, team!\n\nOne\nTwo");
    assert_eq!(text_of(&plan, "Case study"), "First line\nSecond line");
}

#[test]
fn apple_calendar() {
    let (plan, _) = brought("apple.ics");
    assert_eq!(
        posts(&plan),
        [
            "2026-11-03 10:00 Podcast",
            "2026-11-10 07:00 Wherever you are",
            "2026-11-18 16:00 Podcast, with a guest",
            "2026-12-01 10:00 Podcast",
            "2026-12-15 10:00 Podcast",
        ]
    );
}

#[test]
fn nextcloud() {
    let (plan, _) = brought("nextcloud.ics");
    assert_eq!(
        posts(&plan),
        [
            "2026-11-01 02:30 Nachtpost",
            "2026-11-05 12:00 Interview",
            "2026-11-15 02:30 Nachtpost",
        ]
    );
    let interview = plan.post(plan.card("Interview").id.as_str()).unwrap();
    assert_eq!(interview.notes, "Attached: https://cloud.example.org/f/42");
    let night = plan.search("Nachtpost").unwrap().remove(0);
    assert_eq!(night.channel.as_str(), plan.channel_ids()[1]);
}

#[test]
fn each_category_is_taken_for_what_a_person_says() {
    let mut plan = plan().channel("linkedin").channel("mastodon").open();
    let channels = plan.channel_ids();
    let named = |name: &str, taken| (name.to_owned(), taken);
    let options = CalendarOptions {
        categories: vec![
            named("Serie", CategoryUse::Nothing),
            named(
                "Presse",
                CategoryUse::Channel {
                    id: channels[0].clone(),
                },
            ),
            named(
                "Mastodon",
                CategoryUse::Label {
                    name: "Fediverse".to_owned(),
                },
            ),
        ],
        ..CalendarOptions::default()
    };
    let report = plan
        .preview_ics(&fixture("nextcloud.ics"), &options)
        .unwrap();
    let told: Vec<_> = report
        .categories
        .iter()
        .map(|category| (category.name.as_str(), category.events, category.is_chosen))
        .collect();
    assert_eq!(
        told,
        [
            ("Mastodon", 1, true),
            ("Serie", 1, true),
            ("Presse", 1, true)
        ]
    );
    assert_eq!(counts(&report), [1, 0, 0, 1, 0], "{:?}", report.rows);
    let options = CalendarOptions {
        channel: Some(channels[1].clone()),
        ..options
    };
    plan.import_ics(&fixture("nextcloud.ics"), &options)
        .unwrap();
    assert_eq!(plan.card("Interview").channel.as_str(), channels[0]);
    let labels: Vec<String> = plan
        .overview()
        .unwrap()
        .rows
        .labels
        .iter()
        .map(|label| label.name.clone())
        .collect();
    assert_eq!(labels, ["Fediverse"]);
    let unknown = CategoryUse::Channel {
        id: "none".to_owned(),
    };
    let options = CalendarOptions {
        categories: vec![named("Serie", unknown)],
        ..options
    };
    assert!(
        plan.preview_ics(&fixture("nextcloud.ics"), &options)
            .is_err()
    );
}
