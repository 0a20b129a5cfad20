//! Approvals of posts. Today is Wednesday 18 November 2026, 09:00 in Berlin.

use daymark_core::checks::{Check, Severity};
use daymark_core::model::{Author, Status};
use daymark_core::query::Changes;
use serde_json::json;

use crate::media_verbs::picture;
use crate::support::{TestPlan, at, of, plan};

/// Two posts of one item on X and LinkedIn and another post, by Tom.
pub(crate) fn by_tom() -> TestPlan {
    let plan = plan().channel("x").channel("linkedin");
    let plan = plan.everywhere("both", "2026-11-25T09:00");
    let mut plan = plan.post("other", "2026-11-26T09:00").open();
    sign(&mut plan, "Tom");
    plan
}

pub(crate) fn sign(plan: &mut TestPlan, name: &str) {
    let (name, machine) = (name.to_owned(), String::new());
    plan.set_author(&Author { name, machine }).unwrap();
}

/// As [`by_tom`], with all posts approved.
fn approved() -> TestPlan {
    let mut plan = by_tom();
    let posts = ids(&plan);
    plan.set_status(&posts, Status::Approved).unwrap();
    plan
}

fn reviewed_again() -> TestPlan {
    let mut plan = approved();
    plan.edit_plan(&of(&json!({"review_again": true}))).unwrap();
    plan
}

fn ids(plan: &TestPlan) -> Vec<String> {
    let cards = plan.search("").unwrap().into_iter();
    cards.map(|card| card.id.to_string()).collect()
}

fn status(plan: &TestPlan, post: &str) -> Status {
    plan.post(post).unwrap().status
}

/// Returns who approved a post that was changed since, in brackets; empty without such a finding.
fn changed_since(plan: &TestPlan, post: &str) -> String {
    let found = plan.findings_of(post).unwrap().into_iter();
    let mut found = found.filter(|found| found.check == Check::ChangedSinceApproval);
    found.next().map_or(String::new(), |found| {
        assert_eq!(found.severity, Severity::Warning);
        format!("({})", found.found.unwrap_or_default())
    })
}

type Change = fn(&mut TestPlan, &str) -> Changes;

/// Every kind of change that an approval is about, to a post.
const CHANGES: [(&str, Change); 9] = [
    ("text", |plan, post| {
        edit(plan, post, json!({"text": "New"}))
    }),
    ("own text", |plan, post| {
        edit(plan, post, json!({"own_text": "Here only"}))
    }),
    ("link", |plan, post| {
        edit(plan, post, json!({"link": "https://acme.example/"}))
    }),
    ("time", |plan, post| {
        let target = json!({"when": {"to": "by", "days": 0, "minutes": 5}});
        plan.move_posts(&[post.to_owned()], &of(&target)).unwrap()
    }),
    ("unscheduled", |plan, post| {
        let target = json!({"when": {"to": "tray"}});
        plan.move_posts(&[post.to_owned()], &of(&target)).unwrap()
    }),
    ("added picture", |plan, post| picture(plan, post, 9)),
    ("order", |plan, post| {
        let second = plan.media_of_post(post).unwrap()[1].id.to_string();
        plan.reorder_media(&second, 0).unwrap()
    }),
    ("alt text", |plan, post| {
        let first = plan.media_of_post(post).unwrap()[0].id.to_string();
        plan.set_alt(&first, "A red field").unwrap()
    }),
    ("left out", |plan, post| {
        let first = plan.media_of_post(post).unwrap()[0].id.to_string();
        plan.use_media(post, &first, false).unwrap()
    }),
];

pub(crate) fn edit(plan: &mut TestPlan, post: &str, edit: serde_json::Value) -> Changes {
    plan.edit_post(post, &of(&edit)).unwrap()
}

fn with_pictures(mut plan: TestPlan) -> (TestPlan, String) {
    let post = plan.id("other");
    plan.set_status(std::slice::from_ref(&post), Status::Draft)
        .unwrap();
    picture(&mut plan, &post, 2);
    picture(&mut plan, &post, 3);
    plan.set_status(std::slice::from_ref(&post), Status::Approved)
        .unwrap();
    (plan, post)
}

#[test]
fn an_approval_names_who_and_when() {
    let plan = approved();
    let approval = plan.post(&plan.id("other")).unwrap().approval.unwrap();
    assert_eq!(
        (approval.author.as_str(), approval.at),
        ("Tom", at("2026-11-18T09:00"))
    );
}

#[test]
fn an_approval_ends_with_its_status_and_an_undo_brings_it_back() {
    let mut plan = approved();
    let before = plan.dump();
    let post = plan.id("other");
    for status in [Status::InReview, Status::Published, Status::Skipped] {
        plan.set_status(std::slice::from_ref(&post), status)
            .unwrap();
        assert_eq!(plan.post(&post).unwrap().approval, None, "{status}");
        plan.undo().unwrap();
        assert_eq!(plan.dump(), before, "{status}");
    }
    plan.delete_posts(std::slice::from_ref(&post)).unwrap();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_post_that_is_added_or_copied_as_approved_has_an_approval() {
    let mut plan = by_tom();
    let channels = plan.channel_ids();
    let new = json!({"title": "new", "channels": channels, "status": "approved", "text": "Hi"});
    let (_, posts) = plan.add_post(&of(&new)).unwrap();
    for post in posts {
        assert!(plan.post(post.as_str()).unwrap().approval.is_some());
        assert_eq!(changed_since(&plan, post.as_str()), "");
    }
    let other = plan.id("other");
    let target = json!({"when": {"to": "by", "days": 2, "minutes": 0}});
    let copies = plan.copy_posts(&[other], &of(&target), Some(Status::Approved));
    let copy = copies.unwrap().1.remove(0).to_string();
    assert!(plan.post(&copy).unwrap().approval.is_some());
    assert_eq!(changed_since(&plan, &copy), "");
}

#[test]
fn a_change_after_the_approval_is_found_and_an_undo_ends_it() {
    for (name, change) in CHANGES {
        let (mut plan, post) = with_pictures(approved());
        assert_eq!(changed_since(&plan, &post), "", "{name}");
        change(&mut plan, &post);
        assert_eq!(status(&plan, &post), Status::Approved, "{name}");
        assert_eq!(changed_since(&plan, &post), "(Tom)", "{name}");
        plan.undo().unwrap();
        assert_eq!(changed_since(&plan, &post), "", "undo of {name}");
    }
}

#[test]
fn what_is_not_published_is_no_change() {
    let mut plan = approved();
    let post = plan.id("other");
    let words = json!({"notes": "Ask Ana", "labels": ["launch"], "title": "Retold"});
    edit(&mut plan, &post, words);
    plan.add_comment(&post, "Fine").unwrap();
    assert_eq!(changed_since(&plan, &post), "");
}

#[test]
fn a_title_counts_where_the_platform_shows_it() {
    let plan = plan().channel("youtube");
    let mut plan = plan.post("film", "2026-11-26T09:00").open();
    let post = plan.id("film");
    plan.set_status(std::slice::from_ref(&post), Status::Approved)
        .unwrap();
    edit(&mut plan, &post, json!({"title": "The film"}));
    assert_eq!(changed_since(&plan, &post), "()");
}

#[test]
fn a_change_puts_a_post_back_to_review_where_the_plan_asks_for_it() {
    for (name, change) in CHANGES {
        let (mut plan, post) = with_pictures(reviewed_again());
        let before = plan.dump();
        let changes = change(&mut plan, &post);
        assert_eq!(status(&plan, &post), Status::InReview, "{name}");
        let mut cards = changes.cards.iter();
        let card = cards.find(|card| card.id.as_str() == post);
        assert_eq!(card.map(|card| card.status), Some(Status::InReview));
        assert_eq!(changed_since(&plan, &post), "", "{name}");
        let after = plan.dump();
        plan.undo().unwrap();
        assert_eq!(plan.dump(), before, "one undo of {name}");
        plan.redo().unwrap();
        assert_eq!(plan.dump(), after, "redo of {name}");
    }
}

#[test]
fn a_shared_text_puts_all_that_publish_it_back_to_review() {
    let mut plan = reviewed_again();
    let both: Vec<String> = ids(&plan);
    let first = plan.id("both");
    edit(&mut plan, &first, json!({"text": "For everybody"}));
    let reviewed = both
        .iter()
        .filter(|id| status(&plan, id) == Status::InReview);
    assert_eq!(reviewed.count(), 2);
    assert_eq!(status(&plan, &plan.id("other")), Status::Approved);
}

#[test]
fn an_approved_edit_approves_what_it_brings() {
    let mut plan = reviewed_again();
    let post = plan.id("other");
    plan.set_status(std::slice::from_ref(&post), Status::InReview)
        .unwrap();
    let words = of(&json!({"text": "Mended"}));
    let target = of(&json!({"when": {"to": "by", "days": 1, "minutes": 0}}));
    plan.revise_post(&post, &words, Some(Status::Approved), &target)
        .unwrap();
    assert_eq!(status(&plan, &post), Status::Approved);
    assert_eq!(changed_since(&plan, &post), "");
}

#[test]
fn an_unchanged_title_leaves_a_reviewed_post_approved() {
    let mut plan = reviewed_again();
    let post = plan.id("other");
    edit(&mut plan, &post, json!({"notes": "Ask Ana"}));
    assert_eq!(status(&plan, &post), Status::Approved);
}

#[test]
fn a_waived_change_is_shown_again_after_the_next_one() {
    let mut plan = approved();
    let post = plan.id("other");
    edit(&mut plan, &post, json!({"text": "New"}));
    plan.waive(&post, Check::ChangedSinceApproval, "A comma")
        .unwrap();
    let waived = |plan: &TestPlan| {
        let found = plan.findings_of(&post).unwrap().into_iter();
        let mut found = found.filter(|found| found.check == Check::ChangedSinceApproval);
        found.next().unwrap().waived.is_some()
    };
    assert!(waived(&plan));
    edit(&mut plan, &post, json!({"text": "Newer"}));
    assert!(!waived(&plan));
}

/// A backup has the comments and the approval of the post that is taken back from it.
#[test]
fn a_post_comes_back_from_a_backup_with_its_comments_and_its_approval() {
    let mut plan = approved();
    let post = plan.id("other");
    plan.add_comment(&post, "Why?").unwrap();
    plan.back_up(Some("first")).unwrap();
    plan.delete_posts(std::slice::from_ref(&post)).unwrap();
    let backup = plan.backups().unwrap().list().unwrap().remove(0);
    plan.bring_back(&backup, &post).unwrap();
    assert_eq!(plan.comments(&post).unwrap()[0].text, "Why?");
    assert!(plan.post(&post).unwrap().approval.is_some());
    assert_eq!(changed_since(&plan, &post), "");
}

#[test]
fn a_restored_plan_is_as_the_backup_was() {
    let mut plan = reviewed_again();
    let post = plan.id("other");
    plan.add_comment(&post, "Why?").unwrap();
    let then = plan.dump();
    plan.back_up(Some("first")).unwrap();
    edit(&mut plan, &post, json!({"text": "New"}));
    plan.delete_posts(std::slice::from_ref(&post)).unwrap();
    let mut backups = plan.backups().unwrap().list().unwrap();
    backups.retain(|backup| backup.name.is_some());
    plan.restore(&backups[0]).unwrap();
    assert_eq!(plan.dump(), then);
}
