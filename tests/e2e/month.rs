//! The layout of the month: the heights of its weeks, its titles, and its days.

use serde_json::json;

use crate::keys::{DOWN, ESCAPE, UP};
use crate::pictures::{LANGUAGES, in_language, sample, screens};
use crate::plan::{Draft, Folder, draft, place};
use crate::window::{Window, card, until};

fn turn_to(window: &Window, view: &str) {
    window.click(&format!("[data-action=view-{view}]"));
    window.wait_for(&format!("[data-view={view}]"));
}

/// The script for the first and the last day that the view shows.
const ENDS: &str = "[...document.querySelectorAll('[data-view] [data-date]')]
    .map((cell) => cell.dataset.date).sort()
    .filter((_, at, all) => at === 0 || at === all.length - 1).map((date) => +date.slice(8))";

#[test]
fn the_pillars_say_which_days_they_are_counted_over() {
    for (language, _) in LANGUAGES {
        let folder = sample();
        let window = in_language(&folder, language);
        for view in ["week", "month"] {
            turn_to(&window, view);
            let days = "document.querySelector('[data-pillar-days]').textContent
                .match(/\\d+(?=日|–| – | |$)/g).map(Number)";
            assert_eq!(window.js(days), window.js(ENDS), "{view}, {language}");
            let cut = "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
                (document.querySelector('[data-pillar-days]').parentElement)";
            assert_eq!(window.js(cut), json!(false), "{view}, {language}");
        }
    }
}

const HEIGHTS: &str =
    "[...document.querySelectorAll('[data-row=dates]')].map((row) => row.offsetHeight)";

fn heights(window: &Window) -> Vec<u64> {
    let found = window.js(HEIGHTS);
    let found = found.as_array().expect("six weeks");
    found.iter().filter_map(serde_json::Value::as_u64).collect()
}

/// Returns the row of the month that a day is in, from 0.
fn row_of(window: &Window, date: &str) -> usize {
    let row = window.js(&format!(
        "[...document.querySelectorAll('[data-row=dates]')].findIndex((row) => row.dataset.dates.includes('{date}'))"
    ));
    usize::try_from(row.as_u64().expect("it is shown")).expect("a small number")
}

/// Returns a day two weeks from this one, in a week of the month without posts.
fn far_day(window: &Window, plan: &Draft) -> String {
    let row = row_of(window, &plan.date(0));
    plan.date(if row < 3 { 14 } else { -14 })
}

#[test]
fn weeks_without_posts_are_thin_and_open_under_a_card_that_rests_on_them() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:10")), "Customer story");
    let window = Window::open(&folder.file());
    turn_to(&window, "month");
    let date = far_day(&window, &plan);
    let (full, thin) = (row_of(&window, &plan.date(2)), row_of(&window, &date));
    let before = heights(&window);
    assert!(before[thin] < 40 && before[full] > 300, "{before:?}");
    let cell = format!("[data-view] [data-cell='{date}']");
    window.take(window.middle(&card(&post)), window.middle(&cell));
    window.wait(&format!("({HEIGHTS})[{thin}] > 70"));
    window.screenshot(&screens().join("month-opened.png"));
    window.glide(window.at(&cell, 0.5, 0.9));
    window.let_go();
    until("the file says so", || {
        place(&folder.file(), &post).starts_with(&date)
    });
    window.wait(&format!("({HEIGHTS})[{full}] < 40"));
    assert!(
        !window.is_there("[data-resting]"),
        "what opened is done with"
    );
}

#[test]
fn a_card_held_by_keys_opens_the_week_that_it_is_over() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:10")), "Customer story");
    let window = Window::open(&folder.file());
    turn_to(&window, "month");
    let date = far_day(&window, &plan);
    let thin = row_of(&window, &date);
    let key = if thin > row_of(&window, &plan.date(2)) {
        DOWN
    } else {
        UP
    };
    window.focus(&card(&post));
    window.keys(&[' ', key, key]);
    window.wait(&format!("({HEIGHTS})[{thin}] > 70"));
    window.keys(&[ESCAPE]);
    window.wait(&format!("({HEIGHTS})[{thin}] < 40"));
}

#[test]
fn the_title_gets_the_line_of_a_card() {
    let folder = sample();
    let window = in_language(&folder, LANGUAGES[0].0);
    for (width, height) in [(1100, 700), (1440, 900), (1920, 1080)] {
        window.resize((width, height));
        turn_to(&window, "month");
        window.settle();
        let share = "Math.min(...[...document.querySelectorAll('.month .card')].map((card) =>
            card.querySelector('.title').offsetWidth / card.offsetWidth))";
        let share = window.js(share).as_f64().expect("a share");
        // In a small window the sample's full weeks have one line a card.
        let least = if width < 1200 { 0.4 } else { 0.5 };
        assert!(share > least, "{width}: a title has {share} of its card");
        let scrolls = "(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
            (document.querySelector('[data-view=month]'))";
        assert_eq!(
            window.js(scrolls),
            json!(false),
            "{width}: it is seen whole"
        );
    }
}
