//! Drags one card from a day to another, and measures every frame of the way and the drop.

use std::f64::consts::TAU;

use chrono::NaiveDate;
use fantoccini::actions::PointerAction;
use serde_json::Value;

use crate::rows::Samples;
use crate::window::{Point, Window, until};

/// The milliseconds between frames from which a frame is late: one and a half frames at sixty a second.
pub(crate) const LATE: f64 = 25.0;

const MOVES: usize = 60;
const EACH: std::time::Duration = std::time::Duration::from_millis(16);
/// How far the pointer swings up and down, in pixels.
const SWING: f64 = 120.0;
/// The height of the pointer, in pixels: in the rows of posts, and far from the edges that scroll.
const HEIGHT: f64 = 430.0;

/// Measurements of the frames in which the pointer moved, in milliseconds.
#[derive(Default)]
pub(crate) struct Drag {
    /// From one animation frame to the next.
    pub(crate) between: Samples,
    /// The time in the page's handlers of pointer moves and frames.
    pub(crate) handler: Samples,
    /// From the beginning of a frame to the end of its style, layout and painting on the page's thread.
    pub(crate) work: Samples,
    /// The number of late frames of each drag.
    pub(crate) late: Samples,
}

/// Drags a card from one day to another; returns the milliseconds of the drop.
pub(crate) fn once(window: &Window, from: NaiveDate, to: NaiveDate, drag: &mut Drag) -> f64 {
    let (post, start) = card_on(window, from);
    let end = (column(window, to), start.1);
    window.run("probe.watch()");
    window.pointer(way(start, end));
    add(&window.run("return probe.seen()"), drag);
    window.run(&format!("probe.expectDrop('{post}', '{to}')"));
    window.let_go();
    until("the card is dropped", || {
        window.js("probe.dropTime()").is_number()
    });
    window.js("probe.dropTime()").as_f64().expect("a time")
}

/// Returns the card of a day that is nearest to the middle of the window, and the card's middle.
fn card_on(window: &Window, date: NaiveDate) -> (String, Point) {
    let found = window.run(&format!(
        "const far = ({{ box }}) => Math.abs(box.top + box.height / 2 - {HEIGHT});
        const cards = [...document.querySelectorAll('[data-date=\"{date}\"] [data-post]')];
        const boxes = cards.map((card) => ({{ id: card.dataset.post, box: card.getBoundingClientRect() }}));
        const {{ id, box }} = boxes.sort((a, b) => far(a) - far(b))[0];
        return [id, box.left + box.width / 2, box.top + box.height / 2];"
    ));
    let id = found[0].as_str().expect("an id").to_owned();
    (id, (number(&found[1]), number(&found[2])))
}

fn column(window: &Window, date: NaiveDate) -> f64 {
    number(&window.run(&format!(
        "const box = document.querySelector('[data-scroller] [data-date=\"{date}\"]').getBoundingClientRect();
        return box.left + box.width / 2;"
    )))
}

/// Returns the actions of a drag: a press on the card, and waves over the days that end at its height.
fn way(start: Point, end: Point) -> Vec<PointerAction> {
    let to = |(x, y), duration| PointerAction::MoveTo {
        duration: Some(duration),
        x,
        y,
    };
    let step = |number: usize| {
        let share = number as f64 / MOVES as f64;
        let x = start.0 + (end.0 - start.0) * share;
        to((x, start.1 + SWING * (2.0 * TAU * share).sin()), EACH)
    };
    let mut way = vec![to(start, EACH), PointerAction::Down { button: 0 }];
    way.extend((1..=MOVES).map(step));
    way
}

fn add(frames: &Value, drag: &mut Drag) {
    let frames = frames.as_array().expect("frames");
    let column = |place: usize| frames.iter().filter_map(move |frame| frame[place].as_f64());
    drag.between.0.extend(column(0));
    drag.handler.0.extend(column(1));
    drag.work.0.extend(column(2));
    drag.late
        .0
        .push(column(0).filter(|time| *time > LATE).count() as f64);
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}
