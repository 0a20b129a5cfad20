//! Links as they are sent, and what is counted with them: what is said where is in the file.

use daymark_core::Code;
use daymark_core::counting::Unit;
use daymark_core::query::{LinkOnChannel, MeasuredText, PostDetail};
use serde_json::{Value, json};

use crate::support::{TestPlan, of, plan};

pub(crate) const LINK: &str = "https://example.com/search";

/// Returns a plan with a post on two channels that has a link, in a campaign; with its posts.
pub(crate) fn linked() -> (TestPlan, [String; 2]) {
    let plan = plan()
        .channel("x")
        .channel("newsletter")
        .campaign("Search 2.0 launch");
    let mut plan = plan.everywhere("both", "2026-11-20T09:00").open();
    let cards = plan.search("").unwrap();
    let ids = [0, 1].map(|at| cards[at].id.to_string());
    let text = format!("Read {LINK}");
    let words = json!({"text": text, "link": LINK, "campaign": campaign(&plan)});
    edit(&mut plan, &ids[0], words);
    (plan, ids)
}

pub(crate) fn edit(plan: &mut TestPlan, id: &str, edit: Value) {
    plan.edit_post(id, &of(&edit)).unwrap();
}

pub(crate) fn turn(plan: &mut TestPlan, is_on: bool) {
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

pub(crate) fn detail(plan: &TestPlan, id: &str) -> PostDetail {
    plan.post(id).unwrap()
}

#[test]
fn the_plan_the_channel_and_the_campaign_say_what_a_link_is_sent_with() {
    let (mut plan, [x, newsletter]) = linked();
    let channels = plan.channel_ids();
    assert_eq!(
        (link(&plan, &x).sent.link.as_str(), added(&plan, &x)),
        (LINK, String::new())
    );
    turn(&mut plan, true);
    assert_eq!(added(&plan, &x), "x social search-2-0-launch");
    assert_eq!(
        added(&plan, &newsletter),
        "newsletter email search-2-0-launch"
    );
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
    edit(
        &mut plan,
        &x,
        json!({"utm": true, "utm_content": "Hero  picture"}),
    );
    assert_eq!(
        added(&plan, &newsletter),
        "newsletter email search-2-0-launch hero-picture"
    );
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
    plan.edit_channel(
        &channel,
        &of(&json!({"utm_source": "a", "utm_medium": "b"})),
    )
    .unwrap();
    plan.edit_plan(&of(&json!({"utm_source": "c"}))).unwrap();
    plan.edit_channel(
        &channel,
        &of(&json!({"utm_source": " ", "utm_medium": null})),
    )
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
    assert_eq!((off.app.count, off.sent), (31, None));
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
    assert_eq!(plan.excess("long"), Some(24));
    plan.undo().unwrap();
    assert_eq!(plan.excess("long"), None);
}

#[test]
fn hashtags_and_links_are_counted_beside_their_limits() {
    let plan = plan().channel("instagram").channel("mastodon").open();
    let text = "#a #b #c #d #e #f #a https://a.example.com/ https://b.example.com/";
    let on = measured(&plan, text, 0, json!({"link": "https://c.example.com/"}));
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
fn a_post_without_a_link_has_none_that_is_sent() {
    let (mut plan, [x, _]) = linked();
    edit(&mut plan, &x, json!({"link": ""}));
    assert_eq!(plan.link_of(&x.as_str().into()).unwrap(), None);
    let gone = plan.link_of(&"gone".into()).unwrap_err();
    assert_eq!(
        (gone.code(), gone.field_name()),
        (Code::NotFound, Some("post"))
    );
}
