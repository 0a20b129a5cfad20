//! The Results: numbers typed at a post or taken from a file, and what they say.

use std::fmt::Write;
use std::path::PathBuf;

use daymark_core::model::Status;

use crate::keys::{CONTROL, DOWN, ENTER, ESCAPE, LEFT, RIGHT, typed};
use crate::media::drop_on;
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, until};

/// Makes a plan whose posts of the last sixty days are published: one a day on X, at two hours, and one every second day on
/// LinkedIn. The last 28 days, today among them, have 27 of the one and 13 of the other.
pub(crate) fn published(folder: &Folder) -> (Draft, Vec<String>) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let today = plan.planner.now().expect("a clock").date;
    let first = (today - plan.at(0, "00:00").date).num_days();
    let mut posts = Vec::new();
    for back in 1..=60 {
        let hour = if back % 3 == 0 { "15:00" } else { "09:00" };
        posts.push(plan.post(0, Some((first - back, hour)), &format!("Tip {back}")));
        if back % 2 == 0 {
            posts.push(plan.post(1, Some((first - back, "12:00")), &format!("Story {back}")));
        }
    }
    plan.planner
        .set_status(&posts, Status::Published)
        .expect("published");
    (plan, posts)
}

/// Enters numbers of each post: more on Tips than on Stories.
pub(crate) fn with_numbers(folder: &Folder) -> Draft {
    let (mut plan, posts) = published(folder);
    for (number, post) in posts.iter().enumerate() {
        let engaged = 20 + (number * 7) % 30;
        let metrics = [
            ("impressions", engaged * 40),
            ("likes", engaged),
            ("link_clicks", engaged / 2),
        ];
        let entered = metrics.map(|(metric, value)| {
            (
                metric.to_owned(),
                Some(value.to_string().parse().expect("a number")),
            )
        });
        plan.planner
            .set_results(post, &entered, None, false)
            .expect("entered");
    }
    plan
}

fn open_results(folder: &Folder) -> Window {
    let window = Window::open(&folder.file());
    window.click("[data-area=results]");
    window.wait_for("[data-results] > *");
    window
}

fn metric(window: &Window, metric: &str) -> String {
    let value = format!("document.querySelector('[data-metric={metric}]')?.dataset.value");
    window.js(&value).as_str().unwrap_or_default().to_owned()
}

#[test]
fn numbers_typed_at_a_post_are_read_back_and_undone() {
    let folder = Folder::new();
    drop(published(&folder));
    let window = open_results(&folder);
    window.wait_for("[data-empty]");
    window.chord(&[CONTROL], '1');
    window.wait("document.documentElement.dataset.area === 'calendar'");
    window.keys(&['[', 'l']);
    window.wait_for("[data-view=list] [data-post]");
    window.click("[data-view=list] [data-post]");
    window.wait_for("[data-post-results]");
    window.click("[data-action=add-numbers]");
    window.click("[data-post-results] [name=result-value]");
    typed(&window, "many");
    window.keys(&[ENTER]);
    window.wait_for("[data-post-results] [role=alert]");
    window.fill("[data-post-results] [name=result-value]", "1,200");
    window.keys(&[ENTER]);
    window.wait_for("[data-result-metric=impressions][data-value='1200']");
    let stored = "SELECT value / 1000000 FROM result WHERE metric = 'impressions' AND source = ''";
    assert_eq!(value(&folder.file(), stored).as_deref(), Some("1200"));
    window.fill("[data-post-results] [name=result-value]", "1300");
    window.keys(&[ENTER]);
    window.wait_for("[data-post-results] [role=alert]");
    assert_eq!(
        value(&folder.file(), stored).as_deref(),
        Some("1200"),
        "it asks first"
    );
    window.keys(&[ENTER]);
    window.wait_for("[data-result-metric=impressions][data-value='1300']");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    window.chord(&[CONTROL], '3');
    window.wait_for("[data-exposure][data-value='1300']");
    window.chord(&[CONTROL], 'z');
    window.wait_for("[data-exposure][data-value='1200']");
}

#[test]
fn every_number_leads_to_its_posts_and_a_post_to_its_composer() {
    let folder = Folder::new();
    let plan = with_numbers(&folder);
    let linkedin = plan.channels[1].clone();
    drop(plan);
    let window = open_results(&folder);
    window.wait_for("[data-metric=clicks]");
    window.wait_for("[data-result-posts='40']");
    window.click(&format!("[data-result='{linkedin}'] th button"));
    window.wait_for("[data-result-posts='13']");
    window.click("[data-sort=clicks]");
    window.wait_for("[aria-sort] [data-sort=clicks]");
    let clicks = "[...document.querySelectorAll('[data-listed] td:nth-of-type(5)')].map((cell) => +cell.textContent)";
    window.wait(&format!("{clicks}.length === 13 && {clicks}.every((number, place, all) => place === 0 || all[place - 1] >= number)"));
    window.click("[data-listed] th button");
    window.wait_for("[data-panel] [data-post-results] dl > div");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    window.wait("document.activeElement.closest('[data-listed]') !== null");
    window.click("[data-action=all-posts]");
    window.wait_for("[data-result-posts='40']");
}

#[test]
fn groups_numbers_and_channels_are_chosen_and_kept_while_the_calendar_is_shown() {
    let folder = Folder::new();
    let plan = with_numbers(&folder);
    let x = plan.channels[0].clone();
    drop(plan);
    let window = open_results(&folder);
    window.wait_for("[data-metric=engagements]");
    let all = metric(&window, "engagements");
    window.click("[data-metric=engagements]");
    window.wait_for("[data-plot=engagements]");
    window.click("[data-field=group]");
    window.wait_for("[role=option]");
    window.keys(&[DOWN, DOWN, DOWN, ENTER]);
    window.wait_for("[data-result=text][data-posts='40']");
    window.click(&format!("nav [data-toggle='{x}']"));
    window.wait_for("[data-result=text][data-posts='13']");
    assert_ne!(metric(&window, "engagements"), all);
    window.click("[data-area=calendar]");
    window.wait_for("[data-view=week]");
    window.wait(&format!(
        "document.querySelector('nav [data-toggle=\"{x}\"]').ariaPressed === 'false'"
    ));
    window.click("[data-area=results]");
    window.wait_for("[data-plot=engagements]");
    window.wait_for("[data-result=text][data-posts='13']");
}

#[test]
fn the_plot_is_walked_by_keys_and_read_as_a_table() {
    let folder = Folder::new();
    drop(with_numbers(&folder));
    let window = Window::open(&folder.file());
    window.chord(&[CONTROL], '3');
    window.wait_for("[data-day-place]");
    window.focus("[data-day-place='27']");
    window.keys(&[LEFT]);
    window.wait("document.activeElement.dataset.dayPlace === '26'");
    window.wait_for("[data-tip]");
    window.keys(&[RIGHT, LEFT, ENTER]);
    window.wait_for("[data-panel] [name=title]");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    window.click("[data-action=plot-table]");
    window.wait("document.querySelectorAll('[data-day-table] tbody tr').length === 28");
    let title = "document.querySelector('header h1').textContent";
    let now = window.js(title);
    window.keys(&['[']);
    window.wait(&format!("{title} !== {now}"));
    window.keys(&[']']);
    window.wait(&format!("{title} === {now}"));
    window.keys(&['w']);
    window.wait("document.documentElement.dataset.area === 'calendar'");
}

#[test]
fn what_works_is_said_with_its_numbers() {
    let folder = Folder::new();
    drop(with_numbers(&folder));
    let window = open_results(&folder);
    window.wait_for("[data-works] [data-level]");
    for attribute in ["ratio", "low", "high", "n"] {
        let told = format!("document.querySelector('[data-level]').dataset.{attribute}");
        assert_ne!(window.js(&told), "", "{attribute}");
    }
    window.wait_for("[data-tried='1/9'][data-n]");
    let passed = window.js("document.querySelectorAll('[data-factor][data-passed=true]').length");
    assert_eq!(passed, 0, "nothing was planted");
    assert!(
        window
            .text("[data-claims]")
            .starts_with("No difference between")
    );
    window.focus("[data-factor] input:checked");
    window.keys(&[DOWN]);
    window.wait("document.querySelector('[data-factor]:nth-of-type(2) input').checked || document.querySelector('[data-factor]:nth-of-type(1) input').checked");
}

/// Writes a file in the form of an export of X.
fn export(folder: &Folder, titles: &[(&str, &str)]) -> PathBuf {
    let mut text = "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements\n".to_owned();
    for (number, (title, at)) in titles.iter().enumerate() {
        writeln!(
            text,
            "{},{at},{title},https://x.com/acme/status/{},{},7,9",
            100 + number,
            100 + number,
            500 + number
        )
        .expect("text");
    }
    let file = folder.path().join("account_analytics_content.csv");
    std::fs::write(&file, text).expect("the file is written");
    file
}

#[test]
fn a_dropped_export_is_matched_corrected_taken_over_and_undone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts = [
        plan.post(0, Some((-7, "09:00")), "Our new search"),
        plan.post(0, Some((-6, "09:00")), "Behind the scenes"),
    ];
    plan.planner
        .set_status(&posts, Status::Published)
        .expect("published");
    let day = |day: i64| {
        plan.at(day, "09:00")
            .date
            .format("%a, %b %e, %Y")
            .to_string()
    };
    let file = export(
        &folder,
        &[
            ("Our new search", &format!("\"{}\"", day(-7))),
            ("Nobody planned this", &format!("\"{}\"", day(-20))),
        ],
    );
    drop(plan);
    let window = open_results(&folder);
    drop_on(&window, &file, "[data-results]");
    window.wait_for("[data-dialog=results] [data-line]");
    window.wait_for("[data-line='2'] [data-value]");
    assert_eq!(
        window.js("document.querySelector('[data-line=\"3\"]').dataset.group"),
        "none"
    );
    window.wait_for("[data-column=Impressions][data-becomes=impressions]");
    window.wait_for("[data-action=import][data-count='1']");
    window.click("[data-dialog=results] [data-field=add]");
    window.wait_for("[data-action=import][data-count='2']");
    window.click("[data-action=import]");
    window.wait("!document.querySelector('[data-dialog]')");
    let counted = "SELECT count(DISTINCT post_id) FROM result WHERE source <> ''";
    until("both are in the file", || {
        value(&folder.file(), counted).as_deref() == Some("2")
    });
    window.wait_for("[data-result-posts='3']");
    window.chord(&[CONTROL], 'z');
    until("it is undone", || {
        value(&folder.file(), counted).as_deref() == Some("0")
    });
}
