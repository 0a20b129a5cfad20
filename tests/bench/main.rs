//! Measures the program in its real window, beside an empty window of the same shell and a page that shows
//! the same cards as plain elements. Run by `cargo xtask bench`. The program decides how to draw unless the
//! environment does.
//!
//! - `rows`: the samples of a figure, and its row of the table     - `plans`: plan files of a size
//! - `start`: from the process to the first frame, and memory      - `memory`: times and memory from /proc
//! - `page`: steps on one of the two pages                         - `drag`: the drag of a card
//! - `typing`: a letter in a long text
//! - `views`: month, many cards, going from week to week         - `pictures`: a picture on each card
//! - `window`, `processes`: the tests' own driver, and its processes

mod drag;
mod memory;
mod page;
mod pictures;
#[allow(dead_code, reason = "the core's bench uses the rest")]
mod plans;
#[path = "../e2e/processes.rs"]
mod processes;
#[allow(dead_code, reason = "the core's bench uses the rest")]
mod rows;
mod start;
mod typing;
mod views;
#[path = "../e2e/window.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod window;

use std::path::Path;

use page::Case;
use rows::{Goal, Row, Samples};

fn main() {
    let mode = match std::env::var("WEBKIT_DISABLE_DMABUF_RENDERER") {
        Ok(value) if value == "1" => "no DMA-BUF",
        _ => "default",
    };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
    if is_wanted("start") {
        start::measure(folder.path(), mode);
    }
    if is_wanted("views") {
        views::measure(folder.path(), mode);
    }
    if is_wanted("pictures") {
        pictures::measure(folder.path(), mode);
    }
    if is_wanted("typing") {
        typing::measure(folder.path(), mode);
    }
    for (name, posts, weeks) in sizes() {
        if !is_wanted(name) {
            continue;
        }
        measure(folder.path(), &format!("{name}, {mode}"), posts, &weeks);
    }
}

/// Returns whether a case was named on the command line, or none was.
fn is_wanted(case: &str) -> bool {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let named = |word: &String| case.split(' ').next() == Some(word);
    words.is_empty() || words.iter().any(named)
}

/// Returns the sizes of plans: a name, the posts of this week and the next, and all weeks. The week before is
/// empty, so that the measured week is drawn for the first time.
fn sizes() -> Vec<(&'static str, usize, Vec<plans::Week>)> {
    let two = |posts| vec![(0, posts), (1, posts), (2, posts)];
    let year = (-26..26)
        .filter(|week| *week != -1)
        .map(|week| (week, 196))
        .collect();
    vec![
        ("200 in the week", 200, two(200)),
        ("1000 in the week", 1000, two(1000)),
        ("10000 in the year", 196, year),
    ]
}

fn measure(folder: &Path, name: &str, posts: usize, weeks: &[plans::Week]) {
    let file = folder.join(format!("{}.daymark", name.replace([' ', ','], "-")));
    let monday = plans::fill(&file, weeks);
    compare(
        name,
        &Case {
            file: &file,
            monday,
            posts,
        },
    );
}

/// Prints the figures of the calendar beside those of the plain page.
fn compare(name: &str, case: &Case) {
    let plain = page::measure(case, &page::PLAIN);
    let ours = page::measure(case, &page::CALENDAR);
    let row = |figure: &str, samples: &Samples, floor: &Samples, goal| {
        let figure = format!("{figure}, {name}");
        let floor = Some(("plain", floor));
        Row {
            figure,
            unit: "ms",
            samples,
            floor,
            goal,
        }
        .print();
    };
    row("first render", &ours.first, &plain.first, Goal::Times(2.0));
    row(
        "next week and back",
        &ours.turn,
        &plain.turn,
        Goal::Times(2.0),
    );
    row(
        "week to channels and back",
        &ours.view,
        &plain.view,
        Goal::Times(2.0),
    );
    row(
        "drag: handler in a frame",
        &ours.drag.handler,
        &plain.drag.handler,
        Goal::MostAtP95(2.0),
    );
    row(
        "drag: work of a frame",
        &ours.drag.work,
        &plain.drag.work,
        Goal::TimesAtP95(2.0),
    );
    row(
        "drag: frame to frame",
        &ours.drag.between,
        &plain.drag.between,
        Goal::TimesAtP95(2.0),
    );
    late(name, &ours.drag, &plain.drag);
    row("drop", &ours.drop, &plain.drop, Goal::Times(2.0));
}

/// Prints the number of late frames of a drag.
fn late(name: &str, ours: &drag::Drag, plain: &drag::Drag) {
    Row {
        figure: format!("drag: frames over {} ms, {name}", drag::LATE),
        unit: "frames",
        samples: &ours.late,
        floor: Some(("plain", &plain.late)),
        goal: Goal::MostAtP95(0.0),
    }
    .print();
}
