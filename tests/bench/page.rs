//! Runs the same steps on one of the two pages in its window, and measures them.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use serde_json::{Value, json};

use crate::drag::{self, Drag};
use crate::rows::Samples;
use crate::window::{Start, Window};

const ROUNDS: usize = 8;
const DRAGS: usize = 6;

/// A plan with a number of posts in this week and the next, and none in the week before.
pub(crate) struct Case<'a> {
    pub(crate) file: &'a Path,
    pub(crate) monday: NaiveDate,
    pub(crate) posts: usize,
}

/// One of the two pages: how it is started, and its scripts for the steps.
pub(crate) struct Kind {
    option: Option<&'static str>,
    next: &'static str,
    back: &'static str,
    week: &'static str,
    channels: &'static str,
}

pub(crate) const CALENDAR: Kind = Kind {
    option: None,
    next: "document.querySelector('[data-action=next]').click()",
    back: "document.querySelector('[data-action=previous]').click()",
    week: "document.querySelector('[data-action=view-week]').click()",
    channels: "document.querySelector('[data-action=view-channels]').click()",
};

pub(crate) const PLAIN: Kind = Kind {
    option: Some("--plain-page"),
    next: "plain.next()",
    back: "plain.back()",
    week: "plain.week()",
    channels: "plain.lanes()",
};

/// The milliseconds of all steps on a page.
#[derive(Default)]
pub(crate) struct Timings {
    pub(crate) first: Samples,
    pub(crate) turn: Samples,
    pub(crate) view: Samples,
    pub(crate) drag: Drag,
    pub(crate) drop: Samples,
}

pub(crate) fn measure(case: &Case<'_>, kind: &Kind) -> Timings {
    let window = open(case, kind);
    let mut timings = Timings::default();
    steps(&window, &walk(case, kind, &[("back", "week", -1)]));
    for round in 0..=ROUNDS {
        let times = steps(&window, &round_trip(case, kind));
        // The first round includes the compilation of the scripts, and is left out.
        if round > 0 {
            timings.first.0.push(times[0]);
            timings.turn.0.extend(&times[1..3]);
            timings.view.0.extend(&times[3..5]);
        }
    }
    steps(&window, &walk(case, kind, &[("next", "week", 0)]));
    // Drags there and back, so that the week stays as it is.
    let (tuesday, saturday) = (
        case.monday + Duration::days(1),
        case.monday + Duration::days(5),
    );
    for _ in 0..DRAGS / 2 {
        for (from, to) in [(tuesday, saturday), (saturday, tuesday)] {
            let dropped = drag::once(&window, from, to, &mut timings.drag);
            timings.drop.0.push(dropped);
        }
    }
    timings
}

/// Opens a page on the plan of a case.
pub(crate) fn open(case: &Case<'_>, kind: &Kind) -> Window {
    let mut start = Start::on(case.file);
    start.args.extend(kind.option.map(str::to_owned));
    let window = Window::start(&start);
    window.run(include_str!("probe.js"));
    window
}

/// Returns a script that goes from the empty week to full ones, to the channels, and back.
fn round_trip(case: &Case<'_>, kind: &Kind) -> String {
    let steps = [
        ("next", "week", 0),
        ("next", "week", 1),
        ("back", "week", 0),
        ("channels", "channels", 0),
        ("week", "week", 0),
        ("back", "week", -1),
    ];
    walk(case, kind, &steps)
}

/// Returns a script that runs steps one after the other. A step is an action, and the view and the week,
/// counted from this one, that it leads to.
fn walk(case: &Case<'_>, kind: &Kind, steps: &[(&str, &str, i64)]) -> String {
    let timed = |&(step, view, week): &(&str, &str, i64)| {
        let act = match step {
            "next" => kind.next,
            "back" => kind.back,
            "week" => kind.week,
            _ => kind.channels,
        };
        let date = case.monday + Duration::weeks(week);
        let posts = if week < 0 { 0 } else { case.posts };
        format!("times.push(await probe.timed(() => {act}, '{view}', '{date}', {posts}));")
    };
    let steps: String = steps.iter().map(timed).collect();
    format!("const times = []; {steps} return times;")
}

pub(crate) fn steps(window: &Window, script: &str) -> Vec<f64> {
    let times = promised(window, script);
    times
        .as_array()
        .expect("times")
        .iter()
        .filter_map(Value::as_f64)
        .collect()
}

/// Runs an asynchronous script and returns its result.
fn promised(window: &Window, script: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{ {script} }})().then((value) => done({{value}}), (error) => done({{error: String(error)}}))"
    );
    let answer = window.run_async(&script);
    assert_eq!(answer["error"], json!(null), "{script}");
    answer["value"].clone()
}
