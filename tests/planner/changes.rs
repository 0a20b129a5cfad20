//! A change names exactly the rows that a window must draw again or drop.

use daymark_core::clock::Clock;
use daymark_core::model::{Noun, PostEdit};
use daymark_core::query::Changes;
use daymark_core::{Planner, Result};
use serde_json::{Value, json};

use crate::support::{TestPlan, day, of, plan};

/// The ids of the plan's first channel, campaign, pillar and label, and of the posts by title.
struct Ids {
    channel: String,
    campaign: String,
    pillar: String,
    label: String,
    both: String,
    one: String,
}

type Verb = fn(&mut Planner, &Ids) -> Result<Changes>;

#[test]
fn an_item_draws_the_cards_of_all_its_posts() {
    check("", |plan, on| edit(plan, on, json!({"title": "both"})));
    check("cards both both", |plan, on| {
        edit(plan, on, json!({"text": "new words"}))
    });
    check("cards both both", |plan, on| {
        edit(plan, on, json!({"labels": []}))
    });
    check("cards both both; labels new", |plan, on| {
        edit(plan, on, json!({"labels": ["new"]}))
    });
    check("cards both", |plan, on| {
        edit(plan, on, json!({"own_text": "only here"}))
    });
}

/// Calendar programs read from it that what they have is old.
#[test]
fn an_item_stamps_all_its_posts_with_the_time_of_its_change() {
    let plan = plan()
        .channel("x")
        .channel("linkedin")
        .everywhere("both", "2026-11-20T09:00")
        .open();
    let id = plan.id("both");
    let later = Clock::Fixed("2026-11-19T08:00:00Z".parse().unwrap());
    let mut planner = Planner::open_at(&plan.path(), later).unwrap();
    let edit = PostEdit {
        text: Some("new words".to_owned()),
        ..PostEdit::default()
    };
    planner.edit_post(&id, &edit).unwrap();
    let db = rusqlite::Connection::open(plan.path()).unwrap();
    let stamps = "SELECT group_concat(changed || ' ' || sequence) FROM post";
    let stamps: String = db.query_row(stamps, [], |row| row.get(0)).unwrap();
    assert_eq!(stamps, "1795075200000 0,1795075200000 0");
}

#[test]
fn a_post_draws_its_own_card() {
    check("cards one", |plan, on| {
        shift(plan, on, json!({"to": "tray"}))
    });
    check("cards one", |plan, on| {
        shift(plan, on, json!({"to": "by", "days": 1, "minutes": 0}))
    });
    check("", |plan, on| shift(plan, on, json!({"to": "keep"})));
    check("cards one", |plan, on| {
        Ok(plan.duplicate_posts(std::slice::from_ref(&on.one))?.0)
    });
    check("cards both", |plan, on| {
        Ok(plan.add_sibling(&on.both, &on.channel)?.0)
    });
}

#[test]
fn what_is_deleted_is_removed() {
    check("removed 1 cards", |plan, on| {
        plan.delete_posts(std::slice::from_ref(&on.one))
    });
    check("removed 2 cards", |plan, on| {
        plan.delete_posts(&[on.one.clone(), on.both.clone()])
    });
    check("removed 1 notes", |plan, _| {
        plan.note_day(day("2026-11-19"), "")
    });
    check("notes Launch, moved", |plan, _| {
        plan.note_day(day("2026-11-19"), "Launch, moved")
    });
}

#[test]
fn what_items_belong_to_draws_their_cards_only_when_it_goes() {
    check("labels renamed", |plan, on| {
        plan.rename_label(&on.label, "renamed")
    });
    check("cards both both; removed 1 labels", |plan, on| {
        plan.delete_label(&on.label)
    });
    check("campaigns renamed", |plan, on| {
        plan.edit_campaign(&on.campaign, &of(&json!({"name": "renamed"})))
    });
    check("cards both both; removed 1 campaigns", |plan, on| {
        plan.delete_campaign(&on.campaign)
    });
    check("pillars renamed", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"name": "renamed"})))
    });
    check("cards both both; removed 1 pillars", |plan, on| {
        plan.delete_pillar(&on.pillar)
    });
}

#[test]
fn a_channel_draws_its_posts_when_their_time_changes() {
    check("channels Ex", |plan, on| {
        edit_channel(plan, on, json!({"name": "Ex"}))
    });
    check("channels Bluesky X", |plan, on| {
        edit_channel(plan, on, json!({"position": 1}))
    });
    check("channels X; cards both", |plan, on| {
        edit_channel(plan, on, json!({"zone": "Asia/Tokyo"}))
    });
}

#[test]
fn a_plan_is_read_anew() {
    let mut plan = furnished();
    let changes = plan.edit_plan(&of(&json!({"zone": "Asia/Tokyo"}))).unwrap();
    assert!(changes.reload);
    assert!(plan.undo().unwrap().reload);
}

/// What a verb changes, and that its undo and redo name the same posts.
fn check(expected: &str, verb: Verb) {
    let mut plan = furnished();
    let ids = ids(&plan);
    let changes = verb(&mut plan, &ids).unwrap();
    assert_eq!(told(&changes), expected);
    assert_eq!(changes.op.is_some(), !expected.is_empty());
    if changes.op.is_some() {
        let (touched, undone) = (cards(&changes), plan.undo().unwrap());
        assert_eq!(cards(&undone), touched, "undo of {expected}");
        assert_eq!(cards(&plan.redo().unwrap()), touched, "redo of {expected}");
        assert_eq!(undone.redo, changes.op);
    }
}

/// The rows by name, kinds in alphabetical order.
fn told(changes: &Changes) -> String {
    let (rows, gone) = (&changes.rows, |noun| gone(changes, noun));
    let up = [
        names(
            "campaigns",
            rows.campaigns.iter().map(|row| row.name.clone()),
        ),
        names("channels", rows.channels.iter().map(|row| row.name.clone())),
        names("cards", changes.cards.iter().map(|row| row.title.clone())),
        names("labels", rows.labels.iter().map(|row| row.name.clone())),
        names("notes", rows.notes.iter().map(|row| row.text.clone())),
        names("pillars", rows.pillars.iter().map(|row| row.name.clone())),
        count("campaigns", gone(Noun::Campaign)),
        count("cards", gone(Noun::Post)),
        count("channels", gone(Noun::Channel)),
        count("labels", gone(Noun::Label)),
        count("notes", gone(Noun::Note)),
        count("pillars", gone(Noun::Pillar)),
    ];
    up.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn names(kind: &str, names: impl Iterator<Item = String>) -> Option<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    (!names.is_empty()).then(|| format!("{kind} {}", names.join(" ")))
}

fn count(kind: &str, gone: &[String]) -> Option<String> {
    (!gone.is_empty()).then(|| format!("removed {} {kind}", gone.len()))
}

fn gone(changes: &Changes, noun: Noun) -> &[String] {
    changes.gone.get(&noun).map_or(&[], Vec::as_slice)
}

fn cards(changes: &Changes) -> Vec<String> {
    let there = changes.cards.iter().map(|card| card.id.to_string());
    let gone = gone(changes, Noun::Post).iter().cloned();
    let mut ids: Vec<String> = there.chain(gone).collect();
    ids.sort();
    ids
}

fn furnished() -> TestPlan {
    let plan = plan()
        .channel("x")
        .channel("bluesky")
        .campaign("Launch")
        .pillar("Product");
    let plan = plan
        .everywhere("both", "2026-11-20T09:00")
        .post("one", "2026-11-21T10:00");
    let mut plan = plan.tray("later").open();
    let on = ids(&plan);
    let all = json!({"labels": ["launch"], "campaign": on.campaign, "pillar": on.pillar});
    edit(&mut plan, &on, all).unwrap();
    plan.note_day(day("2026-11-19"), "Launch day").unwrap();
    plan
}

fn ids(plan: &TestPlan) -> Ids {
    let overview = plan.overview().unwrap();
    let label = overview.rows.labels.first();
    Ids {
        channel: overview.rows.channels[0].id.to_string(),
        campaign: overview.rows.campaigns[0].id.to_string(),
        pillar: overview.rows.pillars[0].id.to_string(),
        label: label.map(|label| label.id.to_string()).unwrap_or_default(),
        both: plan.id("both"),
        one: plan.id("one"),
    }
}

fn edit(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_post(&on.both, &of(&edit))
}

fn shift(plan: &mut Planner, on: &Ids, when: Value) -> Result<Changes> {
    let posts = [on.one.clone()];
    plan.move_posts(&posts, &of(&json!({"when": when})))
}

fn edit_channel(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_channel(&on.channel, &of(&edit))
}
