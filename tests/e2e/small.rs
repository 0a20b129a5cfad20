//! A small window: the tray is a strip that opens over the calendar, and words aren't broken.

use serde_json::json;

use crate::keys::{ESCAPE, RIGHT};
use crate::pictures::{LANGUAGES, in_language, sample, screens, set_theme};
use crate::plan::{Folder, draft, place};
use crate::window::{Window, card, until};

const SMALL: (u32, u32) = (1100, 700);
const TRAY: &str = "document.querySelector('[data-tray]').offsetWidth";

/// Opens a small window on a plan with a post; returns both.
fn open_small(folder: &Folder) -> (Window, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:10")), "Customer story");
    plan.post(1, None, "An idea");
    let window = Window::open(&folder.file());
    window.resize(SMALL);
    window.wait(&format!("innerWidth === 1100 && {TRAY} < 50"));
    (window, post)
}

fn days(window: &Window) -> serde_json::Value {
    window.js("document.querySelector('[data-scroller]').clientWidth")
}

#[test]
fn the_tray_opens_under_a_held_card_and_over_the_calendar() {
    let folder = Folder::new();
    let (window, post) = open_small(&folder);
    let before = days(&window);
    let strip = window.at("[data-tray]", 0.5, 0.7);
    window.take(window.middle(&card(&post)), strip);
    window.wait(&format!("{TRAY} > 150"));
    window.screenshot(&screens().join("small-tray-held.png"));
    assert_eq!(days(&window), before, "it lies over the days");
    window.glide((500.0, 400.0));
    window.wait(&format!("{TRAY} < 50"));
    window.glide(strip);
    window.wait(&format!("{TRAY} > 150"));
    window.glide((strip.0 - 100.0, strip.1));
    window.let_go();
    until("it is in the tray", || {
        place(&folder.file(), &post).starts_with("tray")
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
    window.click("[data-action=today]");
    window.wait(&format!("{TRAY} < 50"));
}

#[test]
fn whoever_opened_or_folded_it_by_hand_is_left_alone() {
    let folder = Folder::new();
    let (window, post) = open_small(&folder);
    window.click("[data-tray] .fold");
    window.wait(&format!("{TRAY} > 150"));
    window.drag(window.middle(&card(&post)), (300.0, 400.0));
    window.click("[data-action=today]");
    window.settle();
    assert_eq!(
        window.js(&format!("{TRAY} > 150")),
        json!(true),
        "it stays open"
    );
    window.click("[data-tray] .fold");
    window.wait(&format!("{TRAY} < 50"));
    window.take(
        window.middle(&card(&post)),
        window.at("[data-tray]", 0.5, 0.7),
    );
    window.settle();
    assert_eq!(
        window.js(&format!("{TRAY} < 50")),
        json!(true),
        "it stays folded"
    );
    window.keys(&[ESCAPE]);
    window.resize((1440, 900));
    window.wait("innerWidth === 1440");
    assert_eq!(
        window.js(&format!("{TRAY} < 50")),
        json!(true),
        "in a large window, too"
    );
}

#[test]
fn by_keys_the_strip_is_reached_beyond_the_last_day() {
    let folder = Folder::new();
    let (window, post) = open_small(&folder);
    window.focus(&card(&post));
    window.keys(&[' ']);
    window.keys(&[RIGHT; 5]);
    window.wait(&format!("{TRAY} > 150"));
    window.keys(&[ESCAPE]);
    window.wait(&format!("{TRAY} < 50"));
    window.focus(&card(&post));
    window.keys(&[RIGHT; 5]);
    window.wait("document.activeElement?.matches('[data-tray] .fold') === true");
}

#[test]
fn words_break_where_they_may_alone() {
    for (language, tag) in LANGUAGES {
        let folder = sample();
        let window = in_language(&folder, language);
        window.resize(SMALL);
        window.wait("innerWidth === 1100");
        for view in ["channels", "week", "month", "board"] {
            window.click(&format!("[data-action=view-{view}]"));
            window.wait_for(&format!("[data-view={view}]"));
            window.settle();
            for theme in ["light", "dark"] {
                set_theme(&window, theme);
                window.screenshot(&screens().join(format!("small-{tag}-{view}-{theme}.png")));
            }
            assert_eq!(window.js(BROKEN), json!([]), "{view}, {language}");
            if view != "month" {
                let broken = "[...document.querySelectorAll('[data-view] .card > .title')]
                    .some(({ offsetHeight }) => offsetHeight > 24)";
                assert_eq!(window.js(broken), json!(true), "long ones break: {view}");
            }
        }
    }
}

/// The words in Latin letters of the cards' titles that are broken over several lines.
const BROKEN: &str =
    "[...document.querySelectorAll('[data-view] .card > .title')].flatMap((title) =>
    [...title.childNodes].filter(({ nodeType }) => nodeType === 3).flatMap((text) =>
        [...text.data.matchAll(/[\\p{Script=Latin}\\d]+/gu)].filter(({ index, 0: word }) => {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top)).size > 1;
        }).map(([word]) => word)))";
