//! Tries what the window must refuse: markup in every text, links to other than web and mail addresses, commands of the
//! framework, and a text of any size.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use daymark_core::model::{CampaignEdit, ChannelEdit, PillarEdit, PlanEdit, PostEdit};
use serde_json::{Value, json};

use crate::fields::{Door, IN_DIALOGS, IN_PANEL, ON_DAYS, prepared, turn_to_next};
use crate::keys::{CONTROL, typed};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Start, Window, card, until};

const MARKUP: &str = "<img src=x onerror=hacked=1><script>hacked=1</script><svg onload=hacked=1>";
const SHORT: &str = "<img src onerror=hacked=1>";

/// JavaScript that is true if a field is visible.
const HAS_VISIBLE_FIELD: &str = "[...document.querySelectorAll('input:not([type=checkbox]), textarea')].some((field) => field.offsetParent)";

/// Asserts that no text became an element of the page or ran a script.
fn check_no_markup(window: &Window, place: &str) {
    let found = window.js(
        "[typeof hacked, document.querySelectorAll('img, iframe, object, embed, form[action], [onerror], [onload], body script').length]",
    );
    assert_eq!(found, json!(["undefined", 0]), "{place}");
}

/// Types markup into every field that the doors open.
fn check_fields_behind(doors: &[Door]) {
    for (name, open) in doors {
        let folder = Folder::new();
        let plan = prepared(&folder);
        let window = Window::open(&folder.file());
        open(&window, &plan);
        until(&format!("{name} has a field"), || {
            window.js(HAS_VISIBLE_FIELD) == json!(true)
        });
        let mut fields = 0;
        while let Some(field) = turn_to_next(&window) {
            window.chord(&[CONTROL], 'a');
            typed(&window, SHORT);
            window.settle();
            check_no_markup(&window, &format!("{name}, {field}"));
            fields += 1;
        }
        assert!(fields > 0, "{name} has a field");
    }
}

#[test]
fn markup_typed_in_the_panel_stays_text() {
    check_fields_behind(IN_PANEL);
}

#[test]
fn markup_typed_on_the_days_stays_text() {
    check_fields_behind(ON_DAYS);
}

#[test]
fn markup_typed_in_dialogs_stays_text() {
    check_fields_behind(IN_DIALOGS);
}

/// All texts and names of the plan, its file and a layer are markup.
#[test]
fn markup_in_the_plan_and_a_layer_stays_text() {
    let folder = Folder::new();
    let (mut plan, post) = plan_of_markup(&folder);
    plan.post(1, None, MARKUP);
    drop(plan);
    let file = folder.path().join(format!("{SHORT}.daymark"));
    fs::rename(folder.file(), &file).expect("renamed");
    let window = Window::start(&Start::on(&file));
    for view in ["week", "channels", "month", "list", "board"] {
        window.click(&format!("[data-action=view-{view}]"));
        window.wait_for(&format!("[data-view={view}] {}", card(&post)));
        check_no_markup(&window, view);
    }
    for dialog in ["channels", "pillars", "export", "settings"] {
        window.click(&format!("[data-action={dialog}]"));
        window.wait_for(&format!("[data-dialog={dialog}]"));
        check_no_markup(&window, dialog);
        window.keys(&[crate::keys::ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
    window.focus(&card(&post));
    window.keys(&[crate::keys::DELETE]);
    window.wait_for("[data-toast]");
    check_no_markup(&window, "what was just done");
    let title = "SELECT count(*) FROM item WHERE title LIKE '<img%'";
    assert_eq!(
        value(&file, title).as_deref(),
        Some("1"),
        "and it is kept as typed"
    );
}

/// Makes a plan with markup in every text. Returns the id of its post too.
fn plan_of_markup(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((1, "09:00")), MARKUP);
    let words = || Some(MARKUP.to_owned());
    let edit = PostEdit {
        text: words(),
        notes: words(),
        labels: Some(vec![SHORT.into()]),
        ..PostEdit::default()
    };
    let planner = &mut plan.planner;
    planner.edit_post(&post, &edit).expect("texts");
    let name = ChannelEdit {
        name: words(),
        handle: words(),
        ..ChannelEdit::default()
    };
    planner
        .edit_channel(&plan.channels[0], &name)
        .expect("a name");
    let name = PlanEdit {
        name: words(),
        ..PlanEdit::default()
    };
    planner.edit_plan(&name).expect("a name");
    let name = PillarEdit {
        name: words(),
        ..PillarEdit::default()
    };
    planner.add_pillar(&name).expect("a pillar");
    let day = planner.opening().expect("this week").from;
    planner.note_day(day, MARKUP).expect("a note");
    let campaign = CampaignEdit {
        name: words(),
        brief: words(),
        first_day: Some(Some(day)),
        last_day: Some(Some(day)),
        ..CampaignEdit::default()
    };
    planner.add_campaign(&campaign).expect("a campaign");
    let calendar = folder.path().join(format!("{SHORT}.ics"));
    let entry = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{}\r\nSUMMARY:{MARKUP}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        day.format("%Y%m%d")
    );
    fs::write(&calendar, entry).expect("a calendar");
    planner.add_layer(&calendar, None).expect("a layer");
    (plan, post)
}

/// Installs a program that records the links it is to open. Returns the file with them.
pub(crate) fn record_links(folder: &Folder) -> PathBuf {
    let start = Start::on(&folder.file()).home;
    let (program, opened) = (start.join("bin/xdg-open"), folder.path().join("opened"));
    fs::create_dir_all(start.join("bin")).expect("a folder");
    fs::write(
        &program,
        format!("#!/bin/sh\necho \"$1\" >> '{}'\n", opened.display()),
    )
    .expect("a script");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it can be run");
    opened
}

#[test]
fn only_web_and_mail_addresses_are_opened() {
    let folder = Folder::new();
    let opened = record_links(&folder);
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "A link");
    drop(plan);
    let refused = [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,<script>1</script>",
        "http://example.org/",
        "smb://host/share",
        "--help",
        "/usr/bin/xterm",
    ];
    for link in refused {
        set_link(&folder, link);
        let window = Window::open(&folder.file());
        open_link(&window, &post);
        window.wait_for("[data-toast], [data-panel] [role=alert]");
    }
    assert!(!opened.exists(), "{:?}", fs::read_to_string(&opened));
    set_link(&folder, "https://example.org/a?b=c&d=$(id)");
    let window = Window::open(&folder.file());
    open_link(&window, &post);
    until("the link is opened", || opened.exists());
    let opened = fs::read_to_string(opened).expect("what was opened");
    assert_eq!(opened.trim(), "https://example.org/a?b=c&d=$(id)");
}

/// Sets the link of the post in the file itself, past all checks, as a hostile file may have it.
fn set_link(folder: &Folder, link: &str) {
    let file = rusqlite::Connection::open(folder.file()).expect("the plan");
    file.execute("UPDATE item SET link = ?1", [link])
        .expect("a link");
}

fn open_link(window: &Window, post: &str) {
    window.click(&card(post));
    window.click("[data-panel] [data-action=open-link]");
}

/// The commands are those that the framework offers to a page with permissions.
#[test]
fn only_the_programs_own_commands_are_answered() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    let commands = [
        "plugin:fs|read_text_file",
        "plugin:shell|open",
        "plugin:shell|execute",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:http|fetch",
        "plugin:process|exit",
        "plugin:window|create",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:webview|internal_toggle_devtools",
        "plugin:path|resolve_directory",
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:app|version",
        "plugin:image|from_path",
        "plugin:menu|new",
        "plugin:tray|new",
        "plugin:resources|close",
        "read_file",
        "__proto__",
        "",
    ];
    let answers = call(
        &window,
        &commands.map(|command| (command, json!({"path": "/etc/passwd", "rid": 1}))),
    );
    for (command, answer) in commands.iter().zip(&answers) {
        assert_eq!(answer["status"], "rejected", "{command}: {answer}");
    }
    let own = call(&window, &[("now", json!({}))]);
    assert_eq!(own[0]["status"], "fulfilled", "its own are: {own:?}");
}

/// Calls commands, and returns the status and the error of each.
fn call(window: &Window, commands: &[(&str, Value)]) -> Vec<Value> {
    let answers = window.run_async(&format!(
        "const done = arguments[arguments.length - 1];
        const calls = {}.map(([command, given]) => window.__TAURI_INTERNALS__.invoke(command, given));
        Promise.allSettled(calls).then((all) => done(all.map(({{ status, reason }}) => ({{ status, reason: `${{reason?.message ?? reason}}` }}))));",
        json!(commands)
    ));
    answers.as_array().expect("answers").clone()
}

#[test]
fn a_title_of_fifty_megabytes_is_refused_with_a_short_message() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Short");
    drop(plan);
    let window = Window::open(&folder.file());
    let answer = window.run_async(&format!(
        "const done = arguments[arguments.length - 1];
        const edit = {{ title: 'x'.repeat(50 * 1024 * 1024) }};
        window.__TAURI_INTERNALS__.invoke('edit_post', {{ id: '{post}', edit }}).then(() => done('taken'), ({{ code, message }}) => done([code, message.length]));"
    ));
    assert_eq!(answer[0], "too_long", "{answer}");
    assert!(
        answer[1].as_u64().is_some_and(|length| length < 500),
        "{answer}"
    );
    let title = "SELECT title FROM item";
    assert_eq!(value(&folder.file(), title).as_deref(), Some("Short"));
    window.click("[data-action=view-list]");
    window.wait_for(&format!("[data-view=list] {}", card(&post)));
}
