//! Pictures of the place with what is to be published by hand, and axe-core on them.

use daymark_core::model::{NewPost, PostEdit, Status};

use crate::media::picture;
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Draft, Folder, draft};
use crate::posting::{CHOSEN, add, ago, with_text};
use crate::window::Window;

const SIZES: [(u32, u32); 2] = [(1440, 900), (1100, 700)];

const PARTS: [&str; 3] = [
    "Search 2.0 is live.\nOne box for projects, files and people. Results in 40 milliseconds, on a train, in a basement, on the slow Wi-Fi of that one hotel.\nhttps://acme.example/search",
    "How? We moved the index from a data centre to your own device.",
    "Free on every plan from today.",
];

/// Adds what is due: a thread on X with a picture, and posts on LinkedIn and Bluesky.
fn launch(folder: &Folder, plan: &mut Draft) {
    let words = PostEdit {
        parts: Some(PARTS.map(str::to_owned).to_vec()),
        link: Some("https://acme.example/search".to_owned()),
        utm: Some(Some(true)),
        notes: Some("Tom: replies until noon".to_owned()),
        ..PostEdit::default()
    };
    let at = ago(plan, 0);
    let post = add(plan, at, "Search 2.0 is live", words);
    for channel in [1, 2] {
        let channel = plan.channels[channel].clone();
        plan.planner
            .add_sibling(&post, &channel)
            .expect("a sibling");
    }
    let file = picture(folder.path(), "live.png", "320x200", "#5b3fd6");
    plan.planner
        .add_media(&post, &[file], Some("The new search box"))
        .expect("media");
}

fn on_channel(plan: &mut Draft, channel: usize, minutes: i64, title: &str, text: &str) {
    let new = NewPost {
        channels: vec![plan.channels[channel].clone()],
        at: Some(ago(plan, minutes)),
        status: Status::InReview,
        edit: PostEdit {
            title: Some(title.to_owned()),
            ..with_text(text)
        },
        ..NewPost::default()
    };
    plan.planner.add_post(&new).expect("a post");
}

fn full(folder: &Folder) {
    let mut plan = draft(
        folder,
        &["x", "linkedin", "bluesky", "instagram", "wechat", "youtube"],
    );
    launch(folder, &mut plan);
    on_channel(
        &mut plan,
        3,
        -1,
        "Launch carousel, five slides",
        "Five slides",
    );
    on_channel(&mut plan, 4, 24 * 60, "新品预告：更快的搜索", "本周四发布");
    on_channel(&mut plan, 5, 16 * 60, "Short: 30-second tour", "A tour");
}

#[test]
fn pictures_of_the_place() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        full(&folder);
        let window = in_language(&folder, language);
        window.wait_for("[data-to-post] [data-action=posting]");
        for (width, height) in SIZES {
            window.resize((width, height));
            for theme in ["light", "dark"] {
                set_theme(&window, theme);
                portray(&window, &format!("posting-{width}-{tag}-{theme}"));
            }
        }
    }
}

fn portray(window: &Window, name: &str) {
    window.keys(&['p']);
    window.wait_for(&format!("{CHOSEN} [data-step=media] img"));
    window.wait_for("[data-missed]");
    let card = format!("document.querySelector('{CHOSEN}')");
    window.wait(&format!("{card}.scrollHeight === {card}.clientHeight"));
    examine(window, name);
    window.screenshot(&screens().join(format!("{name}.png")));
}

#[test]
fn pictures_of_the_place_with_little_in_it() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let mut plan = draft(&folder, &["x"]);
        on_channel(&mut plan, 0, -24 * 60, "Tomorrow", "Soon");
        drop(plan);
        let window = in_language(&folder, language);
        window.wait_for("[data-view]");
        window.keys(&['p']);
        window.wait_for("[data-posting] .nothing");
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            examine(&window, "an empty place");
            window.screenshot(&screens().join(format!("posting-empty-{tag}-{theme}.png")));
        }
    }
}
