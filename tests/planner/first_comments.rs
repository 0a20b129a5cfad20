//! First comments: of which posts they are, their length as they are sent, and words replaced in them.

use daymark_core::checks::{Check, Finding};
use daymark_core::model::limit::Part;
use daymark_core::model::{Scope, Status};
use serde_json::{Value, json};

use crate::links::{LINK, detail, edit, linked, turn};
use crate::support::{TestPlan, of, plan};

fn found(plan: &TestPlan, id: &str, check: Check) -> Vec<Finding> {
    let mut found = plan.findings_of(id).unwrap();
    found.retain(|finding| finding.check == check);
    found
}

#[test]
fn a_first_comment_is_of_one_post_and_a_copy_has_it_too() {
    let (mut plan, [x, newsletter]) = linked();
    edit(&mut plan, &x, json!({"first_comment": "  More there \n"}));
    let comment = |plan: &TestPlan, id: &str| detail(plan, id).first_comment;
    assert_eq!(comment(&plan, &x).as_deref(), Some("  More there"));
    assert_eq!(comment(&plan, &newsletter), None);
    let (_, copies) = plan.duplicate_posts(std::slice::from_ref(&x)).unwrap();
    assert_eq!(comment(&plan, copies[0].as_str()), comment(&plan, &x));
    edit(&mut plan, &x, json!({"first_comment": ""}));
    assert_eq!(comment(&plan, &x), None);
    plan.undo().unwrap();
    let plan = plan.reopened();
    assert_eq!(comment(&plan, &x).as_deref(), Some("  More there"));
}

#[test]
fn a_first_comment_is_counted_with_its_link_as_it_is_sent() {
    let plan = plan().channel("instagram").post("one", "2026-11-20T09:00");
    let mut plan = plan.open();
    let (id, channel) = (plan.id("one"), plan.channel_ids()[0].clone());
    let comment = format!("{} {LINK}", "a".repeat(2172));
    edit(
        &mut plan,
        &id,
        json!({"link": LINK, "first_comment": comment}),
    );
    assert_eq!(found(&plan, &id, Check::Excess).len(), 0);
    turn(&mut plan, true);
    let finding = found(&plan, &id, Check::Excess).remove(0);
    assert_eq!(finding.part, Some(Part::FirstComment));
    let draft = of(&json!({"link": LINK}));
    let measured = plan
        .measure_first_comment(&comment, &channel, &draft)
        .unwrap();
    let added = "?utm_source=instagram&utm_medium=social";
    let length = comment.len() + added.len();
    assert_eq!(measured.tally.count as usize, length);
    assert_eq!(measured.tally.over as usize, length - 2200);
    assert_eq!(measured.sent, Some(comment + added));
    let placeholder = json!({"first_comment": "See [LINK]"});
    edit(&mut plan, &id, placeholder);
    let finding = found(&plan, &id, Check::Placeholder).remove(0);
    assert_eq!(finding.part, Some(Part::FirstComment));
}

#[test]
fn the_first_comment_of_a_series_is_that_of_the_posts_it_makes_later() {
    let mut plan = plan().channel("linkedin").open();
    let new = json!({
        "title": "weekly", "channels": plan.channel_ids(), "first_comment": "Ask us",
        "at": {"date": "2026-11-23", "minute": 540}, "repeat": "FREQ=WEEKLY",
    });
    let (_, ids) = plan.add_post(&of(&new)).unwrap();
    let comments = |plan: &TestPlan| {
        let cards = plan.search("weekly").unwrap();
        let comments = cards
            .iter()
            .map(|card| detail(plan, card.id.as_str()).first_comment);
        comments.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    let before = comments(&plan);
    assert!(before.len() > 10 && before.iter().all(|comment| comment == "Ask us"));
    let change = json!({"change": "edit", "edit": {"first_comment": "Tell us"}});
    plan.change_series(ids[0].as_str(), Scope::All, &of(&change))
        .unwrap();
    let mut plan = plan.reopened();
    assert!(comments(&plan).iter().all(|comment| comment == "Tell us"));
    let this = json!({"first_comment": "Only here"});
    edit(&mut plan, ids[0].as_str(), this);
    let alone = comments(&plan);
    assert_eq!(
        (alone[0].as_str(), alone[1].as_str()),
        ("Only here", "Tell us")
    );
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert!(comments(&plan).iter().all(|comment| comment == "Ask us"));
}

#[test]
fn words_are_replaced_in_first_comments_where_these_are_meant() {
    let mut plan = plan().channel("linkedin").open();
    let new = json!({
        "title": "weekly", "channels": plan.channel_ids(), "first_comment": "Acme, acme", "own_text": "Acme",
        "at": {"date": "2026-11-23", "minute": 540}, "repeat": "FREQ=WEEKLY",
    });
    plan.add_post(&of(&new)).unwrap();
    let asked = |fields: Value| of(&json!({"find": "Acme", "with": "Apex", "fields": fields}));
    let said = |plan: &TestPlan| {
        let cards = plan.search("weekly").unwrap();
        let post = detail(plan, cards[1].id.as_str());
        [post.own_text, post.first_comment].map(Option::unwrap_or_default)
    };
    plan.replace_text(&asked(json!({"text": true}))).unwrap();
    assert_eq!(said(&plan), ["Apex", "Acme, acme"]);
    plan.undo().unwrap();
    let comments = asked(json!({"first_comment": true}));
    let preview = plan.preview_replacement(&comments).unwrap();
    assert_eq!(preview.hits, preview.posts, "one place in each post");
    assert_eq!(json!(preview.texts[0].field), json!("first_comment"));
    plan.replace_text(&comments).unwrap();
    let mut plan = plan.reopened();
    assert_eq!(said(&plan), ["Acme", "Apex, acme"]);
    let none = plan.preview_replacement(&comments).unwrap();
    assert_eq!(none.hits, 0, "the posts made later have it, too");
    plan.undo().unwrap();
    assert_eq!(said(&plan), ["Acme", "Acme, acme"]);
}

#[test]
fn a_changed_first_comment_is_a_change_after_an_approval_and_other_words_of_links_are_none() {
    let (mut plan, [x, _]) = linked();
    edit(&mut plan, &x, json!({"first_comment": "Ask us"}));
    plan.set_status(std::slice::from_ref(&x), Status::Approved)
        .unwrap();
    turn(&mut plan, true);
    edit(&mut plan, &x, json!({"utm_content": "hero"}));
    assert_eq!(found(&plan, &x, Check::ChangedSinceApproval).len(), 0);
    edit(&mut plan, &x, json!({"first_comment": "Tell us"}));
    assert_eq!(found(&plan, &x, Check::ChangedSinceApproval).len(), 1);
    plan.undo().unwrap();
    assert_eq!(found(&plan, &x, Check::ChangedSinceApproval).len(), 0);
}
