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
    let first = plan.line(&["layer", "add", path]);
    let second = plan.line(&["layer", "add", path, "--name", "Team"]);
    let listed = plan.json(&["layer", "list"]);
    assert_eq!(listed[0]["id"], first.as_str());
    assert_eq!(listed[0]["name"], "Holidays");
    assert_eq!(listed[1]["name"], "Team");
    assert_eq!(listed[1]["path"], path);
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
