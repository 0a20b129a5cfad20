//! Findings of checks, and the cards and days that they lead to.

use daymark_core::model::{NewPost, PostEdit};

use crate::keys::ENTER;
use crate::pictures::examine;
use crate::plan::{Draft, Folder, draft};
use crate::window::{Window, card, quoted};

fn row(key: &str) -> String {
    format!("[data-check=\"{key}\"]")
}

fn is_on(key: &str, value: &str) -> String {
    format!("document.activeElement?.dataset.{key} === '{value}'")
}

/// Uses the next week, all of whose days are in the future.
#[test]
fn checks_lead_to_the_card_and_the_day_they_are_about() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let words = "We are hiring two engineers in Berlin";
    let before = said(&mut plan, (5, "09:00"), words);
    let after = said(&mut plan, (9, "09:00"), words);
    let close = plan.post(0, Some((9, "09:10")), "Too close");
    plan.post(1, Some((7, "09:00")), "On Monday");
    plan.post(1, Some((11, "09:00")), "On Friday");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&row(&format!("repeat {after}")));
    assert!(!window.is_there(&row(&format!("repeat {before}"))));
    window.focus(&row(&format!("close {close}")));
    window.keys(&[ENTER]);
    window.wait(&is_on("post", &close));
    let marked = |post: &str| {
        format!(
            "document.querySelector({}).title !== ''",
            quoted(&card(post))
        )
    };
    window.wait(&marked(&close));
    window.wait(&marked(&after));
    let gap = row(&format!("gap {} {}", plan.channels[1], plan.date(8)));
    window.click(&gap);
    window.wait(&is_on("date", &plan.date(8)));
    window.keys(&['c']);
    window.wait_for("[data-view=channels]");
    window.click(&gap);
    window.wait(&is_on("channel", &plan.channels[1]));
    for (key, view) in [('l', "list"), ('b', "board")] {
        window.keys(&[key]);
        window.wait_for(&format!("[data-view={view}]"));
        if view == "list" {
            window.click("[data-sort=title]");
        }
        window.click(&gap);
        window.wait_for("[data-view=week]");
        window.wait(&is_on("date", &plan.date(8)));
    }
}

#[test]
fn channels_silent_on_the_same_days_are_one_line_and_what_is_past_is_none() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin", "blog"]);
    plan.post(0, Some((-30, "09:00")), "The first of all");
    plan.post(2, Some((7, "09:00")), "On Monday");
    plan.post(2, Some((10, "09:00")), "On Thursday");
    plan.post(2, Some((13, "09:00")), "On Sunday");
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(7)));
    window.wait("[...document.querySelectorAll('[data-check^=gap]')].map(({ textContent }) => textContent.trim()).join() === 'Nothing on X and LinkedIn from Mon to Sun'");
    window.keys(&['[', '[']);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(-7)));
    window.wait("document.querySelector('[data-check^=gap]') === null");
}

#[test]
fn what_is_too_much_for_the_checks_is_unfolded_in_place() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts: Vec<String> = (0..40)
        .map(|count| plan.post(0, Some((8, &format!("09:{count:02}"))), "Close"))
        .collect();
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait("document.querySelectorAll('[data-check]').length === 5");
    window.focus("[data-action=more-checks]");
    window.keys(&[ENTER]);
    window.wait("document.querySelectorAll('[data-check]').length > 8");
    window.wait(&is_on("check", &format!("close {}", posts[6])));
    examine(&window, "all checks");
    window.click("[data-action=more-checks]");
    window.wait("document.querySelectorAll('[data-check]').length === 5");
    window.keys(&['m']);
    window.wait_for("[data-view=month] [data-more]");
    window.click("[data-action=more-checks]");
    let hidden = window.js("[...document.querySelectorAll('[data-check^=close]')]
        .map(({ dataset }) => dataset.check.slice(6)).find((post) => document.querySelector(`[data-view] [data-post='${post}']`) === null)");
    let hidden = hidden.as_str().expect("one has no room in the month");
    window.click(&row(&format!("close {hidden}")));
    window.wait(&is_on("post", hidden));
    assert!(window.is_there("[data-view=month]"), "its day is opened");
}

#[test]
fn posts_that_meet_over_midnight_at_the_edge_of_the_week_are_noticed() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let sunday = plan.post(0, Some((6, "23:55")), "Late");
    let monday = plan.post(0, Some((7, "00:05")), "Early");
    let window = Window::open(&folder.file());
    window.wait_for(&row(&format!("close {sunday}")));
    window.wait(&format!(
        "document.querySelector({}).title.includes('Early')",
        quoted(&card(&sunday))
    ));
    window.keys(&[']']);
    window.wait_for(&row(&format!("close {monday}")));
}

fn said(plan: &mut Draft, (day, time): (i64, &str), text: &str) -> String {
    let at = plan.at(day, time);
    let edit = PostEdit {
        title: Some(text.into()),
        text: Some(text.into()),
        ..PostEdit::default()
    };
    let channels = vec![plan.channels[0].clone()];
    let new = NewPost {
        channels,
        at: Some(at),
        edit,
        ..NewPost::default()
    };
    plan.planner.add_post(&new).expect("a post").1[0].to_string()
}

#[test]
fn the_mix_of_pillars_is_that_of_the_shown_posts_beside_what_was_aimed_at() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "linkedin"]);
    let mut pillar = |name: &str, share: u8| {
        let new = serde_json::json!({"name": name, "share": share});
        let new = serde_json::from_value(new).expect("a pillar");
        plan.planner.add_pillar(&new).expect("it is added").1
    };
    let (product, people) = (pillar("Product", 60), pillar("People", 40));
    for (day, pillar) in [&product, &product, &product, &people]
        .into_iter()
        .enumerate()
    {
        let post = plan.post(day % 2, Some((day as i64, "09:00")), "Says something");
        let edit = serde_json::from_value(serde_json::json!({"pillar": pillar.to_string()}));
        let edit = edit.expect("an edit");
        plan.planner.edit_post(&post, &edit).expect("a pillar");
    }
    plan.post(0, Some((5, "09:00")), "Of no pillar");
    let window = Window::open(&folder.file());
    let said = "[...document.querySelectorAll('.share .percent')].map((one) => one.textContent.trim()).join()";
    window.wait(&format!("{said} === '75% of 60%,25% of 40%'"));
    window.click(&format!("[data-toggle=\"{}\"]", plan.channels[1]));
    window.wait(&format!("{said} === '100% of 60%,0% of 40%'"));
    assert!(window.is_there("[data-target=\"60\"]"));
}
