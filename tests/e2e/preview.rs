//! A post as its platform shows it: who says it, where the text folds, its link, and its pictures.

use std::fs;

use daymark_core::model::{ChannelEdit, Crop, PostEdit};
use serde_json::json;

use crate::keys::{CONTROL, ENTER, RIGHT};
use crate::pictures::{examine, in_language};
use crate::plan::{Draft, Folder, draft};
use crate::test_files::png;
use crate::window::{Window, card, quoted};

/// Opens a post in the wide composer.
pub(crate) fn open_wide(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [name=title]");
    if !window.is_there("[data-preview]") {
        window.chord(&[CONTROL], 'e');
    }
    window.wait_for("[data-preview]");
}

fn open(window: &Window, post: &str) {
    open_wide(window, post);
    window.wait_for("[data-preview] article");
}

/// Adds a post to the next week.
fn with_text(plan: &mut Draft, channel: usize, text: &str, link: &str) -> String {
    let time = format!("{:02}:00", 9 + channel);
    let post = plan.post(channel, Some((8, &time)), "A title");
    let edit = PostEdit {
        text: Some(text.into()),
        link: Some(link.into()),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &edit).expect("a text");
    post
}

/// Adds pictures of these sizes, whose left half is red and right half is blue.
fn with_pictures(
    folder: &Folder,
    plan: &mut Draft,
    post: &str,
    sizes: &[(u32, u32)],
) -> Vec<String> {
    let files = sizes.iter().enumerate().map(|(at, &(width, height))| {
        let file = folder.path().join(format!("{at}.png"));
        fs::write(&file, png(width, height)).expect("a picture");
        file
    });
    let files: Vec<_> = files.collect();
    let (_, ids) = plan.planner.add_media(post, &files, None).expect("media");
    ids.iter().map(ToString::to_string).collect()
}

fn next_week(folder: &Folder) -> Window {
    let window = Window::open(&folder.file());
    window.keys(&[']']);
    window
}

fn shape(window: &Window, css: &str) -> f64 {
    let shape = window.js(&format!(
        "(({{ width, height }}) => width / height)(document.querySelector({}).getBoundingClientRect())",
        quoted(css)
    ));
    shape.as_f64().expect("a number")
}

#[test]
fn the_account_its_handle_and_the_link_are_those_of_the_platform() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x", "bluesky"]);
    let handles = ["@acme", "@acme.example"];
    for (channel, handle) in plan.channels.clone().iter().zip(handles) {
        let edit = ChannelEdit {
            handle: Some(handle.into()),
            ..ChannelEdit::default()
        };
        plan.planner.edit_channel(channel, &edit).expect("a handle");
    }
    let link = "https://acme.example/search";
    let posts = [0, 1].map(|at| with_text(&mut plan, at, "Read it", link));
    with_pictures(&folder, &mut plan, &posts[1], &[(40, 40)]);
    drop(plan);
    let window = next_week(&folder);
    for (post, handle) in posts.iter().zip(handles) {
        open(&window, post);
        window.wait(&format!(
            "document.querySelector('[data-preview] .who span').textContent.startsWith('{handle} · ')"
        ));
        assert_eq!(window.text("[data-preview] .who strong"), "Acme");
        if handle == handles[0] {
            assert_eq!(window.text("[data-link-card]"), "acme.exampleA title");
        }
        window.click("[data-panel] [data-action=close]");
        window.wait("document.querySelector('[data-panel]') === null");
    }
    open(&window, &posts[1]);
    window.wait_for("[data-preview-media=\"1\"] img");
    assert!(
        !window.is_there("[data-link-card]"),
        "a picture takes the card's place"
    );
}

#[test]
fn a_text_folds_where_its_platform_folds_it_and_is_unfolded() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram", "linkedin", "bluesky"]);
    let text = "Word ".repeat(55) + "end";
    let posts = [0, 1, 2].map(|at| with_text(&mut plan, at, &text, ""));
    drop(plan);
    let window = next_week(&folder);
    let folded = |most: usize| {
        let words = format!("{}… more", &text[..most]);
        format!(
            "document.querySelector('[data-preview] .text')?.textContent === {}",
            quoted(&words)
        )
    };
    let is_whole = format!(
        "document.querySelector('[data-preview] .text')?.textContent === {}",
        quoted(&text)
    );
    for (post, most) in posts.iter().zip([Some(125), Some(210), None]) {
        open(&window, post);
        if let Some(most) = most {
            window.wait(&folded(most));
            window.click("[data-preview] [data-action=unfold]");
        }
        window.wait(&is_whole);
        assert!(!window.is_there("[data-preview] [data-action=unfold]"));
        window.click("[data-panel] [data-action=close]");
        window.wait("document.querySelector('[data-panel]') === null");
    }
}

#[test]
fn a_carousel_is_turned_over_in_the_shape_of_its_first_slide() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let post = with_text(&mut plan, 0, "Three slides", "");
    let sizes = [(400, 200), (200, 400), (300, 300)];
    let ids = with_pictures(&folder, &mut plan, &post, &sizes);
    let right_half = Crop {
        left: 500_000,
        top: 0,
        width: 500_000,
        height: 1_000_000,
    };
    plan.planner
        .set_crop(&post, &ids[0], Some(right_half))
        .expect("a crop");
    drop(plan);
    let window = next_week(&folder);
    open(&window, &post);
    let shot = "[data-preview-slide] [data-shot]";
    let shows = |at: usize| {
        format!(
            "[data-preview-slide=\"{}\"] [data-shot=\"{}\"] img",
            at + 1,
            ids[at]
        )
    };
    window.wait_for(&shows(0));
    assert!((shape(&window, shot) - 1.0).abs() < 0.01);
    let shown = window.js(&format!(
        "((frame, picture) => Math.round(100 * (frame.left - picture.left) / picture.width) + ' ' + Math.round(100 * frame.width / picture.width))(...[{}, {}].map((css) => document.querySelector(css).getBoundingClientRect()))",
        quoted(shot),
        quoted(&shows(0))
    ));
    assert_eq!(shown, json!("50 50"), "its right half");
    assert!(!window.is_there("[data-action=slide-before]"));
    window.click("[data-action=slide-after]");
    window.wait_for(&shows(1));
    assert!((shape(&window, shot) - 1.0).abs() < 0.01);
    window.focus("[data-action=slide-after]");
    window.keys(&[ENTER]);
    window.wait_for(&shows(2));
    window.wait("document.activeElement?.dataset.action === 'slide-before'");
    assert!(!window.is_there("[data-action=slide-after]"));
    examine(&window, "a carousel");
    window.keys(&[ENTER]);
    window.wait_for(&shows(1));
}

#[test]
fn several_pictures_stand_side_by_side_each_cut_to_its_part() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["bluesky"]);
    let post = with_text(&mut plan, 0, "Five pictures", "");
    let ids = with_pictures(
        &folder,
        &mut plan,
        &post,
        &[(300, 200), (200, 300), (90, 90), (80, 80), (70, 70)],
    );
    drop(plan);
    let window = next_week(&folder);
    open(&window, &post);
    window.wait_for("[data-preview-media=\"5\"]");
    let shots = window.js("[...document.querySelectorAll('[data-preview-media] [data-shot]')].map((shot) => shot.dataset.shot)");
    assert_eq!(shots, json!(ids[..4]));
    assert_eq!(window.text(&format!("[data-shot=\"{}\"]", ids[3])), "+1");
    assert!(
        !window.is_there("[data-preview-slide]"),
        "it is no carousel"
    );
}

/// “Preview” is one thing on the screen: the tab. What it shows has other names.
#[test]
fn the_preview_and_the_grid_have_names_of_their_own_and_are_switched_by_keys() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let post = with_text(&mut plan, 0, "On a profile", "");
    drop(plan);
    let names = [
        (
            "en_GB.UTF-8",
            [
                "Preview",
                "Comments",
                "History",
                "This post",
                "Profile grid",
            ],
        ),
        (
            "zh_CN.UTF-8",
            ["预览", "评论", "历史", "本条帖子", "主页网格"],
        ),
    ];
    for (language, names) in names {
        let window = in_language(&folder, language);
        window.keys(&[']']);
        open(&window, &post);
        let found = window.js("[...document.querySelectorAll('[data-side-tab], [data-field=likeness] label')].map((one) => one.textContent.trim())");
        assert_eq!(found, json!(names));
        window.focus("[data-field=likeness] [value=preview]");
        window.keys(&[RIGHT]);
        window.wait_for("[data-profile-grid]");
        window.wait("document.querySelector('[data-preview] article') === null");
        window.click("[data-side-tab=history]");
        window.wait("document.querySelector('[data-preview]') === null");
        window.click("[data-side-tab=preview]");
        window.wait_for("[data-profile-grid]");
    }
}
