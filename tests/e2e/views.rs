//! Month, list and board, and the posts that all views share.

use daymark_core::model::Status;
use serde_json::json;

use crate::keys::{DOWN, ENTER, ESCAPE, RIGHT};
use crate::plan::{Draft, Folder, draft, place, value};
use crate::window::{Window, card, until};

fn view(window: &Window, name: &str) {
    window.click(&format!("[data-action=view-{name}]"));
    window.wait_for(&format!("[data-view={name}]"));
}

fn day(date: &str) -> String {
    format!("[data-view] [data-cell=\"{date}\"]")
}

fn week(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let post = plan.post(1, Some((2, "09:10")), "Customer story");
    plan.post(0, Some((3, "12:00")), "Thread");
    (plan, post)
}

#[test]
fn every_view_shows_the_same_posts() {
    let folder = Folder::new();
    let (mut plan, _) = week(&folder);
    for hour in 8..20 {
        plan.post(0, Some((4, &format!("{hour:02}:00"))), "Of a full day");
    }
    let window = Window::open(&folder.file());
    let ids = "[...document.querySelectorAll('[data-scroller] [data-post]')].map((card) => card.dataset.post).sort()";
    let week = window.js(ids);
    assert_eq!(week.as_array().expect("ids").len(), 14);
    for name in ["channels", "list", "board", "month"] {
        view(&window, name);
        assert_eq!(window.js(ids), week, "{name}");
    }
}

#[test]
fn a_month_hides_what_is_approved_and_never_what_is_not() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let mut of = |days: i64, count: u32, status| {
        let posts: Vec<String> = (0..count)
            .map(|at| (8 + at / 4, at % 4 * 15))
            .map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
            .map(|time| plan.post(0, Some((days, &time)), "Of a full day"))
            .collect();
        let ids: Vec<_> = posts.iter().map(|id| id.parse().expect("an id")).collect();
        plan.planner.set_status(&ids, status).expect("a status");
    };
    of(1, 10, Status::Draft);
    of(3, 40, Status::Approved);
    let date = |days: i64| plan.date(days);
    let window = Window::open(&folder.file());
    view(&window, "month");
    let cards = |days: i64| {
        let css = format!("{} [data-post]", day(&date(days)));
        window.js(&format!("document.querySelectorAll({}).length", json!(css)))
    };
    assert_eq!(cards(1), json!(10), "drafts are all there");
    assert!(cards(3).as_u64() < Some(40), "approved ones give way");
    assert!(window.is_there(&format!("[data-more=\"{}\"]", date(3))));
    assert!(!window.is_there(&format!("[data-more=\"{}\"]", date(1))));
    let heights =
        "[...document.querySelectorAll('[data-row=dates]')].map((row) => row.offsetHeight)";
    let heights = window.js(heights);
    let heights: Vec<u64> = heights
        .as_array()
        .expect("six")
        .iter()
        .filter_map(serde_json::Value::as_u64)
        .collect();
    let tall = heights.iter().filter(|height| **height > 200).count();
    assert_eq!(tall, 1, "one week grows alone: {heights:?}");
    window.click(&format!("[data-more=\"{}\"]", date(3)));
    window.wait(&format!(
        "document.querySelectorAll({}).length === 40",
        json!(format!("{} [data-post]", day(&date(3))))
    ));
}

#[test]
fn a_preview_is_seen_in_list_and_board_and_counts_what_is_beyond() {
    let folder = Folder::new();
    let (_, post) = week(&folder);
    let window = Window::open(&folder.file());
    for name in ["list", "board"] {
        view(&window, name);
        window.focus(&card(&post));
        window.keys(&['r']);
        window.wait_for(&format!("[data-view={name}] [data-post=\"ghost/{post}\"]"));
        window.fill("[name=days]", "30");
        window.wait("/30|1/.test(document.querySelector('[data-preview]').textContent) && document.querySelector('[data-post^=\"ghost/\"]') === null");
        assert!(
            window
                .text("[data-preview]")
                .contains("Beyond the shown days: 1")
        );
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[role=dialog]') === null");
    }
}

#[test]
fn the_sidebar_comes_over_a_narrow_window_and_goes_again() {
    let folder = Folder::new();
    let (_, post) = week(&folder);
    let window = Window::open(&folder.file());
    assert!(window.js("document.querySelector('[data-action=side]').offsetWidth") == json!(0));
    window.resize((780, 640));
    let is_seen = |css: &str| format!("document.querySelector('{css}')?.offsetWidth > 0");
    window.wait(&is_seen("[data-action=side]"));
    for action in ["today", "next", "view", "settings", "new"] {
        let right = format!(
            "document.querySelector('.bar [data-action={action}]').getBoundingClientRect().right <= innerWidth"
        );
        assert!(window.js(&right) == json!(true), "{action} is in sight");
    }
    assert!(window.js(&is_seen("nav")) == json!(false));
    window.click("[data-action=side]");
    window.wait(&format!(
        "{} && document.querySelector('nav').contains(document.activeElement)",
        is_seen("nav")
    ));
    window.screenshot(&crate::pictures::screens().join("narrow-side.png"));
    window.keys(&[ESCAPE]);
    window.wait("document.activeElement?.dataset.action === 'side'");
    assert!(window.js(&is_seen("nav")) == json!(false));
    window.keys(&['f']);
    window.wait("document.activeElement?.name === 'filter-text'");
    window.keys(&"nothing like it".chars().collect::<Vec<_>>());
    window.wait(&format!(
        "document.querySelector('[data-view] {}') === null",
        card(&post).replace('"', "\\\"")
    ));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-filter-popover]') === null");
    window.click("[data-action=side]");
    window.click("[data-action=clear-filter]");
    window.wait("document.querySelector('[data-action=clear-filter]') === null");
    window.click_at((600.0, 400.0));
    window.wait(&format!("!({})", is_seen("nav")));
}

#[test]
fn a_drop_in_the_month_keeps_the_time() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    view(&window, "month");
    let date = plan.date(4);
    window.drag(
        window.middle(&card(&post)),
        window.at(&day(&date), 0.5, 0.8),
    );
    let expected = format!("{date} 550 {}", plan.channels[1]);
    until("the file says so", || {
        place(&folder.file(), &post) == expected
    });
    window.wait_for(&format!("{} {}", day(&date), card(&post)));
}

#[test]
fn a_drop_on_the_board_sets_the_status_and_undo_sets_it_back() {
    let folder = Folder::new();
    let (_, post) = week(&folder);
    let window = Window::open(&folder.file());
    view(&window, "board");
    window.drag(
        window.middle(&card(&post)),
        window.at("[data-cell='status/approved']", 0.5, 0.5),
    );
    let status = || {
        value(
            &folder.file(),
            &format!("SELECT status FROM post WHERE id = '{post}'"),
        )
    };
    until("it is approved", || status().as_deref() == Some("approved"));
    window.wait_for(&format!("[data-cell='status/approved'] {}", card(&post)));
    window.click("[data-toast] .act");
    until("it is a draft", || status().as_deref() == Some("draft"));
    window.wait_for(&format!("[data-cell='status/draft'] {}", card(&post)));
}

#[test]
fn the_list_is_sorted_by_its_heads_and_takes_drops_on_days() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    view(&window, "list");
    let date = plan.date(5);
    window.drag(
        window.middle(&card(&post)),
        window.at(&day(&date), 0.3, 0.5),
    );
    let expected = format!("{date} 550 {}", plan.channels[1]);
    until("the file says so", || {
        place(&folder.file(), &post) == expected
    });
    window.click("[data-sort=title]");
    let titles = "[...document.querySelectorAll('[data-view=list] .card .title')].map((title) => title.textContent)";
    window.wait("document.querySelector('[aria-sort=ascending]') !== null");
    assert_eq!(window.js(titles), json!(["Customer story", "Thread"]));
    window.click("[data-sort=title]");
    window.wait("document.querySelector('[aria-sort=descending]') !== null");
    assert_eq!(window.js(titles), json!(["Thread", "Customer story"]));
}

#[test]
fn keys_turn_to_every_view_and_the_focused_card_stays() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    for (key, name) in [
        ('m', "month"),
        ('l', "list"),
        ('b', "board"),
        ('c', "channels"),
        ('w', "week"),
        ('m', "month"),
    ] {
        window.keys(&[key]);
        window.wait_for(&format!("[data-view={name}]"));
        window.wait(&format!(
            "document.activeElement?.dataset.post === '{post}'"
        ));
    }
    window.keys(&[' ', RIGHT, DOWN, ENTER]);
    let expected = format!("{} 550 {}", plan.date(10), plan.channels[1]);
    until("the file says so", || {
        place(&folder.file(), &post) == expected
    });
    window.wait(&format!(
        "document.activeElement?.dataset.post === '{post}'"
    ));
}

#[test]
fn the_months_are_leafed_through_and_a_week_number_opens_its_week() {
    let folder = Folder::new();
    let (plan, _) = week(&folder);
    let window = Window::open(&folder.file());
    view(&window, "month");
    let title = window.text("h1");
    window.keys(&[']']);
    window.wait(&format!(
        "document.querySelector('h1').textContent.trim() !== {}",
        json!(title)
    ));
    window.keys(&['[']);
    window.wait(&format!(
        "document.querySelector('h1').textContent.trim() === {}",
        json!(title)
    ));
    window.click(&format!("[data-week=\"{}\"]", plan.date(0)));
    window.wait_for(&format!(
        "[data-view=week] [data-head=\"{}\"]",
        plan.date(6)
    ));
    window.wait_for(&format!(".busy[data-day=\"{}\"]", plan.date(2)));
    assert!(!window.is_there(&format!(".busy[data-day=\"{}\"]", plan.date(1))));
    window.click(&format!("[data-toggle=\"{}\"]", plan.channels[1]));
    window.wait(&format!(
        "document.querySelector('.busy[data-day=\"{}\"]') === null",
        plan.date(2)
    ));
    assert!(
        window.is_there(&format!(".busy[data-day=\"{}\"]", plan.date(3))),
        "the other channel's day stays marked"
    );
}

#[test]
fn a_narrow_window_shows_one_day() {
    let folder = Folder::new();
    let (plan, post) = week(&folder);
    let window = Window::open(&folder.file());
    window.resize((780, 640));
    window.wait("document.querySelectorAll('[data-head]').length === 1");
    window.focus("[data-action=today]");
    let monday = window.js("document.querySelector('[data-head]').dataset.head");
    let today: chrono::NaiveDate = monday.as_str().expect("a day").parse().expect("a day");
    let wanted: chrono::NaiveDate = plan.date(2).parse().expect("a day");
    let steps = (wanted - today).num_days();
    let key = if steps < 0 { '[' } else { ']' };
    window.keys(&vec![key; steps.unsigned_abs() as usize]);
    window.wait_for(&format!("[data-head=\"{}\"]", plan.date(2)));
    window.wait_for(&format!("[data-view=week] {}", card(&post)));
    window.resize((1440, 900));
    window.wait("document.querySelectorAll('[data-head]').length === 7");
}

#[test]
fn in_a_small_window_no_head_cuts_the_name_of_its_day() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    for day in 0..7 {
        for minute in 10..22 {
            plan.post(0, Some((day, &format!("09:{minute}"))), "One of twelve");
        }
    }
    let window = Window::open(&folder.file());
    window.resize((1100, 700));
    window.wait("innerWidth === 1100");
    for view in ["week", "channels"] {
        window.click(&format!("[data-action=view-{view}]"));
        window.wait_for(&format!("[data-view={view}]"));
        window.settle();
        let cut = window.js(
            "[...document.querySelectorAll('[data-head] .name, [data-head] .count')]
                .filter((said) => said.scrollWidth > said.clientWidth
                    || said.getBoundingClientRect().right > said.parentElement.getBoundingClientRect().right)
                .map((said) => said.textContent)",
        );
        assert_eq!(cut, json!([]), "{view}");
        assert_eq!(
            window.js("document.querySelectorAll('[data-head] .count').length"),
            json!(7)
        );
    }
}
