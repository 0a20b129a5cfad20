//! Posts as threads: their parts, their text as a whole, and their excess.

use daymark_core::model::{PostEdit, Scope, SeriesChange};
use daymark_core::query::PostDetail;
use serde_json::json;

use crate::support::{TestPlan, of, plan};

fn edit(edit: serde_json::Value) -> PostEdit {
    of(&edit)
}

fn detail(plan: &TestPlan) -> PostDetail {
    plan.post(&plan.id("One")).unwrap()
}

fn thread() -> TestPlan {
    let mut plan = plan().channel("x").post("One", "2026-11-18T09:00").open();
    let parts = edit(json!({"parts": ["First part.", "Second part."]}));
    let id = plan.id("One");
    plan.edit_post(&id, &parts).unwrap();
    plan
}

#[test]
fn a_thread_has_its_parts_and_their_text_as_a_whole() {
    let mut plan = thread();
    assert_eq!(detail(&plan).parts, ["First part.", "Second part."]);
    let whole = "First part.\n\nSecond part.";
    assert_eq!(detail(&plan).own_text.as_deref(), Some(whole));
    plan.undo().unwrap();
    assert_eq!(detail(&plan).parts, [""; 0]);
    assert_eq!(detail(&plan).own_text, None);
    plan.redo().unwrap();
    assert_eq!(detail(&plan).parts.len(), 2);
}

#[test]
fn another_text_or_fewer_than_two_parts_end_a_thread() {
    let mut plan = thread();
    let id = plan.id("One");
    plan.edit_post(&id, &edit(json!({"parts": ["Alone"]})))
        .unwrap();
    assert_eq!(detail(&plan).parts, [""; 0]);
    plan.undo().unwrap();
    plan.edit_post(&id, &edit(json!({"own_text": "One text"})))
        .unwrap();
    assert_eq!(detail(&plan).parts, [""; 0]);
    assert_eq!(detail(&plan).own_text.as_deref(), Some("One text"));
    plan.undo().unwrap();
    plan.edit_post(&id, &edit(json!({"own_text": null})))
        .unwrap();
    assert_eq!(detail(&plan).own_text, None);
}

#[test]
fn the_excess_of_a_thread_is_that_of_its_first_part_that_is_too_long() {
    let mut plan = thread();
    let id = plan.id("One");
    let parts = ["a".repeat(280), "b".repeat(283), "c".repeat(281)];
    plan.edit_post(&id, &edit(json!({"parts": parts}))).unwrap();
    assert_eq!(plan.excess("One"), Some(3));
}

#[test]
fn a_thread_is_duplicated_as_one() {
    let mut plan = thread();
    let id = plan.id("One");
    let (_, copies) = plan.duplicate_posts(&[id]).unwrap();
    let copy = plan.post(copies[0].as_str()).unwrap();
    assert_eq!(copy.parts, ["First part.", "Second part."]);
}

#[test]
fn all_posts_of_a_series_become_threads_if_that_is_wanted() {
    let mut plan = thread();
    let id = plan.id("One");
    let rule = Some("FREQ=WEEKLY".to_owned());
    plan.change_series(&id, Scope::This, &SeriesChange::Rule { rule })
        .unwrap();
    let edit = edit(json!({"parts": ["A", "B"]}));
    plan.change_series(
        &id,
        Scope::All,
        &SeriesChange::Edit {
            edit: Box::new(edit),
        },
    )
    .unwrap();
    assert_eq!(detail(&plan).parts, ["A", "B"]);
}

#[test]
fn a_text_is_split_as_the_channels_platform_takes_it() {
    let plan = thread();
    let channel = plan.channel_ids().remove(0);
    let text = "A sentence of some words. ".repeat(20);
    let parts = plan.split_text(&text, &channel, true, None).unwrap();
    assert_eq!(parts.len(), 2);
    assert!(parts[0].ends_with("words. 1/2") && parts[1].ends_with("words. 2/2"));
    let lengths = parts.iter().map(|part| {
        plan.measure_text(part, false, std::slice::from_ref(&channel), None)
            .unwrap()
            .remove(0)
    });
    assert!(
        lengths
            .into_iter()
            .all(|length| length.app.over == 0 && length.fits.is_none())
    );
}

#[test]
fn a_text_that_is_too_long_says_where_it_ceases_to_fit() {
    let plan = thread();
    let channel = plan.channel_ids();
    let text = format!("{}字字", "👾".repeat(139));
    let length = plan
        .measure_text(&text, false, &channel, None)
        .unwrap()
        .remove(0);
    assert_eq!(length.app.over, 2);
    assert_eq!(length.fits, Some(139 * 2 + 1), "in UTF-16 code units");
}
