//! Texts and groups of hashtags that are put into posts.

use daymark_core::Code;
use daymark_core::model::{Snippet, SnippetKind};
use serde_json::{Value, json};

use crate::support::{TestPlan, of, plan};

fn add(plan: &mut TestPlan, new: Value) -> String {
    plan.add_snippet(&of(&new)).unwrap().1.to_string()
}

fn snippets(plan: &TestPlan) -> Vec<Snippet> {
    plan.overview().unwrap().rows.snippets
}

fn names(plan: &TestPlan) -> Vec<String> {
    snippets(plan).into_iter().map(|row| row.name).collect()
}

#[test]
fn a_group_of_hashtags_is_written_in_one_way_and_a_text_as_it_is() {
    let mut plan = plan().open();
    let id = add(
        &mut plan,
        json!({"name": " Launch ", "kind": "hashtags", "text": "launch, #Search\nlaunch"}),
    );
    add(
        &mut plan,
        json!({"name": "Sign-off", "text": "Bye,\n# Ana "}),
    );
    let [group, text] = <[Snippet; 2]>::try_from(snippets(&plan)).unwrap();
    assert_eq!(
        (group.name.as_str(), group.kind),
        ("Launch", SnippetKind::Hashtags)
    );
    assert_eq!(group.text, "#launch #Search");
    assert_eq!(
        (text.text.as_str(), text.kind),
        ("Bye,\n# Ana", SnippetKind::Text)
    );
    let changes = plan
        .edit_snippet(&id, &of(&json!({"text": "a b"})))
        .unwrap();
    assert_eq!(changes.rows.snippets[0].text, "#a #b");
    assert_eq!(changes.op.unwrap().to_string(), "Edit the snippet “Launch”");
}

#[test]
fn snippets_are_ordered_and_deleted_and_both_are_undone() {
    let mut plan = plan().open();
    let ids = ["one", "two", "three"].map(|name| add(&mut plan, json!({"name": name})));
    plan.edit_snippet(&ids[2], &of(&json!({"position": 0})))
        .unwrap();
    assert_eq!(names(&plan), ["three", "one", "two"]);
    let changes = plan.delete_snippet(&ids[0]).unwrap();
    assert_eq!(changes.gone.values().next().unwrap(), &[ids[0].clone()]);
    assert_eq!(names(&plan), ["three", "two"]);
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(names(&plan), ["one", "two", "three"]);
    plan.redo().unwrap();
    assert_eq!(names(&plan), ["three", "one", "two"]);
}

#[test]
fn a_restored_backup_has_its_snippets() {
    let mut plan = plan().open();
    let id = add(&mut plan, json!({"name": "Before", "text": "As it was"}));
    plan.back_up(Some("first")).unwrap();
    let backup = plan.backups().unwrap().list().unwrap().remove(0);
    plan.edit_snippet(&id, &of(&json!({"name": "After"})))
        .unwrap();
    add(&mut plan, json!({"name": "Later"}));
    plan.restore(&backup).unwrap();
    assert_eq!(names(&plan), ["Before"]);
    plan.undo().unwrap();
    assert_eq!(names(&plan), ["After", "Later"]);
}

#[test]
fn a_snippet_without_a_name_and_one_that_is_gone_are_refused() {
    let mut plan = plan().open();
    let before = plan.dump();
    let refused = plan
        .add_snippet(&of(&json!({"text": "alone"})))
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::Empty, Some("name"))
    );
    let refused = plan
        .edit_snippet("gone", &of(&json!({"name": "x"})))
        .unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::NotFound, Some("snippet"))
    );
    assert_eq!(plan.dump(), before);
}
