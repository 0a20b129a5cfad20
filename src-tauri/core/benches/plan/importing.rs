//! Imports of large files into a plan without posts, beside a plain read of the file: a table, a calendar, and a plan as
//! JSON, which is also written.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Duration, NaiveDate, NaiveTime};
use daymark_core::export::ExportOptions;
use daymark_core::model::{NewChannel, NewPlan};
use daymark_core::planner::{CalendarOptions, TableOptions};
use daymark_core::{Planner, Result};

use super::rows::{Goal, Samples};
use super::{in_seconds, timed};

const RUNS: usize = 3;
const ROWS: usize = 50_000;
/// The length of a calendar that has definitions of zones and nothing else.
const ZONES_BYTES: usize = 37 << 20;
const WORDS: &str =
    "how the launch went and why an honest calendar needs a plan that people read before coffee ";

pub(super) fn importing(plan: &Path, posts: usize) {
    let (ics, json) = (plan.with_extension("ics"), plan.with_extension("json"));
    let planner = Planner::open(plan).expect("a plan");
    let all = ExportOptions::default();
    planner.export_ics(&all, &ics).expect("a calendar");
    let exported = seconds(|_| planner.export_json(&all, &json).expect("a file"));
    let figure = format!("JSON of {posts} posts out");
    in_seconds(figure, &exported, None, Goal::Most(2.0));
    let table = table(&plan.with_extension("csv"));
    let rows = |what| format!("CSV of {ROWS} rows {what}");
    let options = TableOptions::default();
    let preview = |planner: &mut Planner| planner.preview_table(&table, &options).map(drop);
    measure(rows("previewed"), &table, 1.5, preview);
    let import = |planner: &mut Planner| planner.import_table(&table, &options).map(drop);
    measure(rows("imported"), &table, 3.5, import);
    let import = |planner: &mut Planner| {
        let channel = planner.channels()?.first().map(|row| row.id.to_string());
        let options = CalendarOptions {
            channel,
            ..CalendarOptions::default()
        };
        planner.import_ics(&ics, &options).map(drop)
    };
    measure(format!("ICS of {posts} events imported"), &ics, 3.0, import);
    let zones = zones(&plan.with_extension("zones.ics"));
    let options = CalendarOptions::default();
    let read = |planner: &mut Planner| planner.preview_ics(&zones, &options).map(drop);
    let figure = format!("ICS with {} MB of zones read", ZONES_BYTES >> 20);
    measure(figure, &zones, 2.0, read);
    let import = |planner: &mut Planner| planner.import_json(&json).map(drop);
    measure(format!("JSON of {posts} posts in"), &json, 2.0, import);
}

/// Measures an import into new plans.
fn measure(figure: String, file: &Path, goal: f64, import: impl Fn(&mut Planner) -> Result<()>) {
    let mut plans: Vec<(PathBuf, Planner)> = (0..=RUNS).map(|turn| empty(file, turn)).collect();
    let taken = seconds(|turn| import(&mut plans[turn].1).expect("an import"));
    let plain = seconds(|_| fs::read(file).expect("the file"));
    in_seconds(
        figure,
        &taken,
        Some(("plain read", &plain)),
        Goal::Most(goal),
    );
    for (path, planner) in plans {
        drop(planner);
        fs::remove_file(path).expect("it is there");
    }
}

fn empty(beside: &Path, turn: usize) -> (PathBuf, Planner) {
    let path = beside.with_extension(format!("{turn}.daymark"));
    let new = NewPlan {
        name: "Bench".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        first_day: 1,
    };
    let mut planner = Planner::create(&path, &new).expect("a plan");
    let channels = ["linkedin", "instagram", "blog"].map(|platform| NewChannel {
        platform: platform.to_owned(),
        name: platform.to_owned(),
        handle: None,
        zone: None,
    });
    planner.add_channels(&channels).expect("channels");
    (path, planner)
}

fn table(path: &Path) -> PathBuf {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a date");
    let first = first.and_time(NaiveTime::MIN);
    let mut text = String::from("Title,Text,Date,Time,Channel,Status,Labels\n");
    for row in 0..ROWS {
        let at = first + Duration::minutes(23 * row as i64);
        let (channel, words) = (["LinkedIn", "Instagram", "Blog"][row % 3], WORDS.repeat(2));
        let (day, time) = (at.format("%Y-%m-%d"), at.format("%H:%M"));
        writeln!(
            text,
            "Title {row},{row} {words},{day},{time},{channel},draft,tips"
        )
        .expect("text");
    }
    fs::write(path, text).expect("a file");
    path.to_owned()
}

fn zones(path: &Path) -> PathBuf {
    let mut text = String::from("BEGIN:VCALENDAR\n");
    let part = |name, month, from, to| {
        format!(
            "BEGIN:{name}\nDTSTART:19000101T020000\nTZOFFSETFROM:{from}\nTZOFFSETTO:{to}\n\
            RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU\nEND:{name}\n"
        )
    };
    let summer = part("DAYLIGHT", 3, "+0100", "+0200");
    let winter = part("STANDARD", 10, "+0200", "+0100");
    while text.len() < ZONES_BYTES {
        let name = text.len();
        write!(
            text,
            "BEGIN:VTIMEZONE\nTZID:Zone {name}\n{summer}{winter}END:VTIMEZONE\n"
        )
        .expect("text");
    }
    text.push_str("END:VCALENDAR\n");
    fs::write(path, text).expect("a file");
    path.to_owned()
}

fn seconds<T>(run: impl FnMut(usize) -> T) -> Samples {
    let mut run = run;
    let mut turn = 0;
    timed(RUNS, move |_| {
        turn += 1;
        run(turn - 1)
    })
    .times(1e-3)
}
