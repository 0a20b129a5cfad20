//! First comments: typed, kept, undone and counted, on one channel alone, seen in the preview, and replaced.

use serde_json::json;

use crate::keys::{CONTROL, ENTER, ESCAPE, SHIFT, typed};
use crate::links::{edit, linked, open};
use crate::plan::{Folder, draft, value};
use crate::typed::is_soon_in;
use crate::window::{Window, card, quoted, until};

const COMMENT: &str = "[data-panel] [name=first_comment]";
const ADD: &str = "[data-panel] [data-action=first-comment]";
const LINK: &str = "https://example.com/search";

fn comment_of(folder: &Folder, post: &str) -> Option<String> {
    let sql = format!("SELECT first_comment FROM post WHERE id = '{post}'");
    value(&folder.file(), &sql)
}

fn is_kept(folder: &Folder, post: &str, expected: Option<&str>) {
    until("the first comment is in the file", || {
        comment_of(folder, post).as_deref() == expected
    });
}

fn is_shown(window: &Window, expected: &str) {
    window.wait(&format!(
        "document.querySelector({})?.value === {}",
        quoted(COMMENT),
        quoted(expected)
    ));
}

fn undo(window: &Window, times: usize) {
    window.focus("[data-panel] [data-action=close]");
    for _ in 0..times {
        window.chord(&[CONTROL], 'z');
    }
}

#[test]
fn a_first_comment_is_kept_while_it_is_typed_and_undone_at_once() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "With a comment");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.focus(ADD);
    window.keys(&[ENTER]);
    window.wait("document.activeElement?.name === 'first_comment'");
    typed(&window, "Ask us anything");
    assert!(is_soon_in(&folder.file(), "Ask us anything"));
    is_kept(&folder, &post, Some("Ask us anything"));
    window.wait("document.activeElement?.name === 'first_comment'");
    undo(&window, 1);
    is_kept(&folder, &post, None);
    is_shown(&window, "");
    window.chord(&[CONTROL, SHIFT], 'z');
    is_kept(&folder, &post, Some("Ask us anything"));
    is_shown(&window, "Ask us anything");
}

#[test]
fn a_comment_that_is_emptied_keeps_its_field_and_one_that_comes_back_is_unfolded() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "With a comment");
    edit(&mut plan, &post, &json!({"first_comment": "Old"}));
    let window = Window::open(&folder.file());
    open(&window, &post);
    is_shown(&window, "Old");
    window.fill(COMMENT, "");
    is_kept(&folder, &post, None);
    window.wait("document.activeElement?.name === 'first_comment'");
    typed(&window, "New");
    is_kept(&folder, &post, Some("New"));
    window.fill(COMMENT, "");
    is_kept(&folder, &post, None);
    window.click("[data-panel] [data-action=close]");
    window.wait("!document.querySelector('[data-panel]')");
    open(&window, &post);
    window.wait_for(ADD);
    assert!(!window.is_there(COMMENT), "it is folded");
    edit(
        &mut plan,
        &post,
        &json!({"first_comment": "From elsewhere"}),
    );
    is_shown(&window, "From elsewhere");
}

#[test]
fn a_first_comment_is_of_one_channel_counted_as_it_is_sent_and_in_the_preview() {
    let folder = Folder::new();
    let (mut plan, post) = linked(&folder, &["instagram", "x"]);
    plan.planner
        .add_sibling(&post, &plan.channels[1])
        .expect("a sibling");
    let [instagram, x] = [0, 1].map(|at| plan.channels[at].clone());
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click(ADD);
    window.wait_for(COMMENT);
    let comment = format!("Read {LINK}");
    typed(&window, &comment);
    let counts = |count: usize| {
        window.wait(&format!(
            "document.querySelector('[data-panel] [data-first-comment-count]')?.dataset.firstCommentCount === '{count}'"
        ));
    };
    counts(comment.len());
    window.click("[data-panel] [data-action=utm-more]");
    window.click("[data-panel] [name=utm]");
    let added = "?utm_source=instagram&utm_medium=social&utm_campaign=search-2-0";
    counts(comment.len() + added.len());
    assert!(window.text("[data-first-comment]").contains("of 2,200"));
    window.chord(&[CONTROL], 'e');
    let preview = "document.querySelector('[data-preview-comment] .text')?.textContent";
    window.wait(&format!(
        "{preview} === {}",
        quoted(&format!("{comment}{added}"))
    ));
    window.click(&format!("[data-tab=\"{x}\"]"));
    window.wait("document.querySelector('[data-preview=x]') !== null");
    window.wait("document.querySelector('[data-panel] [name=first_comment]') === null");
    assert!(!window.is_there(ADD), "X has no first comments");
    assert!(!window.is_there("[data-preview-comment]"));
    window.click(&format!("[data-tab=\"{instagram}\"]"));
    is_shown(&window, &comment);
    let over = format!(
        "{}{}",
        "a".repeat(2200 - comment.len() - added.len() + 3),
        comment
    );
    window.run(&format!(
        "const area = document.querySelector({}); area.focus(); area.select(); document.execCommand('insertText', false, {})",
        quoted(COMMENT),
        quoted(&over)
    ));
    window.wait_for("[data-first-comment-count][data-over=\"3\"].over");
    window.wait_for("[data-finding=excess]");
}

#[test]
fn hashtags_are_inserted_into_a_first_comment() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["instagram"]);
    let post = plan.post(0, Some((2, "09:00")), "With a comment");
    let group = json!({"name": "Launch", "kind": "hashtags", "text": "launch search"});
    let group = crate::search::edit_from(&group);
    plan.planner.add_snippet(&group).expect("a group");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click(ADD);
    window.wait("document.activeElement?.name === 'first_comment'");
    typed(&window, "More");
    window.focus("[data-writing] [data-action=insert-hashtags]");
    window.keys(&[ENTER]);
    window.wait_for("[role=menuitem][data-snippet]");
    window.keys(&[ENTER]);
    is_shown(&window, "More #launch #search");
    is_kept(&folder, &post, Some("More #launch #search"));
}

#[test]
fn words_are_replaced_in_first_comments_by_the_dialog() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "With a comment");
    edit(&mut plan, &post, &json!({"first_comment": "Ask Acme"}));
    drop(plan);
    let window = Window::open(&folder.file());
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'k');
    crate::search::typed(&window, "Find and replace");
    window.keys(&[ENTER]);
    window.wait_for("[data-dialog=replace]");
    window.fill("[data-dialog=replace] [name=find]", "acme");
    window.fill("[data-dialog=replace] [name=with]", "Apex");
    let hit = "[data-hit][data-field-of=first_comment]";
    window.wait_for(hit);
    assert!(
        window.text(hit).contains("First comment"),
        "{}",
        window.text(hit)
    );
    window.click("[data-dialog=replace] [data-action=replace]");
    is_kept(&folder, &post, Some("Ask Apex"));
    window.wait("document.querySelector('[role=dialog]') === null");
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'z');
    is_kept(&folder, &post, Some("Ask Acme"));
}

#[test]
fn a_new_post_has_a_first_comment_that_stays_in_sight() {
    let folder = Folder::new();
    let plan = draft(&folder, &["linkedin", "x"]);
    drop(plan);
    let window = Window::open(&folder.file());
    window.click("[data-action=new]");
    window.fill("[data-panel] [name=title]", "New");
    window.click(ADD);
    window.wait_for(COMMENT);
    typed(&window, "Ask us");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-panel]')");
    window.click("[data-action=new]");
    is_shown(&window, "Ask us");
    window.click("[data-panel] [data-action=create]");
    let sql = "SELECT first_comment FROM post";
    until("it is in the plan", || {
        value(&folder.file(), sql).as_deref() == Some("Ask us")
    });
}
