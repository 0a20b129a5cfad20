//! Words that are saved while they are typed, and those that are in no field of the plan yet.

use daymark_core::Planner;

use crate::rest::noted;
use crate::support::{TestPlan, day};

#[test]
fn words_typed_in_one_run_are_one_step() {
    let mut plan = noted();
    let before = plan.dump();
    for words in ["H", "Hel", "Hello"] {
        let note = |plan: &mut Planner| plan.note_day(day("2026-11-21"), words);
        plan.in_typing(Some("run 1"), note).unwrap();
    }
    let typed = plan.dump();
    let note = |plan: &mut Planner| plan.note_day(day("2026-11-21"), "Hello, world");
    plan.in_typing(Some("run 2"), note).unwrap();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), typed, "another run is another step");
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "one run is one step");
    plan.redo().unwrap();
    assert_eq!(plan.dump(), typed);
}

#[test]
fn a_run_of_typing_is_not_gone_on_with_after_something_else() {
    let mut plan = noted();
    let type_in = |plan: &mut TestPlan, words: &str| {
        let note = |plan: &mut Planner| plan.note_day(day("2026-11-21"), words);
        plan.in_typing(Some("run"), note).unwrap();
    };
    type_in(&mut plan, "one");
    plan.elsewhere()
        .note_day(day("2026-11-22"), "between")
        .unwrap();
    type_in(&mut plan, "one two");
    let texts = |plan: &TestPlan| {
        plan.overview()
            .unwrap()
            .rows
            .notes
            .into_iter()
            .map(|note| note.text)
            .collect::<Vec<_>>()
    };
    plan.undo().unwrap();
    assert_eq!(texts(&plan), ["mine", "one", "between"]);
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(texts(&plan), ["mine"]);
}

/// What is typed and taken back within one run leaves no step behind.
#[test]
fn a_run_that_comes_to_nothing_is_no_step() {
    let mut plan = noted();
    let entries = plan.history(100).unwrap().len();
    for words in ["Hello", ""] {
        let note = |plan: &mut Planner| plan.note_day(day("2026-11-21"), words);
        plan.in_typing(Some("run"), note).unwrap();
    }
    assert_eq!(plan.history(100).unwrap().len(), entries);
}

#[test]
fn unfinished_text_is_kept_beside_the_history() {
    let mut plan = noted();
    let entries = plan.history(100).unwrap().len();
    plan.keep_unfinished("new-post", Some("half a")).unwrap();
    plan.keep_unfinished("new-post", Some("half a sentence"))
        .unwrap();
    plan.keep_unfinished("name", Some("x")).unwrap();
    plan.keep_unfinished("name", None).unwrap();
    let mut plan = plan.reopened();
    let opening = plan.opening().unwrap();
    let kept: Vec<_> = opening.unfinished.into_iter().collect();
    assert_eq!(
        kept,
        [("new-post".to_owned(), "half a sentence".to_owned())]
    );
    assert_eq!(plan.history(100).unwrap().len(), entries);
    plan.keep_unfinished("new-post", None).unwrap();
    assert!(plan.unfinished().unwrap().is_empty());
}
