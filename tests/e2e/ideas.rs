//! The Ideas: rated, ranked, made posts and placed into free slots; what people say, and a person who is forgotten.

use daymark_core::model::{FeedbackEdit, IdeaEdit, Slot};

use crate::keys::{CONTROL, DELETE, DOWN, ENTER};
use crate::native::{choose, choose_one_of_several};
use crate::pictures::{LANGUAGES, examine, in_every_look, screens, set_theme};
use crate::plan::{Draft, Folder, draft, value};
use crate::window::{Start, Window, until};

fn stored(folder: &Folder, sql: &str) -> String {
    value(&folder.file(), sql).unwrap_or_default()
}

fn open(folder: &Folder, language: &str) -> Window {
    let file = folder.file();
    let window = Window::start(&Start {
        language,
        ..Start::on(&file)
    });
    window.chord(&[CONTROL], '2');
    window.wait_for("[data-ideas]");
    window
}

/// Makes a plan with slots, three ideas of which two are rated, and feedback.
fn with_ideas(folder: &Folder) -> Draft {
    let mut plan = draft(folder, &["x"]);
    let channel = plan.channels[0].clone();
    let slot = |weekday| Slot {
        weekday,
        minute: 600,
    };
    plan.planner
        .set_slots(&channel, &[slot(2), slot(4)])
        .expect("slots");
    for (title, rating) in [
        ("What is in a PDF", Some(5)),
        ("How it works", Some(3)),
        ("Later", None),
    ] {
        let edit = IdeaEdit {
            title: Some(title.to_owned()),
            impact: Some(rating),
            confidence: Some(rating),
            effort: Some(rating.map(|_| 2)),
            ..IdeaEdit::default()
        };
        plan.planner.add_idea(&edit).expect("an idea");
    }
    let said = |text: &str, sentiment: i8| FeedbackEdit {
        text: Some(text.to_owned()),
        handle: Some("@ana".to_owned()),
        sentiment: Some(sentiment),
        ..FeedbackEdit::default()
    };
    let entries = [said("It can't see my PDFs", -1), said("Lovely", 1)];
    plan.planner.add_feedback(&entries).expect("feedback");
    plan
}

#[test]
fn an_idea_is_written_rated_and_made_a_post_by_keys() {
    let folder = Folder::new();
    drop(draft(&folder, &["x"]));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-empty]");
    window.keys(&['n']);
    window.wait_for("[data-idea-form]");
    window.fill("[name=idea-title]", "Find what is inside a PDF");
    window.keys(&[ENTER]);
    until("the idea is in the file", || {
        stored(&folder, "SELECT title FROM idea").starts_with("Find")
    });
    for (rating, key) in [("impact", '5'), ("confidence", '4'), ("effort", '2')] {
        window.focus(&format!("[data-rate={rating}]"));
        window.keys(&[key]);
        window.wait_for(&format!("[data-rate={rating}][data-value='{key}']"));
    }
    window.wait_for("[data-idea][data-score='10']");
    window.click("[data-idea-form] [data-action=close-form]");
    window.focus("[data-idea] .name");
    window.keys(&['u']);
    until("it is a post", || {
        stored(&folder, "SELECT status FROM post") == "idea"
    });
    window.click("[data-shelf=used]");
    window.wait_for("[data-idea]");
    window.chord(&[CONTROL], 'z');
    until("it is none", || {
        stored(&folder, "SELECT count(*) FROM post") == "0"
    });
}

#[test]
fn the_best_are_placed_into_free_slots_in_one_step_and_one_is_put_aside() {
    let folder = Folder::new();
    drop(with_ideas(&folder));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-idea][data-placed]");
    window.click("[data-action=place-best]");
    until("both are posts with a time", || {
        stored(&folder, "SELECT count(*) FROM post WHERE date IS NOT NULL") == "2"
    });
    window.chord(&[CONTROL], 'z');
    until("one undo takes both back", || {
        stored(&folder, "SELECT count(*) FROM post") == "0"
    });
    window.wait("document.querySelectorAll('[data-idea]').length === 3");
    window.focus("[data-idea] .name");
    window.keys(&[DOWN, DELETE]);
    until("the second is put aside", || {
        stored(&folder, "SELECT title FROM idea WHERE aside = 1") == "How it works"
    });
}

#[test]
fn what_people_say_is_pasted_linked_and_a_person_is_forgotten() {
    let folder = Folder::new();
    drop(with_ideas(&folder));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-feedback]");
    window.fill("[name=feedback]", "- It is slow");
    window.click("[data-action=add-feedback]");
    window.wait("document.querySelectorAll('[data-feedback][data-sentiment=\"-1\"]').length === 2");
    window.click("[data-feedback] [data-field=feedback-idea]");
    window.wait_for("[role=option]");
    window.keys(&[DOWN, ENTER]);
    until("it speaks for an idea", || {
        stored(
            &folder,
            "SELECT count(*) FROM feedback WHERE idea_id IS NOT NULL",
        ) == "1"
    });
    window.click("[data-action=forget]");
    until("nobody is named", || {
        stored(&folder, "SELECT count(*) FROM feedback WHERE handle <> ''") == "0"
    });
    window.wait("!document.querySelector('[data-action=forget]')");
}

#[test]
fn feedback_comes_from_a_file_and_goes_into_one_and_ideas_go_out_as_tasks() {
    let folder = Folder::new();
    drop(with_ideas(&folder));
    let before: u32 = stored(&folder, "SELECT count(*) FROM feedback")
        .parse()
        .expect("a number");
    let window = open(&folder, "en_GB.UTF-8");
    let table = folder.file().with_file_name("said.csv");
    std::fs::write(
        &table,
        "Comment,Person,Date\nFound all my PDFs,@bo,2026-11-20\nToo slow,@cy,2026-13-01\n",
    )
    .expect("a table");
    choose_one_of_several(&table, || window.click("[data-action=import-feedback]"));
    until("one row is added", || {
        stored(&folder, "SELECT count(*) FROM feedback") == (before + 1).to_string()
    });
    window.wait("document.querySelector('[data-toast]')?.textContent.includes('1 left out')");
    let out = folder.file().with_file_name("all.csv");
    choose(&out, || window.click("[data-action=export-feedback]"));
    until("the feedback is written", || out.exists());
    assert!(
        std::fs::read_to_string(&out)
            .expect("a table")
            .contains("Found all my PDFs")
    );
    let tasks = folder.file().with_file_name("tasks.csv");
    choose(&tasks, || {
        window.click("[data-field=export-ideas]");
        window.wait_for("[role=option]");
        window.keys(&[DOWN, DOWN, ENTER]);
    });
    until("the tasks are written", || tasks.exists());
    assert!(
        std::fs::read_to_string(&tasks)
            .expect("a table")
            .contains("What is in a PDF")
    );
}

#[test]
fn axe_finds_nothing_serious_in_the_ideas() {
    let folder = Folder::new();
    drop(with_ideas(&folder));
    let window = open(&folder, "en_GB.UTF-8");
    window.wait_for("[data-feedback]");
    for theme in ["light", "dark"] {
        set_theme(&window, theme);
        examine(&window, &format!("the ideas, {theme}"));
        window.click("[data-idea] .name");
        window.wait_for("[data-idea-form]");
        examine(&window, &format!("an idea's form, {theme}"));
        window.click("[data-idea-form] [data-action=close-form]");
        window.wait("!document.querySelector('[data-idea-form]')");
    }
}

#[test]
fn pictures_of_the_ideas() {
    let folder = Folder::new();
    drop(with_ideas(&folder));
    for (locale, language) in LANGUAGES {
        let window = open(&folder, locale);
        window.wait_for("[data-feedback]");
        in_every_look(&window, |look| {
            window.screenshot(&screens().join(format!("ideas-{look}-{language}.png")));
        });
    }
}
