//! `layer`: calendars of others.

use crate::support::Plan;

#[test]
fn layers_are_added_listed_edited_and_deleted() {
    let plan = Plan::empty();
    let folder = plan.path().parent().unwrap().to_owned();
    let file = folder.join("holidays.ics");
    let calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Holidays\r\nEND:VCALENDAR\r\n";
    std::fs::write(&file, calendar).unwrap();
    let path = file.to_str().unwrap();
    let team = folder.join("team.ics");
    std::fs::copy(&file, &team).unwrap();
    let second_path = team.to_str().unwrap();
    let first = plan.line(&["layer", "add", path]);
    let second = plan.line(&["layer", "add", second_path, "--name", "Team"]);
    plan.refused(&["layer", "add", path, "--name", "Again"], "taken");
    let listed = plan.json(&["layer", "list"]);
    assert_eq!(listed[0]["id"], first.as_str());
    assert_eq!(listed[0]["name"], "Holidays");
    assert_eq!(listed[1]["name"], "Team");
    assert_eq!(listed[1]["path"], second_path);
    assert_eq!(
        plan.line(&["layer", "delete", "Team"]),
        "Remove the layer “Team”"
    );
    plan.ok(&["undo"]);
    plan.ok(&[
        "layer", "edit", "Team", "--name", "Crew", "--colour", "#d6428f", "--shown", "false",
    ]);
    let edited = &plan.json(&["layer", "list"])[1];
    assert_eq!(edited["name"], "Crew");
    assert_eq!(edited["colour"], "#d6428f");
    assert_eq!(edited["shown"], false);
    plan.ok(&["layer", "delete", &second]);
    assert_eq!(plan.json(&["layer", "list"]).as_array().unwrap().len(), 1);
    assert!(file.exists(), "the file of a removed layer stays");
}

#[test]
fn what_is_no_calendar_is_refused() {
    let plan = Plan::empty();
    let folder = plan.path().parent().unwrap().to_owned();
    let none = folder.join("none.ics");
    plan.refused(&["layer", "add", none.to_str().unwrap()], "file_missing");
    plan.refused(
        &["layer", "add", plan.path().to_str().unwrap()],
        "bad_value",
    );
    plan.refused(&["layer", "delete", "nothing"], "not_found");
}

#[test]
fn what_a_layer_shows_and_leaves_out_is_printed() {
    let plan = Plan::empty();
    let file = plan.path().parent().unwrap().join("team.ics");
    let event = |start: &str, title: &str| {
        format!("BEGIN:VEVENT\nDTSTART{start}\nSUMMARY:{title}\nEND:VEVENT\n")
    };
    let calendar = [
        "BEGIN:VCALENDAR\n".to_owned(),
        event(";VALUE=DATE:20261118", "Fair"),
        event(":20261119T093000", "Talk"),
        event(":20261120T093000\nRRULE:FREQ=YEARLY;BYEASTER=1", "Easter"),
    ];
    std::fs::write(&file, calendar.concat()).unwrap();
    let id = plan.line(&["layer", "add", file.to_str().unwrap(), "--name", "Team"]);
    let days = ["--from", "2026-11-18", "--to", "2026-11-20"];
    let shown = plan.json(&[&["layer", "show", "Team"][..], &days[..]].concat());
    let expected = serde_json::json!([
        {"layer": id, "date": "2026-11-18", "minute": null, "title": "Fair"},
        {"layer": id, "date": "2026-11-19", "minute": 570, "title": "Talk"},
        {"layer": id, "left_out": 1, "why": "repetition"},
    ]);
    assert_eq!(shown, expected);
    let words = plan.ok(&[&["layer", "show"][..], &days[..]].concat());
    assert!(words.contains("Team  2026-11-19  09:30  Talk"), "{words}");
    assert!(
        words.contains("1 event is shown without its repetition"),
        "{words}"
    );
    plan.ok(&["layer", "edit", "Team", "--shown", "false"]);
    let hidden = plan.json(&[&["layer", "show"][..], &days[..]].concat());
    assert_eq!(hidden, serde_json::json!([]));
    std::fs::remove_file(&file).unwrap();
    let gone = plan.json(&[&["layer", "show", "Team"][..], &days[..]].concat());
    let expected = serde_json::json!([{"layer": id, "left_out": null, "why": "gone"}]);
    assert_eq!(
        gone, expected,
        "a named layer is shown though the window doesn't"
    );
}
