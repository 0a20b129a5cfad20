//! A migration that only adds columns at the end of tables keeps the history: SQLite applies changesets that were
//! recorded before to the wider tables.

use std::path::Path;

use rusqlite::Connection;

use crate::furnished::furnished;
use crate::rows::recorded_tables;
use crate::support::TestPlan;
use crate::verbs::{VERBS, Verb, run};

#[test]
fn every_verb_is_undone_and_redone_in_tables_with_more_columns() {
    for (name, verb) in VERBS {
        let mut plan = furnished();
        let before = with_added_columns(&plan.dump());
        run(verb, &mut plan).unwrap();
        let after = with_added_columns(&plan.dump());
        let mut plan = plan.reopened_after(add_columns);
        plan.undo().unwrap();
        assert_eq!(plan.dump(), before, "undo of {name}");
        plan.redo().unwrap();
        assert_eq!(plan.dump(), after, "redo of {name}");
        assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
    }
}

/// The columns are added halfway through a history, so that changesets of both widths follow each other. All of it is
/// undone, down to the empty plan, and redone.
#[test]
fn a_whole_history_is_undone_and_redone_in_tables_with_more_columns() {
    let mut plan = furnished();
    let furnishing = plan.history(100).unwrap().len();
    let mut dumps = undo_all(&mut plan, furnishing);
    redo_all(&mut plan, furnishing);
    dumps.reverse();
    let (before, after) = VERBS.split_at(VERBS.len() / 2);
    dumps.extend(dumps_after(before, &mut plan));
    let mut plan = plan.reopened_after(add_columns);
    let mut dumps: Vec<_> = dumps.iter().map(|dump| with_added_columns(dump)).collect();
    dumps.extend(dumps_after(after, &mut plan));
    let steps = dumps.len() - 1;
    assert!(steps > furnishing + VERBS.len() / 2, "{steps}");
    let mut undone = undo_all(&mut plan, steps);
    undone.reverse();
    assert_eq!(undone, dumps);
    assert_eq!(redo_all(&mut plan, steps), dumps);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

/// Runs verbs and returns a dump after each that changed something. A verb may find no row to change.
fn dumps_after(verbs: &[(&str, Verb)], plan: &mut TestPlan) -> Vec<String> {
    let done = verbs.iter().filter_map(|(_, verb)| {
        let changes = run(*verb, plan).ok()?;
        changes.op.map(|_| plan.dump())
    });
    done.collect()
}

/// Adds two columns at the end of every table that changesets record.
fn add_columns(path: &Path) {
    let db = Connection::open(path).unwrap();
    for table in recorded_tables(&db) {
        let sql = format!(
            "ALTER TABLE {table} ADD COLUMN grown_text TEXT;
            ALTER TABLE {table} ADD COLUMN grown_number INTEGER NOT NULL DEFAULT 7"
        );
        db.execute_batch(&sql).unwrap();
    }
}

/// Returns the dump with the default values of the added columns in every row.
fn with_added_columns(dump: &str) -> String {
    let widened = |line: &str| format!("{}, Null, Integer(7)]\n", line.strip_suffix(']').unwrap());
    dump.lines().map(widened).collect()
}

/// Undoes steps, and returns a dump before the first and after each.
fn undo_all(plan: &mut TestPlan, steps: usize) -> Vec<String> {
    let mut dumps = vec![plan.dump()];
    for _ in 0..steps {
        plan.undo().unwrap();
        dumps.push(plan.dump());
    }
    dumps
}

/// Redoes steps, and returns a dump before the first and after each.
fn redo_all(plan: &mut TestPlan, steps: usize) -> Vec<String> {
    let mut dumps = vec![plan.dump()];
    for _ in 0..steps {
        plan.redo().unwrap();
        dumps.push(plan.dump());
    }
    dumps
}
