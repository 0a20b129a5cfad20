//! Pictures of the composer, narrow and wide, with a text that is too long, and axe-core on them.

use daymark_core::model::PostEdit;

use crate::keys::{CONTROL, ENTER};
use crate::pictures::{LANGUAGES, examine, in_every_look, in_language, screens};
use crate::plan::{Draft, Folder, draft};
use crate::window::{Window, card};

const MASTER: &str = "Search 2.0 is live.\n\nOne box for projects, files and people. Results in 40 milliseconds, on a train, in a basement, on the slow Wi-Fi of that one hotel.\n\nhttps://acme.example/search";

const PARTS: [&str; 3] = [
    "Search 2.0 is live.\n\nOne box for projects, files and people. Results in 40 milliseconds, on a train, in a basement, on the slow Wi-Fi of that one hotel.\n\nhttps://acme.example/search",
    "How? We moved the index from a data centre to your own device. No round trip, no spinner, and nothing you search for leaves your machine.\n\nForty teams tried it for half a year. What we heard most was a short silence, and then “oh”. Nine of us worked on it for a year: ask us anything here.",
    "Free on every plan from today. Press the slash key, ask it something strange, then tell us here what it missed: the list for 2.1 is already open.",
];

/// Adds an item on three channels: a thread that is too long on X, and texts that follow all channels. Returns the post
/// on X and that on LinkedIn.
fn item(plan: &mut Draft) -> [String; 2] {
    let post = plan.post(0, Some((3, "09:00")), "Search 2.0 is live");
    let words = PostEdit {
        text: Some(MASTER.to_owned()),
        link: Some("https://acme.example/search".to_owned()),
        labels: Some(vec!["launch".to_owned()]),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &words).expect("words");
    let others = [1, 2].map(|at| {
        plan.planner
            .add_sibling(&post, &plan.channels[at])
            .expect("a sibling")
            .1
    });
    let thread = PostEdit {
        parts: Some(PARTS.map(str::to_owned).to_vec()),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &thread).expect("a thread");
    plan.post(3, Some((3, "12:30")), "Launch carousel, five slides");
    [post, others[0].to_string()]
}

#[test]
fn pictures_of_the_composer() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let mut plan = draft(&folder, &["x", "linkedin", "bluesky", "instagram"]);
        let posts = item(&mut plan);
        drop(plan);
        let window = in_language(&folder, language);
        for (post, name) in posts.iter().zip(["thread", "text"]) {
            window.focus(&card(post));
            window.keys(&[ENTER]);
            window.wait_for("[data-panel] [data-count]");
            portray(&window, &format!("composer-{name}-{tag}"));
            window.click("[data-panel] [data-action=close]");
            window.wait("!document.querySelector('[data-panel]')");
        }
    }
}

fn portray(window: &Window, name: &str) {
    in_every_look(window, |look| {
        examine(window, &format!("{name}, {look}"));
        picture(window, &format!("{name}-{look}"));
        window.chord(&[CONTROL], 'e');
        window.wait_for("[data-preview]");
        examine(window, &format!("{name}, wide, {look}"));
        picture(window, &format!("{name}-wide-{look}"));
        window.chord(&[CONTROL], 'e');
        window.wait("!document.querySelector('[data-preview]')");
    });
}

fn picture(window: &Window, name: &str) {
    window.settle();
    window.screenshot(&screens().join(format!("{name}.png")));
}
