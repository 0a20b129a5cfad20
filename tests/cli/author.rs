//! The names in the history: those that a person sets, and never those of the system.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{BACKUPS, Plan, Ran, backups_beside, run_with};

fn note(plan: &Plan, text: &str, variables: &[(&str, &str)]) -> Ran {
    let backups = backups_beside(&plan.path());
    let names = variables
        .iter()
        .map(|(name, value)| (*name, Path::new(value)));
    let all: Vec<_> = names.chain([(BACKUPS, backups.as_path())]).collect();
    run_with(
        &plan.path(),
        &["note", "add", "2026-11-20", "--text", text],
        &all,
    )
}

fn names(plan: &Plan) -> Vec<[Value; 2]> {
    let history = plan.json(&["history"]);
    let entries = history.as_array().unwrap().iter();
    let names = entries.map(|entry| ["author", "machine"].map(|name| entry[name].clone()));
    names.collect()
}

#[test]
fn the_history_tells_who_changed_what_where_they_are_named() {
    let plan = Plan::empty();
    let set = [("DAYMARK_AUTHOR", "Ana"), ("DAYMARK_MACHINE", "laptop")];
    assert_eq!(note(&plan, "by Ana", &set).code, Some(0));
    assert_eq!(names(&plan), [[json!("Ana"), json!("laptop")]]);
    let line = plan.line(&["history"]);
    assert!(
        line.ends_with("Write the note on 2026-11-20  Ana (laptop)"),
        "{line}"
    );
}

#[test]
fn the_systems_names_are_never_recorded() {
    let plan = Plan::empty();
    let system = ["USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"];
    let system = system.map(|name| (name, "of-the-system"));
    assert_eq!(note(&plan, "by nobody", &system).code, Some(0));
    assert_eq!(names(&plan), [[json!(""), json!("")]]);
    let line = plan.line(&["history"]);
    assert!(line.ends_with("Write the note on 2026-11-20"), "{line}");
    let bytes = String::from_utf8_lossy(&plan.bytes()).into_owned();
    assert!(!bytes.contains("of-the-system"));
}

#[test]
fn a_name_that_is_not_one_line_is_refused() {
    let plan = Plan::empty();
    let ran = note(&plan, "refused", &[("DAYMARK_AUTHOR", "A\nna")]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("the author has a line break"), "{ran:?}");
    assert!(names(&plan).is_empty());
}
