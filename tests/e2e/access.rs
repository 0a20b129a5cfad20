//! Runs axe-core on everything that opens over the views, in both themes, and on nearly empty plans.

use crate::keys::{CONTROL, ENTER, ESCAPE, RIGHT};
use crate::pictures::{examine, screens, set_theme};
use crate::plan::{Folder, draft};
use crate::search::typed;
use crate::window::{Window, card};

const THEMES: [&str; 2] = ["light", "dark"];

/// Something that clicks open: its name, the selectors to click, and one that finds it once it is open.
/// Escape closes it.
type Clicked = (&'static str, &'static [&'static str], &'static str);

/// Something that is opened by a function: its name, the function, and a selector that finds it.
type Opened = (&'static str, fn(&Window), &'static str);

const CLICKED: &[Clicked] = &[
    (
        "the plan's menu",
        &["[data-action=plan-menu]"],
        ".plan-menu",
    ),
    (
        "the recent plans",
        &["[data-action=plan-menu]", "[data-action=recent]"],
        "[data-dialog=recent]",
    ),
    (
        "a new post",
        &["[data-action=new]"],
        "[data-panel] [name=title]",
    ),
    (
        "a new campaign",
        &["[data-new-campaign]"],
        "[data-around=new-campaign]",
    ),
    (
        "a campaign",
        &["[data-view] [data-campaign]"],
        "[data-around=campaign]",
    ),
    (
        "all campaigns",
        &["[data-view] [data-campaign]", "[data-action=all-campaigns]"],
        "[data-dialog=campaigns]",
    ),
    (
        "the note of a day",
        &["[data-view] [data-note]"],
        "[data-around=note]",
    ),
    (
        "the pillars",
        &["[data-action=pillars]"],
        "[data-dialog=pillars]",
    ),
];

const OPENED: &[Opened] = &[
    (
        "the menu of a card",
        |window| window.right_click("[data-view] [data-post]"),
        "[data-card-menu]",
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
];

/// Everything that opens inside the panel of a post.
const CLICKED_IN_PANEL: &[Clicked] = &[
    (
        "move to",
        &["[data-panel] [data-action=move-to]"],
        "[data-move-to]",
    ),
    (
        "the month of a date",
        &["[data-panel] .month-button"],
        ".floating [data-day]",
    ),
];

const OPENED_IN_PANEL: &[Opened] = &[(
    "the choice of a pillar",
    |window| {
        window.focus("[data-panel] [data-field=pillar]");
        window.keys(&[ENTER]);
    },
    "[role=listbox]",
)];

fn closed(window: &Window, css: &str) {
    window.keys(&[ESCAPE]);
    window.wait(&format!("document.querySelector('{css}') === null"));
}

fn each(window: &Window, clicked: &[Clicked], opened: &[Opened], theme: &str) {
    let look = |name: &str, css: &str| {
        window.wait_for(css);
        examine(window, &format!("{name}, {theme}"));
        closed(window, css);
    };
    for (name, path, css) in clicked {
        path.iter().for_each(|step| window.click(step));
        look(name, css);
    }
    for (name, open, css) in opened {
        open(window);
        look(name, css);
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
        each(&window, CLICKED, OPENED, theme);
        window.click("[data-view] [data-post]");
        window.wait_for("[data-panel] [name=title]");
        each(&window, CLICKED_IN_PANEL, OPENED_IN_PANEL, theme);
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
