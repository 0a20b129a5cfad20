//! Pictures of links and first comments in the composer and of the settings of links, and axe-core on them.

use serde_json::json;

use crate::keys::{CONTROL, ESCAPE};
use crate::links::{edit, linked, open};
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Folder, value};
use crate::search::edit_from;
use crate::window::Window;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1100, 700)];
const THEMES: [&str; 2] = ["light", "dark"];
const TEXT: &str = "Search 2.0 is live.\n\nOne box for projects, files and people. Results in 40 milliseconds, on a train, in a basement.\n\nhttps://example.com/search\n\n#search #launch #desktop #offline #fast #quiet";

/// Returns posts of one item on Instagram and X in a campaign, the first with a first comment, in a plan that tags its links.
fn furnished(folder: &Folder, campaign: &str) -> [String; 2] {
    let (mut plan, post) = linked(folder, &["instagram", "x"]);
    plan.planner
        .edit_plan(&edit_from(&json!({"utm": true})))
        .expect("tagged");
    let id = value(&folder.file(), "SELECT id FROM campaign").expect("a campaign");
    let name = edit_from(&json!({"name": campaign}));
    plan.planner.edit_campaign(&id, &name).expect("a name");
    let channel = plan.channels[1].clone();
    let (_, other) = plan
        .planner
        .add_sibling(&post, &channel)
        .expect("a sibling");
    let words = json!({
        "text": TEXT, "title": "Search 2.0 is live", "utm_content": "hero",
        "first_comment": "Full story: https://example.com/search\nWhat would you search first?",
    });
    edit(&mut plan, &post, &words);
    [post, other.to_string()]
}

fn shoot(window: &Window, name: &str) {
    window.settle();
    window.screenshot(&screens().join(format!("links-{name}.png")));
}

#[test]
fn pictures_of_links_and_first_comments() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let posts = furnished(
            &folder,
            if tag == "en" {
                "Search 2.0"
            } else {
                "Shop week"
            },
        );
        let window = in_language(&folder, language);
        for (post, name) in posts.iter().zip(["instagram", "x"]) {
            open(&window, post);
            window.wait_for("[data-panel] [data-link-sent]");
            portray(&window, &format!("{name}-{tag}"));
            window.click("[data-panel] [data-action=close]");
            window.wait("!document.querySelector('[data-panel]')");
        }
    }
}

fn portray(window: &Window, name: &str) {
    for (width, height) in SIZES {
        window.resize((width, height));
        for theme in THEMES {
            set_theme(window, theme);
            examine(window, &format!("{name}, {theme}"));
            shoot(window, &format!("{name}-{width}-{theme}"));
            window.click("[data-panel] [data-action=utm-more]");
            window.wait_for("[data-panel] [name=utm_content]");
            window.run("document.querySelector('[data-panel] [name=utm_content]').scrollIntoView({ block: 'center' })");
            examine(window, &format!("{name}, unfolded, {theme}"));
            shoot(window, &format!("{name}-open-{width}-{theme}"));
            window.click("[data-panel] [data-action=utm-more]");
            window.chord(&[CONTROL], 'e');
            window.wait_for("[data-preview]");
            window.click("[data-panel] [data-action=utm-more]");
            window.wait_for("[data-panel] [name=utm_content]");
            examine(window, &format!("{name}, wide and unfolded, {theme}"));
            shoot(window, &format!("{name}-wide-{width}-{theme}"));
            window.click("[data-panel] [data-action=utm-more]");
            window.chord(&[CONTROL], 'e');
            window.wait("!document.querySelector('[data-preview]')");
        }
    }
}

#[test]
fn pictures_of_the_settings_of_links() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        furnished(&folder, "Search 2.0");
        let window = in_language(&folder, language);
        for theme in THEMES {
            set_theme(&window, theme);
            window.chord(&[CONTROL], ',');
            window.wait_for("[data-dialog=settings] [name=plan-utm-source]");
            window.run("document.querySelector('[name=plan-utm-source]').scrollIntoView({ block: 'center' })");
            examine(&window, &format!("the plan's settings of links, {theme}"));
            shoot(&window, &format!("settings-{tag}-{theme}"));
            closed(&window);
            window.click("[data-action=channels]");
            window.wait_for("[data-channel-links]");
            window.run("document.querySelector('[data-channel-links]').scrollIntoView({ block: 'center' })");
            examine(&window, &format!("the channels' words of links, {theme}"));
            shoot(&window, &format!("channels-{tag}-{theme}"));
            closed(&window);
            window.click("[data-view] [data-campaign]");
            window.wait_for("[data-campaign-form] [name=utm-campaign]");
            examine(&window, &format!("a campaign's word, {theme}"));
            shoot(&window, &format!("campaign-{tag}-{theme}"));
            window.keys(&[ESCAPE]);
            window.wait("document.querySelector('[data-campaign-form]') === null");
        }
    }
}

fn closed(window: &Window) {
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
}
