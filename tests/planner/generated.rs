//! Generated calendars beside what a Python library makes of them (tests/fixtures/layers/generate.py).

use std::collections::BTreeMap;

use daymark_core::layers::LayerContent;
use serde::Deserialize;

use crate::layers::{fixture, lines, look};
use crate::support::folder;

#[derive(Deserialize)]
struct Generated {
    name: String,
    zone: String,
    from: String,
    to: String,
    text: String,
    entries: Vec<String>,
    /// Why the entries are not those of the library.
    #[serde(default)]
    rfc: Option<String>,
    /// Contains something that Daymark doesn't understand.
    #[serde(default)]
    said: bool,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Alike,
    Said,
    Wrong,
}

fn verdict(calendar: &Generated, layer: &LayerContent) -> Verdict {
    let mut found = lines(layer);
    found.sort();
    let is_alike = !calendar.said && found == calendar.entries && layer.problem.is_none();
    match (is_alike, layer.left_out.is_empty()) {
        (true, true) => Verdict::Alike,
        (_, false) => Verdict::Said,
        (false, true) => Verdict::Wrong,
    }
}

fn calendars() -> Vec<Generated> {
    let text = std::fs::read_to_string(fixture("generated.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn shown(calendar: &Generated) -> LayerContent {
    let folder = folder();
    let path = folder.path().join("calendar.ics");
    std::fs::write(&path, &calendar.text).unwrap();
    look(&path, &calendar.zone, &calendar.from, &calendar.to)
}

#[test]
fn each_calendar_is_alike_or_said_to_be_incomplete() {
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut surprises = Vec::new();
    for calendar in calendars() {
        let layer = shown(&calendar);
        let verdict = verdict(&calendar, &layer);
        let expected = if calendar.said {
            Verdict::Said
        } else {
            Verdict::Alike
        };
        if verdict != expected {
            surprises.push(difference(&calendar, &layer));
        }
        *counts.entry(verdict).or_default() += 1;
    }
    assert!(surprises.is_empty(), "{counts:?}\n{}", surprises.join("\n"));
    assert!(counts[&Verdict::Alike] >= 100, "{counts:?}");
}

fn difference(calendar: &Generated, layer: &LayerContent) -> String {
    let found = lines(layer);
    let missing = calendar
        .entries
        .iter()
        .filter(|entry| !found.contains(entry));
    let more = found
        .iter()
        .filter(|entry| !calendar.entries.contains(entry));
    format!(
        "{} {:?}: missing {:?}, too many {:?}, left out {:?}",
        calendar.name,
        calendar.rfc,
        missing.take(8).collect::<Vec<_>>(),
        more.take(8).collect::<Vec<_>>(),
        layer.left_out,
    )
}
