//! Each command once, as a script would use it; every process is a new one, so that whatever one
//! of them sees, another wrote to disk.

use serde_json::{Value, json};

use crate::support::{Plan, run_alone};

#[test]
fn init_makes_a_plan_once() {
    let plan = Plan::nowhere();
    let made = plan.json(&["init", "--name", "Brand", "--zone", "Asia/Shanghai"]);
    assert_eq!(made["plan"]["name"], "Brand");
    assert_eq!(made["plan"]["zone"], "Asia/Shanghai");
    let before = plan.bytes();
    plan.refused(&["init"], "file_exists");
    assert_eq!(plan.bytes(), before, "a plan that is there stays as it is");
}

#[test]
fn init_names_the_plan_after_its_file() {
    let plan = Plan::nowhere();
    assert_eq!(plan.json(&["init"])["plan"]["name"], "brand");
}

#[test]
fn demo_fills_a_new_plan() {
    let plan = Plan::nowhere();
    plan.ok(&["demo"]);
    assert!(plan.posts().len() > 20);
    assert_eq!(plan.json(&["channel", "list"]).as_array().unwrap().len(), 7);
    assert!(
        !plan
            .json(&["post", "list", "--unscheduled"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    plan.refused(&["demo"], "taken");
    plan.ok(&["undo"]);
    plan.ok(&["demo"]);
}

#[test]
fn the_first_channel_makes_the_plan() {
    let plan = Plan::nowhere();
    let id = plan.line(&[
        "channel",
        "add",
        "--platform",
        "x",
        "--name",
        "X",
        "--handle",
        "@x",
    ]);
    let channels = plan.json(&["channel", "list"]);
    assert_eq!(channels[0]["id"], id.as_str());
    assert_eq!(channels[0]["handle"], "@x");
}

#[test]
fn channels() {
    let (plan, id) = Plan::with_channel();
    let zone = ["--zone", "Asia/Tokyo"];
    let other = ["channel", "add", "--platform", "linkedin", "--name", "公司"];
    let other = plan.json(&[&other[..], &zone].concat())["id"]
        .as_str()
        .unwrap()
        .to_owned();
    plan.ok(&[
        "channel",
        "edit",
        &id,
        "--name",
        "Mine",
        "--colour",
        "#AABBCC",
        "--position",
        "9",
    ]);
    plan.ok(&["channel", "edit", &other, "--zone", ""]);
    plan.ok(&["channel", "archive", &other]);
    let channels = plan.json(&["channel", "list"]);
    assert_eq!(
        channels[0]["id"],
        other.as_str(),
        "the edited one went to the end"
    );
    assert_eq!(channels[0]["zone"], Value::Null);
    assert_eq!(channels[0]["archived"], true);
    assert_eq!(channels[1]["name"], "Mine");
    assert_eq!(channels[1]["colour"], "#aabbcc");
    plan.ok(&["channel", "edit", &other, "--archived", "false"]);
    assert_eq!(plan.json(&["channel", "list"])[0]["archived"], false);
}

#[test]
fn campaigns_pillars_labels_and_notes() {
    let (plan, channel) = Plan::with_channel();
    let campaign = plan.line(&[
        "campaign",
        "add",
        "--name",
        "C",
        "--first-day",
        "2026-11-01",
    ]);
    plan.ok(&[
        "campaign",
        "edit",
        "C",
        "--first-day",
        "",
        "--last-day",
        "2026-11-30",
    ]);
    let listed = &plan.json(&["campaign", "list"])[0];
    assert_eq!(listed["id"], campaign.as_str());
    assert_eq!(
        (&listed["first_day"], &listed["last_day"]),
        (&Value::Null, &json!("2026-11-30"))
    );
    plan.ok(&["pillar", "add", "--name", "P"]);
    plan.ok(&["pillar", "edit", "P", "--share", "25", "--name", "Q"]);
    assert_eq!(plan.json(&["pillar", "list"])[0]["share"], 25);
    let post = [
        "post",
        "add",
        "--channel",
        &channel,
        "--title",
        "T",
        "--label",
        "old",
    ];
    let post = plan.line(&[&post[..], &["--campaign", &campaign, "--pillar", "Q"]].concat());
    plan.ok(&["label", "edit", "old", "--name", "new"]);
    assert_eq!(
        plan.json(&["post", "show", &post])["labels"],
        json!(["new"])
    );
    for noun in [
        ["label", "delete", "new"],
        ["campaign", "delete", "C"],
        ["pillar", "delete", "Q"],
    ] {
        plan.ok(&noun);
        assert_eq!(plan.json(&[noun[0], "list"]), json!([]));
    }
    plan.ok(&["note", "add", "2026-11-20", "--text", "holiday"]);
    plan.refused(&["note", "add", "2026-11-20", "--text", "again"], "taken");
    plan.ok(&["note", "edit", "2026-11-20", "--text", "day off"]);
    let notes = json!([{"date": "2026-11-20", "text": "day off"}]);
    assert_eq!(plan.json(&["note", "list"]), notes);
    plan.ok(&["note", "delete", "2026-11-20"]);
    plan.refused(&["note", "delete", "2026-11-20"], "not_found");
}

#[test]
fn undo_redo_and_history_across_processes() {
    let (plan, channel) = Plan::with_channel();
    for title in ["one", "two", "three"] {
        plan.ok(&["post", "add", "--channel", &channel, "--title", title]);
    }
    let all = plan.posts();
    assert_eq!(plan.line(&["undo"]), "Undone: Add “three”");
    let two = plan.ok(&["undo", "2", "--json"]);
    let ops: Vec<Value> = two
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(ops.len(), 2);
    assert_eq!(
        (&ops[1]["op"], &ops[1]["title"]),
        (&json!("add_post"), &json!("one"))
    );
    assert_eq!(plan.posts(), [Value::Null; 0]);
    let history = plan.json(&["history", "--limit", "3"]);
    let undone = history
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["undone"]);
    assert_eq!(undone.collect::<Vec<_>>(), [true, true, true]);
    plan.ok(&["redo", "3"]);
    assert_eq!(plan.posts(), all);
    plan.refused(&["redo"], "nothing_to_redo");
    let ran = plan.run(&["undo", "9"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 4), "{ran:?}");
    assert!(ran.err.contains("nothing to undo"));
}

#[test]
fn export_to_a_file_and_to_standard_output() {
    let (plan, channel) = Plan::with_channel();
    let add = |title, at| {
        plan.ok(&[
            "post",
            "add",
            "--channel",
            &channel,
            "--title",
            title,
            "--at",
            at,
        ]);
    };
    add("one", "2026-11-20T09:00");
    add("two", "2026-11-21T09:00");
    let printed = plan.ok(&["export", "ics"]);
    assert_eq!(printed.matches("BEGIN:VEVENT\r\n").count(), 2);
    let file = plan.path().with_extension("ics");
    let name = file.to_str().unwrap();
    let range = [
        "--from",
        "2026-11-20",
        "--to",
        "2026-11-21",
        "--channel",
        &channel,
    ];
    let range = [&range[..], &["--status", "draft"]].concat();
    let told = plan.json(&[&["export", "ics", "-o", name], &range[..]].concat());
    assert_eq!(told, json!({"file": name, "count": 1}));
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.contains("SUMMARY:X: one") && !written.contains("SUMMARY:X: two"));
}

#[test]
fn an_export_does_not_replace_the_plan() {
    let plan = Plan::empty();
    let before = plan.bytes();
    plan.refused(
        &["export", "ics", "-o", plan.path().to_str().unwrap()],
        "file_exists",
    );
    assert_eq!(plan.bytes(), before);
}

#[test]
fn verify_a_whole_plan() {
    let plan = Plan::empty();
    assert_eq!(plan.line(&["verify"]), "ok");
    assert_eq!(plan.json(&["verify"]), json!({"ok": true, "problems": []}));
}

#[test]
fn platforms_need_no_plan() {
    let platforms: Value = serde_json::from_str(&run_alone(&["platforms", "--json"]).out).unwrap();
    let x = platforms
        .as_array()
        .unwrap()
        .iter()
        .find(|platform| platform["id"] == "x")
        .unwrap();
    assert_eq!(x["text"]["limit"], 280);
    assert_eq!(x["text"]["checked"], "2026-11");
    assert!(x["limits"][0]["source"].is_string());
    assert!(run_alone(&["platforms"]).out.contains("280 weighted"));
}
