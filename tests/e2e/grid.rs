//! The grid of a profile: its posts as tiles, its free slots, and two posts that swap their times.

use daymark_core::model::{ChannelEdit, Status, parse_slots};
use serde_json::json;

use crate::keys::{CONTROL, ENTER, ESCAPE, LEFT, RIGHT, UP};
use crate::pictures::{examine, set_theme};
use crate::plan::{Draft, Folder, draft, place};
use crate::preview::open_wide;
use crate::window::{Window, card, quoted, until};

const GRID: &str = "[data-profile-grid]";

fn tile(post: &str) -> String {
    format!("[data-grid-post=\"{post}\"]")
}

/// Opens the grid of a post's channel in the wide composer. Its card is shown or in the tray.
fn open(window: &Window, post: &str) {
    open_wide(window, post);
    if !window.is_there(GRID) {
        window.click("[data-field=likeness] label:has([value=grid])");
    }
    window.wait_for(GRID);
}

/// Three posts that are to come on a channel, and two that are published, the latest first.
struct Profile {
    plan: Draft,
    last: String,
    middle: String,
    next: String,
    published: [String; 2],
}

fn profile(folder: &Folder) -> Profile {
    let mut plan = draft(folder, &["instagram"]);
    let [last, middle, next] = [(12, "Last"), (10, "Middle"), (8, "Next")]
        .map(|(day, title)| plan.post(0, Some((day, "09:00")), title));
    let published = [(-3, "Published"), (-5, "First")]
        .map(|(day, title)| plan.post(0, Some((day, "09:00")), title));
    plan.planner
        .set_status(&published, Status::Published)
        .expect("they are published");
    Profile {
        plan,
        last,
        middle,
        next,
        published,
    }
}

/// Shows the next week, all of whose days are in the future, with the grid of its profile.
fn shown(folder: &Folder, post: &str) -> Window {
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window.wait_for(&card(post));
    open(&window, post);
    window.wait_for(&tile(post));
    window
}

fn tiles(window: &Window) -> Vec<String> {
    let found = window.js(
        "[...document.querySelectorAll('[data-grid-post]')].map((tile) => tile.dataset.gridPost)",
    );
    let found = found.as_array().expect("a list").iter();
    found
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect()
}

/// Clicks beside all fields, so that Ctrl Z undoes what was done and not what was typed.
fn undo(window: &Window) {
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
}

#[test]
fn the_latest_posts_come_first_with_the_free_slots_between_them() {
    let folder = Folder::new();
    let Profile {
        mut plan,
        last,
        middle,
        next,
        published,
    } = profile(&folder);
    let channel = plan.channels[0].clone();
    let slots = parse_slots("tue 09:00, wed 18:15").expect("slots");
    plan.planner.set_slots(&channel, &slots).expect("slots");
    drop(plan);
    let window = shown(&folder, &next);
    let [out, first] = published;
    assert_eq!(
        tiles(&window),
        [last, middle.clone(), next.clone(), out.clone(), first]
    );
    let free = window.js("[...document.querySelectorAll('[data-grid-free]')].map(({ title }) => title.split(' ')[0]).join()");
    assert!(
        free.as_str()
            .is_some_and(|free| free.starts_with("Free,Free")),
        "{free}"
    );
    let order = window.js("[...document.querySelector('[data-profile-grid]').children].map((tile) => tile.dataset.gridFree === undefined ? 'post' : 'free').join()");
    let order = order.as_str().expect("words");
    assert!(
        order.starts_with("free,free,free,post"),
        "three slots after the last post: {order}"
    );
    assert!(order.ends_with("post,post"), "none in the past: {order}");
    assert!(window.is_there(&format!("{}[data-published]", tile(&out))));
    assert!(window.is_there(&format!("{}[aria-current]", tile(&next))));
    let name = window.js(&format!(
        "document.querySelector({}).ariaLabel",
        quoted(&tile(&middle))
    ));
    assert!(
        name.as_str()
            .is_some_and(|name| name.starts_with("Middle, ")
                && name.contains("09:00")
                && name.ends_with("Draft")),
        "{name}"
    );
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the grid, {theme}"));
    }
    window.click(&tile(&middle));
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'Middle'");
    window.wait_for(&format!("{}[aria-current]", tile(&middle)));
}

#[test]
fn each_profile_has_its_own_columns_and_shape() {
    let folder = Folder::new();
    let platforms = ["instagram", "tiktok", "pinterest", "xiaohongshu", "x"];
    let mut plan = draft(&folder, &platforms);
    let posts = [0, 1, 2, 3, 4].map(|at| plan.post(at, Some((8, "09:00")), platforms[at]));
    drop(plan);
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    let expected = [(3, 0.75), (3, 0.75), (2, 0.667), (2, 0.75)];
    for (post, (columns, ratio)) in posts.iter().zip(expected) {
        window.wait_for(&card(post));
        open(&window, post);
        window.wait_for(&tile(post));
        let drawn = window.js("getComputedStyle(document.querySelector('[data-profile-grid]')).gridTemplateColumns.split(' ').length");
        assert_eq!(drawn, json!(columns), "{post}");
        let shape = window.js(&format!(
            "(({{ width, height }}) => width / height)(document.querySelector({}).getBoundingClientRect())",
            quoted(&tile(post))
        ));
        let shape = shape.as_f64().expect("a number");
        assert!((shape - ratio).abs() < 0.01, "{shape} is not {ratio}");
        window.keys(&[ESCAPE]);
        window.wait("document.querySelector('[data-panel]') === null");
    }
    window.focus(&card(&posts[4]));
    window.keys(&[ENTER]);
    window.wait_for("[data-preview=x] article");
    assert!(!window.is_there("[data-field=likeness]"), "X has no grid");
}

#[test]
fn a_drag_names_both_posts_and_swaps_their_times_which_one_undo_takes_back() {
    let folder = Folder::new();
    let Profile {
        plan,
        last,
        next,
        published,
        ..
    } = profile(&folder);
    drop(plan);
    let at = |post: &str| place(&folder.file(), post);
    let before = [at(&last), at(&next)];
    let fixed = at(&published[0]);
    let window = shown(&folder, &next);
    let [from, to, out] = [&next, &last, &published[0]].map(|post| window.middle(&tile(post)));
    window.drag(from, out);
    window.drag(out, from);
    window.take(from, to);
    window.wait_for("[data-swap-label]");
    let named = window.text("[data-swap-label]");
    assert!(
        named.contains("“Next”") && named.contains("“Last”") && named.contains("↔"),
        "{named}"
    );
    window.let_go();
    until("both have the other's time", || {
        [at(&next), at(&last)] == before
    });
    window.wait(&format!(
        "document.querySelector('[data-grid-post]').dataset.gridPost === '{next}'"
    ));
    window.wait("document.querySelector('[data-swap-label]') === null");
    assert_eq!(at(&published[0]), fixed, "it is never swapped");
    undo(&window);
    until("one undo takes both back", || {
        [at(&last), at(&next)] == before
    });
    window.wait(&format!(
        "document.querySelector('[data-grid-post]').dataset.gridPost === '{last}'"
    ));
}

#[test]
fn keys_swap_two_posts_pass_what_is_published_and_escape_puts_back() {
    let folder = Folder::new();
    let Profile {
        plan,
        last,
        middle,
        next,
        published,
    } = profile(&folder);
    drop(plan);
    let at = |post: &str| place(&folder.file(), post);
    let before = [at(&last), at(&middle), at(&next)];
    let window = shown(&folder, &next);
    let focused = |post: &str| format!("document.activeElement?.dataset.gridPost === '{post}'");
    window.focus(&tile(&next));
    window.keys(&[RIGHT]);
    window.wait(&focused(&published[0]));
    window.keys(&[' ']);
    assert!(
        !window.is_there("[data-swap-label]"),
        "it stays where it is"
    );
    window.keys(&[LEFT, ' ']);
    window.wait_for("[data-swap-label]");
    window.keys(&[RIGHT]);
    window.wait(&focused(&next));
    window.keys(&[LEFT]);
    window.wait(&focused(&middle));
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[data-swap-label]') === null");
    window.wait(&focused(&next));
    assert!(window.is_there("[data-panel]"), "Escape only puts back");
    assert_eq!([at(&last), at(&middle), at(&next)], before);
    window.keys(&[' ', LEFT, LEFT]);
    window.wait(&focused(&last));
    window.keys(&[ENTER]);
    until("both have the other's time", || {
        [at(&next), at(&middle), at(&last)] == before
    });
    window.wait(&format!(
        "document.querySelector('[data-grid-post]').dataset.gridPost === '{next}'"
    ));
    window.wait(&focused(&next));
    undo(&window);
    until("one undo takes both back", || {
        [at(&last), at(&middle), at(&next)] == before
    });
    window.focus(&tile(&published[0]));
    window.keys(&[UP]);
    window.wait(&focused(&last));
    window.keys(&[ENTER]);
    window.wait("document.querySelector('[data-panel] [name=title]')?.value === 'Last'");
}

#[test]
fn a_channel_without_dated_posts_says_so() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let post = plan.post(0, None, "Some day");
    drop(plan);
    let window = Window::open(&folder.file());
    window.wait_for(&card(&post));
    open(&window, &post);
    window.wait(&format!(
        "document.querySelector('[data-preview]').textContent.includes({})",
        quoted("No post has a time on this channel yet.")
    ));
    assert_eq!(tiles(&window), [""; 0]);
    examine(&window, "an empty grid");
}

/// Posts on an archived channel can still be moved, but it takes no new ones.
#[test]
fn an_archived_channel_has_no_free_slots_and_its_posts_still_swap() {
    let folder = Folder::new();
    let Profile {
        mut plan,
        last,
        next,
        ..
    } = profile(&folder);
    let channel = plan.channels[0].clone();
    let slots = parse_slots("tue 09:00").expect("slots");
    plan.planner.set_slots(&channel, &slots).expect("slots");
    let archived = ChannelEdit {
        archived: Some(true),
        ..ChannelEdit::default()
    };
    plan.planner
        .edit_channel(&channel, &archived)
        .expect("it is archived");
    drop(plan);
    let at = |post: &str| place(&folder.file(), post);
    let before = [at(&last), at(&next)];
    let window = shown(&folder, &next);
    assert!(!window.is_there("[data-grid-free]"));
    window.drag(window.middle(&tile(&next)), window.middle(&tile(&last)));
    until("both have the other's time", || {
        [at(&next), at(&last)] == before
    });
}
