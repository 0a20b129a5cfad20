//! Measures the other views, a drag of many cards, and the memory while going from week to week.

use std::path::Path;

use serde_json::Value;

use crate::drag::{self, Drag};
use crate::page::steps;
use crate::rows::{Goal, Row, Samples};
use crate::window::{Start, Window};
use crate::{memory, plans};

const ROUNDS: usize = 8;
const DRAGS: usize = 4;
const HELD: usize = 50;
/// The changes of week before memory is measured first, and from there to the last measurement.
const WARMING: usize = 20;
const WEEK_CHANGES: usize = 500;
/// The number of measurements at each end, and the changes of week between two of them.
const MEASUREMENTS: usize = 20;
const BETWEEN: usize = 4;

pub(crate) fn measure(folder: &Path, mode: &str) {
    for (name, posts) in [("200 in the week", 200), ("2000 in the month", 500)] {
        let file = plan(folder, name, posts);
        let (ours, drawn) = month(&file);
        let plain = plain_month(&file, &drawn);
        Row {
            figure: format!("week to month, {name}, {mode}"),
            unit: "ms",
            samples: &ours,
            floor: Some(("plain", &plain)),
            goal: Goal::Times(1.7),
        }
        .print();
    }
    let file = plan(folder, "50 held", 300);
    let drag = many(&file);
    let figure = format!("drag of {HELD}, 300 in the week");
    row(
        format!("{figure}: handler in a frame, {mode}"),
        &drag.handler,
        Goal::MostAtP95(2.0),
    );
    row(
        format!("{figure}: frame to frame, {mode}"),
        &drag.between,
        Goal::Nothing,
    );
    memory_over_weeks(&plan(folder, "week changes", 196), mode);
}

/// Makes a plan with posts in this week and three more, all in the six weeks around this month.
fn plan(folder: &Path, name: &str, posts: usize) -> std::path::PathBuf {
    let file = folder.join(format!("{}.daymark", name.replace(' ', "-")));
    let rest = if posts == 500 { 500 } else { 20 };
    plans::fill(&file, &[(-1, rest), (0, posts), (1, rest), (2, rest)]);
    file
}

/// Measures the switch to the month; returns it with the posts drawn there.
fn month(file: &Path) -> (Samples, Value) {
    let window = opened(file);
    let click = |view: &str| format!("document.querySelector('[data-action=view-{view}]').click()");
    let taken = to_month(&window, &click("month"), &click("week"));
    window.run(&click("month"));
    window.wait_for("[data-view=month] [data-post]");
    let drawn = window.js(
        "[...document.querySelectorAll('[data-scroller] [data-post]')].map((one) => one.dataset.post)",
    );
    (taken, drawn)
}

/// Measures the same with the same posts on the plain page.
fn plain_month(file: &Path, drawn: &Value) -> Samples {
    let mut start = Start::on(file);
    start.args.push("--plain-page".to_owned());
    let window = Window::start(&start);
    window.run(include_str!("probe.js"));
    window.run(&format!("plain.pick({drawn})"));
    to_month(&window, "plain.month()", "plain.week()")
}

fn to_month(window: &Window, month: &str, week: &str) -> Samples {
    let timed =
        |act, view| format!("times.push(await probe.timed(() => {act}, '{view}', null, -1));");
    let both = [timed(month, "month"), timed(week, "week")].concat();
    let script = format!("const times = []; {both} return times;");
    let mut taken = Samples::default();
    for round in 0..=ROUNDS {
        let times = steps(window, &script);
        if round > 0 {
            taken.0.push(times[0]);
        }
    }
    taken
}

fn many(file: &Path) -> Drag {
    let window = opened(file);
    let days =
        window.js("[...document.querySelectorAll('[data-head]')].map((head) => head.dataset.head)");
    let day = |at: usize| {
        days[at]
            .as_str()
            .and_then(|day| day.parse().ok())
            .expect("a day")
    };
    window.run(&format!(
        "const cards = [...document.querySelectorAll('[data-scroller] [data-post]')];
        const near = cards.filter((card) => card.closest('[data-date]').dataset.date === '{}');
        const chosen = [...new Set([...near, ...cards])].slice(0, {HELD});
        for (const card of chosen) card.dispatchEvent(new MouseEvent('click', {{ bubbles: true, ctrlKey: true }}));",
        day(1)
    ));
    window.wait(&format!(
        "document.querySelectorAll('[aria-pressed=true][data-post]').length === {HELD}"
    ));
    let mut taken = Drag::default();
    for round in 0..DRAGS {
        let (from, to) = if round % 2 == 0 { (1, 4) } else { (4, 1) };
        drag::once(&window, day(from), day(to), &mut taken);
    }
    taken
}

/// Compares the least memory at the end with that at the beginning. A page keeps unused memory until its next
/// garbage collection, so that a single measurement means little.
fn memory_over_weeks(file: &Path, mode: &str) {
    let window = opened(file);
    let measure_memory = || memory::of_processes(window.programs()[0]);
    let least = || {
        let measured = (0..MEASUREMENTS).map(|_| {
            change_weeks(&window, BETWEEN);
            measure_memory()
        });
        Samples(vec![measured.fold(f64::INFINITY, f64::min)])
    };
    change_weeks(&window, WARMING);
    let before = least();
    change_weeks(&window, WEEK_CHANGES - 2 * MEASUREMENTS * BETWEEN);
    let after = least();
    Row {
        figure: format!("memory after {WEEK_CHANGES} week changes, {mode}"),
        unit: "MB",
        samples: &after,
        floor: Some(("at the beginning", &before)),
        goal: Goal::Times(1.05),
    }
    .print();
}

/// Goes two weeks forward and two back, `turns` changes in all.
fn change_weeks(window: &Window, turns: usize) {
    for turn in 0..turns {
        let action = if turn / 2 % 2 == 0 {
            "next"
        } else {
            "previous"
        };
        steps(window, &format!(
            "document.querySelector('[data-action={action}]').click();
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))); return [];"
        ));
    }
}

fn opened(file: &Path) -> Window {
    let window = Window::open(file);
    window.run(include_str!("probe.js"));
    let cards = window.js("document.querySelectorAll('[data-scroller] [data-post]').length");
    assert_ne!(cards, Value::from(0), "the week is full");
    window
}

fn row(figure: String, samples: &Samples, goal: Goal) {
    Row {
        figure,
        unit: "ms",
        samples,
        floor: None,
        goal,
    }
    .print();
}
