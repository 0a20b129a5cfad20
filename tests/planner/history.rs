//! Undo and redo: of every verb, of any sequence of them, after a restart.

use daymark_core::model::{Status, parse_slots};
use daymark_core::query::Changes;
use daymark_core::{Code, Planner, Result};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::overlays::fixture;
use crate::support::{TestPlan, channel, day, of, plan};

type Verb = fn(&mut Planner, &Ids) -> Result<Changes>;

/// What the verbs work on.
struct Ids {
    /// Every post, in their order.
    posts: Vec<String>,
    /// A post of the item that is on two channels.
    both: String,
    channels: Vec<String>,
    campaign: String,
    pillar: String,
    label: String,
    view: String,
    overlay: String,
}

/// Every verb, with a change that it really makes to [`furnished`].
const VERBS: [(&str, Verb); 34] = [
    ("plan", |plan, _| {
        plan.edit_plan(&of(&json!({"zone": "Asia/Tokyo"})))
    }),
    ("note", |plan, _| {
        plan.note_day(day("2026-11-20"), "Holiday")
    }),
    ("no note", |plan, _| plan.note_day(day("2026-11-19"), "")),
    ("add channels", |plan, _| {
        Ok(plan.add_channels(&[channel("blog"), channel("x")])?.0)
    }),
    ("channel", |plan, on| {
        edit_channel(plan, on, json!({"name": "Ex", "colour": "#000000"}))
    }),
    ("zone", |plan, on| {
        edit_channel(plan, on, json!({"zone": "Asia/Tokyo"}))
    }),
    ("place", |plan, on| {
        edit_channel(plan, on, json!({"position": 1}))
    }),
    ("archive", |plan, on| {
        edit_channel(plan, on, json!({"archived": true}))
    }),
    ("slots", |plan, on| {
        plan.set_slots(
            &on.channels[0],
            &parse_slots("mon 09:00, tue 10:00").unwrap(),
        )
    }),
    ("room", |plan, on| {
        plan.make_room(&of(&json!({"room": "shift", "posts": on.posts, "days": 3})))
    }),
    ("add post", add_post),
    ("add sibling", add_sibling),
    ("post", |plan, on| {
        edit_post(plan, on, json!({"title": "both, retold", "link": ""}))
    }),
    ("labels", |plan, on| {
        edit_post(plan, on, json!({"labels": ["new"]}))
    }),
    ("own text", |plan, on| {
        edit_post(plan, on, json!({"own_text": "here only"}))
    }),
    ("status", |plan, on| {
        plan.set_status(&on.posts, Status::Approved)
    }),
    ("move", |plan, on| {
        shift(plan, on, json!({"to": "by", "days": 1, "minutes": 5}))
    }),
    ("tray", |plan, on| shift(plan, on, json!({"to": "tray"}))),
    ("duplicate", |plan, on| {
        Ok(plan.duplicate_posts(&on.posts)?.0)
    }),
    ("copy", |plan, on| {
        let target = json!({"when": {"to": "by", "days": 2, "minutes": 0}});
        Ok(plan.copy_posts(&on.posts, &of(&target))?.0)
    }),
    ("sort", |plan, on| {
        let sorting = json!({"pillar": on.pillar, "campaign": null, "add_labels": ["both"]});
        plan.sort_posts(&on.posts, &of(&sorting))
    }),
    ("delete", |plan, on| plan.delete_posts(&on.posts)),
    ("add campaign", |plan, _| {
        Ok(plan.add_campaign(&of(&json!({"name": "Spring"})))?.0)
    }),
    ("delete campaign", |plan, on| {
        plan.delete_campaign(&on.campaign)
    }),
    ("pillar", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"share": 40})))
    }),
    ("pillar's place", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"position": 1})))
    }),
    ("layer", |plan, on| {
        plan.edit_overlay(&on.overlay, &of(&json!({"shown": false, "name": "Off"})))
    }),
    ("delete layer", |plan, on| plan.delete_overlay(&on.overlay)),
    ("delete pillar", |plan, on| plan.delete_pillar(&on.pillar)),
    ("label", |plan, on| plan.rename_label(&on.label, "renamed")),
    ("delete label", |plan, on| plan.delete_label(&on.label)),
    ("add view", |plan, on| {
        let filter = of(&json!({"campaigns": [on.campaign]}));
        Ok(plan.add_view("Launch", &filter)?.0)
    }),
    ("view", |plan, on| {
        let edit = json!({"name": "To approve", "filter": {"statuses": ["in_review"]}});
        plan.edit_view(&on.view, &of(&edit))
    }),
    ("delete view", |plan, on| plan.delete_view(&on.view)),
];
const VERBS: [(&str, Verb); 34] = [
    ("plan", |plan, _| {
        plan.edit_plan(&of(&json!({"zone": "Asia/Tokyo"})))
    }),
    ("note", |plan, _| {
        plan.note_day(day("2026-11-20"), "Holiday")
    }),
    ("no note", |plan, _| plan.note_day(day("2026-11-19"), "")),
    ("add channels", |plan, _| {
        Ok(plan.add_channels(&[channel("blog"), channel("x")])?.0)
    }),
    ("channel", |plan, on| {
        edit_channel(plan, on, json!({"name": "Ex", "colour": "#000000"}))
    }),
    ("zone", |plan, on| {
        edit_channel(plan, on, json!({"zone": "Asia/Tokyo"}))
    }),
    ("place", |plan, on| {
        edit_channel(plan, on, json!({"position": 1}))
    }),
    ("archive", |plan, on| {
        edit_channel(plan, on, json!({"archived": true}))
    }),
    ("slots", |plan, on| {
        plan.set_slots(
            &on.channels[0],
            &parse_slots("mon 09:00, tue 10:00").unwrap(),
        )
    }),
    ("room", |plan, on| {
        plan.make_room(&of(&json!({"room": "shift", "posts": on.posts, "days": 3})))
    }),
    ("add post", add_post),
    ("add sibling", add_sibling),
    ("post", |plan, on| {
        edit_post(plan, on, json!({"title": "both, retold", "link": ""}))
    }),
    ("labels", |plan, on| {
        edit_post(plan, on, json!({"labels": ["new"]}))
    }),
    ("own text", |plan, on| {
        edit_post(plan, on, json!({"own_text": "here only"}))
    }),
    ("status", |plan, on| {
        plan.set_status(&on.posts, Status::Approved)
    }),
    ("move", |plan, on| {
        shift(plan, on, json!({"to": "by", "days": 1, "minutes": 5}))
    }),
    ("tray", |plan, on| shift(plan, on, json!({"to": "tray"}))),
    ("duplicate", |plan, on| {
        Ok(plan.duplicate_posts(&on.posts)?.0)
    }),
    ("copy", |plan, on| {
        let target = json!({"when": {"to": "by", "days": 2, "minutes": 0}});
        Ok(plan.copy_posts(&on.posts, &of(&target))?.0)
    }),
    ("sort", |plan, on| {
        let sorting = json!({"pillar": on.pillar, "campaign": null, "add_labels": ["both"]});
        plan.sort_posts(&on.posts, &of(&sorting))
    }),
    ("delete", |plan, on| plan.delete_posts(&on.posts)),
    ("add campaign", |plan, _| {
        Ok(plan.add_campaign(&of(&json!({"name": "Spring"})))?.0)
    }),
    ("delete campaign", |plan, on| {
        plan.delete_campaign(&on.campaign)
    }),
    ("pillar", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"share": 40})))
    }),
    ("pillar's place", |plan, on| {
        plan.edit_pillar(&on.pillar, &of(&json!({"position": 1})))
    }),
    ("layer", |plan, on| {
        plan.edit_overlay(&on.overlay, &of(&json!({"shown": false, "name": "Off"})))
    }),
    ("delete layer", |plan, on| plan.delete_overlay(&on.overlay)),
    ("delete pillar", |plan, on| plan.delete_pillar(&on.pillar)),
    ("label", |plan, on| plan.rename_label(&on.label, "renamed")),
    ("delete label", |plan, on| plan.delete_label(&on.label)),
    ("add view", |plan, on| {
        let filter = of(&json!({"campaigns": [on.campaign]}));
        Ok(plan.add_view("Launch", &filter)?.0)
    }),
    ("view", |plan, on| {
        let edit = json!({"name": "To approve", "filter": {"statuses": ["in_review"]}});
        plan.edit_view(&on.view, &of(&edit))
    }),
    ("delete view", |plan, on| plan.delete_view(&on.view)),
];

#[test]
fn every_verb_is_undone_and_redone_to_the_letter() {
    for (name, verb) in VERBS {
        check_undo(name, verb);
    }
}

fn check_undo(name: &str, verb: Verb) {
    let mut plan = furnished();
    let before = plan.dump();
    let op = run(verb, &mut plan).unwrap().op.expect(name);
    let after = plan.dump();
    assert_ne!(before, after, "{name}");
    for _ in 0..2 {
        assert_eq!(plan.undo().unwrap().op.as_ref(), Some(&op), "{name}");
        assert_eq!(plan.dump(), before, "undo of {name}");
        plan = plan.reopened();
        assert_eq!(plan.redo().unwrap().op.as_ref(), Some(&op), "{name}");
        assert_eq!(plan.dump(), after, "redo of {name}");
    }
    assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
}

#[test]
fn undo_goes_back_to_the_beginning_after_a_restart() {
    let mut plan = furnished();
    let steps = plan.history(100).unwrap().len();
    let end = plan.dump();
    plan = plan.reopened();
    (0..steps).for_each(|_| drop(plan.undo().unwrap()));
    assert_eq!(plan.undo().unwrap_err().code(), Code::NothingToUndo);
    assert!(plan.overview().unwrap().channels.is_empty());
    plan = plan.reopened();
    (0..steps).for_each(|_| drop(plan.redo().unwrap()));
    assert_eq!(plan.redo().unwrap_err().code(), Code::NothingToRedo);
    assert_eq!(plan.dump(), end);
}

#[test]
fn something_new_ends_what_could_be_redone() {
    let mut plan = furnished();
    let steps = plan.history(100).unwrap().len();
    let undone = plan.undo().unwrap();
    assert_eq!(undone.redo, undone.op);
    let changes = plan.note_day(day("2026-11-30"), "new").unwrap();
    assert_eq!(changes.redo, None);
    assert_eq!(plan.redo().unwrap_err().code(), Code::NothingToRedo);
    assert_eq!(plan.history(100).unwrap().len(), steps);
}

#[test]
fn what_changes_nothing_is_not_stored() {
    let same: [(&str, Verb); 7] = [
        ("the same plan", |plan, _| {
            plan.edit_plan(&of(&json!({"name": " Acme "})))
        }),
        ("no note where none was", |plan, _| {
            plan.note_day(day("2026-11-21"), " ")
        }),
        ("no channels", |plan, _| Ok(plan.add_channels(&[])?.0)),
        ("the same place", |plan, on| {
            edit_channel(plan, on, json!({"position": 0}))
        }),
        ("an empty edit", |plan, on| edit_post(plan, on, json!({}))),
        ("the same status", |plan, on| {
            plan.set_status(&on.posts, Status::Draft)
        }),
        ("the same time", |plan, on| {
            shift(plan, on, json!({"to": "keep"}))
        }),
    ];
    for (name, verb) in same {
        check_unstored(name, verb);
    }
}

fn check_unstored(name: &str, verb: Verb) {
    let mut plan = furnished();
    plan.undo().unwrap();
    let before = (
        plan.dump(),
        plan.history(100).unwrap(),
        plan.revision().unwrap(),
    );
    let changes = run(verb, &mut plan).unwrap();
    assert_eq!(changes.op, None, "{name}");
    assert!(changes.redo.is_some(), "{name} ended the redo");
    let after = (
        plan.dump(),
        plan.history(100).unwrap(),
        plan.revision().unwrap(),
    );
    assert_eq!(after, before, "{name}");
}

#[test]
fn each_commit_raises_the_revision_by_one() {
    let mut plan = furnished();
    let first = plan.revision().unwrap();
    let changes = [
        plan.undo().unwrap(),
        plan.redo().unwrap(),
        run(add_post, &mut plan).unwrap(),
    ];
    let revisions = changes.map(|changes| changes.revision);
    assert_eq!(revisions, [first + 1, first + 2, first + 3]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_sequence_is_undone_and_redone_to_the_letter(
        picks in prop::collection::vec(0..VERBS.len(), 1..16)
    ) {
        let mut plan = furnished();
        let mut dumps = vec![plan.dump()];
        for pick in picks {
            // A verb may find nothing left to work on.
            if run(VERBS[pick].1, &mut plan).is_ok_and(|changes| changes.op.is_some()) {
                dumps.push(plan.dump());
            }
        }
        for before in dumps.iter().rev().skip(1) {
            plan.undo().unwrap();
            prop_assert_eq!(&plan.dump(), before);
        }
        for after in dumps.iter().skip(1) {
            plan.redo().unwrap();
            prop_assert_eq!(&plan.dump(), after);
        }
        prop_assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}

/// Something of every kind, and one item on two channels that has it all.
fn furnished() -> TestPlan {
    let mut plan = plan()
        .channel("x")
        .channel("bluesky")
        .campaign("Launch")
        .pillar("Product")
        .pillar("People");
    plan = plan
        .everywhere("both", "2026-11-20T09:00")
        .post("one", "2026-11-21T10:00")
        .tray("later");
    let mut plan = plan.open();
    let on = ids(&plan);
    let edit = json!({
        "text": "What is said", "link": "https://acme.example/", "notes": "Ask Ana",
        "labels": ["launch", "tips"], "campaign": on.campaign, "pillar": on.pillar,
    });
    edit_post(&mut plan, &on, edit).unwrap();
    plan.note_day(day("2026-11-19"), "Launch day").unwrap();
    let drafts = of(&json!({"statuses": ["draft"]}));
    plan.add_view("Drafts", &drafts).unwrap();
    plan.add_overlay(&fixture("team.ics"), Some("Team"))
        .unwrap();
    plan
}

fn run(verb: Verb, plan: &mut TestPlan) -> Result<Changes> {
    let on = ids(plan);
    verb(plan, &on)
}

/// An id is empty when nothing of the kind is left.
fn ids(plan: &TestPlan) -> Ids {
    let overview = plan.overview().unwrap();
    let post_ids = |words| {
        let cards = plan.search(words).unwrap().into_iter();
        cards.map(|card| card.id.to_string()).collect::<Vec<_>>()
    };
    let first = |ids: Vec<String>| ids.into_iter().next().unwrap_or_default();
    Ids {
        posts: post_ids(""),
        both: first(post_ids("both")),
        channels: plan.channel_ids(),
        campaign: first(
            overview
                .campaigns
                .iter()
                .map(|row| row.id.to_string())
                .collect(),
        ),
        pillar: first(
            overview
                .pillars
                .iter()
                .map(|row| row.id.to_string())
                .collect(),
        ),
        overlay: first(
            overview
                .overlays
                .iter()
                .map(|row| row.id.to_string())
                .collect(),
        ),
        label: first(
            overview
                .labels
                .iter()
                .map(|row| row.id.to_string())
                .collect(),
        ),
        view: first(
            overview
                .views
                .iter()
                .map(|row| row.id.to_string())
                .collect(),
        ),
    }
}

fn edit_channel(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_channel(&on.channels[0], &of(&edit))
}

fn edit_post(plan: &mut Planner, on: &Ids, edit: Value) -> Result<Changes> {
    plan.edit_post(&on.both, &of(&edit))
}

fn shift(plan: &mut Planner, on: &Ids, when: Value) -> Result<Changes> {
    plan.move_posts(&on.posts, &of(&json!({"when": when})))
}

fn add_post(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let at = json!({"date": "2026-11-22", "minute": 480});
    let new = json!({"title": "new", "channels": on.channels, "at": at});
    Ok(plan.add_post(&of(&new))?.0)
}

fn add_sibling(plan: &mut Planner, on: &Ids) -> Result<Changes> {
    let post = on.posts.first().map_or("", |id| id.as_str());
    Ok(plan.add_sibling(post, &on.channels[0])?.0)
}
