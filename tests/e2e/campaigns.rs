//! Campaigns as bars over their days.

use std::path::Path;

use daymark_core::model::CampaignEdit;

use crate::keys::{CONTROL, DELETE, ENTER, ESCAPE, LEFT, RIGHT, SHIFT, UP};
use crate::pictures::examine;
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, quoted, until};

pub(crate) fn campaign(plan: &mut Draft, name: &str, first: i64, last: i64) -> String {
    let edit = CampaignEdit {
        name: Some(name.into()),
        first_day: Some(Some(plan.at(first, "00:00").date)),
        last_day: Some(Some(plan.at(last, "00:00").date)),
        ..CampaignEdit::default()
    };
    let (_, id) = plan.planner.add_campaign(&edit).expect("a campaign");
    id.to_string()
}

pub(crate) fn days(file: &Path, id: &str) -> String {
    let sql = format!("SELECT first_day || ' ' || last_day FROM campaign WHERE id = '{id}'");
    value(file, &sql).unwrap_or_else(|| "gone".into())
}

pub(crate) fn becomes(file: &Path, id: &str, expected: &str) {
    until(expected, || days(file, id) == expected);
}

#[test]
fn a_campaign_is_dragged_by_its_end_and_whole() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let id = campaign(&mut plan, "Launch", 1, 2);
    let (file, date) = (folder.file(), |day| plan.date(day));
    let window = Window::open(&file);
    let bar = format!("[data-campaign=\"{id}\"]");
    let column = |day: i64| window.middle(&format!("[data-head=\"{}\"]", date(day))).0;
    let end = window.middle(&format!("{bar} [data-end=last]"));
    window.drag(end, (column(4), end.1));
    becomes(&file, &id, &format!("{} {}", date(1), date(4)));
    let middle = window.middle(&bar);
    let step = column(2) - column(1);
    window.drag(middle, (middle.0 - step, middle.1));
    becomes(&file, &id, &format!("{} {}", date(0), date(3)));
    assert!(!window.is_there("[data-around]"), "a drag opens nothing");
    window.chord(&[CONTROL], 'z');
    becomes(&file, &id, &format!("{} {}", date(1), date(4)));
    window.chord(&[CONTROL], 'z');
    becomes(&file, &id, &format!("{} {}", date(1), date(2)));
    window.wait_for(&bar);
    let first = window.middle(&format!("{bar} [data-end=first]"));
    window.take(first, (column(0), first.1));
    window.keys(&[ESCAPE]);
    window.let_go();
    window.settle();
    assert_eq!(
        days(&file, &id),
        format!("{} {}", date(1), date(2)),
        "put back"
    );
}

#[test]
fn a_campaign_is_moved_edited_and_deleted_by_keys() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let id = campaign(&mut plan, "Launch", 1, 2);
    let (file, date) = (folder.file(), |day| plan.date(day));
    let window = Window::open(&file);
    let bar = format!("[data-campaign=\"{id}\"]");
    window.focus(&bar);
    window.keys(&[RIGHT]);
    becomes(&file, &id, &format!("{} {}", date(2), date(3)));
    window.chord(&[SHIFT], RIGHT);
    becomes(&file, &id, &format!("{} {}", date(2), date(4)));
    window.chord(&[SHIFT, CONTROL], LEFT);
    becomes(&file, &id, &format!("{} {}", date(1), date(4)));
    let still = format!(
        "document.activeElement === document.querySelector({})",
        quoted(&bar)
    );
    window.wait(&still);
    window.keys(&[ENTER]);
    window.wait_for("[data-campaign-form]");
    examine(&window, "the campaign's popover");
    window.fill("[data-campaign-form] [name=campaign-name]", "Spring launch");
    window.keys(&[ENTER]);
    until("it is renamed", || {
        value(&file, "SELECT name FROM campaign").as_deref() == Some("Spring launch")
    });
    window.click("[data-campaign-form] [data-colour=\"#d6428f\"]");
    until("it is pink", || {
        value(&file, "SELECT colour FROM campaign").as_deref() == Some("#d6428f")
    });
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-around]') === null");
    window.wait(&still);
    window.keys(&[DELETE]);
    becomes(&file, &id, "gone");
    window.chord(&[CONTROL], 'z');
    becomes(&file, &id, &format!("{} {}", date(1), date(4)));
}

pub(crate) fn bar_in_focus(id: &str) -> String {
    format!("document.activeElement?.dataset.campaign === '{id}'")
}

pub(crate) fn turn_to(window: &Window, key: char, view: &str) {
    window.keys(&[key]);
    window.wait_for(&format!("[data-view={view}]"));
}

/// Returns the days from this week to a week that has others above and below it in the month view.
fn near_the_middle(plan: &Draft) -> i64 {
    let today = plan.planner.opening().expect("the plan opens").now.date;
    if chrono::Datelike::day(&today) > 15 {
        -14
    } else {
        0
    }
}

#[test]
fn in_the_month_a_campaign_is_dragged_over_weeks_and_moved_by_keys() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let base = near_the_middle(&plan);
    let id = campaign(&mut plan, "Launch", base + 1, base + 2);
    let (file, date) = (folder.file(), |day| plan.date(base + day));
    let window = Window::open(&file);
    turn_to(&window, 'm', "month");
    let bar = format!("[data-campaign=\"{id}\"]");
    let cell = |day: i64| window.middle(&format!("[data-view] [data-cell=\"{}\"]", date(day)));
    let end = window.middle(&format!("{bar} [data-end=last]"));
    window.drag(end, cell(9));
    becomes(&file, &id, &format!("{} {}", date(1), date(9)));
    window.wait(&format!(
        "document.querySelectorAll({}).length === 2",
        quoted(&bar)
    ));
    assert_eq!(
        window.js(&format!(
            "document.querySelectorAll('{bar}[tabindex=\"0\"]').length"
        )),
        1,
        "it is one stop of the Tab key"
    );
    let hold = window.at(&bar, 0.2, 0.5);
    let down = cell(8).1 - cell(1).1;
    window.drag(hold, (hold.0, hold.1 + down));
    becomes(&file, &id, &format!("{} {}", date(8), date(16)));
    assert!(!window.is_there("[data-around]"), "a drag opens nothing");
    window.focus(&format!("{bar}[tabindex=\"0\"]"));
    window.keys(&[UP]);
    becomes(&file, &id, &format!("{} {}", date(1), date(9)));
    window.keys(&[LEFT, LEFT]);
    becomes(&file, &id, &format!("{} {}", date(-1), date(7)));
    window.wait(&bar_in_focus(&id));
    examine(&window, "a month with a campaign");
    window.keys(&[ENTER]);
    window.wait_for("[data-campaign-form]");
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-around]') === null");
    window.wait(&bar_in_focus(&id));
    let hold = window.at(&bar, 0.5, 0.5);
    window.take(hold, (hold.0, hold.1 + down));
    window.keys(&[ESCAPE]);
    window.let_go();
    window.settle();
    assert!(
        !window.is_there("[data-around]"),
        "put back, it opens nothing"
    );
    becomes(&file, &id, &format!("{} {}", date(-1), date(7)));
}

#[test]
fn the_focus_follows_a_bar_out_of_the_week_and_goes_on_where_one_is_deleted() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let first = campaign(&mut plan, "Launch", 6, 6);
    let second = campaign(&mut plan, "Fair", 7, 8);
    let (file, date) = (folder.file(), |day| plan.date(day));
    let window = Window::open(&file);
    window.focus(&format!("[data-campaign=\"{first}\"]"));
    window.keys(&[RIGHT]);
    becomes(&file, &first, &format!("{} {}", date(7), date(7)));
    window.wait_for(&format!("[data-head=\"{}\"]", date(7)));
    window.wait(&bar_in_focus(&first));
    window.keys(&[DELETE]);
    becomes(&file, &first, "gone");
    window.wait(&bar_in_focus(&second));
    window.keys(&[DELETE]);
    becomes(&file, &second, "gone");
    window.wait("document.activeElement?.hasAttribute('data-new-campaign')");
}

#[test]
fn a_campaign_with_one_end_is_a_day_among_the_channels_too() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let edit = CampaignEdit {
        name: Some("Open".into()),
        last_day: Some(Some(plan.at(2, "00:00").date)),
        ..CampaignEdit::default()
    };
    let id = plan
        .planner
        .add_campaign(&edit)
        .expect("a campaign")
        .1
        .to_string();
    let (file, date) = (folder.file(), |day| plan.date(day));
    let window = Window::open(&file);
    turn_to(&window, 'c', "channels");
    let bar = format!("[data-campaign=\"{id}\"]");
    let column = |day: i64| window.middle(&format!("[data-head=\"{}\"]", date(day))).0;
    assert!(
        (window.middle(&bar).0 - column(2)).abs() < 6.0,
        "it stands on its day"
    );
    let end = window.middle(&format!("{bar} [data-end=first]"));
    window.drag(end, (column(0), end.1));
    becomes(&file, &id, &format!("{} {}", date(0), date(2)));
}

#[test]
fn a_campaign_is_made_in_the_window() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    window.click("[data-new-campaign]");
    window.wait_for("[data-around] [name=campaign-name]");
    window.click("[data-action=add-campaign]");
    window.wait_for("[data-around] .refusal");
    window.fill("[data-around] [name=campaign-name]", "Autumn");
    window.keys(&[ENTER]);
    window.wait_for("[data-campaign-form]");
    window.wait_for("[data-campaign]");
    let sql = "SELECT name || ' ' || first_day || ' ' || last_day FROM campaign";
    let expected = format!("Autumn {} {}", plan.date(0), plan.date(6));
    assert_eq!(value(&folder.file(), sql), Some(expected));
}

#[test]
fn the_list_says_which_campaigns_run_on_a_day() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let id = campaign(&mut plan, "Launch", 1, 3);
    let window = Window::open(&folder.file());
    turn_to(&window, 'l', "list");
    let on = window.js(&format!(
        "[...document.querySelectorAll('[data-campaign-chip=\"{id}\"]')].map((chip) => chip.closest('[data-date]').dataset.date)"
    ));
    assert_eq!(
        on,
        serde_json::json!([plan.date(1), plan.date(2), plan.date(3)])
    );
    examine(&window, "a list with a campaign");
    window.focus(&format!(
        "[data-date=\"{}\"] [data-campaign-chip]",
        plan.date(1)
    ));
    window.keys(&[ENTER]);
    window.wait_for("[data-campaign-form]");
    window.keys(&[ESCAPE]);
    window.wait(&format!(
        "document.activeElement?.dataset.campaignChip === '{id}'"
    ));
    assert!(!window.is_there("[data-panel]"), "no new post was begun");
}

#[test]
fn the_month_marks_weekends() {
    let folder = Folder::new();
    let plan = draft(&folder, &["x"]);
    let window = Window::open(&folder.file());
    turn_to(&window, 'm', "month");
    let ground = |day: i64| {
        let cell = quoted(&format!("[data-view] [data-cell=\"{}\"]", plan.date(day)));
        window.js(&format!(
            "document.querySelector({cell}).classList.contains('weekend')"
        ))
    };
    assert_eq!(
        [4, 5, 6].map(ground),
        [false, true, true].map(serde_json::Value::from)
    );
}
