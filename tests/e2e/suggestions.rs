//! Suggested times in the week, experiments, and the report: what results say for the next week.

use chrono::Days;
use daymark_core::model::{ChannelEdit, Status};

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE};
use crate::native::choose;
use crate::pictures::{LANGUAGES, examine, in_every_look, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Start, Window, until};

const GHOST: &str = "[data-view=week] [data-suggestion][data-kind=use]";

/// Makes a plan whose 84 posts before this week brought four times as much at nine as at six in the evening, and which wants
/// three posts a week.
fn with_good_mornings(folder: &Folder) -> Draft {
    let mut plan = draft(folder, &["x"]);
    let today = plan.planner.now().expect("a clock").date;
    let first = (today - plan.at(0, "00:00").date).num_days() - 10;
    let mut posts = Vec::new();
    for back in 0..84 {
        let hour = if back % 2 == 0 { "09:00" } else { "18:00" };
        posts.push(plan.post(0, Some((first - back, hour)), &format!("Tip {back}")));
    }
    plan.planner
        .set_status(&posts, Status::Published)
        .expect("published");
    for (number, post) in posts.iter().enumerate() {
        let few = 20 + number * 7919 % 13;
        let likes = if number % 2 == 0 { 4 * few } else { few };
        let entered = (
            "likes".to_owned(),
            Some(likes.to_string().parse().expect("a number")),
        );
        plan.planner
            .set_results(post, &[entered], None, false)
            .expect("entered");
    }
    let wanted = ChannelEdit {
        cadence_min: Some(Some(3)),
        ..ChannelEdit::default()
    };
    let channel = plan.channels[0].clone();
    plan.planner
        .edit_channel(&channel, &wanted)
        .expect("a cadence");
    plan
}

/// Opens the plan on the next week, whose days are all to come.
fn next_week(folder: &Folder) -> Window {
    let window = Window::open(&folder.file());
    window.wait_for("[data-action=suggest]");
    window.keys(&[']']);
    window
}

#[test]
fn times_are_suggested_taken_and_declined_by_keys() {
    let folder = Folder::new();
    drop(with_good_mornings(&folder));
    let window = next_week(&folder);
    assert_eq!(
        window.js("document.querySelector('[data-suggestion]')"),
        serde_json::Value::Null
    );
    window.keys(&['s']);
    window.wait_for(GHOST);
    window.wait("document.querySelector('[data-suggested]').dataset.suggested === '3'");
    let ghost = format!("document.querySelector('{GHOST}').dataset");
    assert!(window.js(&format!("+{ghost}.low")).as_f64() > Some(1.0));
    assert_eq!(window.js(&format!("{ghost}.n")), "42");
    window.focus("[data-view=week] [data-cell]:has([data-suggestion])");
    window.keys(&[DOWN]);
    window.focus(GHOST);
    window.keys(&[ENTER]);
    window.wait_for("[data-reason-of] [data-level='08-12']");
    window.focus("[data-action=suggestion-decline]");
    window.keys(&[ENTER]);
    until("the time is declined", || {
        value(&folder.file(), "SELECT count(*) FROM declined_time").as_deref() == Some("1")
    });
    window.wait("!document.querySelector('[data-reason-of]')");
    window.chord(&[CONTROL], 'z');
    until("that is undone", || {
        value(&folder.file(), "SELECT count(*) FROM declined_time").as_deref() == Some("0")
    });
    window.wait("document.querySelectorAll('[data-suggestion]').length === 3");
    window.click(GHOST);
    window.click("[data-action=suggestion-new]");
    window.wait_for("[data-panel] [name=title]");
    window.fill("[data-panel] [name=title]", "A morning");
    window.chord(&[CONTROL], ENTER);
    window.wait("document.querySelectorAll('[data-suggestion]').length === 2");
    let at = "SELECT minute FROM post JOIN item ON item.id = item_id WHERE title = 'A morning'";
    assert_eq!(value(&folder.file(), at).as_deref(), Some("540"));
    window.keys(&['s']);
    window.wait("!document.querySelector('[data-suggestion]')");
}

#[test]
fn a_post_of_the_tray_takes_a_suggested_time_and_without_results_the_switch_says_so() {
    let folder = Folder::new();
    let mut plan = with_good_mornings(&folder);
    let waiting = plan.post(0, None, "Waits");
    drop(plan);
    let window = next_week(&folder);
    window.click("[data-action=suggest]");
    window.wait_for(GHOST);
    window.click(GHOST);
    window.click("[data-field=suggestion-tray]");
    window.wait_for("[role=option]");
    window.keys(&[DOWN, ENTER]);
    window.wait_for(&format!("[data-view=week] [data-post='{waiting}']"));
    drop(window);

    let empty = Folder::new();
    drop(draft(&empty, &["x"]));
    let window = next_week(&empty);
    window.click("[data-action=suggest]");
    window.wait_for("[data-suggested='0'] [role=status]:not(:empty)");
}

#[test]
fn an_experiment_is_begun_given_posts_and_stopped() {
    let folder = Folder::new();
    let mut plan = with_good_mornings(&folder);
    let today = plan.planner.now().expect("a clock").date;
    let first = (today - plan.at(0, "00:00").date).num_days() + 1;
    for day in 0..6 {
        plan.post(0, Some((first + day, "09:00")), &format!("Planned {day}"));
    }
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-area=results]");
    window.wait_for("[data-action=make-experiment]");
    window.click("[data-action=make-experiment]");
    window.wait("document.querySelector('[name=experiment-posts]')?.value !== ''");
    window.click("[data-action=add-experiment]");
    window.wait_for("[data-experiment-form] .refusal");
    window.fill("[name=experiment-question]", "Do mornings do better?");
    window.fill("[name=experiment-posts]", "3");
    window.focus("[data-action=add-experiment]");
    window.keys(&[ENTER]);
    window.wait_for("[data-experiment][data-state=running]");
    window.click("[data-action=assign-experiment]");
    until("six posts are assigned", || {
        let sql = "SELECT json_array_length(posts) FROM experiment";
        value(&folder.file(), sql).as_deref() == Some("6")
    });
    window.click("[data-action=stop-experiment]");
    window.wait_for("[data-experiment][data-state=stopped]");
    window.chord(&[CONTROL], 'z');
    window.wait_for("[data-experiment][data-state=running]");
    let ends = today + Days::new(56);
    assert_eq!(
        value(&folder.file(), "SELECT last_day FROM experiment").as_deref(),
        Some(&*ends.to_string())
    );
}

#[test]
fn a_report_is_saved_as_a_page_in_the_windows_language() {
    let folder = Folder::new();
    drop(with_good_mornings(&folder));
    let file = folder.file();
    let window = Window::start(&Start {
        language: "zh_CN.UTF-8",
        ..Start::on(&file)
    });
    window.click("[data-area=results]");
    window.wait_for("[data-metric=engagements]");
    let page = file.with_file_name("report.html");
    choose(&page, || window.click("[data-action=report]"));
    until("the report is written", || page.exists());
    let html = std::fs::read_to_string(&page).expect("a report");
    assert!(html.contains("<html lang=\"zh"), "{}", &html[..200]);
    assert!(!html.contains("<script"));
}

#[test]
fn axe_finds_nothing_serious_about_suggestions_and_experiments() {
    let folder = Folder::new();
    drop(with_good_mornings(&folder));
    let window = next_week(&folder);
    window.keys(&['s']);
    window.wait_for(GHOST);
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("suggested times, {theme}"));
        window.click(GHOST);
        window.wait_for("[data-reason-of]");
        examine(&window, &format!("the reason of a time, {theme}"));
        window.keys(&[ESCAPE]);
        window.wait("!document.querySelector('[data-reason-of]')");
    }
    window.click("[data-area=results]");
    window.click("[data-action=make-experiment]");
    window.wait_for("[data-experiment-form]");
    examine(&window, "a new experiment");
}

#[test]
fn pictures_of_suggested_times() {
    for (locale, language) in LANGUAGES {
        let folder = Folder::new();
        drop(with_good_mornings(&folder));
        let file = folder.file();
        let window = Window::start(&Start {
            language: locale,
            ..Start::on(&file)
        });
        window.wait_for("[data-action=suggest]");
        window.keys(&[']', 's']);
        window.click(GHOST);
        window.wait_for("[data-reason-of]");
        in_every_look(&window, |look| {
            window.screenshot(&screens().join(format!("suggestions-{look}-{language}.png")));
        });
    }
}
