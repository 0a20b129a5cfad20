//! axe-core on everything that opens over the views, in both themes, and where there is little to show.

use crate::find::typed;
use crate::keys::{CONTROL, ENTER, ESCAPE, RIGHT};
use crate::looks::{examine, screens, set_theme};
use crate::plan::{Folder, draft};
use crate::window::{Window, card};

const THEMES: [&str; 2] = ["light", "dark"];

/// Opens something; it is there once the selector finds it, and Escape closes it.
type Opens = (&'static str, fn(&Window), &'static str);

const OPENS: &[Opens] = &[
    (
        "the menu of a card",
        |window| window.click_beside("[data-view] [data-post]"),
        "[data-card-menu]",
    ),
    (
        "the plan's menu",
        |window| window.click("[data-action=plan-menu]"),
        ".plan-menu",
    ),
    (
        "the recent plans",
        |window| {
            window.click("[data-action=plan-menu]");
            window.click("[data-action=recent]");
        },
        "[data-dialog=recent]",
    ),
    (
        "a new post",
        |window| window.click("[data-action=new]"),
        "[data-panel] [name=title]",
    ),
    (
        "a new campaign",
        |window| window.click("[data-new-campaign]"),
        "[data-around=new-campaign]",
    ),
    (
        "a campaign",
        |window| window.click("[data-view] [data-campaign]"),
        "[data-around=campaign]",
    ),
    (
        "the note of a day",
        |window| window.click("[data-view] [data-note]"),
        "[data-around=note]",
    ),
    (
        "all campaigns",
        |window| {
            window.click("[data-view] [data-campaign]");
            window.click("[data-action=all-campaigns]");
        },
        "[data-dialog=campaigns]",
    ),
    (
        "the dialog that moves a post",
        |window| {
            window.focus("[data-view] [data-post]");
            window.chord(&[CONTROL], 'k');
            typed(window, "Move to");
            window.keys(&[ENTER]);
        },
        "[data-dialog=move]",
    ),
    (
        "the pillars",
        |window| window.click("[data-action=pillars]"),
        "[data-dialog=pillars]",
    ),
];

/// What opens within the panel of a post.
const IN_PANEL: &[Opens] = &[
    (
        "move to",
        |window| window.click("[data-panel] [data-action=move-to]"),
        "[data-move-to]",
    ),
    (
        "the month of a date",
        |window| window.click("[data-panel] .month-button"),
        ".floating [data-day]",
    ),
    (
        "the choice of a pillar",
        |window| {
            window.focus("[data-panel] [data-field=pillar]");
            window.keys(&[ENTER]);
        },
        "[role=listbox]",
    ),
];

fn closed(window: &Window, css: &str) {
    window.keys(&[ESCAPE]);
    window.wait(&format!("document.querySelector('{css}') === null"));
}

fn each(window: &Window, all: &[Opens], theme: &str) {
    for (name, open, css) in all {
        open(window);
        window.wait_for(css);
        examine(window, &format!("{name}, {theme}"));
        closed(window, css);
    }
}

fn of_the_sample() -> Folder {
    let folder = Folder::new();
    let mut plan = draft(&folder, &[]);
    plan.planner.fill_sample().expect("the sample");
    folder
}

#[test]
fn axe_finds_nothing_serious_in_what_opens() {
    let folder = of_the_sample();
    let window = Window::open(&folder.file());
    for theme in THEMES {
        set_theme(&window, theme);
        each(&window, OPENS, theme);
        window.click("[data-view] [data-post]");
        window.wait_for("[data-panel] [name=title]");
        each(&window, IN_PANEL, theme);
        closed(&window, "[data-panel]");
    }
}

#[test]
fn axe_finds_nothing_serious_in_a_selection() {
    let folder = of_the_sample();
    let window = Window::open(&folder.file());
    window.focus("[data-view] [data-post]");
    for theme in THEMES {
        set_theme(&window, theme);
        window.chord(&[CONTROL], 'a');
        window.wait_for("[data-selection]");
        examine(&window, &format!("a selection, {theme}"));
        window.click("[data-action=select-status]");
        window.wait_for("[role=menu]");
        examine(&window, &format!("a menu of the selection, {theme}"));
        window.screenshot(&screens().join(format!("selection-{theme}.png")));
        closed(&window, "[role=menu]");
        window.click("[data-action=select-none]");
        window.wait("document.querySelector('[data-selection]') === null");
    }
}

#[test]
fn axe_finds_nothing_serious_where_there_is_little_to_show() {
    let none = Folder::new();
    drop(draft(&none, &[]));
    let window = Window::open(&none.file());
    window.wait_for("[data-view]");
    both(&window, "a plan without channels");
    drop(window);
    let folder = of_the_sample();
    let window = Window::open(&folder.file());
    window.resize((760, 640));
    window.wait("document.querySelectorAll('[data-head]').length === 1");
    both(&window, "a day");
    window.screenshot(&screens().join("narrow-day.png"));
    window.click("[data-action=side]");
    both(&window, "the sidebar over a day");
    drop(window);
    std::fs::write(folder.path().join("diary.daymark"), "Dear diary").expect("written");
    let window = Window::open(&folder.path().join("diary.daymark"));
    window.wait_for("[data-problem]");
    both(&window, "a file that is no plan");
}

#[test]
fn axe_finds_nothing_serious_in_what_is_asked_at_a_drop() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "On two channels");
    let channel = plan.channels[1].clone();
    plan.planner
        .add_sibling(&post, &channel)
        .expect("a sibling");
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    for theme in THEMES {
        set_theme(&window, theme);
        window.focus(&card(&post));
        window.keys(&[' ', RIGHT, ENTER]);
        window.wait_for("[data-dialog=scope]");
        examine(&window, &format!("which posts move, {theme}"));
        closed(&window, "[data-dialog=scope]");
    }
}

fn both(window: &Window, what: &str) {
    for theme in THEMES {
        set_theme(window, theme);
        examine(window, &format!("{what}, {theme}"));
    }
}
