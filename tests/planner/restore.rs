//! What is taken back from a backup into the open plan: all of it, or one post; and what differs between both.

use daymark_core::backup::Backup;
use daymark_core::model::{Op, Scope, Status};
use daymark_core::query::Changes;
use daymark_core::{Cancellation, Code, Planner};
use serde_json::{Value, json};

use crate::furnished::furnished;
use crate::rows::dump;
use crate::support::{TestPlan, at, backups_beside, channel, day, of, plan};
use crate::verbs::{VERBS, run};

pub(crate) fn back_up(plan: &TestPlan) -> Backup {
    plan.back_up(Some("then")).unwrap().backup
}

/// Restores, and checks that this leads to the backup, back and there again.
fn check_restore(name: &str, plan: &mut TestPlan, backup: &Backup, then: &str) -> Changes {
    let now = plan.dump();
    let changes = plan.restore(backup).unwrap();
    assert_eq!(plan.dump(), then, "{name}");
    assert_eq!(plan.verify().unwrap(), [""; 0], "{name}");
    for _ in 0..2 {
        plan.undo().unwrap();
        assert_eq!(plan.dump(), now, "undo after {name}");
        plan.redo().unwrap();
        assert_eq!(plan.dump(), then, "redo after {name}");
    }
    changes
}

#[test]
fn whatever_was_done_since_is_restored_and_undone_to_the_letter() {
    for (name, verb) in VERBS {
        let mut plan = furnished();
        let (backup, then) = (back_up(&plan), plan.dump());
        run(verb, &mut plan).unwrap();
        check_restore(name, &mut plan, &backup, &then);
    }
}

#[test]
fn restoring_is_one_operation_and_makes_a_backup_first() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    plan.note_day(day("2026-12-24"), "new").unwrap();
    let (now, history) = (plan.dump(), plan.history(100).unwrap().len());
    let changes = plan.restore(&backup).unwrap();
    let op = Op::RestoreBackup {
        at: at("2026-11-18T09:00"),
        name: Some("then".to_owned()),
    };
    assert_eq!(changes.op, Some(op));
    assert_eq!(plan.history(100).unwrap().len(), history + 1);
    let newest = plan.backups().unwrap().list().unwrap();
    let before = newest.iter().find(|one| one.name.is_none()).unwrap();
    let path = plan.path().with_file_name("before.daymark");
    backups_beside(&plan.path()).restore(before, &path).unwrap();
    assert_eq!(dump(&path), now);
}

#[test]
fn a_plan_that_is_as_in_the_backup_is_not_changed() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    let (before, revision) = (plan.dump(), plan.revision().unwrap());
    assert_eq!(plan.restore(&backup).unwrap().op, None);
    assert_eq!((plan.dump(), plan.revision().unwrap()), (before, revision));
}

#[test]
fn without_a_backup_nothing_is_restored() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    plan.note_day(day("2026-12-24"), "new").unwrap();
    let before = plan.dump();
    let file = plan.path().with_file_name("file");
    std::fs::write(&file, "").unwrap();
    plan.keep_backups_in(daymark_core::backup::BackupRoot::at(&file));
    assert!(plan.restore(&backup).is_err());
    assert_eq!(plan.dump(), before);
}

#[test]
fn another_window_sees_what_was_restored() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    let one = plan.id("one");
    plan.delete_posts(&[one]).unwrap();
    let mut there = plan.elsewhere();
    let revision = there.revision().unwrap();
    plan.restore(&backup).unwrap();
    assert_eq!(there.revision().unwrap(), revision + 1);
    assert_eq!(there.search("one").unwrap().len(), 1);
    there.note_day(day("2026-12-24"), "goes on").unwrap();
    plan.note_day(day("2026-12-25"), "here too").unwrap();
}

/// With rules without an end, whose posts are generated beside the history.
fn endless() -> TestPlan {
    let mut plan = plan().channel("x").channel("bluesky").open();
    let channels = plan.channel_ids();
    let at = json!({"date": "2026-11-23", "minute": 540});
    let new =
        json!({"title": "weekly", "channels": [channels[0]], "at": at, "repeat": "FREQ=WEEKLY"});
    plan.add_post(&of(&new)).unwrap();
    plan
}

fn weekly(plan: &Planner, week: usize) -> String {
    plan.search("weekly").unwrap()[week].id.to_string()
}

type Step = fn(&mut TestPlan);

#[test]
fn series_without_an_end_are_restored_with_what_is_generated() {
    let steps: [(&str, Step); 7] = [
        ("edit", |plan| {
            let id = weekly(plan, 3);
            plan.edit_post(&id, &of(&json!({"title": "other"})))
                .unwrap();
        }),
        ("delete", |plan| {
            let id = weekly(plan, 3);
            plan.delete_posts(&[id]).unwrap();
        }),
        ("delete all", |plan| {
            let id = weekly(plan, 0);
            let delete = of(&json!({"change": "delete"}));
            plan.change_series(&id, Scope::All, &delete).unwrap();
        }),
        ("rule", |plan| {
            let id = weekly(plan, 2);
            let rule = of(&json!({"change": "rule", "rule": "FREQ=DAILY"}));
            plan.change_series(&id, Scope::Later, &rule).unwrap();
        }),
        ("move", |plan| {
            let id = weekly(plan, 4);
            let by = of(&json!({"when": {"to": "by", "days": 1, "minutes": 0}}));
            plan.move_posts(&[id], &by).unwrap();
        }),
        ("status", |plan| {
            let id = weekly(plan, 1);
            plan.set_status(&[id], Status::Approved).unwrap();
        }),
        ("archive", |plan| {
            let id = plan.channel_ids()[0].clone();
            plan.edit_channel(&id, &of(&json!({"archived": true})))
                .unwrap();
        }),
    ];
    for (name, step) in steps {
        let mut plan = endless();
        let (backup, then) = (back_up(&plan), plan.dump());
        step(&mut plan);
        check_restore(name, &mut plan, &backup, &then);
        let mut plan = endless();
        step(&mut plan);
        let (backup, then) = (back_up(&plan), plan.dump());
        plan.undo().unwrap();
        check_restore(&format!("{name}, undone since"), &mut plan, &backup, &then);
    }
}

#[test]
fn labels_that_swapped_names_are_restored() {
    let mut plan = furnished();
    let (backup, then) = (back_up(&plan), plan.dump());
    let label = |plan: &Planner, name: &str| {
        let labels = plan.overview().unwrap().rows.labels;
        let found = labels.iter().find(|label| label.name == name);
        found.unwrap().id.to_string()
    };
    let (launch, tips) = (label(&plan, "launch"), label(&plan, "tips"));
    for (id, name) in [(&launch, "aside"), (&tips, "launch"), (&launch, "tips")] {
        plan.rename_label(id, name).unwrap();
    }
    check_restore("swapped labels", &mut plan, &backup, &then);
}

#[test]
fn a_deleted_post_comes_back_with_all_that_it_had() {
    for title in ["one", "later", "weekly"] {
        let mut plan = furnished();
        let id = plan.id(title);
        let categories = json!({"add_labels": ["launch"]});
        plan.categorize_posts(std::slice::from_ref(&id), &of(&categories))
            .unwrap();
        let (backup, then) = (back_up(&plan), plan.dump());
        plan.delete_posts(std::slice::from_ref(&id)).unwrap();
        let now = plan.dump();
        let op = plan.bring_back(&backup, &id).unwrap().op;
        let title = title.to_owned();
        assert_eq!(
            op,
            Some(Op::BringBackPost {
                title: title.clone()
            })
        );
        assert_eq!(plan.dump(), then, "{title}");
        plan.undo().unwrap();
        assert_eq!(plan.dump(), now, "{title}");
        assert_eq!(plan.verify().unwrap(), [""; 0]);
    }
}

#[test]
fn a_changed_post_becomes_as_it_was_and_its_siblings_stay() {
    let mut plan = furnished();
    let posts: Vec<String> = plan
        .search("both")
        .unwrap()
        .iter()
        .map(|card| card.id.to_string())
        .collect();
    let backup = back_up(&plan);
    plan.edit_post(&posts[0], &of(&json!({"title": "both, changed"})))
        .unwrap();
    plan.bring_back(&backup, &posts[0]).unwrap();
    let titles = || {
        posts
            .iter()
            .map(|id| plan.post(id).unwrap().title)
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(), ["both", "both, changed"]);
    let again = plan.bring_back(&backup, &posts[0]).unwrap();
    assert_eq!(again.op, None, "it is as it was");
    assert_eq!(plan.post(&posts[0]).unwrap().labels, ["launch", "tips"]);
}

#[test]
fn what_is_gone_besides_the_post_stays_gone() {
    let mut plan = furnished();
    let id = plan.id("one");
    let overview = plan.overview().unwrap().rows;
    let categories = json!({"campaign": overview.campaigns[0].id, "pillar": overview.pillars[0].id, "add_labels": ["launch", "tips"]});
    plan.categorize_posts(std::slice::from_ref(&id), &of(&categories))
        .unwrap();
    let backup = back_up(&plan);
    plan.delete_posts(std::slice::from_ref(&id)).unwrap();
    plan.delete_campaign(overview.campaigns[0].id.as_str())
        .unwrap();
    plan.delete_pillar(overview.pillars[0].id.as_str()).unwrap();
    let launch = overview
        .labels
        .iter()
        .find(|label| label.name == "launch")
        .unwrap();
    plan.delete_label(launch.id.as_str()).unwrap();
    plan.bring_back(&backup, &id).unwrap();
    let item = plan.post(&id).unwrap();
    assert_eq!((item.campaign, item.pillar), (None, None));
    assert_eq!(item.labels, ["tips"]);
}

#[test]
fn a_post_of_a_channel_that_is_gone_is_refused() {
    let mut plan = plan().channel("x").post("a", "2026-11-20T09:00").open();
    let (id, backup) = (plan.id("a"), back_up(&plan));
    plan.undo().unwrap();
    plan.undo().unwrap();
    plan.add_channels(&[channel("blog")]).unwrap();
    let before = plan.dump();
    let refused = plan.bring_back(&backup, &id).unwrap_err();
    assert_eq!(
        (refused.code(), refused.field_name()),
        (Code::NotFound, Some("channel"))
    );
    assert!(refused.to_string().contains("“X”"), "{refused}");
    assert_eq!(
        plan.bring_back(&backup, "no-such").unwrap_err().code(),
        Code::NotFound
    );
    assert_eq!(plan.dump(), before);
}

#[test]
fn what_differs_is_told_post_by_post() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    let (one, later) = (plan.id("one"), plan.id("later"));
    let edit = json!({"title": "one, again", "labels": ["tips"]});
    plan.edit_post(&one, &of(&edit)).unwrap();
    let by = of(&json!({"when": {"to": "by", "days": 1, "minutes": 30}}));
    plan.move_posts(std::slice::from_ref(&one), &by).unwrap();
    plan.delete_posts(&[later]).unwrap();
    let new = json!({"title": "new", "channels": [plan.channel_ids()[0]]});
    plan.add_post(&of(&new)).unwrap();
    let found = serde_json::to_value(plan.difference(&backup).unwrap()).unwrap();
    let count = |kind: &str| found[kind]["count"].as_u64().unwrap();
    assert_eq!([count("new"), count("changed"), count("gone")], [1, 1, 1]);
    assert_eq!(found["same"], plan.search("").unwrap().len() - 2);
    assert_eq!(found["new"]["listed"][0]["title"], "new");
    assert_eq!(found["gone"]["listed"][0]["title"], "later");
    let changes = [
        change("title", "one", "one, again"),
        change(
            "time",
            "2026-11-21T10:00 Europe/Berlin",
            "2026-11-22T10:30 Europe/Berlin",
        ),
        change("labels", "", "tips"),
    ];
    assert_eq!(found["changed"]["listed"][0]["changes"], json!(changes));
    assert_eq!(found["changed"]["listed"][0]["id"], one);
}

#[test]
fn a_cancelled_restore_changes_nothing() {
    let mut plan = furnished();
    let backup = back_up(&plan);
    plan.note_day(day("2026-11-25"), "since then").unwrap();
    let before = plan.dump();
    let cancellation = Cancellation::default();
    cancellation.cancel();
    let refused = plan.restore_unless_cancelled(&backup, &cancellation);
    assert_eq!(refused.unwrap_err().code(), Code::Cancelled);
    assert_eq!(plan.dump(), before);
    let to = plan.path().with_file_name("restored.daymark");
    let root = backups_beside(&plan.path());
    let refused = root.restore_unless_cancelled(&backup, &to, &cancellation);
    assert_eq!(refused.unwrap_err().code(), Code::Cancelled);
    assert!(!to.exists());
    plan.restore(&backup).unwrap();
    assert_ne!(plan.dump(), before);
}

pub(crate) fn change(field: &str, before: &str, now: &str) -> Value {
    json!({"field": field, "before": before, "now": now})
}
