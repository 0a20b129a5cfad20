//! `overlay`: calendars of others.

use crate::support::Plan;

#[test]
fn layers_are_added_listed_and_removed() {
    let plan = Plan::empty();
    let folder = plan.path().parent().unwrap().to_owned();
    let file = folder.join("holidays.ics");
    let calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Holidays\r\nEND:VCALENDAR\r\n";
    std::fs::write(&file, calendar).unwrap();
    let path = file.to_str().unwrap();
    let first = plan.line(&["overlay", "add", path]);
    let second = plan.line(&["overlay", "add", path, "--name", "Team"]);
    let listed = plan.json(&["overlay", "list"]);
    assert_eq!(listed[0]["id"], first.as_str());
    assert_eq!(listed[0]["name"], "Holidays");
    assert_eq!(listed[1]["name"], "Team");
    assert_eq!(listed[1]["path"], path);
    assert_eq!(
        plan.line(&["overlay", "remove", "Team"]),
        "Remove the layer “Team”"
    );
    plan.ok(&["undo"]);
    plan.ok(&["overlay", "remove", &second]);
    assert_eq!(plan.json(&["overlay", "list"]).as_array().unwrap().len(), 1);
    assert!(file.exists(), "the file of a removed layer stays");
}

#[test]
fn what_is_no_calendar_is_refused() {
    let plan = Plan::empty();
    let folder = plan.path().parent().unwrap().to_owned();
    let none = folder.join("none.ics");
    plan.refused(&["overlay", "add", none.to_str().unwrap()], "missing");
    plan.refused(
        &["overlay", "add", plan.path().to_str().unwrap()],
        "bad_value",
    );
    plan.refused(&["overlay", "remove", "nothing"], "not_found");
}
