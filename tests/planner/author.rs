//! The names of a person and a machine that the history records with each operation.

use daymark_core::Code;
use daymark_core::model::{Author, Entry};

use crate::support::{TestPlan, day, plan};

fn author(name: &str, machine: &str) -> Author {
    Author {
        name: name.to_owned(),
        machine: machine.to_owned(),
    }
}

fn note(plan: &mut TestPlan, text: &str) {
    plan.note_day(day("2026-11-20"), text).unwrap();
}

/// Returns the authors and machines in the history, the oldest first.
fn names(plan: &TestPlan) -> Vec<(String, String)> {
    let entries = plan.history(100).unwrap().into_iter().rev();
    let names = entries.map(
        |Entry {
             author, machine, ..
         }| (author, machine),
    );
    names.collect()
}

fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = names.iter();
    pairs
        .map(|(author, machine)| (author.to_string(), machine.to_string()))
        .collect()
}

#[test]
fn operations_are_recorded_with_the_names_that_are_set() {
    let mut plan = plan().open();
    note(&mut plan, "without");
    plan.set_author(&author(" Ana ", "Ana's laptop")).unwrap();
    note(&mut plan, "by Ana");
    plan.set_author(&author("Bo", "")).unwrap();
    note(&mut plan, "by Bo");
    plan.set_author(&Author::default()).unwrap();
    note(&mut plan, "without again");
    let expected = pairs(&[("", ""), ("Ana", "Ana's laptop"), ("Bo", ""), ("", "")]);
    assert_eq!(names(&plan), expected);
    let plan = plan.reopened();
    assert_eq!(names(&plan), expected);
}

#[test]
fn undo_and_redo_leave_the_names_as_they_are() {
    let mut plan = plan().open();
    plan.set_author(&author("Ana", "")).unwrap();
    note(&mut plan, "by Ana");
    plan.set_author(&author("Bo", "")).unwrap();
    plan.undo().unwrap();
    assert_eq!(names(&plan), pairs(&[("Ana", "")]));
    plan.redo().unwrap();
    assert_eq!(names(&plan), pairs(&[("Ana", "")]));
}

#[test]
fn a_run_of_typing_is_recorded_with_the_names_of_its_last_save() {
    let mut plan = plan().open();
    for (name, text) in [("", "H"), ("Ana", "Ho")] {
        plan.set_author(&author(name, "")).unwrap();
        let save = |plan: &mut daymark_core::Planner| plan.note_day(day("2026-11-20"), text);
        plan.in_typing(Some("note"), save).unwrap();
    }
    assert_eq!(names(&plan), pairs(&[("Ana", "")]));
}

#[test]
fn a_name_of_several_lines_or_too_many_characters_is_refused() {
    let mut plan = plan().open();
    plan.set_author(&author("Ana", "")).unwrap();
    let long = "x".repeat(501);
    for (name, machine, code, field) in [
        ("A\nna", "", Code::BadValue, "author"),
        ("", "lap\u{1b}top", Code::BadValue, "machine"),
        (&long, "", Code::TooLong, "author"),
    ] {
        let refused = plan.set_author(&author(name, machine)).unwrap_err();
        assert_eq!((refused.code(), refused.field_name()), (code, Some(field)));
    }
    note(&mut plan, "still by Ana");
    assert_eq!(names(&plan), pairs(&[("Ana", "")]));
}

/// The planner opens the plan again by itself.
#[test]
fn the_names_stay_set_when_a_lost_plan_is_saved_again_or_switched() {
    let mut plan = plan().open();
    plan.set_author(&author("Ana", "")).unwrap();
    std::fs::remove_file(plan.path()).unwrap();
    plan.check_file().unwrap();
    assert_eq!(plan.lost_file().unwrap().why, Code::Gone);
    plan.restore_file().unwrap();
    note(&mut plan, "by Ana");
    plan.save_copy(&plan.path().with_file_name("copy")).unwrap();
    std::fs::rename(plan.path().with_file_name("copy"), plan.path()).unwrap();
    plan.check_file().unwrap();
    assert_eq!(plan.lost_file().unwrap().why, Code::Replaced);
    plan.switch_to_replacement().unwrap();
    note(&mut plan, "also by Ana");
    assert_eq!(names(&plan), pairs(&[("Ana", ""), ("Ana", "")]));
}
