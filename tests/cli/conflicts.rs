//! Conflicted copies as a script lists them, compares with them and takes from them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Plan, run, run_with};

const ANNA: &str = "brand (Anna's conflicted copy 2026-11-27).daymark";
const PHONE: &str = "brand.sync-conflict-20261127-083000-ABCDEFG.daymark";

/// A plan with a post here, and the bytes of a version with another post that was made elsewhere.
fn conflicting() -> (Plan, Vec<u8>) {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["post", "add", "--channel", &channel, "--title", "Both"]);
    let elsewhere = tempfile::tempdir().unwrap();
    let there = elsewhere.path().join("brand.daymark");
    fs::copy(plan.path(), &there).unwrap();
    let add = ["post", "add", "--channel", &channel, "--title", "There"];
    assert_eq!(run(&there, &add, "").code, Some(0));
    plan.ok(&["post", "add", "--channel", &channel, "--title", "Here"]);
    (plan, fs::read(&there).unwrap())
}

fn put(plan: &Plan, name: &str, bytes: &[u8]) {
    fs::write(plan.path().with_file_name(name), bytes).unwrap();
}

fn titles(plan: &Plan) -> Vec<Value> {
    let posts = plan.posts().into_iter();
    posts.map(|post| post["title"].clone()).collect()
}

/// The kinds and titles of what differs from a copy.
fn difference(plan: &Plan, copy: &str) -> Vec<(Value, Value)> {
    let listed = plan.json(&["conflicts", copy]);
    let lines = listed.as_array().unwrap().iter();
    lines
        .map(|line| (line["kind"].clone(), line["title"].clone()))
        .collect()
}

#[test]
fn copies_are_listed() {
    let (plan, bytes) = conflicting();
    assert_eq!(plan.ok(&["conflicts"]), "");
    assert_eq!(plan.json(&["conflicts"]), json!([]));
    put(&plan, ANNA, &bytes);
    let words = plan.ok(&["conflicts"]);
    let columns: Vec<&str> = words.trim_end().split("  ").collect();
    assert_eq!((columns[0], columns.len()), (ANNA, 5), "{words}");
    assert_eq!(columns[2..], ["Dropbox", "Anna", "ok"]);
    put(&plan, PHONE, &bytes[..bytes.len() / 2]);
    let listed = plan.json(&["conflicts"]);
    let [of_phone, of_anna] = listed.as_array().unwrap().as_slice() else {
        panic!("{listed}");
    };
    assert_eq!(of_anna["name"], ANNA);
    assert_eq!(
        (&of_anna["service"], &of_anna["who"]),
        (&json!("dropbox"), &json!("Anna"))
    );
    assert_eq!(of_anna["problem"], Value::Null);
    assert!(of_anna["at"].as_str().unwrap().ends_with('Z'), "{of_anna}");
    assert_eq!(
        (&of_phone["service"], &of_phone["problem"]),
        (&json!("syncthing"), &json!("damaged"))
    );
    assert!(plan.ok(&["conflicts"]).contains("ABCDEFG  damaged"));
}

#[test]
fn what_differs_is_listed_and_one_post_is_taken() {
    let (plan, bytes) = conflicting();
    put(&plan, ANNA, &bytes);
    let both = [("only_here", "Here"), ("only_there", "There")];
    let both = both.map(|(kind, title)| (json!(kind), json!(title)));
    assert_eq!(difference(&plan, ANNA), both);
    assert_eq!(difference(&plan, "brand (Anna"), both);
    let path = plan.path().with_file_name(ANNA);
    assert_eq!(difference(&plan, path.to_str().unwrap()), both);
    let words = plan.ok(&["conflicts", ANNA]);
    let line = words
        .lines()
        .find(|line| line.starts_with("only there"))
        .unwrap();
    let id = line.split("  ").nth(1).unwrap();
    let said = plan.ok(&["conflicts", ANNA, "--take", id]);
    assert_eq!(said, "Take “There” from a conflicted copy\n");
    assert_eq!(difference(&plan, ANNA), both[..1]);
    assert!(
        plan.ok(&["history"])
            .contains("Take “There” from a conflicted copy")
    );
    assert_eq!(
        plan.ok(&["undo"]),
        "Undone: Take “There” from a conflicted copy\n"
    );
    assert_eq!(titles(&plan), ["Both", "Here"]);
    let changed = plan.json(&["conflicts", ANNA, "--take", id]);
    assert_eq!(
        (&changed["op"], &changed["title"]),
        (&json!("take_post"), &json!("There"))
    );
    assert!(fs::read(path).unwrap() == bytes, "the copy stays");
}

#[test]
fn all_is_taken_after_a_backup() {
    let (plan, bytes) = conflicting();
    put(&plan, ANNA, &bytes);
    let before = titles(&plan);
    let said = plan.ok(&["conflicts", ANNA, "--take-all"]);
    assert!(
        said.starts_with("Take over the conflicted copy of "),
        "{said}"
    );
    assert!(said.ends_with(" by Anna\n"), "{said}");
    assert_eq!(difference(&plan, ANNA), []);
    assert_eq!(titles(&plan), ["Both", "There"]);
    assert_eq!(plan.json(&["backups"]).as_array().unwrap().len(), 1);
    plan.ok(&["undo"]);
    assert_eq!(titles(&plan), before);
}

#[test]
fn what_can_not_be_taken_is_told() {
    let (plan, bytes) = conflicting();
    put(&plan, ANNA, &bytes);
    let message = plan.refused(&["conflicts", "no-such"], "not_found");
    assert!(message.contains("`conflicts` lists"), "{message}");
    plan.refused(&["conflicts", "brand.daymark"], "not_found");
    plan.refused(&["conflicts", ANNA, "--take", "0000"], "not_found");
    put(
        &plan,
        "brand (Anna's conflicted copy 2026-11-28).daymark",
        &bytes,
    );
    plan.refused(&["conflicts", "brand (Anna"], "ambiguous");
    put(&plan, ANNA, &bytes[..bytes.len() / 2]);
    plan.refused(&["conflicts", ANNA], "damaged");
    plan.refused(&["conflicts", ANNA, "--take-all"], "damaged");
    assert_eq!(titles(&plan), ["Both", "Here"]);
    for wrong in [
        &["conflicts", "--take", "x"][..],
        &["conflicts", "--take-all"],
        &["conflicts", ANNA, "--take", "x", "--take-all"],
    ] {
        assert_eq!(plan.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn verify_names_the_service() {
    let (plan, _) = Plan::with_channel();
    let folder = plan.path().parent().unwrap().to_owned();
    let ok = json!({"ok": true, "problems": []});
    assert_eq!(plan.json(&["verify"]), ok);
    let variables = [("OneDriveCommercial", folder.as_path())];
    let ran = run_with(&plan.path(), &["verify", "--json"], &variables);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["service"], "onedrive");
    let elsewhere = [("OneDriveCommercial", Path::new("/nowhere"))];
    let ran = run_with(&plan.path(), &["verify", "--json"], &elsewhere);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap(), ok);
    fs::create_dir(folder.join(".stfolder")).unwrap();
    assert!(
        plan.ok(&["verify"])
            .starts_with("ok\nSyncthing syncs this folder: ")
    );
}
