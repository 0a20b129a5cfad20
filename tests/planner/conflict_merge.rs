//! Takes one post or the whole plan from a conflicted copy. Undo restores every row exactly.

use std::fs;

use daymark_core::backup::BackupRoot;
use daymark_core::model::Op;
use daymark_core::sync::ConflictedCopy;
use daymark_core::{Code, Planner};
use serde_json::json;

use crate::conflicts::{in_two_places, put};
use crate::furnished::furnished;
use crate::rows::dump;
use crate::support::{TestPlan, backups_beside, channel, day, of, plan, post};
use crate::verbs::{VERBS, run};

const NAME: &str = "plan (Anna's conflicted copy 2026-11-27).daymark";

/// Returns a furnished plan and a conflicted copy of it that was changed by `there`.
fn with_copy(there: impl FnOnce(&mut Planner)) -> (TestPlan, ConflictedCopy) {
    let (plan, bytes) = in_two_places(furnished(), there);
    put(&plan, NAME, &bytes);
    let [copy] = plan.conflicted_copies().unwrap().try_into().unwrap();
    (plan, copy)
}

fn id(plan: &Planner, title: &str) -> String {
    plan.search(title).unwrap()[0].id.to_string()
}

/// Undoes and redoes the last operation, and checks the rows after each.
fn check_undo(plan: &mut TestPlan, before: &str, name: &str) {
    let after = plan.dump();
    assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
    plan.undo().unwrap();
    assert_eq!(plan.dump(), before, "undo of {name}");
    plan.redo().unwrap();
    assert_eq!(plan.dump(), after, "redo of {name}");
}

#[test]
fn the_difference_lists_new_changed_and_missing_posts() {
    let (mut plan, copy) = with_copy(|there| {
        let edit = of(&json!({"title": "one, there"}));
        there.edit_post(&id(there, "one"), &edit).unwrap();
        let new = json!({"title": "new there", "channels": [there.channels().unwrap()[0].id]});
        there.add_post(&of(&new)).unwrap();
    });
    let channels = vec![plan.channel_ids()[0].clone()];
    let new = daymark_core::model::NewPost {
        channels,
        ..post("new here")
    };
    plan.add_post(&new).unwrap();
    let found = plan.difference(&copy).unwrap();
    let titles = |posts: &daymark_core::query::DifferingPosts| {
        let titles = posts.listed.iter().map(|post| post.title.clone());
        titles.collect::<Vec<_>>()
    };
    assert_eq!(titles(&found.new), ["new here"]);
    assert_eq!(titles(&found.changed), ["one"]);
    assert_eq!(titles(&found.gone), ["new there"]);
    assert_eq!(found.changed.listed[0].changes[0].before, "one, there");
}

#[test]
fn a_changed_post_is_taken_as_one_operation() {
    let (mut plan, copy) = with_copy(|there| {
        let edit = of(&json!({"title": "one, there", "labels": ["tips", "there"]}));
        there.edit_post(&id(there, "one"), &edit).unwrap();
    });
    plan.note_day(day("2026-12-24"), "here").unwrap();
    let (before, one) = (plan.dump(), plan.id("one"));
    let op = plan.bring_back(&copy, &one[..30]).unwrap().op;
    let title = "one, there".to_owned();
    assert_eq!(op, Some(Op::TakePost { title }));
    let taken = plan.post(&one).unwrap();
    assert_eq!(
        taken.labels,
        ["there", "tips"],
        "also a label that is new there"
    );
    assert_eq!(plan.difference(&copy).unwrap().changed.count, 0);
    check_undo(&mut plan, &before, "a changed post");
}

#[test]
fn the_channel_campaign_and_pillar_of_a_new_post_are_added_too() {
    let (mut plan, copy) = with_copy(|there| {
        let blog = there.add_channels(&[channel("blog")]).unwrap().1.remove(0);
        let launch = of(&json!({"name": "Elsewhere", "brief": "why"}));
        let campaign = there.add_campaign(&launch).unwrap().1;
        let pillar = of(&json!({"name": "There", "share": 20}));
        let pillar = there.add_pillar(&pillar).unwrap().1;
        let new = json!({
            "title": "new there", "channels": [blog], "at": {"date": "2026-12-01", "minute": 540},
            "campaign": campaign, "pillar": pillar, "labels": ["fresh"],
        });
        there.add_post(&of(&new)).unwrap();
    });
    let before = plan.dump();
    let new = plan.difference(&copy).unwrap().gone.listed.remove(0);
    plan.bring_back(&copy, new.id.as_str()).unwrap();
    let difference = plan.difference(&copy).unwrap();
    assert_eq!((difference.gone.count, difference.changed.count), (0, 0));
    let rows = plan.overview().unwrap().rows;
    let campaign = rows
        .campaigns
        .iter()
        .find(|campaign| campaign.name == "Elsewhere")
        .unwrap();
    assert_eq!(campaign.brief, "why");
    let blog = plan.channels().unwrap().pop().unwrap();
    assert_eq!((blog.platform.as_str(), blog.position), ("blog", 2));
    check_undo(&mut plan, &before, "a new post");
}

/// Both computers added a channel and a campaign of the same name.
#[test]
fn a_channel_or_campaign_of_the_same_name_is_not_added_twice() {
    let blog = |plan: &mut Planner| {
        let blog = plan.add_channels(&[channel("blog")]).unwrap().1.remove(0);
        let campaign = of(&json!({"name": "Spring"}));
        (blog, plan.add_campaign(&campaign).unwrap().1)
    };
    let (mut plan, copy) = with_copy(|there| {
        let (blog, campaign) = blog(there);
        let new = json!({"title": "new there", "channels": [blog], "campaign": campaign});
        there.add_post(&of(&new)).unwrap();
    });
    let (_, campaign) = blog(&mut plan);
    let (before, channels) = (plan.dump(), plan.channels().unwrap());
    let new = plan.difference(&copy).unwrap().gone.listed.remove(0);
    plan.bring_back(&copy, new.id.as_str()).unwrap();
    assert_eq!(plan.channels().unwrap(), channels);
    let taken = plan.post(new.id.as_str()).unwrap();
    assert_eq!(
        taken.campaign.map(|campaign| campaign.to_string()),
        Some(campaign.to_string())
    );
    assert_eq!(plan.difference(&copy).unwrap().gone.count, 0);
    check_undo(&mut plan, &before, "a post of a namesake");
}

#[test]
fn the_whole_copy_is_taken_after_every_verb_and_undo_restores_every_row() {
    for (name, verb) in VERBS {
        let mut plan = furnished();
        run(verb, &mut plan).unwrap();
        let mut plan = plan.reopened();
        let bytes = fs::read(plan.path()).unwrap();
        plan.undo().unwrap();
        plan.note_day(day("2026-12-24"), "here").unwrap();
        let path = put(&plan, NAME, &bytes);
        let then = dump(&path);
        fs::write(&path, &bytes).unwrap();
        let (before, found) = (plan.dump(), plan.conflicted_copies().unwrap());
        plan.restore(&found[0]).unwrap();
        assert_eq!(plan.dump(), then, "{name}");
        check_undo(&mut plan, &before, name);
        assert!(fs::read(&path).unwrap() == bytes, "{name}: the copy stays");
    }
}

#[test]
fn taking_the_whole_copy_is_one_operation_and_makes_a_backup_first() {
    let (mut plan, copy) = with_copy(|there| drop(there.note_day(day("2026-12-25"), "there")));
    plan.note_day(day("2026-12-24"), "here").unwrap();
    let backups = |plan: &Planner| plan.backups().unwrap().list().unwrap();
    let (before, earlier) = (plan.dump(), backups(&plan));
    let op = plan.restore(&copy).unwrap().op.unwrap();
    let Op::TakeConflictedCopy { who, .. } = &op else {
        panic!("{op:?}");
    };
    assert_eq!(who.as_deref(), Some("Anna"));
    let words = op.to_string();
    assert!(
        words.starts_with("Take over the conflicted copy of 20"),
        "{words}"
    );
    assert!(words.ends_with(" by Anna"), "{words}");
    let mut made = backups(&plan);
    made.retain(|backup| !earlier.contains(backup));
    let path = plan.path().with_file_name("before.daymark");
    backups_beside(&plan.path())
        .restore(&made[0], &path)
        .unwrap();
    assert_eq!(dump(&path), before);
}

#[test]
fn without_a_backup_nothing_is_taken_over() {
    let (mut plan, copy) = with_copy(|there| drop(there.note_day(day("2026-12-25"), "there")));
    let (before, file) = (plan.dump(), plan.path().with_file_name("file"));
    fs::write(&file, "").unwrap();
    plan.keep_backups_in(BackupRoot::at(&file));
    assert!(plan.restore(&copy).is_err());
    assert_eq!(plan.dump(), before);
}

#[test]
fn an_unknown_post_and_a_damaged_or_missing_copy_are_refused_and_nothing_is_changed() {
    let (mut plan, copy) = with_copy(|there| drop(there.note_day(day("2026-12-25"), "there")));
    let before = plan.dump();
    let unknown = plan.bring_back(&copy, "0000").unwrap_err();
    assert_eq!(unknown.code(), Code::NotFound, "{unknown}");
    let mut bytes = fs::read(copy.path()).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 4096].fill(0xff);
    fs::write(copy.path(), &bytes).unwrap();
    let damaged = plan.restore(&copy).unwrap_err();
    assert_eq!(damaged.code(), Code::Damaged, "{damaged}");
    assert!(
        damaged.to_string().contains("was left as it is"),
        "{damaged}"
    );
    fs::remove_file(copy.path()).unwrap();
    let gone = plan.restore(&copy).unwrap_err();
    assert_eq!(gone.code(), Code::FileMissing, "{gone}");
    assert_eq!(plan.dump(), before);
}

#[test]
fn a_copy_can_be_opened_as_a_separate_plan() {
    let (plan, copy) = with_copy(|there| drop(there.note_day(day("2026-12-25"), "there")));
    let mut opened = crate::support::open(copy.path());
    opened.note_day(day("2026-12-26"), "goes on").unwrap();
    assert_eq!(plan.conflicted_copies().unwrap().len(), 1);
}

/// The copy still contains the same plan after a backup was restored.
#[test]
fn a_plan_that_was_restored_from_a_backup_still_has_conflicted_copies() {
    let mut plan = plan().channel("x").open();
    let backup = plan.back_up(None).unwrap().backup;
    plan.note_day(day("2026-12-25"), "since").unwrap();
    plan.restore(&backup).unwrap();
    let (plan, bytes) = in_two_places(plan, |there| drop(there.note_day(day("2026-12-26"), "x")));
    put(&plan, NAME, &bytes);
    assert_eq!(plan.conflicted_copies().unwrap().len(), 1);
}
