//! Comments beside a post, asking for a review and approving, a change after the approval, and the history of a post.

use daymark_core::model::{Author, PostEdit, Status};
use serde_json::json;

use crate::keys::{CONTROL, ENTER, ESCAPE, LEFT, RIGHT, typed};
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, until};

const FIELD: &str = "[data-panel] [name=comment]";

fn open(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for("[data-panel] [name=text]");
}

fn status(folder: &Folder, post: &str) -> String {
    let sql = format!("SELECT status FROM post WHERE id = '{post}'");
    value(&folder.file(), &sql).unwrap_or_default()
}

fn comments(folder: &Folder) -> String {
    let sql = "SELECT coalesce(group_concat(text, '|'), '') FROM comment";
    value(&folder.file(), sql).unwrap_or_default()
}

fn tab(name: &str) -> String {
    format!("[data-side-tab={name}]")
}

fn is_chosen(window: &Window, name: &str) {
    let tab = tab(name);
    window.wait(&format!(
        "document.querySelector('{tab}')?.ariaSelected === 'true'"
    ));
}

/// Signs what the planner does.
fn sign(plan: &mut Draft, name: &str) {
    let (name, machine) = (name.to_owned(), String::new());
    plan.planner
        .set_author(&Author { name, machine })
        .expect("a name");
}

#[test]
fn comments_are_written_changed_deleted_and_undone_by_keys() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_chosen(&window, "comments");
    window.focus(FIELD);
    typed(&window, "Shorter?");
    window.chord(&[CONTROL], ENTER);
    window.wait_for("[data-comment]");
    window.wait(&format!("document.querySelector('{FIELD}').value === ''"));
    assert_eq!(comments(&folder), "Shorter?");
    window.wait("document.querySelector('[data-side-tab=comments]').textContent.includes('1')");
    window.click("[data-action=edit-comment]");
    window.wait_for("[data-comment] textarea");
    window.fill("[data-comment] textarea", "Much shorter?");
    window.chord(&[CONTROL], ENTER);
    window.wait("!document.querySelector('[data-comment] textarea')");
    assert_eq!(comments(&folder), "Much shorter?");
    window.click("[data-action=delete-comment]");
    window.wait("!document.querySelector('[data-comment]')");
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    window.wait_for("[data-comment]");
    assert_eq!(comments(&folder), "Much shorter?");
}

#[test]
fn an_unsent_comment_waits_while_other_tabs_and_posts_are_shown() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    drop(plan);
    let window = Window::open(&folder.file());
    let waits = format!("document.querySelector('{FIELD}')?.value === 'Not yet'");
    open(&window, &post);
    window.fill(FIELD, "Not yet");
    window.focus(&tab("comments"));
    window.keys(&[RIGHT]);
    is_chosen(&window, "history");
    window.wait_for("[data-post-history] li");
    window.keys(&[LEFT]);
    window.wait(&waits);
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    open(&window, &post);
    window.wait(&waits);
    drop(window);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.wait(&waits);
    window.click("[data-action=add-comment]");
    window.wait_for("[data-comment]");
    assert_eq!(comments(&folder), "Not yet");
}

#[test]
fn a_draft_is_put_to_review_and_approved_once_nothing_is_over_a_limit() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    let long = PostEdit {
        text: Some("a".repeat(300)),
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &long).expect("a text");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click("[data-action=ask-review]");
    window.wait_for("[data-action=approve]");
    until("it is in review", || status(&folder, &post) == "in_review");
    window.wait("document.querySelector('[data-action=approve]').disabled");
    window.fill("[data-panel] [name=text]", "Short");
    window.wait("!document.querySelector('[data-action=approve]').disabled");
    window.click("[data-action=approve]");
    window.wait("!document.querySelector('[data-action=approve]')");
    until("it is approved", || status(&folder, &post) == "approved");
    let approvals = "SELECT count(*) FROM approval";
    assert_eq!(value(&folder.file(), approvals).as_deref(), Some("1"));
    window.chord(&[CONTROL], 'e');
    window.wait_for("[data-approved]");
    window.fill("[data-panel] [name=text]", "Other than approved");
    window.wait_for("[data-finding=changed_since_approval] [data-action=mend]");
    window.click("[data-finding=changed_since_approval] [data-action=mend]");
    until("it is in review again", || {
        status(&folder, &post) == "in_review"
    });
    window.wait("!document.querySelector('[data-finding=changed_since_approval]')");
    window.wait("!document.querySelector('[data-approved]')");
}

#[test]
fn a_plan_that_reviews_again_puts_a_moved_card_back_and_one_undo_takes_both_back() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    plan.planner
        .set_status(std::slice::from_ref(&post), Status::Approved)
        .expect("approved");
    drop(plan);
    let window = Window::open(&folder.file());
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    window.click("[data-field=review-again] label:has([value=true])");
    let setting = "SELECT review_again FROM setting";
    until("it is set", || {
        value(&folder.file(), setting).as_deref() == Some("1")
    });
    window.keys(&[ESCAPE]);
    window.wait("document.querySelector('[role=dialog]') === null");
    open(&window, &post);
    window.fill("[data-panel] [name=text]", "Changed");
    until("it is in review", || status(&folder, &post) == "in_review");
    window.wait_for("[data-action=approve]");
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], 'z');
    until("it is approved again", || {
        status(&folder, &post) == "approved"
    });
    let text = format!(
        "SELECT item.text FROM item JOIN post ON item_id = item.id WHERE post.id = '{post}'"
    );
    assert_eq!(value(&folder.file(), &text).as_deref(), Some(""));
}

#[test]
fn the_history_names_what_was_done_and_by_whom() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let post = plan.post(0, Some((2, "09:00")), "One");
    sign(&mut plan, "Tom");
    plan.planner
        .set_status(std::slice::from_ref(&post), Status::Approved)
        .expect("approved");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click(&tab("history"));
    window.wait_for("[data-post-history] li[data-op=add_post]");
    let lines = window.js(
        "[...document.querySelectorAll('[data-post-history] li')].map((line) => line.dataset.op + ' ' + line.querySelector('span').textContent.split(' ')[0])",
    );
    assert_eq!(lines, json!(["set_status Tom", "add_post You"]));
    window.fill("[data-panel] [name=text]", "New");
    window.wait("document.querySelectorAll('[data-post-history] li').length === 3");
}

/// An approved post with two comments, whose text is another one by now, and one that waits for its approval.
fn discussed(plan: &mut Draft) -> [String; 2] {
    let changed = plan.post(0, Some((3, "09:00")), "Search 2.0 is live");
    let waiting = plan.post(0, Some((3, "12:30")), "Launch carousel, five slides");
    sign(plan, "Tom");
    let comment = "The second part is too long for X. Shorter, or one more part?";
    plan.planner
        .add_comment(&changed, comment)
        .expect("a comment");
    plan.planner
        .set_status(std::slice::from_ref(&changed), Status::Approved)
        .expect("approved");
    sign(plan, "");
    plan.planner
        .add_comment(&changed, "Done.\nWhat do you think of the last line?")
        .expect("a comment");
    let text = |text: String| PostEdit {
        text: Some(text),
        ..PostEdit::default()
    };
    plan.planner
        .edit_post(
            &changed,
            &text("One box for projects, files and people.".to_owned()),
        )
        .expect("a text");
    plan.planner
        .edit_post(&waiting, &text("Five slides. ".repeat(30)))
        .expect("a text");
    plan.planner
        .set_status(std::slice::from_ref(&waiting), Status::InReview)
        .expect("in review");
    [changed, waiting]
}

#[test]
fn pictures_of_comments_and_history() {
    for (language, tag) in LANGUAGES {
        let folder = Folder::new();
        let mut plan = draft(&folder, &["x", "linkedin"]);
        let [changed, waiting] = discussed(&mut plan);
        drop(plan);
        let window = in_language(&folder, language);
        for theme in ["light", "dark"] {
            set_theme(&window, theme);
            for (post, name) in [(&changed, "changed"), (&waiting, "waiting")] {
                window.focus(&card(post));
                window.keys(&[ENTER]);
                window.wait_for("[data-panel] [data-count]");
                portray(&window, &format!("signoff-{name}-{tag}-{theme}"));
                window.click("[data-panel] [data-action=close]");
                window.wait("!document.querySelector('[data-panel]')");
            }
        }
    }
}

fn portray(window: &Window, name: &str) {
    for form in ["narrow", "wide"] {
        for tab_name in ["comments", "history", "preview"] {
            window.click(&tab(tab_name));
            is_chosen(window, tab_name);
            window.wait_for("[data-post-checks] [data-finding]");
            examine(window, &format!("{name}, {form}, {tab_name}"));
            let file = format!("{name}-{form}-{tab_name}.png");
            window.screenshot(&screens().join(file));
        }
        window.chord(&[CONTROL], 'e');
    }
}
