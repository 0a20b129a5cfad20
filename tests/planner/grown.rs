//! A migration that only adds columns at the ends of the plan's tables takes nobody's undo: SQLite applies the
//! changesets of before to tables that have grown since.

use std::path::Path;

use rusqlite::Connection;

use crate::support::{TestPlan, recorded_tables};
use crate::verbs::{VERBS, Verb, furnished, run};

#[test]
fn every_verb_is_undone_and_redone_in_tables_that_have_grown() {
    for (name, verb) in VERBS {
        let mut plan = furnished();
        let before = grown(&plan.dump());
        run(verb, &mut plan).unwrap();
        let after = grown(&plan.dump());
        let mut plan = plan.reopened_after(grow);
        plan.undo().unwrap();
        assert_eq!(plan.dump(), before, "undo of {name}");
        plan.redo().unwrap();
        assert_eq!(plan.dump(), after, "redo of {name}");
        assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
    }
}

/// The tables grow in the midst of a history, so that changesets of both widths follow each other. All of it is undone,
/// down to the empty plan, and redone.
#[test]
fn a_whole_history_is_undone_and_redone_in_tables_that_have_grown() {
    let mut plan = furnished();
    let furnishing = plan.history(100).unwrap().len();
    let mut dumps = undo_all(&mut plan, furnishing);
    redo_all(&mut plan, furnishing);
    dumps.reverse();
    let (before, after) = VERBS.split_at(VERBS.len() / 2);
    dumps.extend(dumps_after(before, &mut plan));
    let mut plan = plan.reopened_after(grow);
    let mut dumps: Vec<_> = dumps.iter().map(|dump| grown(dump)).collect();
    dumps.extend(dumps_after(after, &mut plan));
    let steps = dumps.len() - 1;
    assert!(steps > furnishing + VERBS.len() / 2, "{steps}");
    let mut undone = undo_all(&mut plan, steps);
    undone.reverse();
    assert_eq!(undone, dumps);
    assert_eq!(redo_all(&mut plan, steps), dumps);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

/// Returns a dump after each operation. A verb may find nothing left to work on.
fn dumps_after(verbs: &[(&str, Verb)], plan: &mut TestPlan) -> Vec<String> {
    let done = verbs.iter().filter_map(|(_, verb)| {
        let changes = run(*verb, plan).ok()?;
        changes.op.map(|_| plan.dump())
    });
    done.collect()
}

/// Adds two columns at the end of every table that changesets record.
fn grow(path: &Path) {
    let db = Connection::open(path).unwrap();
    for table in recorded_tables(&db) {
        let sql = format!(
            "ALTER TABLE {table} ADD COLUMN grown_text TEXT;
            ALTER TABLE {table} ADD COLUMN grown_number INTEGER NOT NULL DEFAULT 7"
        );
        db.execute_batch(&sql).unwrap();
    }
}

/// Returns the dump with the added columns, of which every row has the defaults.
fn grown(dump: &str) -> String {
    let grown = |line: &str| format!("{}, Null, Integer(7)]\n", line.strip_suffix(']').unwrap());
    dump.lines().map(grown).collect()
}

/// Returns a dump before the first step and after each.
fn undo_all(plan: &mut TestPlan, steps: usize) -> Vec<String> {
    let mut dumps = vec![plan.dump()];
    for _ in 0..steps {
        plan.undo().unwrap();
        dumps.push(plan.dump());
    }
    dumps
}

fn redo_all(plan: &mut TestPlan, steps: usize) -> Vec<String> {
    let mut dumps = vec![plan.dump()];
    for _ in 0..steps {
        plan.redo().unwrap();
        dumps.push(plan.dump());
    }
    dumps
}
