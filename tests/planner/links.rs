//! Links as they are sent, what is counted with them, and first comments: what is said where is in the file.

use daymark_core::Code;
use daymark_core::checks::{Check, Finding};
use daymark_core::counting::Unit;
use daymark_core::model::{Scope, Status};
use daymark_core::model::limit::Part;
use daymark_core::query::{LinkOnChannel, MeasuredText, PostDetail};
use serde_json::{Value, json};

use crate::support::{TestPlan, of, plan};

const LINK: &str = "https://acme.example/search";

/// Returns a plan with a post on two channels that has a link, in a campaign; with its posts.
fn linked() -> (TestPlan, [String; 2]) {
    let plan = plan()
        .channel("x")
        .channel("newsletter")
        .campaign("Search 2.0 launch");
    let mut plan = plan.everywhere("both", "2026-11-20T09:00").open();
    let cards = plan.search("").unwrap();
    let ids = [0, 1].map(|at| cards[at].id.to_string());
    let words = json!({"text": format!("Read {LINK}"), "link": LINK, "campaign": "Search 2.0 launch"});
    edit(&mut plan, &ids[0], words);
    (plan, ids)
}

fn edit(plan: &mut TestPlan, id: &str, edit: Value) {
    plan.edit_post(id, &of(&edit)).unwrap();
}

fn turn(plan: &mut TestPlan, is_on: bool) {
    plan.edit_plan(&of(&json!({"utm": is_on}))).unwrap();
}

fn link(plan: &TestPlan, id: &str) -> LinkOnChannel {
    plan.link_of(&id.into()).unwrap().unwrap()
}

/// Returns what is added to the link of a post, as in `x social search-2-0-launch`.
fn added(plan: &TestPlan, id: &str) -> String {
    let added = link(plan, id).sent.added.into_iter();
    let values: Vec<String> = added.map(|parameter| parameter.value).collect();
    values.join(" ")
}

fn campaign(plan: &TestPlan) -> String {
    plan.overview().unwrap().rows.campaigns[0].id.to_string()
}

fn detail(plan: &TestPlan, id: &str) -> PostDetail {
    plan.post(id).unwrap()
}

#[test]
fn the_plan_the_channel_and_the_campaign_say_what_a_link_is_sent_with() {
    let (mut plan, [x, newsletter]) = linked();
    let channels = plan.channel_ids();
    assert_eq!((link(&plan, &x).sent.link.as_str(), added(&plan, &x)), (LINK, String::new()));
    turn(&mut plan, true);
    assert_eq!(added(&plan, &x), "x social search-2-0-launch");
    assert_eq!(added(&plan, &newsletter), "newsletter email search-2-0-launch");
    let on_plan = json!({"utm_source": "Acme Inc", "utm_medium": "Owned"});
    plan.edit_plan(&of(&on_plan)).unwrap();
    assert_eq!(added(&plan, &x), "acme-inc owned search-2-0-launch");
    let on_channel = json!({"utm_source": "Twitter", "utm_medium": "Social"});
    plan.edit_channel(&channels[0], &of(&on_channel)).unwrap();
    let id = campaign(&plan);
    plan.edit_campaign(&id, &of(&json!({"utm_campaign": "S2"})))
        .unwrap();
    let plan = plan.reopened();
    assert_eq!(added(&plan, &x), "twitter social s2");
    assert_eq!(added(&plan, &newsletter), "acme-inc owned s2");
    let expected = format!("{LINK}?utm_source=twitter&utm_medium=social&utm_campaign=s2");
    assert_eq!(link(&plan, &x).sent.link, expected);
}

#[test]
fn an_item_decides_over_the_plan_until_it_leaves_that_to_it() {
    let (mut plan, [x, newsletter]) = linked();
    edit(&mut plan, &x, json!({"utm": true, "utm_content": "Hero  picture"}));
    assert_eq!(added(&plan, &newsletter), "newsletter email search-2-0-launch hero-picture");
    turn(&mut plan, true);
    edit(&mut plan, &x, json!({"utm": false}));
    assert_eq!(added(&plan, &x), "");
    edit(&mut plan, &x, json!({"utm": null, "utm_content": null}));
    assert_eq!(added(&plan, &x), "x social search-2-0-launch");
    let post = detail(&plan, &x);
    assert_eq!((post.utm, post.utm_content), (None, None));
    plan.undo().unwrap();
    plan.undo().unwrap();
    assert_eq!(added(&plan, &x), "x social search-2-0-launch hero-picture");
    assert_eq!(detail(&plan, &newsletter).utm, Some(true));
}

#[test]
fn emptied_words_are_those_of_the_plan_and_the_platform_again() {
    let (mut plan, [x, _]) = linked();
    let channel = plan.channel_ids()[0].clone();
    turn(&mut plan, true);
    plan.edit_channel(&channel, &of(&json!({"utm_source": "a", "utm_medium": "b"})))
        .unwrap();
    plan.edit_plan(&of(&json!({"utm_source": "c"}))).unwrap();
    plan.edit_channel(&channel, &of(&json!({"utm_source": " ", "utm_medium": null})))
        .unwrap();
    assert_eq!(added(&plan, &x), "c social search-2-0-launch");
    plan.edit_plan(&of(&json!({"utm_source": ""}))).unwrap();
    assert_eq!(added(&plan, &x), "x social search-2-0-launch");
}

#[test]
fn words_of_several_lines_are_refused_and_change_nothing() {
    let (mut plan, [x, _]) = linked();
    let (channel, id) = (plan.channel_ids()[0].clone(), campaign(&plan));
    let before = plan.dump();
    let bad = "two\nlines";
    let refused = [
        plan.edit_plan(&of(&json!({"utm_source": bad}))),
        plan.edit_channel(&channel, &of(&json!({"utm_medium": bad}))),
        plan.edit_campaign(&id, &of(&json!({"utm_campaign": bad}))),
        plan.edit_post(&x, &of(&json!({"utm_content": bad}))),
    ];
    let fields = ["utm_source", "utm_medium", "utm_campaign", "utm_content"];
    for (refused, field) in refused.into_iter().zip(fields) {
        assert_eq!(refused.unwrap_err().field_name(), Some(field));
    }
    assert_eq!(plan.dump(), before);
}

#[test]
fn the_group_of_visits_is_told_and_what_a_campaign_does_to_it() {
    let (mut plan, [x, newsletter]) = linked();
    turn(&mut plan, true);
    let group = |plan: &TestPlan, id: &str| {
        let sent = link(plan, id).sent;
        json!([sent.group, sent.by_campaign])
    };
    assert_eq!(group(&plan, &x), json!(["Organic Social", null]));
    assert_eq!(group(&plan, &newsletter), json!(["Email", null]));
    let id = campaign(&plan);
    plan.edit_campaign(&id, &of(&json!({"name": "Shop week"})))
        .unwrap();
    assert_eq!(group(&plan, &x), json!(["Organic Shopping", "shop-week"]));
    plan.edit_campaign(&id, &of(&json!({"utm_campaign": "week-48"})))
        .unwrap();
    assert_eq!(group(&plan, &x), json!(["Organic Social", null]));
    plan.edit_plan(&of(&json!({"utm_medium": "post"}))).unwrap();
    assert_eq!(group(&plan, &x), json!([null, null]));
}

fn measured(plan: &TestPlan, text: &str, platform: usize, draft: Value) -> MeasuredText {
    let channels = [plan.channel_ids()[platform].clone()];
    let draft = of(&draft);
    let mut measured = plan.measure_text(text, false, &channels, Some(&draft));
    measured.as_mut().unwrap().remove(0)
}

#[test]
fn a_text_is_counted_with_its_link_as_it_is_sent() {
    let plan = plan().channel("threads").open();
    let text = format!("Read {LINK}");
    let off = measured(&plan, &text, 0, json!({"link": LINK}));
    assert_eq!((off.app.count, off.sent), (32, None));
    let on = measured(&plan, &text, 0, json!({"link": LINK, "utm": true}));
    let added = "?utm_source=threads&utm_medium=social";
    let sent = format!("{text}{added}");
    assert_eq!(on.app.count as usize, sent.len());
    assert_eq!(on.sent.unwrap().text, sent);
    assert_eq!((on.links.count, on.hashtags.count), (1, 0));
}

#[test]
fn a_text_that_is_too_long_once_the_link_is_tagged_is_found() {
    let plan = plan().channel("threads").post("long", "2026-11-20T09:00");
    let mut plan = plan.open();
    let id = plan.id("long");
    let text = format!("{} {LINK}", "a".repeat(460));
    edit(&mut plan, &id, json!({"text": text, "link": LINK}));
    assert_eq!(plan.excess("long"), None);
    turn(&mut plan, true);
    assert_eq!(plan.excess("long"), Some(25));
    plan.undo().unwrap();
    assert_eq!(plan.excess("long"), None);
}

#[test]
fn hashtags_and_links_are_counted_beside_their_limits() {
    let plan = plan().channel("instagram").channel("mastodon").open();
    let text = "#a #b #c #d #e #f #a https://a.example/ https://b.example/";
    let on = measured(&plan, text, 0, json!({"link": "https://c.example/"}));
    let hashtags = (on.hashtags.limit, on.hashtags.over, on.hashtags.is_strict);
    assert_eq!(on.links.count, 3, "with the link of the post");
    assert_eq!(hashtags, (Some(5), on.hashtags.count - 5, true));
    assert!(!on.hashtags.source.is_empty() && on.hashtags.checked.starts_with("20"));
    let none = measured(&plan, text, 1, json!({}));
    assert_eq!((none.hashtags.limit, none.hashtags.over), (None, 0));
    assert_eq!((none.links.count, none.links.source), (2, ""));
}

#[test]
fn what_a_link_takes_is_in_the_units_of_the_platform() {
    let (mut plan, [x, newsletter]) = linked();
    turn(&mut plan, true);
    let on_x = link(&plan, &x);
    assert_eq!((on_x.length, on_x.unit), (23, Unit::Weighted));
    let by_mail = link(&plan, &newsletter);
    assert_eq!(by_mail.length as usize, by_mail.sent.link.len());
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

fn found(plan: &TestPlan, id: &str, check: Check) -> Vec<Finding> {
    let mut found = plan.findings_of(id).unwrap();
    found.retain(|finding| finding.check == check);
    found
}

#[test]
fn a_first_comment_is_counted_with_its_link_as_it_is_sent() {
    let plan = plan().channel("instagram").post("one", "2026-11-20T09:00");
    let mut plan = plan.open();
    let (id, channel) = (plan.id("one"), plan.channel_ids()[0].clone());
    let comment = format!("{} {LINK}", "a".repeat(2172));
    edit(&mut plan, &id, json!({"link": LINK, "first_comment": comment}));
    assert_eq!(found(&plan, &id, Check::Excess).len(), 0);
    turn(&mut plan, true);
    let finding = found(&plan, &id, Check::Excess).remove(0);
    assert_eq!(finding.part, Some(Part::FirstComment));
    let draft = of(&json!({"link": LINK}));
    let measured = plan.measure_first_comment(&comment, &channel, &draft).unwrap();
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
        let comments = cards.iter().map(|card| detail(plan, card.id.as_str()).first_comment);
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
    assert_eq!((alone[0].as_str(), alone[1].as_str()), ("Only here", "Tell us"));
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
    let (_, ids) = plan.add_post(&of(&new)).unwrap();
    let asked = |fields: Value| of(&json!({"find": "Acme", "with": "Apex", "fields": fields}));
    let said = |plan: &TestPlan| {
        let post = detail(plan, ids[1].as_str());
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

#[test]
fn a_post_without_a_link_has_none_that_is_sent() {
    let (mut plan, [x, _]) = linked();
    edit(&mut plan, &x, json!({"link": ""}));
    assert_eq!(plan.link_of(&x.as_str().into()).unwrap(), None);
    let gone = plan.link_of(&"gone".into()).unwrap_err();
    assert_eq!((gone.code(), gone.field_name()), (Code::NotFound, Some("post")));
}
