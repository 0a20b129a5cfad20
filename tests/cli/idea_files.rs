//! Ideas as tasks, and feedback as tables, by the command line.

use serde_json::json;

use crate::support::Plan;

#[test]
fn ideas_and_feedback_leave_and_come_back_as_tables() {
    let (plan, channel) = Plan::with_channel();
    plan.ok(&["idea", "add", "--title", "Ana's week", "--impact", "5"]);
    let beside = |name: &str| plan.path().with_file_name(name).display().to_string();
    let tasks = beside("tasks.csv");
    let wrote = plan.json(&["idea", "export", "--format", "pingcode", &tasks]);
    assert_eq!(wrote["count"], 1);
    assert!(std::fs::read_to_string(&tasks).unwrap().contains("标题"));
    let said = beside("said.csv");
    std::fs::write(
        &said,
        "内容,昵称,日期,类型\n太吵了,小安,2026-11-03,投诉\n,x,2026-11-03,\n",
    )
    .unwrap();
    let import = ["feedback", "import", &said, "--channel", &channel];
    let dry = plan.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(
        (&dry["added"], &dry["left_out"], &dry["revision"]),
        (&json!(1), &json!(1), &json!(null))
    );
    let words = plan.ok(&import);
    assert!(
        words.contains("line 3, column 内容: it is empty, the row was left out"),
        "{words}"
    );
    assert!(
        words.ends_with("Added 1 of 2 rows; 0 are known already, 1 were left out\n"),
        "{words}"
    );
    let out = beside("out.csv");
    assert_eq!(plan.json(&["feedback", "export", &out])["count"], 1);
    plan.ok(&["undo"]);
    assert_eq!(plan.json(&["feedback", "import", &out])["added"], 1);
    plan.refused(&["feedback", "import", &out, "--dates", "ymd"], "bad_value");
    plan.refused(
        &["feedback", "import", &beside("nothing.csv")],
        "file_missing",
    );
}
