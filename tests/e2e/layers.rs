//! Layers behind the posts, and the line at the current time.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::campaigns::campaign;
use crate::keys::{ENTER, ESCAPE};
use crate::pictures::{examine, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Start, Window, quoted, until};

/// Writes a calendar with a whole-day event and one at 10:30 in any time zone.
fn write_calendar(path: &Path, date: &str, title: &str) {
    let day = date.replace('-', "");
    let event = |start: &str, title: &str| {
        format!("BEGIN:VEVENT\nDTSTART{start}\nSUMMARY:{title}\nEND:VEVENT\n")
    };
    let text = [
        "BEGIN:VCALENDAR\nX-WR-CALNAME:Team\n".to_owned(),
        event(&format!(";VALUE=DATE:{day}"), title),
        event(&format!(":{day}T103000"), "Meeting"),
        "END:VCALENDAR\n".to_owned(),
    ];
    std::fs::write(path, text.concat()).expect("the calendar is written");
}

/// Makes a plan and a calendar with a holiday this week; returns the plan's file, the day and the calendar.
fn with_calendar(folder: &Folder) -> (PathBuf, String, PathBuf) {
    let date = draft(folder, &["x"]).date(2);
    let calendar = folder.path().join("team.ics");
    write_calendar(&calendar, &date, "Holiday");
    (folder.file(), date, calendar)
}

fn add_layer(folder: &Folder, path: &Path) {
    let mut planner = daymark_core::Planner::open(&folder.file()).expect("the plan");
    planner.add_layer(path, None).expect("a layer");
}

#[test]
fn a_layer_is_shown_follows_its_file_and_is_switched_off() {
    let folder = Folder::new();
    let (file, date, calendar) = with_calendar(&folder);
    let window = Window::open(&file);
    add_layer(&folder, &calendar);
    let whole = format!("[data-layer-day=\"{date}\"]");
    let shows = |text: &str| {
        format!(
            "document.querySelector({})?.textContent.trim() === '{text}'",
            quoted(&whole)
        )
    };
    window.wait(&shows("Holiday"));
    let chip = format!("[data-date=\"{date}\"] [data-layer-chip=\"{date}\"]");
    window.wait_for(&chip);
    let said = window.text(&chip);
    assert!(
        said.starts_with("10:30") && said.ends_with("Meeting"),
        "{said}"
    );
    examine(&window, "a week with a layer");
    write_calendar(&calendar, &date, "Another holiday");
    window.wait(&shows("Another holiday"));
    window.keys(&['c']);
    window.wait_for("[data-layers-line] [data-layer-chip]");
    std::fs::write(&calendar, "no calendar").expect("it is broken");
    window.wait("document.querySelector('[data-layer] [role=status]') !== null");
    write_calendar(&calendar, &date, "Mended");
    window.wait(&shows("Mended"));
    window.click("[data-action=toggle-layer]");
    window.wait(&format!(
        "document.querySelector({}) === null",
        quoted(&whole)
    ));
    until("it is off in the file", || {
        value(&file, "SELECT shown FROM overlay").as_deref() == Some("0")
    });
    window.focus("[data-action=edit-layer]");
    window.keys(&[ENTER]);
    window.wait_for("[data-around] [name=layer-name]");
    examine(&window, "the layer's popover");
    window.click("[data-action=remove-layer]");
    until("it is gone", || {
        value(&file, "SELECT id FROM overlay").is_none()
    });
}

#[test]
fn month_and_list_say_what_the_layers_say() {
    let folder = Folder::new();
    let (file, date, calendar) = with_calendar(&folder);
    add_layer(&folder, &calendar);
    let window = Window::open(&file);
    window.keys(&['m']);
    window.wait_for("[data-view=month]");
    let note = quoted(&format!("[data-view] [data-note=\"{date}\"]"));
    window.wait(&format!(
        "document.querySelector({note}).textContent.trim() === 'Holiday'"
    ));
    window.wait(&format!(
        "document.querySelector({note}).getAttribute('aria-label').endsWith('Holiday, 10:30 Meeting')"
    ));
    window.keys(&['l']);
    window.wait_for("[data-view=list]");
    let said = format!(
        "[...document.querySelectorAll('[data-layer-day=\"{date}\"]')].map(({{ textContent }}) => textContent).join()"
    );
    window.wait(&format!("{said} === 'Holiday,10:30 Meeting'"));
    examine(&window, "a list with a layer");
}

#[test]
fn a_layer_is_renamed_recoloured_and_survives_its_file() {
    let folder = Folder::new();
    let (file, date, calendar) = with_calendar(&folder);
    add_layer(&folder, &calendar);
    let window = Window::open(&file);
    let whole = format!("[data-layer-day=\"{date}\"]");
    window.wait_for(&whole);
    window.focus("[data-action=edit-layer]");
    window.keys(&[ENTER]);
    window.fill("[data-around] [name=layer-name]", "Holidays");
    window.keys(&[ENTER]);
    let kept = |sql: &str, text: &str| until(text, || value(&file, sql).as_deref() == Some(text));
    kept("SELECT name FROM overlay", "Holidays");
    window.click("[data-around] [data-colour=\"#d6428f\"]");
    kept("SELECT colour FROM overlay", "#d6428f");
    window.wait(&format!(
        "document.querySelector({}).style.getPropertyValue('--edge') === '#d6428f'",
        quoted(&whole)
    ));
    window.keys(&[ESCAPE]);
    window.wait("document.activeElement?.dataset.action === 'edit-layer'");
    let elsewhere = folder.path().join("away.ics");
    std::fs::rename(&calendar, &elsewhere).expect("it goes");
    window.wait("document.querySelector('[data-layer] [role=status]')?.textContent === 'The file is not there'");
    assert!(!window.is_there(&whole));
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    std::fs::rename(&elsewhere, &calendar).expect("it comes back");
    window.wait_for(&whole);
    window.wait("document.querySelector('[data-layer] [role=status]') === null");
}

#[test]
fn the_line_of_now_stands_in_this_week_alone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    plan.post(0, Some((0, "09:00")), "One");
    let window = Window::open(&folder.file());
    window.wait_for("[data-now]");
    let place = window.js(
        "(() => { const line = document.querySelector('[data-now] > div').getBoundingClientRect();
        const today = document.querySelector('[data-head][aria-current]').getBoundingClientRect();
        return Math.abs(line.left - today.left) < 3; })()",
    );
    assert_eq!(place, json!(true), "it stands in the column of today");
    let is_over_an_hour = window.js(
        "(() => { const box = (element) => element.getBoundingClientRect();
        const now = box(document.querySelector('[data-now]'));
        return [...document.querySelectorAll('[data-row]')].map(box)
            .some(({ top, height }) => Math.abs(top - now.top) < 2 && Math.abs(height - now.height) < 2); })()",
    );
    assert_eq!(
        is_over_an_hour,
        json!(true),
        "it stands in the row of its hour"
    );
    window.keys(&[']']);
    window.wait(&format!(
        "document.querySelector('[data-head=\"{}\"]') !== null",
        plan.date(8)
    ));
    assert!(!window.is_there("[data-now]"));
}

#[test]
fn the_line_of_now_goes_behind_the_cards_of_its_hour() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let now = plan.planner.opening().expect("the plan").now;
    let day = (now.date - plan.at(0, "00:00").date).num_days();
    for minute in (0..60).step_by(5) {
        let time = format!("{:02}:{minute:02}", now.minute / 60);
        plan.post(0, Some((day, &time)), "As long a title as fills two lines");
    }
    let window = Window::open(&folder.file());
    window.wait_for("[data-now]");
    for (theme, colour) in [("light", "#DC4446"), ("dark", "#FF6B6B")] {
        set_theme(&window, theme);
        let picture = screens().join(format!("now-{theme}.png"));
        for minute in [0, 13, 28, 30, 47, 59] {
            move_the_line_of_now(&window, minute);
            window.screenshot(&picture);
            let dots = |css: &str| window.dots_of(colour, css, &picture);
            for card in 1..=12 {
                let css = format!(".cell.now > [data-post]:nth-of-type({card})");
                assert_eq!(dots(&css), 0, "{css}, {theme}, minute {minute}");
            }
            assert_ne!(dots(".cell.now"), 0, "it is seen, {theme}, minute {minute}");
        }
    }
}

/// Moves the line to a minute of its hour, whatever the time of the test is.
fn move_the_line_of_now(window: &Window, minute: usize) {
    window.js(&format!(
        "document.querySelector('[data-now] > div').style.transform = 'translateY({}%)'",
        100.0 * minute as f64 / 60.0
    ));
}

/// One event has no start, and the zone of another is known to nobody.
#[test]
fn a_layer_tells_what_it_leaves_out() {
    for (language, tag, words) in [
        (
            "en_GB.UTF-8",
            "en",
            "1 event can’t be read and is not shown",
        ),
        ("zh_CN.UTF-8", "zh", "有 1 个日程无法读取"),
    ] {
        let folder = Folder::new();
        let (file, date, calendar) = with_calendar(&folder);
        let odd = format!(
            "BEGIN:VCALENDAR\nX-WR-CALNAME:The holidays of all offices\n\
            BEGIN:VEVENT\nDTSTART;VALUE=DATE:{}\nSUMMARY:Holiday\nEND:VEVENT\n\
            BEGIN:VEVENT\nDTSTART;TZID=Nowhere:20261125T090000\nSUMMARY:Where\nEND:VEVENT\n\
            BEGIN:VEVENT\nSUMMARY:When\nEND:VEVENT\nEND:VCALENDAR\n",
            date.replace('-', "")
        );
        std::fs::write(&calendar, odd).expect("the calendar is written");
        add_layer(&folder, &calendar);
        let window = Window::start(&Start {
            language,
            ..Start::on(&file)
        });
        window.wait(&format!(
            "document.querySelector('[data-layer] [role=status]')?.textContent.includes('{words}')"
        ));
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, &format!("what a layer leaves out, {theme}"));
            window.screenshot(&screens().join(format!("left-out-{tag}-{theme}.png")));
        }
    }
}

#[test]
fn pictures_of_what_stands_around_the_posts() {
    for (language, tag) in [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh")] {
        let folder = Folder::new();
        let mut plan = draft(&folder, &[]);
        plan.planner.fill_sample().expect("the sample");
        furnish(&folder, &mut plan);
        let file = folder.file();
        let window = Window::start(&Start {
            language,
            ..Start::on(&file)
        });
        window.wait_for("[data-layer-day]");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            for view in ["week", "channels", "month"] {
                window.click(&format!("[data-action=view-{view}]"));
                window.wait_for(&format!("[data-view={view}]"));
                window.screenshot(&screens().join(format!("context-{tag}-{view}-{theme}.png")));
            }
            window.click("[data-action=view-week]");
            for (target, name) in [
                ("[data-campaign]", "campaign"),
                ("[data-note]", "note"),
                ("[data-action=edit-layer]", "layer"),
                ("[data-action=pillars]", "pillars"),
            ] {
                window.wait_for(target);
                window.focus(target);
                window.keys(&[ENTER]);
                window.wait_for("[data-around], [role=dialog]");
                window.screenshot(&screens().join(format!("context-{tag}-{name}-{theme}.png")));
                window.keys(&[ESCAPE]);
                window.wait("document.querySelector('[data-around], [role=dialog]') === null");
            }
        }
        set_theme(&window, "light");
        window.resize((1100, 700));
        window.screenshot(&screens().join(format!("context-{tag}-1100.png")));
    }
}

fn furnish(folder: &Folder, plan: &mut Draft) {
    campaign(plan, "Hiring in autumn", 2, 8);
    campaign(plan, "Black Friday", -3, 1);
    let planner = &mut plan.planner;
    let monday = planner.opening().expect("the plan").from;
    planner
        .note_day(monday, "Press day: all hands on the announcement")
        .expect("a note");
    let calendar = folder.path().join("team.ics");
    let third = monday + chrono::Duration::days(2);
    write_calendar(&calendar, &third.to_string(), "Buß- und Bettag (Sachsen)");
    planner.add_layer(&calendar, None).expect("a layer");
    let copy = folder.path().join("copy.ics");
    std::fs::copy(&calendar, &copy).expect("a copy");
    planner
        .add_layer(&copy, Some("Second of the same"))
        .expect("a layer");
}
