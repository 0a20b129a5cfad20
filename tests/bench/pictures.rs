//! Measures the week with a picture on each of its cards, beside the plain page with the same pictures.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use daymark_core::Planner;
use image::{Rgb, RgbImage};

use crate::page::{self, Case, Kind, steps};
use crate::rows::{Goal, Row, Samples};
use crate::{compare, plans};

const POSTS: usize = 200;
const ROUNDS: usize = 3;
/// The frames of one way down or up, and how far the page is scrolled in each, in pixels.
const FRAMES: usize = 60;
const STEP: i32 = 24;

pub(crate) fn measure(folder: &Path, mode: &str) {
    let file = folder.join("pictures.daymark");
    let monday = plans::fill(&file, &[(0, POSTS), (1, POSTS), (2, POSTS)]);
    add_pictures(folder, &file, monday);
    let case = Case {
        file: &file,
        monday,
        posts: POSTS,
    };
    let name = format!("{POSTS} pictures in the week, {mode}");
    compare(&name, &case);
    let (plain, ours) = (scroll(&case, &page::PLAIN), scroll(&case, &page::CALENDAR));
    Row {
        figure: format!("scroll: frame to frame, {name}"),
        unit: "ms",
        samples: &ours,
        floor: Some(("plain", &plain)),
        goal: Goal::TimesAtP95(2.0),
    }
    .print();
}

/// Adds a picture of its own to each post of the week.
fn add_pictures(folder: &Path, file: &Path, monday: NaiveDate) {
    let mut planner = Planner::open(file).expect("the plan opens");
    let cards = planner.range(monday, monday + Duration::days(7));
    for (number, card) in (0..).zip(cards.expect("the week")) {
        let picture = folder.join(format!("{number}.jpg"));
        let shade = |x: u32, y: u32| [x * 7 + number, y * 5, x * y].map(|value| value as u8);
        let pixels = RgbImage::from_fn(800, 600, |x, y| Rgb(shade(x, y)));
        pixels.save(&picture).expect("a picture");
        let added = planner.add_media(card.id.as_str(), &[picture], Some("Shades"));
        added.expect("the picture is added");
    }
}

/// Scrolls the week down and up, and returns the milliseconds from frame to frame.
fn scroll(case: &Case, kind: &Kind) -> Samples {
    let window = page::open(case, kind);
    window
        .wait("[...document.querySelectorAll('img')].some((picture) => picture.naturalWidth > 0)");
    let script = format!(
        "const frame = () => new Promise(requestAnimationFrame);
        const board = document.querySelector('[data-scroller]');
        const times = [];
        for (const step of [{STEP}, -{STEP}]) {{
            let last = await frame();
            for (let number = 0; number < {FRAMES}; number++) {{
                board.scrollTop += step;
                const now = await frame();
                times.push(now - last);
                last = now;
            }}
        }}
        return times;"
    );
    let rounds = (0..ROUNDS).flat_map(|_| steps(&window, &script));
    Samples(rounds.collect())
}
