//! Settings of the plan and of this machine, also by keys.

use serde_json::json;

use crate::keys::{ALT, CONTROL, DOWN, ENTER, ESCAPE, RIGHT, TAB};
use crate::pictures::examine;
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Start, Window, card, quoted, until};

/// Presses Tab until a field of the open dialog has the focus.
fn tab_to(window: &Window, field: &str) {
    let there = format!("document.activeElement?.closest('[data-field={field}]') !== null");
    for _ in 0..20 {
        if window.js(&there) == json!(true) {
            return;
        }
        window.keys(&[TAB]);
    }
    panic!("Tab does not come to {field}");
}

fn first_head(window: &Window) -> String {
    let day = window.js("document.querySelector('[data-head]')?.dataset.head ?? ''");
    day.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_first_day_and_the_clock_are_set_and_undone_by_keys() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for day in [2, 9] {
        plan.post(0, Some((day, "14:05")), "After lunch");
    }
    let file = folder.file();
    let window = Window::open(&file);
    // On a Sunday, the week of today begins today.
    let (monday, sundays) = (plan.date(0), [plan.date(-1), plan.date(6)]);
    assert_eq!(first_head(&window), monday);
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    tab_to(&window, "first-day");
    window.keys(&[RIGHT]);
    until("the week begins on Sunday", || {
        sundays.contains(&first_head(&window))
    });
    tab_to(&window, "clock");
    window.keys(&[RIGHT]);
    let shows = |text: &str| {
        let card = "document.querySelector('[data-view] [data-post]')";
        format!("{card}?.textContent.includes({}) === true", quoted(text))
    };
    window.wait(&shows("2:05 pm"));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    let set = || value(&file, "SELECT first_day || ' ' || hour12 FROM plan");
    assert_eq!(set().as_deref(), Some("7 1"));
    window.chord(&[CONTROL], 'z');
    window.wait(&shows("14:05"));
    window.chord(&[CONTROL], 'z');
    until("the week begins on Monday", || {
        first_head(&window) == monday
    });
    assert_eq!(set().as_deref(), Some("1 0"));
}

#[test]
fn cards_snap_as_the_plan_says() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "14:00")), "Half an hour later");
    let window = Window::open(&folder.file());
    window.chord(&[CONTROL], ',');
    window.click("[data-field=snap] label:has([value='30'])");
    let file = folder.file();
    until("it is kept", || {
        value(&file, "SELECT snap FROM setting").as_deref() == Some("30")
    });
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    window.focus(&card(&post));
    window.chord(&[ALT], DOWN);
    until("it went half an hour", || {
        value(&file, "SELECT minute FROM post").as_deref() == Some("870")
    });
}

#[test]
fn looks_are_kept_for_this_machine() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "14:00")), "A card");
    let file = folder.file();
    let window = Window::open(&file);
    let height = |window: &Window| {
        let card = quoted(&card(&post));
        let height = window.js(&format!("document.querySelector({card}).offsetHeight"));
        height.as_f64().expect("a number")
    };
    let comfortable = height(&window);
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    window.click("[role=tab]:nth-of-type(2)");
    window.click("[data-field=density] label:has([value=compact])");
    window.click("[data-field=theme] label:has([value=dark])");
    window.wait("document.documentElement.dataset.theme === 'dark'");
    window.focus("[data-field=language] :checked");
    window.keys(&[RIGHT, RIGHT]);
    window.wait("document.querySelector('[data-dialog=settings] [data-dialog-title]')?.textContent === '设置'");
    window.wait("document.activeElement?.value === 'zh-CN'");
    window.keys(&[ESCAPE]);
    assert!(height(&window) < comfortable, "a card is lower");
    drop(window);
    let window = Window::open(&file);
    assert_eq!(window.js("document.documentElement.lang"), json!("zh-CN"));
    assert!(height(&window) < comfortable, "a card is lower still");
}

#[test]
fn dates_are_written_as_the_plan_says() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = Window::open(&folder.file());
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    tab_to(&window, "locale");
    window.keys(&[ENTER]);
    window.wait_for("[role=option]");
    window.keys(&['D', 'e', 'u']);
    window.wait(
        "document.querySelector('[role=option][data-highlighted]')?.dataset.value === 'de-DE'",
    );
    window.keys(&[ENTER]);
    window.wait("document.querySelector('[data-head] .name')?.textContent === 'Mo'");
}

/// Shows the week in which New York's clocks change next, with the plan in Berlin.
#[test]
fn a_second_scale_shows_the_hours_of_its_zone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let weeks = weeks_to_change(&mut plan);
    for week in 0..=weeks {
        plan.post(0, Some((7 * week, "09:00")), "At nine");
    }
    let window = Window::open(&folder.file());
    assert!(!window.is_there("[data-second]"), "it is off at first");
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    window.fill("[name=second-zone]", "new york");
    window
        .wait("document.querySelector('[role=option]')?.textContent.trim() === 'America/New_York'");
    window.keys(&[DOWN, ENTER]);
    window.wait_for("[data-second='9']");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    for week in 1..=weeks {
        window.keys(&[']']);
        let head = quoted(&format!("[data-head='{}']", plan.date(7 * week)));
        window.wait(&format!("document.querySelector({head}) !== null"));
    }
    let expected = expected_at_nine(&window);
    assert!(expected.len() > 1, "the clocks change: {expected:?}");
    let under = "(() => {
        const card = document.querySelector('[data-view] [data-post]');
        const head = document.querySelector(`[data-head='${card.closest('[data-date]').dataset.date}']`);
        const [inside, around] = [card, head].map((element) => element.getBoundingClientRect());
        return inside.left >= around.left && inside.right <= around.right;
    })()";
    assert_eq!(
        window.js(under),
        json!(true),
        "the card is in its day's column"
    );
    let shown =
        "document.querySelector(\"[data-second='9']\").textContent.trim().replace(/\\s+/g, ' ')";
    let said = format!("New York {}", expected.join(" "));
    window.wait(&format!("{shown} === {}", quoted(&said)));
}

/// Returns how many weeks from now New York's clocks change, as the plan calculates it.
fn weeks_to_change(plan: &mut Draft) -> i64 {
    let zone = serde_json::from_value(json!({"second_zone": "America/New_York"}));
    plan.planner
        .edit_plan(&zone.expect("an edit"))
        .expect("set");
    let changes = |week: i64| {
        let (from, to) = (
            plan.at(7 * week, "00:00").date,
            plan.at(7 * week + 7, "00:00").date,
        );
        let scale = plan
            .planner
            .second_zone_hours(from, to)
            .expect("a scale")
            .expect("a zone");
        let nine: Vec<i32> = scale.days.iter().map(|day| day.minutes[9]).collect();
        nine.iter().any(|minutes| *minutes != nine[0])
    };
    let found = (1..60)
        .find(|week| changes(*week))
        .expect("clocks change every year");
    plan.planner.undo().expect("off again");
    found
}

/// Returns the times in New York at nine in Berlin on the visible days, by the page's own `Intl`; from the
/// second one on with the day from which it applies.
fn expected_at_nine(window: &Window) -> Vec<String> {
    let found = window.run(
        "const show = (zone, options, moment) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }).format(moment);
        const days = [...document.querySelectorAll('[data-head]')].map((head) => head.dataset.head);
        const found = [];
        for (const day of days) {
            const moment = [7, 8].map((hour) => Date.parse(`${day}T0${hour}:00:00Z`))
                .find((instant) => show('Europe/Berlin', { hour: '2-digit' }, instant) === '09');
            const time = show('America/New_York', { hour: '2-digit', minute: '2-digit' }, moment);
            if (found.at(-1)?.time !== time) found.push({ time, day: show('UTC', { weekday: 'short' }, Date.parse(day)) });
        }
        return found.map(({ time, day }, at) => at === 0 ? time : `${day} ${time.slice(0, 2)}`);",
    );
    serde_json::from_value(found).expect("texts")
}

#[test]
fn axe_finds_nothing_serious_in_settings_and_menus() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let file = folder.file();
    let window = Window::open(&file);
    drop(plan);
    for theme in ["light", "dark"] {
        window.run(&format!(
            "document.documentElement.dataset.theme = '{theme}'"
        ));
        window.chord(&[CONTROL], ',');
        for tab in ["[role=tab]:first-of-type", "[role=tab]:last-of-type"] {
            window.click(tab);
            examine(&window, &format!("{tab} of the settings, {theme}"));
        }
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        window.click("[data-action=plan-menu]");
        window.wait_for("[role=menu]");
        examine(&window, &format!("the plan menu, {theme}"));
        window.click("[role=menu] [data-action=recent]");
        window.wait_for("[data-dialog=recent] [data-recent]");
        examine(&window, &format!("the recent plans, {theme}"));
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
}

#[test]
fn pictures_of_the_settings() {
    for (language, tag) in [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh")] {
        let folder = Folder::new();
        let mut plan = draft(&folder, &[]);
        plan.planner.fill_sample().expect("the sample");
        let edit = serde_json::from_value(json!({"second_zone": "America/New_York"}));
        plan.planner
            .edit_plan(&edit.expect("an edit"))
            .expect("set");
        let file = folder.file();
        let start = Start {
            language,
            ..Start::on(&file)
        };
        let window = Window::start(&start);
        window.wait_for("[data-second]");
        let shoot = |name: &str| {
            let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
            window.screenshot(&home.join(format!("target/screens/settings-{name}-{tag}.png")));
        };
        shoot("second-scale");
        window.click("[data-action=plan-menu]");
        window.wait_for("[role=menu]");
        shoot("menu");
        window.click("[role=menu] [data-action=recent]");
        window.wait_for("[data-recent]");
        shoot("recent");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        window.chord(&[CONTROL], ',');
        window.wait_for("[data-dialog=settings]");
        shoot("plan");
        window.click("[role=tab]:nth-of-type(2)");
        window.click("[data-field=density] label:has([value=compact])");
        window.click("[data-field=theme] label:has([value=dark])");
        shoot("look");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
        window.resize((1100, 700));
        shoot("compact");
    }
}
