//! Ideas as tasks of other programs.

use std::fs;

use daymark_core::export::TaskTool;
use serde_json::json;

use crate::support::{TestPlan, of, plan};

/// Returns the rows of the table that is written.
fn rows(plan: &TestPlan, tool: TaskTool, all: bool) -> Vec<Vec<String>> {
    let path = plan.path().with_file_name("tasks.csv");
    let count = plan.export_idea_tasks(tool, all, &path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows.len(), count as usize + 1);
    rows
}

fn with_ideas() -> TestPlan {
    let mut plan = plan().channel("x").pillar("Behind the scenes").open();
    plan.edit_plan(&of(&json!({"stage_names": {"use": "Living with it"}})))
        .unwrap();
    let pillar = plan.overview().unwrap().rows.pillars[0].id.to_string();
    for idea in [
        json!({"title": "=Ana's week", "angle": "In her words", "link": "https://acme.example/ana", "impact": 5,
            "confidence": 4, "effort": 2, "until": "2026-12-31", "stage": "use", "pillar": pillar, "source": "comment"}),
        json!({"title": "Unrated"}),
        json!({"title": "Aside", "impact": 1, "confidence": 1, "effort": 1}),
    ] {
        plan.add_idea(&of(&idea)).unwrap();
    }
    let aside = plan.ideas().unwrap()[1].idea.id.to_string();
    plan.edit_idea(&aside, &of(&json!({"aside": true})))
        .unwrap();
    plan
}

#[test]
fn jira_gets_its_fields_with_a_column_for_each_label() {
    let plan = with_ideas();
    let rows = rows(&plan, TaskTool::Jira, false);
    let id = plan.ideas().unwrap()[0].idea.id.to_string();
    assert_eq!(
        rows[0][..9],
        [
            "Summary",
            "Issue Type",
            "Description",
            "Priority",
            "Due Date",
            "Status",
            "Labels",
            "Labels",
            "Labels"
        ]
    );
    assert_eq!(
        rows[1],
        [
            "'=Ana's week",
            "Task",
            "In her words\nhttps://acme.example/ana\n5 × 4 ÷ 2 = 10.0",
            "Highest",
            "2026-12-31",
            "To Do",
            "comment",
            "Behind-the-scenes",
            "Living-with-it",
            &id
        ]
    );
    assert_eq!(
        rows[2][..7],
        ["Unrated", "Task", "", "", "", "To Do", "own"]
    );
    assert_eq!(rows.len(), 3, "what was put aside is left out");
}

#[test]
fn worktile_gets_chinese_columns_and_all_ideas_where_asked_for() {
    let mut plan = with_ideas();
    let best = plan.ideas().unwrap()[0].idea.id.to_string();
    let channel = plan.channel_ids().remove(0);
    plan.use_idea(&best, &channel).unwrap();
    assert_eq!(rows(&plan, TaskTool::Worktile, false).len(), 2);
    let all = rows(&plan, TaskTool::Worktile, true);
    assert_eq!(all[0][..4], ["标题", "类型", "描述", "优先级"]);
    assert_eq!(
        all[1][3..7],
        [
            "最高",
            "2026-12-31",
            "已完成",
            "comment, Behind the scenes, Living with it"
        ]
    );
    assert_eq!(all.len(), 4);
}
