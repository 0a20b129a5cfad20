//! Actions before the program has answered: nothing is reverted, and the focus isn't taken away.

use serde_json::json;

use crate::keys::{ALT, CONTROL, ENTER, RIGHT, wait_focus};
use crate::plan::{Folder, draft, place, value};
use crate::window::{Window, card, until};

/// Delays every answer to a command of the program by some milliseconds.
fn delay(window: &Window, command: &str, millis: u32) {
    window.run(&format!(
        "const fetch = window.fetch;
        window.answered = 0;
        window.fetch = async (asked, ...rest) => {{
            const answer = await fetch(asked, ...rest);
            if (!String(asked).endsWith('/{command}')) return answer;
            await new Promise((done) => setTimeout(done, {millis}));
            window.answered += 1;
            return answer;
        }};"
    ));
}

#[test]
fn two_fast_steps_never_go_back_to_the_first() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Nudged twice");
    let window = Window::open(&folder.file());
    delay(&window, "move_posts", 250);
    window.run(&format!(
        "const day = () => document.querySelector('{}')?.closest('[data-date]')?.dataset.date;
        window.days = [];
        new MutationObserver(() => {{
            const now = day();
            if (now && now !== window.days.at(-1)) window.days.push(now);
        }}).observe(document.querySelector('[data-view]'), {{ childList: true, subtree: true }});",
        card(&post)
    ));
    window.focus(&card(&post));
    window.chord(&[ALT], RIGHT);
    window.chord(&[ALT], RIGHT);
    window.wait("window.answered === 2");
    window.settle();
    assert_eq!(
        window.js("window.days"),
        json!([plan.date(2), plan.date(3)])
    );
    assert!(place(&folder.file(), &post).starts_with(&plan.date(3)));
}

#[test]
fn a_panel_that_was_opened_meanwhile_keeps_the_focus() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "Copied");
    let window = Window::open(&folder.file());
    delay(&window, "duplicate_posts", 400);
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'd');
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.closest('[data-panel]') !== null");
    window.wait("window.answered === 1");
    window.wait("document.querySelectorAll('[data-view] [data-post]').length === 2");
    window.settle();
    assert_eq!(
        window.js("document.activeElement.closest('[data-panel]') !== null"),
        json!(true)
    );
}

#[test]
fn a_new_post_that_is_created_late_closes_its_panel_and_no_other() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((1, "09:00")), "There before");
    let window = Window::open(&folder.file());
    delay(&window, "add_post", 400);
    let create = |title: &str| {
        window.click("[data-action=new]");
        window.fill("[data-panel] [name=title]", title);
        window.click("[data-panel] [data-action=create]");
    };
    let made = |title: &str| {
        let sql = format!("SELECT count(*) FROM item WHERE title = '{title}'");
        value(&folder.file(), &sql)
    };
    create("First");
    window.click(&card(&post));
    window.wait("window.answered === 1");
    window.settle();
    assert_eq!(
        window.js("document.querySelector('[data-panel] [name=title]').value"),
        json!("There before"),
        "the panel of the post that was opened stays"
    );
    window.click("[data-panel] [data-action=close]");
    window.wait("document.querySelector('[data-panel]') === null");
    wait_focus(&window, &post);
    create("Second");
    window.wait("window.answered === 2");
    window.wait("document.querySelector('[data-panel]') === null");
    until("both are there once", || {
        ["First", "Second"].map(made) == [Some("1".to_owned()), Some("1".to_owned())]
    });
}
