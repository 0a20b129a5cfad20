//! Comments on items and the history of a post. Today is Wednesday 18 November 2026, 09:00 in Berlin.

use daymark_core::Code;
use daymark_core::model::Status;
use serde_json::json;

use crate::media_verbs::picture;
use crate::sign_off::{by_tom, edit, sign};
use crate::support::{TestPlan, of};

#[test]
fn comments_are_those_of_the_item_the_oldest_first() {
    let mut plan = by_tom();
    let post = plan.id("both");
    let (changes, first) = plan.add_comment(&post, " Shorter? \n").unwrap();
    assert_eq!(changes.op.unwrap().to_string(), "Comment on “both”");
    sign(&mut plan, "Ana");
    plan.add_comment(&post, "Done").unwrap();
    let sibling = plan.post(&post).unwrap().siblings[0].id.to_string();
    for post in [&post, &sibling] {
        let comments = plan.comments(post).unwrap();
        let told = comments.iter().map(|comment| {
            let author = comment.author.as_str();
            (author, comment.text.as_str(), comment.is_own)
        });
        let told: Vec<_> = told.collect();
        assert_eq!(told, [("Tom", "Shorter?", false), ("Ana", "Done", true)]);
        assert_eq!(plan.post(post).unwrap().comments, 2);
    }
    let before = plan.dump();
    plan.edit_comment(first.as_str(), "Much shorter?").unwrap();
    let comments = plan.comments(&post).unwrap();
    assert_eq!(comments[0].text, "Much shorter?");
    assert_eq!(comments[0].author, "Tom", "the author stays");
    plan.undo().unwrap();
    plan.delete_comment(first.as_str()).unwrap();
    assert_eq!(plan.comments(&post).unwrap().len(), 1);
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

#[test]
fn comments_go_and_come_back_with_their_item() {
    let mut plan = by_tom();
    let post = plan.id("other");
    plan.add_comment(&post, "Why?").unwrap();
    let before = plan.dump();
    plan.delete_posts(std::slice::from_ref(&post)).unwrap();
    assert!(!plan.dump().contains("Why?"));
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
}

/// Adds a series with a comment and returns its first post.
fn commented_series(plan: &mut TestPlan) -> String {
    let channels = [plan.channel_ids().remove(0)];
    let at = json!({"date": "2026-11-23", "minute": 540});
    let rule = "FREQ=WEEKLY;COUNT=3";
    let new = json!({"title": "weekly", "channels": channels, "at": at, "repeat": rule});
    let post = plan.add_post(&of(&new)).unwrap().1.remove(0).to_string();
    plan.add_comment(&post, "Every week?").unwrap();
    post
}

#[test]
fn a_day_of_a_series_keeps_the_comments_when_it_gets_words_of_its_own() {
    let mut plan = by_tom();
    let post = commented_series(&mut plan);
    edit(&mut plan, &post, json!({"text": "This week only"}));
    assert_eq!(plan.comments(&post).unwrap().len(), 1);
    assert_eq!(plan.comments(&plan.id("weekly")).unwrap().len(), 1);
}

#[test]
fn a_blank_comment_and_an_unknown_one_are_refused() {
    let mut plan = by_tom();
    let post = plan.id("other");
    let (_, id) = plan.add_comment(&post, "Why?").unwrap();
    let before = plan.dump();
    let refused = plan.add_comment(&post, " \n ").unwrap_err();
    assert_eq!(refused.code(), Code::Empty);
    let refused = plan.edit_comment(id.as_str(), "").unwrap_err();
    assert_eq!(refused.code(), Code::Empty);
    let refused = plan.delete_comment("nothing").unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
    assert_eq!(plan.dump(), before);
}

/// Returns what a post's history names, the newest first, with the author.
fn history(plan: &TestPlan, post: &str) -> Vec<String> {
    let changes = plan.post_history(post).unwrap().into_iter();
    let told = changes.map(|change| format!("{}: {}", change.author, change.op));
    told.collect()
}

#[test]
fn the_history_of_a_post_has_what_changed_it_and_nothing_else() {
    let mut plan = by_tom();
    let (post, other) = (plan.id("both"), plan.id("other"));
    edit(&mut plan, &post, json!({"text": "New"}));
    edit(&mut plan, &other, json!({"text": "Elsewhere"}));
    picture(&mut plan, &post, 2);
    sign(&mut plan, "Ana");
    plan.add_comment(&post, "Fine").unwrap();
    plan.set_status(std::slice::from_ref(&post), Status::Approved)
        .unwrap();
    plan.set_status(std::slice::from_ref(&post), Status::Draft)
        .unwrap();
    plan.undo().unwrap();
    let expected = [
        "Ana: Set “both” to approved",
        "Ana: Comment on “both”",
        "Tom: Add “2.png”",
        "Tom: Edit “both”",
        ": Add “both”",
    ];
    assert_eq!(history(&plan, &post), expected);
    assert_eq!(
        history(&plan, &other),
        ["Tom: Edit “other”", ": Add “other”"]
    );
}

#[test]
fn a_post_that_left_its_series_has_the_history_that_it_had_in_it() {
    let mut plan = by_tom();
    let post = commented_series(&mut plan);
    edit(&mut plan, &post, json!({"text": "This week only"}));
    let expected = [
        "Tom: Edit “weekly”",
        "Tom: Comment on “weekly”",
        "Tom: Add “weekly”",
    ];
    assert_eq!(history(&plan, &post), expected);
}

#[test]
fn the_history_of_a_post_has_at_most_a_hundred_changes() {
    let mut plan = by_tom();
    let post = plan.id("other");
    for number in 0..120 {
        edit(
            &mut plan,
            &post,
            json!({"text": format!("Version {number}")}),
        );
    }
    assert_eq!(plan.post_history(&post).unwrap().len(), 100);
}
