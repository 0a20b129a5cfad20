//! Problems that a person lets pass, and when they are shown again. Today is Wednesday 18 November 2026.

use daymark_core::Code;
use daymark_core::checks::{Check, Finding};
use daymark_core::model::Status;
use serde_json::json;

use crate::support::{TestPlan, day, of, plan};

/// A post on X on 25 November with a text that is too long.
fn too_long() -> TestPlan {
    let plan = plan().channel("x").post("long", "2026-11-25T09:00");
    let text = json!({"text": "a".repeat(300)});
    plan.edit("long", of(&text)).open()
}

fn of_check(plan: &TestPlan, check: Check) -> Finding {
    let found = plan.findings(day("2026-11-16"), day("2026-12-01")).unwrap();
    let mut found = found.into_iter().filter(|finding| finding.check == check);
    found.next().unwrap()
}

fn reason(plan: &TestPlan, check: Check) -> Option<String> {
    of_check(plan, check).waived.map(|waived| waived.reason)
}

#[test]
fn a_waiver_names_its_reason_and_day() {
    let mut plan = too_long();
    let id = plan.id("long");
    assert_eq!(reason(&plan, Check::Excess), None);
    let changes = plan.waive(&id, Check::Excess, " As agreed ").unwrap();
    let sentence = changes.op.unwrap().to_string();
    assert_eq!(sentence, "Wave through a problem of “long”");
    let waived = of_check(&plan, Check::Excess).waived.unwrap();
    assert_eq!(waived.reason, "As agreed");
    assert_eq!(waived.day, day("2026-11-18"));
    let alone = plan.findings_of(&id).unwrap();
    assert_eq!(alone[0].waived.as_ref(), Some(&waived), "the post alone");
    plan.waive(&id, Check::Excess, "For another reason")
        .unwrap();
    let again = of_check(&plan, Check::Excess).waived.unwrap();
    assert_eq!(again.waiver, waived.waiver, "replaced");
    assert_eq!(again.reason, "For another reason");
}

#[test]
fn a_waiver_is_undone_and_taken_back() {
    let mut plan = too_long();
    let id = plan.id("long");
    plan.waive(&id, Check::Excess, "Fine").unwrap();
    plan.undo().unwrap();
    assert_eq!(reason(&plan, Check::Excess), None);
    plan.redo().unwrap();
    let mut plan = plan.reopened();
    let waiver = of_check(&plan, Check::Excess).waived.unwrap().waiver;
    plan.take_back(waiver.as_str()).unwrap();
    assert_eq!(reason(&plan, Check::Excess), None);
    let refused = plan.take_back(waiver.as_str()).unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
    plan.undo().unwrap();
    assert_eq!(reason(&plan, Check::Excess).as_deref(), Some("Fine"));
}

#[test]
fn a_waiver_is_over_once_what_it_was_about_changes() {
    let mut plan = too_long();
    let id = plan.id("long");
    plan.waive(&id, Check::Excess, "Fine").unwrap();
    let by_a_day = json!({"when": {"to": "by", "days": 1, "minutes": 0}});
    plan.move_posts(std::slice::from_ref(&id), &of(&by_a_day))
        .unwrap();
    assert!(reason(&plan, Check::Excess).is_some(), "only its time");
    let text = json!({"text": "a".repeat(301)});
    plan.edit_post(&id, &of(&text)).unwrap();
    assert_eq!(reason(&plan, Check::Excess), None);
    plan.undo().unwrap();
    assert!(reason(&plan, Check::Excess).is_some(), "as it was");
}

#[test]
fn a_waiver_of_a_time_is_over_once_one_of_both_posts_moves() {
    let mut plan = plan()
        .channel("x")
        .post("first", "2026-11-25T09:00")
        .post("second", "2026-11-25T09:05")
        .open();
    let [first, second] = ["first", "second"].map(|title| plan.id(title));
    let refused = plan.waive(&first, Check::Close, "Fine").unwrap_err();
    assert_eq!(refused.code(), Code::NotFound, "it is about the later one");
    plan.waive(&second, Check::Close, "Fine").unwrap();
    assert!(reason(&plan, Check::Close).is_some());
    let seen_from_first = plan.findings_of(&first).unwrap();
    assert!(seen_from_first[0].waived.is_some());
    let text = json!({"text": "Other words"});
    plan.edit_post(&second, &of(&text)).unwrap();
    assert!(reason(&plan, Check::Close).is_some(), "only its text");
    let sooner = json!({"when": {"to": "by", "days": 0, "minutes": 1}});
    plan.move_posts(&[first], &of(&sooner)).unwrap();
    assert_eq!(reason(&plan, Check::Close), None);
}

#[test]
fn a_waiver_goes_with_its_post_and_comes_back_with_it() {
    let mut plan = too_long();
    let id = plan.id("long");
    plan.waive(&id, Check::Excess, "Fine").unwrap();
    let before = plan.dump();
    plan.delete_posts(std::slice::from_ref(&id)).unwrap();
    assert!(!plan.dump().contains("waiver"), "{}", plan.dump());
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    let (_, copies) = plan.duplicate_posts(&[id]).unwrap();
    let copied = plan.findings_of(copies[0].as_str()).unwrap();
    let excess = copied.iter().find(|found| found.check == Check::Excess);
    assert_eq!(excess.unwrap().waived, None, "a copy is a post of its own");
}

#[test]
fn a_waiver_of_a_generated_post_keeps_it() {
    let mut plan = plan().channel("x").open();
    let new = json!({
        "title": "weekly [LINK]", "channels": plan.channel_ids(), "repeat": "FREQ=WEEKLY",
        "at": {"date": "2026-11-20", "minute": 540},
    });
    plan.add_post(&of(&new)).unwrap();
    let found = plan.findings(day("2026-12-01"), day("2026-12-06")).unwrap();
    let post = found[0].post.as_ref().unwrap().to_string();
    plan.waive(&post, Check::Placeholder, "It is the name")
        .unwrap();
    let after = plan.dump();
    plan.undo().unwrap();
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after);
    assert_eq!(plan.verify().unwrap(), [""; 0]);
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn what_is_not_wrong_is_not_waived() {
    let mut plan = too_long();
    let id = plan.id("long");
    let code = |refused: daymark_core::Result<_>| refused.map(drop).unwrap_err().code();
    let nothing = plan.waive(&id, Check::Hashtags, "Fine");
    assert_eq!(code(nothing), Code::NotFound);
    assert_eq!(code(plan.waive(&id, Check::Excess, " ")), Code::Empty);
    assert_eq!(code(plan.waive("0", Check::Excess, "Fine")), Code::NotFound);
    assert_eq!(reason(&plan, Check::Excess), None);
    plan.set_status(std::slice::from_ref(&id), Status::Skipped)
        .unwrap();
    assert_eq!(plan.findings_of(&id).unwrap(), [], "it is not sent");
}
