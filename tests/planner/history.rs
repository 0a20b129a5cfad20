//! Undo and redo: of every verb, of any sequence of them, after a restart.

use std::path::Path;

use daymark_core::Code;
use daymark_core::model::{Op, Status};
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::json;

use crate::furnished::furnished;
use crate::support::{day, of, open, plan};
use crate::verbs::{VERBS, Verb, add_post, edit_channel, edit_post, run, shift};
use crate::versions::take_back;

#[test]
fn every_verb_is_undone_and_redone_to_the_letter() {
    for (name, verb) in VERBS {
        check_undo(name, verb);
    }
}

fn check_undo(name: &str, verb: Verb) {
    let mut plan = furnished();
    let before = plan.dump();
    let op = run(verb, &mut plan).unwrap().op.expect(name);
    let after = plan.dump();
    assert_ne!(before, after, "{name}");
    for _ in 0..2 {
        assert_eq!(plan.undo().unwrap().op.as_ref(), Some(&op), "{name}");
        assert_eq!(plan.dump(), before, "undo of {name}");
        plan = plan.reopened();
        assert_eq!(plan.redo().unwrap().op.as_ref(), Some(&op), "{name}");
        assert_eq!(plan.dump(), after, "redo of {name}");
    }
    assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
}

#[test]
fn undo_goes_back_to_the_beginning_after_a_restart() {
    let mut plan = furnished();
    let steps = plan.history(100).unwrap().len();
    let end = plan.dump();
    plan = plan.reopened();
    (0..steps).for_each(|_| drop(plan.undo().unwrap()));
    assert_eq!(plan.undo().unwrap_err().code(), Code::NothingToUndo);
    assert!(plan.overview().unwrap().rows.channels.is_empty());
    plan = plan.reopened();
    (0..steps).for_each(|_| drop(plan.redo().unwrap()));
    assert_eq!(plan.redo().unwrap_err().code(), Code::NothingToRedo);
    assert_eq!(plan.dump(), end);
}

#[test]
fn something_new_ends_what_could_be_redone() {
    let mut plan = furnished();
    let steps = plan.history(100).unwrap().len();
    let undone = plan.undo().unwrap();
    assert_eq!(undone.redo, undone.op);
    let changes = plan.note_day(day("2026-11-30"), "new").unwrap();
    assert_eq!(changes.redo, None);
    assert_eq!(plan.redo().unwrap_err().code(), Code::NothingToRedo);
    assert_eq!(plan.history(100).unwrap().len(), steps);
}

#[test]
fn what_changes_nothing_is_not_stored() {
    let same: [(&str, Verb); 7] = [
        ("the same plan", |plan, _| {
            plan.edit_plan(&of(&json!({"name": " Acme "})))
        }),
        ("no note where none was", |plan, _| {
            plan.note_day(day("2026-11-21"), " ")
        }),
        ("no channels", |plan, _| Ok(plan.add_channels(&[])?.0)),
        ("the same place", |plan, on| {
            edit_channel(plan, on, json!({"position": 0}))
        }),
        ("an empty edit", |plan, on| edit_post(plan, on, json!({}))),
        ("the same status", |plan, on| {
            plan.set_status(&on.posts, Status::Draft)
        }),
        ("the same time", |plan, on| {
            shift(plan, on, json!({"to": "keep"}))
        }),
    ];
    for (name, verb) in same {
        check_unstored(name, verb);
    }
}

fn check_unstored(name: &str, verb: Verb) {
    let mut plan = furnished();
    plan.undo().unwrap();
    let before = (
        plan.dump(),
        plan.history(100).unwrap(),
        plan.revision().unwrap(),
    );
    let changes = run(verb, &mut plan).unwrap();
    assert_eq!(changes.op, None, "{name}");
    assert!(changes.redo.is_some(), "{name} ended the redo");
    let after = (
        plan.dump(),
        plan.history(100).unwrap(),
        plan.revision().unwrap(),
    );
    assert_eq!(after, before, "{name}");
}

#[test]
fn each_commit_raises_the_revision_by_one() {
    let mut plan = furnished();
    let first = plan.revision().unwrap();
    let changes = [
        plan.undo().unwrap(),
        plan.redo().unwrap(),
        run(add_post, &mut plan).unwrap(),
    ];
    let revisions = changes.map(|changes| changes.revision);
    assert_eq!(revisions, [first + 1, first + 2, first + 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_is_undone_and_redone_to_the_letter(
        picks in prop::collection::vec(0..VERBS.len(), 1..16)
    ) {
        let mut plan = furnished();
        let mut dumps = vec![plan.dump()];
        for pick in picks {
            // A verb may find nothing left to work on.
            if run(VERBS[pick].1, &mut plan).is_ok_and(|changes| changes.op.is_some()) {
                dumps.push(plan.dump());
            }
        }
        for before in dumps.iter().rev().skip(1) {
            plan.undo().unwrap();
            prop_assert_eq!(&plan.dump(), before);
        }
        for after in dumps.iter().skip(1) {
            plan.redo().unwrap();
            prop_assert_eq!(&plan.dump(), after);
        }
        prop_assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}

/// As the version before wrote them, beside what a person reads of them now.
const EARLIER_OPS: [(&str, &str); 15] = [
    ("edit_channel", "Edit the channel “Old”"),
    ("add_campaign", "Add the campaign “Old”"),
    ("edit_campaign", "Edit the campaign “Old”"),
    ("delete_campaign", "Delete the campaign “Old”"),
    ("add_pillar", "Add the pillar “Old”"),
    ("edit_pillar", "Edit the pillar “Old”"),
    ("delete_pillar", "Delete the pillar “Old”"),
    ("edit_label", "Rename the label “Old”"),
    ("delete_label", "Delete the label “Old”"),
    ("add_view", "Save the view “Old”"),
    ("edit_view", "Edit the view “Old”"),
    ("delete_view", "Delete the view “Old”"),
    ("add_overlay", "Add the layer “Old”"),
    ("edit_overlay", "Edit the layer “Old”"),
    ("delete_overlay", "Remove the layer “Old”"),
];

#[test]
fn a_history_of_the_version_before_is_read_and_undone() {
    let mut plan = plan().open();
    for (turn, _) in EARLIER_OPS.iter().enumerate() {
        plan.note_day(day("2026-11-20"), &format!("note {turn}"))
            .unwrap();
    }
    plan.note_day(day("2026-11-20"), "last").unwrap();
    let (path, _folder) = plan.close();
    write_as_the_version_before(&path);
    let mut plan = open(&path);
    let ops = plan.history(100).unwrap().into_iter().rev();
    let sentences: Vec<String> = ops.map(|entry| entry.op.to_string()).collect();
    let mut expected = EARLIER_OPS.map(|(_, sentence)| sentence).to_vec();
    expected.push("Write the note on 2026-11-20");
    assert_eq!(sentences, expected);
    for _ in expected {
        plan.undo().unwrap();
    }
    assert_eq!(plan.overview().unwrap().rows.notes, []);
}

#[test]
fn sorted_posts_of_the_version_before_are_categorized_posts() {
    let written = json!({"op": "sort_posts", "title": "Launch", "count": 2});
    let op: Op = serde_json::from_value(written).unwrap();
    let (title, count) = ("Launch".to_owned(), 2);
    assert_eq!(op, Op::CategorizePosts { title, count });
}

fn write_as_the_version_before(path: &Path) {
    let db = Connection::open(path).unwrap();
    for (place, (op, _)) in EARLIER_OPS.iter().enumerate() {
        let op = json!({"op": op, "name": "Old"}).to_string();
        let sql = "UPDATE history SET op = ?1 WHERE id = ?2";
        assert_eq!(db.execute(sql, (op, place as i64 + 1)).unwrap(), 1);
    }
    take_back(&db, 7);
}
