//! Calendars of others: their files read, awkward ones too, and the verbs on layers.

use std::path::{Path, PathBuf};

use daymark_core::layers::{LayerCache, LayerContent, LeftOut, Problem, Reason};
use daymark_core::model::{Layer, LayerId, Noun, Zone};
use daymark_core::{Code, Result};
use serde_json::json;

use crate::support::{TestPlan, day, folder, of, plan};

pub(crate) fn fixture(name: &str) -> PathBuf {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = core.ancestors().nth(2).unwrap();
    home.join("tests/fixtures/layers").join(name)
}

fn layer(path: &Path) -> Layer {
    Layer {
        id: LayerId::from("a"),
        name: "A".to_owned(),
        path: path.to_str().unwrap().to_owned(),
        colour: "#000000".to_owned(),
        shown: true,
    }
}

pub(crate) fn look(path: &Path, zone: &str, from: &str, to: &str) -> LayerContent {
    let zone: Zone = zone.parse().unwrap();
    let found = LayerCache::default().look(&[layer(path)], zone, (day(from), day(to)), None);
    found.unwrap().layers.remove(0)
}

/// As `2026-11-19 09:30 Title`.
pub(crate) fn lines(layer: &LayerContent) -> Vec<String> {
    let line = |entry: &daymark_core::layers::LayerEntry| match entry.minute {
        Some(minute) => {
            let (hour, minute) = (minute / 60, minute % 60);
            format!("{} {hour:02}:{minute:02} {}", entry.date, entry.title)
        }
        None => format!("{} {}", entry.date, entry.title),
    };
    layer.entries.iter().map(line).collect()
}

fn check(name: &str, zone: &str, expected: &[&str]) {
    let layer = look(&fixture(name), zone, "2026-11-16", "2026-11-23");
    assert_eq!(lines(&layer), expected, "{name} in {zone}");
}

#[test]
fn whole_days_folds_and_years() {
    check(
        "holidays.ics",
        "Europe/Berlin",
        &[
            "2026-11-18 Jahrestag",
            "2026-11-19 Buß- und Bettag, Sachsen: ein Tag mit einem langen Namen, der in der Datei gefaltet ist",
            "2026-11-21 Messe",
            "2026-11-22 Messe",
        ],
    );
}

#[test]
fn times_come_on_the_clocks_of_the_plan() {
    let berlin = [
        "2026-11-16 15:30 Stand-up",
        "2026-11-17 14:00 Review",
        "2026-11-19 08:00 On any clock",
        "2026-11-20 00:30 Past midnight",
        "2026-11-20 17:00 Stand-up, later",
        "2026-11-21 Offsite",
        "2026-11-22 Offsite",
    ];
    check("team.ics", "Europe/Berlin", &berlin);
    let shanghai = [
        "2026-11-16 22:30 Stand-up",
        "2026-11-17 21:00 Review",
        "2026-11-19 08:00 On any clock",
        "2026-11-20 07:30 Past midnight",
        "2026-11-21 00:00 Stand-up, later",
        "2026-11-21 Offsite",
        "2026-11-22 Offsite",
    ];
    let layer = look(
        &fixture("team.ics"),
        "Asia/Shanghai",
        "2026-11-16",
        "2026-11-23",
    );
    let mut found = lines(&layer);
    found.sort();
    let mut expected = shanghai.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn months_by_their_last_days() {
    let layer = look(
        &fixture("team.ics"),
        "Europe/Berlin",
        "2026-09-01",
        "2027-01-01",
    );
    let days = |title: &str| -> Vec<String> {
        let of_it = layer.entries.iter().filter(|entry| entry.title == title);
        of_it.map(|entry| entry.date.to_string()).collect()
    };
    assert_eq!(
        days("Payday"),
        ["2026-09-25", "2026-10-30", "2026-11-27", "2026-12-25"]
    );
    assert_eq!(
        days("Books closed"),
        ["2026-09-01", "2026-09-30", "2026-10-30"],
        "three with the first"
    );
}

/// As Outlook and Exchange write it.
#[test]
fn a_meeting_on_the_clocks_of_windows_is_at_its_hour() {
    let folder = folder();
    let path = folder.path().join("outlook.ics");
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Stand-up\r\n\
        DTSTART;TZID=\"W. Europe Standard Time\":20261117T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    std::fs::write(&path, text).unwrap();
    let shown = |zone: &str| lines(&look(&path, zone, "2026-11-16", "2026-11-23"));
    assert_eq!(shown("Europe/Berlin"), ["2026-11-17 09:00 Stand-up"]);
    assert_eq!(shown("Asia/Shanghai"), ["2026-11-17 16:00 Stand-up"]);
}

#[test]
fn what_is_broken_leaves_the_rest() {
    check(
        "broken.ics",
        "UTC",
        &["2026-11-18 Whole", "2026-11-19 Once"],
    );
}

#[test]
fn what_is_no_calendar_is_told() {
    let folder = folder();
    let check = |path: &Path, problem| {
        let layer = look(path, "UTC", "2026-11-16", "2026-11-23");
        assert_eq!(
            (layer.problem, layer.entries.len()),
            (Some(problem), 0),
            "{}",
            path.display()
        );
    };
    let page = folder.path().join("page.ics");
    std::fs::write(&page, "<!doctype html>").unwrap();
    check(&page, Problem::NotACalendar);
    check(folder.path(), Problem::NotACalendar);
    check(&folder.path().join("none.ics"), Problem::Gone);
    let large = folder.path().join("large.ics");
    let file = std::fs::File::create(&large).unwrap();
    file.set_len(20 * 1024 * 1024 + 1).unwrap();
    check(&large, Problem::TooLarge);
}

#[test]
fn a_file_is_read_again_when_it_changed() {
    let folder = folder();
    let path = folder.path().join("calendar.ics");
    let write = |title: &str| {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261118\nSUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR"
        );
        std::fs::write(&path, text).unwrap();
    };
    write("One");
    let (mut cache, layers) = (LayerCache::default(), [layer(&path)]);
    let days = (day("2026-11-16"), day("2026-11-23"));
    let first = cache.look(&layers, Zone::UTC, days, None).unwrap();
    assert_eq!(lines(&first.layers[0]), ["2026-11-18 One"]);
    assert!(
        cache
            .look(&layers, Zone::UTC, days, Some(&first.fingerprint))
            .is_none()
    );
    write("Another");
    let second = cache
        .look(&layers, Zone::UTC, days, Some(&first.fingerprint))
        .unwrap();
    assert_eq!(lines(&second.layers[0]), ["2026-11-18 Another"]);
    std::fs::remove_file(&path).unwrap();
    let third = cache
        .look(&layers, Zone::UTC, days, Some(&second.fingerprint))
        .unwrap();
    assert_eq!(third.layers[0].problem, Some(Problem::Gone));
}

#[test]
fn a_layer_that_is_off_is_not_read() {
    let hidden = Layer {
        shown: false,
        ..layer(&fixture("team.ics"))
    };
    let days = (day("2026-11-16"), day("2026-11-23"));
    let found = LayerCache::default()
        .look(&[hidden], Zone::UTC, days, None)
        .unwrap();
    assert!(found.layers.is_empty());
}

#[test]
fn layers_are_added_changed_and_removed() {
    let mut plan = plan().open();
    let (changes, id) = plan.add_layer(&fixture("holidays.ics"), None).unwrap();
    assert_eq!(
        changes.rows.layers[0].name, "Feiertage",
        "what the calendar calls itself"
    );
    let (_, other) = plan.add_layer(&fixture("team.ics"), Some("Team")).unwrap();
    let layers = plan.layers().unwrap();
    assert_ne!(layers[0].colour, layers[1].colour);
    let edit = of(&json!({"name": "Holidays", "colour": "#123456", "shown": false}));
    let changed = plan
        .edit_layer(id.as_str(), &edit)
        .unwrap()
        .rows
        .layers
        .remove(0);
    assert_eq!((changed.name.as_str(), changed.shown), ("Holidays", false));
    let gone = plan.delete_layer(other.as_str()).unwrap();
    assert_eq!(gone.gone[&Noun::Layer], [other.to_string()]);
    plan.undo().unwrap();
    assert_eq!(plan.layers().unwrap().len(), 2);
}

#[test]
fn what_can_be_no_layer_is_refused() {
    let mut plan = plan().open();
    let folder = folder();
    let page = folder.path().join("page.ics");
    std::fs::write(&page, "<!doctype html>").unwrap();
    refused(&mut plan, Path::new("here.ics"), Code::BadValue);
    refused(
        &mut plan,
        &folder.path().join("none.ics"),
        Code::FileMissing,
    );
    refused(&mut plan, &page, Code::BadValue);
    assert_eq!(plan.layers().unwrap(), []);
    let unknown: Result<_> = plan.delete_layer("0");
    assert_eq!(unknown.unwrap_err().code(), Code::NotFound);
}

fn refused(plan: &mut TestPlan, path: &Path, code: Code) {
    let error = plan.add_layer(path, None).unwrap_err();
    assert_eq!(error.code(), code, "{}", path.display());
}

#[test]
fn a_file_is_a_layer_once() {
    let mut plan = plan().open();
    plan.add_layer(&fixture("team.ics"), None).unwrap();
    let around = fixture("../layers/team.ics");
    refused(&mut plan, &around, Code::Taken);
    assert_eq!(plan.layers().unwrap().len(), 1);
}

#[test]
fn what_is_not_understood_is_counted() {
    let layer = look(&fixture("broken.ics"), "UTC", "2026-11-16", "2026-11-23");
    let left_out = |count, why| LeftOut { count, why };
    assert_eq!(
        layer.left_out,
        [
            left_out(3, Reason::Unreadable),
            left_out(1, Reason::Repetition)
        ],
        "two without a time, one that the file ends in, and a rule"
    );
    let layer = look(&fixture("team.ics"), "UTC", "2026-11-16", "2026-11-23");
    assert_eq!(
        layer.left_out,
        [left_out(1, Reason::Zone)],
        "Nowhere Standard Time"
    );
    let layer = look(&fixture("holidays.ics"), "UTC", "2026-11-16", "2026-11-23");
    assert_eq!(layer.left_out, []);
}
