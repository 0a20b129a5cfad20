//! Helpers for writing: hashtags, snippets and emoji inserted where the caret is, the dialog of snippets, and words
//! replaced in many posts.

use daymark_core::model::{PostEdit, SnippetEdit, SnippetKind};

use crate::keys::{
    BACKSPACE, CONTROL, DOWN, ENTER, ESCAPE, HOME, LEFT, RIGHT, SHIFT, TAB, UP, typed,
};
use crate::pictures::{LANGUAGES, examine, in_language, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Window, card, quoted, until};

const TEXT: &str = "[data-panel] [name=text]";
const DIALOG: &str = "[data-dialog=snippets]";

/// Returns a plan with a post, a group of hashtags and a text.
fn prepared(folder: &Folder) -> (Draft, String) {
    let mut plan = draft(folder, &["x", "linkedin"]);
    let post = plan.post(0, Some((2, "09:00")), "Search is here");
    for (name, kind, text) in [
        ("Launch", SnippetKind::Hashtags, "launch search"),
        ("Sign-off", SnippetKind::Text, "See you on Friday,\nAna"),
    ] {
        let new = SnippetEdit {
            name: Some(name.to_owned()),
            kind: Some(kind),
            text: Some(text.to_owned()),
            position: None,
        };
        plan.planner.add_snippet(&new).expect("a snippet");
    }
    (plan, post)
}

fn open(window: &Window, post: &str) {
    window.focus(&card(post));
    window.keys(&[ENTER]);
    window.wait_for("[data-writing]");
}

fn is_text(window: &Window, css: &str, text: &str) {
    window.wait(&format!(
        "document.querySelector({})?.value === {}",
        quoted(css),
        quoted(text)
    ));
}

fn is_in_file(folder: &Folder, sql: &str, expected: &str) {
    until(sql, || {
        value(&folder.file(), sql).as_deref() == Some(expected)
    });
}

/// Opens a menu by its button, by key.
fn press(window: &Window, action: &str) {
    window.focus(&format!("[data-writing] [data-action={action}]"));
    window.keys(&[ENTER]);
}

#[test]
fn hashtags_and_snippets_are_inserted_at_the_caret_as_if_typed() {
    let folder = Folder::new();
    let (plan, post) = prepared(&folder);
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.fill(TEXT, "News end");
    window.keys(&[LEFT; 4]);
    press(&window, "insert-hashtags");
    window.wait_for("[role=menuitem][data-snippet]");
    window.keys(&['l', ENTER]);
    is_text(&window, TEXT, "News #launch #search end");
    window.wait("document.activeElement?.name === 'text'");
    typed(&window, "!");
    is_text(&window, TEXT, "News #launch #search! end");
    is_in_file(
        &folder,
        "SELECT text FROM item",
        "News #launch #search! end",
    );
    window.wait("document.querySelector('[data-count]').dataset.count === '25'");
    window.chord(&[CONTROL], 'z');
    window.chord(&[CONTROL], 'z');
    window.wait("!document.querySelector('[data-panel] [name=text]').value.includes('#launch')");
    window.fill(TEXT, "Bye.");
    press(&window, "insert-text");
    window.wait_for("[role=menuitem][data-snippet]");
    window.keys(&[ENTER]);
    is_text(&window, TEXT, "Bye.See you on Friday,\nAna");
}

#[test]
fn a_snippet_goes_into_the_part_of_a_thread_that_had_the_focus() {
    let folder = Folder::new();
    let (mut plan, post) = prepared(&folder);
    let parts = Some(vec!["One".to_owned(), "Two".to_owned()]);
    let thread = PostEdit {
        parts,
        ..PostEdit::default()
    };
    plan.planner.edit_post(&post, &thread).expect("a thread");
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.click("[data-part=\"2\"] textarea");
    window.keys(&[HOME]);
    press(&window, "insert-hashtags");
    window.wait_for("[role=menuitem][data-snippet]");
    window.keys(&[ENTER]);
    is_text(&window, "[data-part=\"2\"] textarea", "#launch #searchTwo");
    let sql = "SELECT parts FROM post";
    is_in_file(&folder, sql, "[\"One\",\"#launch #searchTwo\"]");
}

#[test]
fn a_selection_becomes_a_snippet() {
    let folder = Folder::new();
    let (plan, post) = prepared(&folder);
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    window.fill(TEXT, "Ask us anything");
    for _ in 0..8 {
        window.chord(&[SHIFT], LEFT);
    }
    press(&window, "insert-text");
    window.wait_for("[data-action=save-selection]:not([data-disabled])");
    window.keys(&[UP, UP, ENTER]);
    is_in_file(
        &folder,
        "SELECT text FROM snippet ORDER BY position DESC",
        "anything",
    );
    press(&window, "insert-text");
    window.wait("document.querySelectorAll('[role=menuitem][data-snippet]').length === 2");
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[role=menuitem]')");
    window.chord(&[CONTROL], 'z');
}

#[test]
fn snippets_are_added_edited_ordered_and_deleted_in_their_dialog() {
    let folder = Folder::new();
    let (plan, post) = prepared(&folder);
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    press(&window, "insert-hashtags");
    window.wait_for("[data-action=manage-snippets]");
    window.keys(&[UP, ENTER]);
    window.wait_for(DIALOG);
    window.fill("[name=new-snippet]", "Product");
    window.keys(&[ENTER]);
    window.wait(&format!(
        "document.querySelectorAll('{DIALOG} [data-snippet-row]').length === 2"
    ));
    window.fill(
        "[data-snippet-row]:nth-of-type(2) [name=snippet-text]",
        "speed, #Search speed",
    );
    window.keys(&[TAB]);
    let of_product = "SELECT text FROM snippet WHERE name = 'Product'";
    is_in_file(&folder, of_product, "#speed #Search");
    window.focus("[data-snippet-row]:nth-of-type(2) [data-action=up]");
    window.keys(&[ENTER]);
    is_in_file(
        &folder,
        "SELECT name FROM snippet ORDER BY position",
        "Product",
    );
    window.focus("[data-snippet-row]:nth-of-type(2) [data-action=delete-snippet]");
    window.keys(&[ENTER]);
    is_in_file(&folder, "SELECT count(*) FROM snippet", "2");
    window.click("[data-field=snippet-kind] label:nth-of-type(2)");
    is_text(
        &window,
        "[data-snippet-row] [name=snippet-name]",
        "Sign-off",
    );
    window.keys(&[ESCAPE]);
    window.wait("!document.querySelector('[data-dialog]')");
    window.focus(&card(&post));
    window.chord(&[CONTROL], 'k');
    window.wait_for("[data-dialog=palette]");
    typed(&window, "snippets");
    window.wait_for("[data-dialog=palette] [role=option]");
    window.keys(&[ENTER]);
    window.wait_for(DIALOG);
}

#[test]
fn emoji_are_found_by_words_and_walked_by_arrows() {
    let folder = Folder::new();
    let (plan, post) = prepared(&folder);
    drop(plan);
    let window = Window::open(&folder.file());
    let script = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('EmojiPicker')).length";
    open(&window, &post);
    assert_eq!(window.js(script), 0, "loaded when it is first opened");
    window.fill(TEXT, "Go ");
    press(&window, "insert-emoji");
    window.wait("document.activeElement?.name === 'emoji-search'");
    typed(&window, "rocket");
    window.wait_for("[data-emoji=🚀]");
    window.keys(&[ENTER]);
    is_text(&window, TEXT, "Go 🚀");
    window.wait("document.activeElement?.name === 'text'");
    press(&window, "insert-emoji");
    window.wait("document.activeElement?.name === 'emoji-search'");
    window.wait_for("[data-emoji-group=\"-1\"][aria-pressed=true]");
    window.click("[data-emoji-group=\"0\"]");
    window.wait_for("[data-emoji=😀]");
    window.focus("[name=emoji-search]");
    window.keys(&[DOWN]);
    window.wait("document.activeElement?.dataset.emoji === '😀'");
    window.keys(&[RIGHT]);
    window.wait("document.activeElement?.dataset.emoji === '😃'");
    window.keys(&[LEFT, UP]);
    window.wait("document.activeElement?.name === 'emoji-search'");
    window.keys(&[DOWN, RIGHT, ENTER]);
    is_text(&window, TEXT, "Go 🚀😃");
    is_in_file(&folder, "SELECT text FROM item", "Go 🚀😃");
    window.keys(&[BACKSPACE]);
    is_text(&window, TEXT, "Go 🚀");
}

#[test]
fn words_are_replaced_in_the_chosen_range_and_it_is_undone() {
    let folder = Folder::new();
    let mut plan = draft(&folder, &["x"]);
    let posts = ["Acme one", "acme two"].map(|title| plan.post(0, Some((2, "09:00")), title));
    plan.post(0, Some((9, "09:00")), "Acme next week");
    drop(plan);
    let window = Window::open(&folder.file());
    let count = || {
        value(
            &folder.file(),
            "SELECT count(*) FROM item WHERE title LIKE 'Apex%'",
        )
    };
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL, SHIFT], 'H');
    window.wait("document.activeElement?.name === 'find'");
    typed(&window, "acme");
    window.wait_for("[data-hits=\"2\"]");
    assert_eq!(window.text("[data-action=replace]"), "Replace in 2 posts");
    window.keys(&[TAB]);
    typed(&window, "Apex");
    window.wait_for("[data-hit] ins");
    window.click("[data-field=replace-options] label");
    window.wait_for("[data-hits=\"1\"]");
    window.click("[data-field=replace-options] label");
    window.click("[data-field=range] label:nth-of-type(3)");
    window.wait_for("[data-hits=\"3\"]");
    window.click("[data-field=range] label:nth-of-type(1)");
    window.wait_for("[data-hits=\"2\"]");
    window.wait_for("[data-action=replace]:enabled");
    window.focus("[name=with]");
    window.keys(&[ENTER]);
    window.wait("!document.querySelector('[data-dialog]')");
    assert_eq!(count().as_deref(), Some("2"));
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('Acme one')");
    window.focus(&card(&posts[0]));
    window.chord(&[CONTROL], 'z');
    until("it is undone", || count().as_deref() == Some("0"));
}

#[test]
fn misspelt_words_are_marked_unless_the_settings_say_no() {
    let folder = Folder::new();
    let (plan, post) = prepared(&folder);
    drop(plan);
    let window = Window::open(&folder.file());
    open(&window, &post);
    let is = |on: &str| format!("document.querySelector('{TEXT}')?.spellcheck === {on}");
    window.wait(&is("true"));
    window.focus("[data-panel] [data-action=close]");
    window.chord(&[CONTROL], ',');
    window.wait_for("[data-dialog=settings]");
    window.click("[data-dialog=settings] [role=tab]:nth-of-type(2)");
    window.click("[data-field=spelling] label:nth-of-type(2)");
    window.wait(&is("false"));
    window.click("[data-field=spelling] label:nth-of-type(1)");
    window.wait(&is("true"));
}

#[test]
fn pictures_of_the_helpers() {
    for ((language, tag), theme) in LANGUAGES.into_iter().zip(["light", "dark"]) {
        let folder = Folder::new();
        let (mut plan, post) = prepared(&folder);
        plan.planner
            .add_sibling(&post, &plan.channels[1])
            .expect("a sibling");
        let words = PostEdit {
            text: Some("Search is here. Ask us anything about Search.".to_owned()),
            ..PostEdit::default()
        };
        plan.planner.edit_post(&post, &words).expect("words");
        drop(plan);
        let window = in_language(&folder, language);
        set_theme(&window, theme);
        open(&window, &post);
        window.click(TEXT);
        portray(&window, &format!("writing-{tag}"));
        for menu in ["insert-hashtags", "insert-emoji"] {
            press(&window, menu);
            window.wait_for(".floating");
            window.wait_for("[role=menuitem], [data-emoji]");
            portray(&window, &format!("writing-{menu}-{tag}"));
            window.keys(&[ESCAPE]);
            window.wait("!document.querySelector('.floating')");
        }
        press(&window, "insert-text");
        window.wait_for("[data-action=manage-snippets]");
        window.keys(&[UP, ENTER]);
        window.wait_for(DIALOG);
        portray(&window, &format!("writing-snippets-{tag}"));
        window.keys(&[ESCAPE]);
        window.wait("!document.querySelector('[data-dialog]')");
        window.focus("[data-panel] [data-action=close]");
        window.chord(&[CONTROL, SHIFT], 'H');
        window.wait("document.activeElement?.name === 'find'");
        typed(&window, "search");
        window.keys(&[TAB]);
        typed(&window, "Find");
        window.wait_for("[data-hit] ins");
        portray(&window, &format!("writing-replace-{tag}"));
    }
}

fn portray(window: &Window, name: &str) {
    examine(window, name);
    window.settle();
    window.screenshot(&screens().join(format!("{name}.png")));
}
