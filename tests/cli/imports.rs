//! `import`: what is told before, what is done, and what is refused.

use std::fs;

use serde_json::Value;

use crate::support::Plan;

fn filled() -> Plan {
    let (plan, id) = Plan::with_channel();
    plan.ok(&[
        "post",
        "add",
        "--channel",
        &id,
        "--at",
        "2026-11-20T09:00",
        "--title",
        "One",
    ]);
    plan.ok(&["post", "add", "--channel", &id, "--title", "=Two"]);
    plan
}

/// Returns the path of a file beside the plan.
fn beside(plan: &Plan, name: &str) -> String {
    let path = plan.path().with_file_name(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_plan_goes_through_json_and_csv() {
    for form in ["json", "csv"] {
        let (source, copy) = (filled(), Plan::empty());
        let file = beside(&source, "plan.txt");
        assert_eq!(source.json(&["export", form, "-o", &file])["count"], 2);
        assert_eq!(
            source.ok(&["export", form]),
            fs::read_to_string(&file).unwrap()
        );
        let before = copy.posts();
        let told = copy.json(&["import", form, &file, "--dry-run"]);
        assert_eq!(copy.posts(), before, "a dry run writes nothing");
        let done = copy.json(&["import", form, &file]);
        for key in ["add", "update", "skip", "ask", "bad", "rows"] {
            assert_eq!(told[key], done[key], "{key}");
        }
        assert_eq!(
            (&done["add"], &done["rows"][0]["outcome"]),
            (&2.into(), &"add".into())
        );
        let order = |plan: &Plan| {
            plan.posts()
                .iter()
                .map(|post| post["id"].clone())
                .collect::<Vec<Value>>()
        };
        assert_eq!(order(&copy), order(&source));
        let again = copy.ok(&["import", form, &file]);
        assert_eq!(again, "Imported 0 new and 0 changed posts, skipped 2\n");
        copy.ok(&["undo"]);
        assert_eq!(copy.posts(), before);
    }
}

#[test]
fn a_file_that_is_none_is_refused() {
    let plan = filled();
    plan.refused(&["import", "json", "/nowhere.json"], "file_missing");
    let path = plan.path();
    plan.refused(&["import", "json", path.to_str().unwrap()], "bad_value");
    let file = beside(&plan, "bad.json");
    fs::write(&file, "[1, 2").unwrap();
    plan.refused(&["import", "json", &file], "bad_value");
}

#[test]
fn a_calendar_becomes_posts() {
    let (plan, id) = Plan::with_channel();
    let file = beside(&plan, "team.ics");
    let event = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261120\nSUMMARY:One\nEND:VEVENT\n";
    fs::write(&file, format!("BEGIN:VCALENDAR\n{event}")).unwrap();
    let asked = plan.json(&["import", "ics", &file]);
    assert_eq!(
        (&asked["ask"], &asked["rows"][0]["outcome"]),
        (&1.into(), &"ask".into())
    );
    let told = plan.ok(&["import", "ics", &file, "--channel", &id, "--time", "18:30"]);
    assert_eq!(told, "Imported 1 new and 0 changed posts, skipped 0\n");
    assert!(plan.posts()[0].to_string().contains("18:30"));
    plan.refused(&["import", "ics", &file, "--time", "soon"], "bad_date");
    plan.refused(&["import", "ics", &file, "--channel", "none"], "not_found");
}

#[test]
fn a_table_is_told_as_one_object() {
    let (plan, id) = Plan::with_channel();
    let file = beside(&plan, "plan.csv");
    fs::write(
        &file,
        "标题,发布日期,平台\n新品,2026-11-20 09:00,推特\nNo channel,3/4/2026,\n",
    )
    .unwrap();
    let told = plan.json(&["import", "csv", &file, "--dry-run"]);
    let keys = [
        "add",
        "update",
        "skip",
        "ask",
        "columns",
        "questions",
        "rows",
    ];
    assert!(keys.iter().all(|key| told.get(key).is_some()), "{told}");
    assert_eq!((&told["add"], &told["ask"]), (&1.into(), &1.into()));
    assert_eq!(told["columns"]["date"], "发布日期");
    assert_eq!(told["questions"].as_array().unwrap().len(), 2);
    let row = &told["rows"][0];
    assert_eq!(
        (&row["line"], &row["at"]),
        (&2.into(), &"2026-11-20T09:00".into())
    );
    let keys = ["title", "text", "channel", "status", "problems"];
    assert!(keys.iter().all(|key| row.get(key).is_some()), "{row}");
    assert_eq!(plan.posts().len(), 0);
    let answers = [
        "--channel",
        &id,
        "--date-order",
        "dmy",
        "--map",
        "标题=title",
    ];
    let done = plan.json(&[&["import", "csv", &file], &answers[..]].concat());
    assert_eq!(
        (&done["add"], &done["rows"][1]["at"]),
        (&2.into(), &"2026-04-03T09:00".into())
    );
    let words = plan.ok(&["import", "csv", &file, "--dry-run"]);
    assert!(
        words.contains("? does the day or the month come first"),
        "{words}"
    );
    plan.refused(&["import", "csv", &file, "--map", "标题"], "bad_value");
    plan.refused(&["import", "csv", &file, "--date-order", "no"], "bad_value");
    plan.refused(&["import", "xlsx", "/nowhere.xlsx"], "file_missing");
}

#[test]
fn a_file_is_known_by_its_content() {
    let (plan, id) = Plan::with_channel();
    let board = r#"{"lists":[{"id":"l","name":"In review"}],"members":[],"cards":[{"name":"One","due":"2026-11-25T08:30:00.000Z","idList":"l","labels":[{"name":"x"}]}]}"#;
    for (name, text, count) in [
        ("a.txt", "Date,Platform,Title\n2026-11-20,X,Table\n", 1),
        (
            "b.txt",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261120T090000Z\nSUMMARY:Event\nEND:VEVENT\nEND:VCALENDAR\n",
            1,
        ),
        ("c.txt", board, 1),
    ] {
        let file = beside(&plan, name);
        fs::write(&file, text).unwrap();
        let told = plan.json(&["import", &file, "--channel", &id]);
        assert_eq!(told["add"], count, "{name}: {told}");
    }
    let file = beside(&plan, "plan.json");
    plan.ok(&["export", "json", "-o", &file]);
    assert_eq!(plan.json(&["import", &file])["skip"], 3);
    let path = plan.path();
    plan.refused(&["import", path.to_str().unwrap()], "bad_value");
    plan.refused(&["import", "/nowhere.csv"], "file_missing");
}

#[test]
fn rows_that_ask_are_saved_apart() {
    let (plan, _) = Plan::with_channel();
    let (file, asked) = (beside(&plan, "a.csv"), beside(&plan, "asked.csv"));
    fs::write(
        &file,
        "Date,Platform,Title\n31/11/2026,X,One\n2026-11-20,X,Two\n",
    )
    .unwrap();
    let told = plan.json(&["import", "csv", &file, "--save-asked", &asked]);
    assert_eq!((&told["add"], &told["bad"]), (&1.into(), &1.into()));
    let saved = fs::read_to_string(&asked).unwrap();
    assert!(
        saved.contains("31/11/2026,X,One,") && !saved.contains("Two"),
        "{saved}"
    );
    assert_eq!(
        told["rows"][0]["problems"][0],
        "“31/11/2026” is no day that exists: correct it or send the row to the tray"
    );
}

#[test]
fn a_sheet_is_answered() {
    let plan = filled();
    let (sheet, file) = (beside(&plan, "sheet.html"), beside(&plan, "answers.json"));
    let until = ["--until", "2026-11-19T17:00", "--sender", "Jana"];
    let told = plan.json(&[&["export", "html", "-o", &sheet][..], &until].concat());
    assert_eq!(told["count"], 1, "what is in the tray has no day");
    let page = fs::read_to_string(&sheet).unwrap();
    let value = |name: &str| {
        let rest = page.split_once(&format!("{name}=\"")).unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    };
    let answers = serde_json::json!({
        "format": "daymark-answers", "version": 1, "plan": value("data-plan"), "name": "Martina",
        "answers": [{"post": value("data-post"), "about": value("data-about"), "answer": "approve", "comment": "Fine"}],
    });
    fs::write(&file, answers.to_string()).unwrap();
    let told = plan.json(&["import", &file]);
    assert_eq!(
        (&told["approved"], &told["comments"]),
        (&1.into(), &1.into())
    );
    assert_eq!(told["rows"][0]["outcome"], "approved");
    assert_eq!(plan.run(&["export", "html"]).code, Some(2));
    plan.refused(
        &["export", "html", "-o", &sheet, "--until", "soon"],
        "bad_date",
    );
}

#[test]
fn other_forms_are_written() {
    let plan = filled();
    for (form, begin) in [("xlsx", &b"PK"[..]), ("markdown", b"# ")] {
        let file = beside(&plan, form);
        plan.ok(&["export", form, "-o", &file]);
        assert!(fs::read(&file).unwrap().starts_with(begin), "{form}");
    }
    assert!(plan.ok(&["export", "markdown"]).contains("**09:00 "));
    for tool in ["jira", "worktile", "pingcode"] {
        let file = beside(&plan, tool);
        plan.ok(&["export", "csv", "--for", tool, "-o", &file]);
        let told = plan.json(&["import", &file]);
        assert_eq!(told["skip"], 2, "{told}");
    }
}

#[test]
fn channels_are_added_with_the_posts_and_categories_are_chosen() {
    let plan = Plan::empty();
    let (csv, ics) = (beside(&plan, "new.csv"), beside(&plan, "new.ics"));
    fs::write(&csv, "Date,Channel,Title\n2031-11-20,Facebook,One\n").unwrap();
    let add = ["import", "csv", &csv, "--add-channel", "facebook=Facebook"];
    assert_eq!(plan.json(&add)["add"], 1);
    plan.ok(&["undo"]);
    assert_eq!(plan.json(&["channel", "list"]).as_array().unwrap().len(), 0);
    plan.ok(&["redo"]);
    let event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20311120T080000Z\nSUMMARY:Two\nCATEGORIES:Press,Red\nEND:VEVENT\n";
    fs::write(&ics, event).unwrap();
    let args = [
        "import",
        "ics",
        &ics,
        "--add-channel",
        "mastodon=News",
        "--category",
        "Press=channel:News",
        "--category",
        "Red=nothing",
    ];
    let told = plan.ok(&[&args[..], &["--dry-run"]].concat());
    assert!(
        told.contains("category “Red” (1 events): nothing"),
        "{told}"
    );
    let done = plan.json(&args);
    assert_eq!(
        (&done["add"], &done["rows"][0]["channel"]),
        (&1.into(), &"News".into())
    );
    assert_eq!(done["categories"][1]["taken"]["as"], "nothing");
    plan.refused(
        &["import", "ics", &ics, "--category", "Red=blue"],
        "bad_value",
    );
    plan.refused(
        &["import", "ics", &ics, "--add-channel", "News"],
        "bad_value",
    );
}
