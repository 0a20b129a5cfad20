//! Backups as a script makes, lists, checks and restores them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{BACKUPS, Plan, backups_beside, refused, run, run_with};

/// A plan with one post, and the id of a backup of it.
fn backed_up() -> (Plan, String) {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["post", "add", "--channel", &channel, "--title", "Then"]);
    let id = plan.line(&["backup"]);
    (plan, id)
}

fn restored(plan: &Plan) -> PathBuf {
    plan.path().with_file_name("restored.daymark")
}

/// The packed file of a backup.
fn packed(plan: &Plan, id: &str) -> PathBuf {
    let folders = fs::read_dir(backups_beside(&plan.path())).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path());
    let mut files = folders.map(|folder| folder.join(format!("{id}.daymark.zst")));
    files.find(|file| file.exists()).unwrap()
}

fn posts(file: &Path) -> Value {
    let ran = run(file, &["post", "list", "--json"], "");
    serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:?}"))
}

fn damage(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_backup_is_made_listed_and_restored() {
    let (plan, id) = backed_up();
    let before = plan.posts();
    let channel = plan.json(&["channel", "list"])[0]["id"].clone();
    plan.ok(&[
        "post",
        "add",
        "--channel",
        channel.as_str().unwrap(),
        "--title",
        "Since",
    ]);
    let to = restored(&plan);
    let said = plan.ok(&["restore", &id, "-o", to.to_str().unwrap()]);
    assert_eq!(said, format!("Restored {id} as {}\n", to.display()));
    assert_eq!(posts(&to), json!(before));
    assert_eq!(run(&to, &["verify"], "").out, "ok\n");
    assert_eq!(plan.posts().len(), 2, "the plan is as it was");
}

#[test]
fn the_newest_is_listed_first() {
    let (plan, first) = backed_up();
    assert_eq!(
        plan.ok(&["backup"]),
        format!("Nothing changed since {first}\n")
    );
    let second = plan.line(&["backup", "--name", "As approved"]);
    let list = plan.json(&["backups"]);
    let list = list.as_array().unwrap();
    let ids: Vec<&str> = list.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [second.as_str(), first.as_str()]);
    for (field, expected) in [
        ("name", json!("As approved")),
        ("posts", json!(1)),
        ("channels", json!(1)),
        ("ok", json!(true)),
        (
            "bytes",
            json!(fs::metadata(packed(&plan, &second)).unwrap().len()),
        ),
    ] {
        assert_eq!(list[0][field], expected, "{field}");
    }
    assert_eq!(list[1]["name"], Value::Null);
    let words = plan.ok(&["backups"]);
    assert!(
        words.starts_with(&second) && words.contains("1 posts"),
        "{words}"
    );
    let made = plan.json(&["backup"]);
    assert_eq!((&made["id"], &made["new"]), (&json!(second), &json!(false)));
}

#[test]
fn a_copy_is_written_where_it_is_asked_for() {
    let (plan, _) = backed_up();
    let to = plan.path().with_file_name("copy.daymark");
    plan.ok(&["backup", "-o", to.to_str().unwrap()]);
    assert_eq!(posts(&to), json!(plan.posts()));
    assert_eq!(plan.json(&["backups"]).as_array().unwrap().len(), 1);
    plan.refused(&["backup", "-o", plan.path().to_str().unwrap()], "taken");
    let both = plan.run(&["backup", "-o", "x.daymark", "--name", "N"]);
    assert_eq!(both.code, Some(2), "{both:?}");
}

#[test]
fn a_plan_that_is_gone_or_damaged_is_restored() {
    for content in [None, Some(&b"no plan"[..]), Some(&[0; 5000][..])] {
        let (plan, id) = backed_up();
        let before = plan.posts();
        fs::remove_file(plan.path()).unwrap();
        if let Some(content) = content {
            fs::write(plan.path(), content).unwrap();
        }
        let list = plan.json(&["backups"]);
        assert_eq!((&list[0]["id"], &list[0]["ok"]), (&json!(id), &json!(true)));
        assert_eq!(plan.ok(&["verify", "--backups"]), "ok\n");
        let to = restored(&plan);
        plan.ok(&["restore", &id[..20], "-o", to.to_str().unwrap()]);
        assert_eq!(posts(&to), json!(before));
        assert_eq!(
            fs::read(plan.path()).ok().as_deref(),
            content,
            "left as it was"
        );
    }
}

#[test]
fn a_backup_is_restored_from_its_file() {
    let (plan, id) = backed_up();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("sent by a friend.zst");
    fs::copy(packed(&plan, &id), &file).unwrap();
    let to = restored(&plan);
    plan.ok(&[
        "restore",
        file.to_str().unwrap(),
        "-o",
        to.to_str().unwrap(),
    ]);
    assert_eq!(posts(&to), json!(plan.posts()));
}

#[test]
fn what_can_not_be_restored_is_told() {
    let (plan, id) = backed_up();
    let to = restored(&plan);
    let to = to.to_str().unwrap();
    let message = plan.refused(&["restore", "no-such", "-o", to], "not_found");
    assert!(message.contains("`backups` lists"), "{message}");
    let path = plan.path();
    plan.refused(
        &["restore", &id, "-o", path.to_str().unwrap()],
        "file_exists",
    );
    let nowhere = path.with_file_name("never.daymark");
    refused(&nowhere, &["backups"], "file_missing");
    refused(&nowhere, &["restore", &id, "-o", to], "file_missing");
    damage(&packed(&plan, &id));
    let message = plan.refused(&["restore", &id, "-o", to], "damaged");
    assert!(message.contains("choose another one"), "{message}");
    assert!(!Path::new(to).exists());
    assert_eq!(plan.run(&["restore", &id]).code, Some(2), "-o is needed");
}

#[test]
fn verify_tells_damage_by_its_exit() {
    let (plan, id) = backed_up();
    let ok = json!({"ok": true, "problems": []});
    assert_eq!(plan.json(&["verify"]), ok);
    assert_eq!(plan.json(&["verify", "--backups"]), ok);
    damage(&packed(&plan, &id));
    let ran = plan.run(&["verify", "--backups", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let problem = format!("{id}: it has other bytes than when it was made");
    assert_eq!(told, json!({"ok": false, "problems": [problem]}));
    assert_eq!(plan.json(&["verify"]), ok, "the plan itself is whole");
    assert_eq!(plan.json(&["backups"])[0]["ok"], false);
}

#[test]
fn the_folder_is_where_the_system_keeps_data_unless_another_is_named() {
    let (plan, _) = Plan::with_channel();
    let folder = tempfile::tempdir().unwrap();
    let data = [("XDG_DATA_HOME", folder.path()), (BACKUPS, Path::new(""))];
    let ran = run_with(&plan.path(), &["backup"], &data);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    if cfg!(target_os = "linux") {
        let plans = fs::read_dir(folder.path().join("Daymark/backups")).unwrap();
        let folders = plans.filter(|entry| entry.as_ref().unwrap().path().is_dir());
        assert_eq!(folders.count(), 1);
    }
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let ran = run_with(&plan.path(), &["backup"], &[(BACKUPS, &file)]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let place = format!("no backup was made in {}", file.display());
    assert!(ran.err.contains(&place), "{ran:?}");
}
