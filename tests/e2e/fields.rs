//! Every text field of the page keeps the text typed into it when the program is killed a second later.
//! A door opens a form, whose fields are found on the page, so that new fields are tested, too.

use daymark_core::model::{Filter, PillarEdit};
use serde_json::json;

use crate::campaigns::campaign;
use crate::keys::{CONTROL, typed};
use crate::plan::{Draft, Folder, draft};
use crate::series::pick;
use crate::typed::{is_soon_in, kill, texts};
use crate::window::{Window, card, quoted, until};

/// A form's name, and a function that opens the form in a window on the plan that `prepared` makes.
pub(crate) type Door = (&'static str, fn(&Window, &Plan));

pub(crate) struct Plan {
    post: String,
    daily: String,
    channel: String,
}

pub(crate) const IN_PANEL: &[Door] = &[
    ("a new post", |window, _| window.click("[data-action=new]")),
    ("a post", |window, plan| open_post(window, &plan.post)),
    ("a new campaign of a post", |window, plan| {
        name_new(window, plan, "campaign")
    }),
    ("a new pillar of a post", |window, plan| {
        name_new(window, plan, "pillar")
    }),
    ("a post of a series that ends after some", |window, plan| {
        open_post(window, &plan.daily);
        window.click("[data-panel] [data-field=scope] label:has([value=this])");
    }),
    ("a post of a series that ends on a day", |window, plan| {
        open_post(window, &plan.daily);
        window.click("[data-panel] [data-field=scope] label:has([value=this])");
        pick(window, "repeat-end", "On a date");
    }),
    ("a comment on a post", |window, plan| {
        open_post(window, &plan.post);
        window.click("[data-panel] [data-action=edit-comment]");
    }),
    ("where a post is moved", |window, plan| {
        open_post(window, &plan.post);
        window.click("[data-panel] [data-action=move-to]");
        window.wait_for("[data-move-to]");
    }),
];

pub(crate) const ON_DAYS: &[Door] = &[
    ("the note of a day", |window, _| {
        window.click("[data-view] [data-note]")
    }),
    ("a campaign", |window, _| {
        window.click("[data-view] [data-campaign]")
    }),
    ("a new campaign", |window, _| {
        window.click("[data-new-campaign]")
    }),
    ("a layer", |window, _| {
        window.click("[data-action=edit-layer]")
    }),
    ("the filter", |window, _| window.keys(&['f'])),
    ("the name of a saved filter", |window, _| {
        window.keys(&['f']);
        window.click("[data-action=rename-view]");
    }),
    ("a label for several", |window, plan| {
        window.focus(&card(&plan.post));
        window.chord(&[CONTROL], 'a');
        window.click("[data-action=select-label]");
        window.click("[role=menuitem][data-value='+']");
    }),
];

pub(crate) const IN_DIALOGS: &[Door] = &[
    ("the palette", |window, _| window.chord(&[CONTROL], 'k')),
    ("the search", |window, _| window.keys(&['/'])),
    ("the settings", |window, _| window.chord(&[CONTROL], ',')),
    ("the channels", |window, _| {
        window.click("[data-action=channels]")
    }),
    ("the pillars", |window, _| {
        window.click("[data-action=pillars]")
    }),
    ("the campaigns", |window, _| {
        window.click("[data-view] [data-campaign]");
        window.click("[data-action=all-campaigns]");
        window.click("[data-action=edit-campaign]");
    }),
    ("the slots of a channel", |window, plan| {
        window.click("[data-action=channels]");
        window.click(&format!(
            "[data-channel-row='{}'] [data-action=slots]",
            plan.channel
        ));
        window.wait_for("[data-dialog=slots]");
    }),
    ("pushing posts", |window, _| room(window, 2)),
    ("shifting posts", |window, plan| {
        window.focus(&card(&plan.post));
        room(window, 1);
    }),
    ("spreading posts", |window, plan| {
        window.focus(&card(&plan.post));
        room(window, 4);
    }),
    ("the export of some days", |window, _| {
        window.click("[data-action=export]");
        window.click("[data-field=span] label:has([value=dates])");
    }),
];

fn open_post(window: &Window, post: &str) {
    window.click(&card(post));
    window.wait_for("[data-panel] [name=title]");
}

fn name_new(window: &Window, plan: &Plan, field: &str) {
    open_post(window, &plan.post);
    pick(window, field, "New");
}

fn room(window: &Window, how: u32) {
    window.keys(&['r']);
    window.wait_for("[data-dialog=room]");
    window.click(&format!(
        "[data-dialog=room] [data-field=how] label:nth-of-type({how})"
    ));
}

/// Makes a plan in which every door works.
pub(crate) fn prepared(folder: &Folder) -> Plan {
    let mut plan = draft(folder, &["x", "linkedin"]);
    campaign(&mut plan, "Launch", 1, 3);
    let pillar = PillarEdit {
        name: Some("Teaching".into()),
        ..PillarEdit::default()
    };
    plan.planner.add_pillar(&pillar).expect("a pillar");
    let filter = Filter {
        text: "Post".into(),
        ..Filter::default()
    };
    plan.planner
        .add_view("Posts", &filter)
        .expect("a saved filter");
    let calendar = folder.path().join("team.ics");
    std::fs::write(
        &calendar,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\nEND:VCALENDAR\r\n",
    )
    .expect("a calendar");
    plan.planner.add_layer(&calendar, None).expect("a layer");
    let post = plan.post(0, Some((1, "09:00")), "Post");
    plan.planner
        .add_comment(&post, "Is that so?")
        .expect("a comment");
    Plan {
        post,
        daily: daily(&mut plan),
        channel: plan.channels[0].clone(),
    }
}

fn daily(plan: &mut Draft) -> String {
    let new = json!({
        "title": "Post of the day", "channels": [plan.channels[1]], "at": plan.at(2, "11:00"),
        "repeat": "FREQ=DAILY;COUNT=3",
    });
    let new = serde_json::from_value(new).expect("a post");
    plan.planner.add_post(&new).expect("a series").1[0].to_string()
}

fn every_field_is_kept(doors: &[Door]) {
    for (door, (name, open)) in doors.iter().enumerate() {
        let folder = Folder::new();
        let plan = prepared(&folder);
        let window = Window::open(&folder.file());
        open(&window, &plan);
        let tokens = fill_all(&window, &folder, name, door);
        kill(window);
        let window = Window::open(&folder.file());
        open(&window, &plan);
        for token in tokens {
            is_again(&window, &folder, name, &token);
        }
    }
}

const FIELDS: &str = "input:not([type]), input[type=text], input[type=search], textarea";

/// Types a different text into every field, also those that appear by it. Returns the texts.
fn fill_all(window: &Window, folder: &Folder, name: &str, door: usize) -> Vec<String> {
    until(&format!("{name} has a field"), || {
        window.js(&format!(
            "[...document.querySelectorAll('{FIELDS}')].some((one) => one.offsetParent)"
        )) == json!(true)
    });
    let mut tokens = Vec::new();
    while let Some(field) = turn_to_next(window) {
        let token = format!("zq{door}x{}", tokens.len());
        window.chord(&[CONTROL], 'a');
        typed(window, &token);
        assert!(
            is_soon_in(&folder.file(), &token),
            "{name}: the field {field} loses more than a second"
        );
        tokens.push(token);
    }
    assert!(!tokens.is_empty(), "{name} has a field in sight");
    tokens
}

/// Focuses the next visible field that wasn't filled yet; returns its name, or `None` after the last.
pub(crate) fn turn_to_next(window: &Window) -> Option<String> {
    let turned = window.run(&format!(
        "const layers = [...document.querySelectorAll('[role=dialog], .floating')];
        const from = layers.at(-1) ?? document;
        const next = [...from.querySelectorAll('{FIELDS}')].find((field) => field.offsetParent && !field.wasFilled);
        if (!next) return null;
        next.wasFilled = true;
        next.focus();
        return next.name || next.outerHTML;"
    ));
    turned.as_str().map(str::to_owned)
}

/// Asserts that a typed text is in a field, on the page, or in the plan.
fn is_again(window: &Window, folder: &Folder, name: &str, token: &str) {
    if texts(&folder.file(), "window_state").contains(token) {
        return;
    }
    let shown = format!(
        "document.body.innerText.includes({0}) || [...document.querySelectorAll('{FIELDS}')].some((one) => one.value.includes({0}))",
        quoted(token)
    );
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(3);
    while window.js(&shown) != json!(true) {
        assert!(
            std::time::Instant::now() < deadline,
            "{name}: {token} is shown again"
        );
    }
}

#[test]
fn in_the_panel() {
    every_field_is_kept(IN_PANEL);
}

#[test]
fn in_what_hangs_on_the_days() {
    every_field_is_kept(ON_DAYS);
}

#[test]
fn in_dialogs() {
    every_field_is_kept(IN_DIALOGS);
}
