//! Words replaced in the texts of posts: which texts of which posts, what they share, and that a preview is what is done.

use daymark_core::Code;
use daymark_core::model::{ReplacedField, Replacement, Status};
use daymark_core::planner::ReplacementPreview;
use daymark_core::query::PostDetail;
use serde_json::{Value, json};

use crate::support::{TestPlan, of, plan};

/// Replaces “Acme” by “Apex” in all fields.
fn asked(more: Value) -> Replacement {
    let fields = json!({"title": true, "text": true, "link": true, "notes": true});
    let mut asked = json!({"find": "Acme", "with": "Apex", "fields": fields});
    let more = more.as_object().unwrap().clone();
    asked.as_object_mut().unwrap().extend(more);
    of(&asked)
}

fn edit(plan: &mut TestPlan, id: &str, edit: Value) {
    plan.edit_post(id, &of(&edit)).unwrap();
}

fn detail(plan: &TestPlan, id: &str) -> PostDetail {
    plan.post(id).unwrap()
}

/// Returns the fields of the places that would be replaced, each with its part.
fn fields(preview: &ReplacementPreview) -> Vec<(ReplacedField, Option<u32>)> {
    let texts = preview.texts.iter();
    texts.map(|text| (text.field, text.part)).collect()
}

/// Returns the posts of an item on two channels, the second with a text of its own.
fn on_two_channels() -> (TestPlan, [String; 2]) {
    let mut plan = plan()
        .channel("x")
        .channel("linkedin")
        .everywhere("Acme is here", "2026-11-20T09:00")
        .open();
    let cards = plan.search("").unwrap();
    let ids = [0, 1].map(|at| cards[at].id.to_string());
    let words =
        json!({"text": "Acme, acme", "link": "https://acme.example/Acme", "notes": "Ask Acme"});
    edit(&mut plan, &ids[0], words);
    edit(
        &mut plan,
        &ids[1],
        json!({"parts": ["One", "Acme two", "Three, Acmes"]}),
    );
    (plan, ids)
}

#[test]
fn every_field_is_replaced_as_the_preview_says_and_undone_at_once() {
    let (mut plan, [one, two]) = on_two_channels();
    let before = plan.dump();
    let asked = asked(json!({}));
    let preview = plan.preview_replacement(&asked).unwrap();
    assert_eq!(plan.dump(), before, "a preview changes nothing");
    let [title, text, link, notes] = [
        ReplacedField::Title,
        ReplacedField::Text,
        ReplacedField::Link,
        ReplacedField::Notes,
    ];
    let parts = [2, 3].map(|part| (ReplacedField::Part, Some(part)));
    let item = [title, text, link, notes].map(|field| (field, None));
    assert_eq!(fields(&preview), [&item[..], &parts[..]].concat());
    assert_eq!((preview.hits, preview.posts, preview.outside), (6, 2, 0));
    let shared: Vec<u32> = preview.texts.iter().map(|text| text.shared_by).collect();
    assert_eq!(shared, [2, 1, 2, 2, 1, 1]);
    let last = &preview.texts[5];
    let around = (
        last.before.as_str(),
        last.found.as_str(),
        last.after.as_str(),
    );
    assert_eq!(around, ("Three, ", "Acme", "s"));
    let changes = plan.replace_text(&asked).unwrap();
    let sentence = changes.op.unwrap().to_string();
    assert_eq!(sentence, "Replace text in “Acme is here” and 1 more");
    let first = detail(&plan, &one);
    assert_eq!(
        (first.title.as_str(), first.text.as_str()),
        ("Apex is here", "Apex, acme")
    );
    assert_eq!(first.link.as_deref(), Some("https://acme.example/Apex"));
    assert_eq!(first.notes, "Ask Apex");
    assert_eq!(
        detail(&plan, &two).parts,
        ["One", "Apex two", "Three, Apexs"]
    );
    let after = plan.dump();
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before);
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after);
}

#[test]
fn the_fields_the_case_and_whole_words_are_chosen() {
    let (mut plan, [one, two]) = on_two_channels();
    let text = json!({"fields": {"text": true}, "ignore_case": true, "whole_words": true});
    let preview = plan.preview_replacement(&asked(text.clone())).unwrap();
    assert_eq!(preview.hits, 3, "not “Acmes”");
    plan.replace_text(&asked(text)).unwrap();
    let first = detail(&plan, &one);
    assert_eq!(
        (first.title.as_str(), first.text.as_str()),
        ("Acme is here", "Apex, Apex")
    );
    assert_eq!(detail(&plan, &two).parts[2], "Three, Acmes");
}

#[test]
fn the_range_has_its_first_day_and_not_its_last() {
    let mut plan = plan()
        .channel("x")
        .post("Acme 1", "2026-11-19T23:59")
        .post("Acme 2", "2026-11-20T00:00")
        .post("Acme 3", "2026-11-21T00:00")
        .tray("Acme in the tray")
        .open();
    let day = asked(json!({"from": "2026-11-20", "to": "2026-11-21"}));
    let preview = plan.preview_replacement(&day).unwrap();
    let titles: Vec<_> = preview
        .texts
        .iter()
        .map(|text| text.title.as_str())
        .collect();
    assert_eq!(titles, ["Acme 2"]);
    plan.replace_text(&day).unwrap();
    let all = plan.preview_replacement(&asked(json!({}))).unwrap();
    let titles: Vec<_> = all.texts.iter().map(|text| text.title.as_str()).collect();
    assert_eq!(titles, ["Acme 1", "Acme 3", "Acme in the tray"]);
}

#[test]
fn posts_outside_of_the_range_that_share_a_text_are_counted() {
    let (mut plan, [_, two]) = on_two_channels();
    let later = json!({"when": {"to": "by", "days": 9, "minutes": 0}});
    plan.move_posts(std::slice::from_ref(&two), &of(&later))
        .unwrap();
    let day = asked(json!({"from": "2026-11-20", "to": "2026-11-21"}));
    let preview = plan.preview_replacement(&day).unwrap();
    assert_eq!((preview.hits, preview.posts, preview.outside), (4, 2, 1));
    plan.replace_text(&day).unwrap();
    let second = detail(&plan, &two);
    assert_eq!(second.title, "Apex is here", "the title is the item's");
    assert_eq!(second.parts[1], "Acme two", "its own text stays");
}

#[test]
fn published_and_skipped_posts_keep_their_texts() {
    let (mut plan, [one, two]) = on_two_channels();
    for status in [Status::Published, Status::Skipped] {
        plan.set_status(std::slice::from_ref(&two), status).unwrap();
        let preview = plan.preview_replacement(&asked(json!({}))).unwrap();
        assert_eq!((preview.hits, preview.posts), (4, 1));
        let before = plan.dump();
        plan.replace_text(&asked(json!({}))).unwrap();
        assert_eq!(detail(&plan, &one).title, "Apex is here");
        let fixed = detail(&plan, &two);
        assert_eq!(
            (fixed.title.as_str(), fixed.text.as_str()),
            ("Acme is here", "Acme, acme")
        );
        assert_eq!(fixed.parts[1], "Acme two");
        plan.undo().unwrap();
        assert_eq!(plan.dump(), before);
    }
}

#[test]
fn a_series_is_replaced_with_what_it_generates_later() {
    let mut plan = plan().channel("x").open();
    let new = json!({
        "title": "Acme weekly", "channels": plan.channel_ids(), "own_text": "News of Acme",
        "at": {"date": "2026-11-23", "minute": 540}, "repeat": "FREQ=WEEKLY",
    });
    let (_, ids) = plan.add_post(&of(&new)).unwrap();
    plan.set_status(&[ids[0].to_string()], Status::Published)
        .unwrap();
    plan.replace_text(&asked(json!({}))).unwrap();
    assert_eq!(
        detail(&plan, ids[0].as_str()).title,
        "Acme weekly",
        "published"
    );
    let mut plan = plan.reopened();
    let cards = plan.search("weekly").unwrap();
    assert!(cards.len() > 10, "{} posts", cards.len());
    let changed = cards.iter().filter(|card| card.id != ids[0]);
    for card in changed {
        let post = detail(&plan, card.id.as_str());
        assert_eq!(post.title, "Apex weekly");
        assert_eq!(post.own_text.as_deref(), Some("News of Apex"));
    }
    plan.undo().unwrap();
    let titles = plan.search("weekly").unwrap().into_iter();
    assert!(
        titles
            .map(|card| card.title)
            .all(|title| title == "Acme weekly")
    );
    assert_eq!(plan.verify().unwrap(), [""; 0]);
}

#[test]
fn nothing_found_changes_nothing_and_what_a_field_can_not_take_is_refused() {
    let (mut plan, _) = on_two_channels();
    let before = plan.dump();
    let none = asked(json!({"find": "nowhere"}));
    assert!(plan.replace_text(&none).unwrap().op.is_none());
    for (more, code, field) in [
        (json!({"find": ""}), Code::Empty, "find"),
        (json!({"with": "x".repeat(501)}), Code::TooLong, "with"),
        (
            json!({"from": "2026-11-21", "to": "2026-11-20"}),
            Code::BadDate,
            "to",
        ),
        (
            json!({"find": "https", "with": "ftp"}),
            Code::BadValue,
            "link",
        ),
        (
            json!({"find": "Acme is here", "with": ""}),
            Code::Empty,
            "title",
        ),
        (json!({"with": "two\nlines"}), Code::BadValue, "title"),
    ] {
        let asked = asked(more);
        let refused = plan.preview_replacement(&asked).unwrap_err();
        assert_eq!((refused.code(), refused.field_name()), (code, Some(field)));
        let refused = plan.replace_text(&asked).unwrap_err();
        assert_eq!((refused.code(), refused.field_name()), (code, Some(field)));
    }
    assert_eq!(plan.dump(), before);
}
