//! Ideas as tasks of other programs, with the columns that the program knows. Cells are escaped, as the table is for
//! spreadsheets, too.

use std::io::Write;
use std::path::Path;

use csv::{Terminator, WriterBuilder};

use super::atomic;
use super::cell::escaped;
use super::csv::{MARK, unwritten};
use super::tasks::{TaskTool, joined};
use crate::model::{Idea, Pillar, Plan};
use crate::query::RankedIdea;
use crate::storage::{self, record};
use crate::{Planner, Result};

/// How many labels an idea can have: its source, its pillar and its stage.
const LABELS: usize = 3;

impl Planner {
    /// Writes ideas as tasks in the order in which they are ranked, and returns their number: those that may still be made,
    /// or all. On an error an existing file stays unchanged.
    pub fn export_idea_tasks(&self, tool: TaskTool, all: bool, path: &Path) -> Result<u32> {
        let mut ideas = self.ideas()?;
        ideas.retain(|idea| all || !(idea.used || idea.aged_out || idea.idea.aside));
        let writing = Writing {
            tool,
            plan: storage::plan::get(&self.db)?,
            pillars: record::all(&self.db)?,
        };
        atomic::replace(path, |out| writing.write(&ideas, out))
    }
}

/// What all rows are written with.
struct Writing {
    tool: TaskTool,
    plan: Plan,
    pillars: Vec<Pillar>,
}

impl Writing {
    fn write(&self, ideas: &[RankedIdea], out: &mut dyn Write) -> Result<u32> {
        out.write_all(MARK.as_bytes())?;
        let mut to = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(out);
        to.write_record(self.header()).map_err(unwritten)?;
        for idea in ideas {
            let row = self.row(idea);
            let row = row.iter().map(|cell| escaped(cell).into_owned());
            to.write_record(row).map_err(unwritten)?;
        }
        to.flush()?;
        Ok(ideas.len() as u32)
    }

    /// Returns the header. Jira takes a column for each label, all of one name.
    fn header(&self) -> Vec<&'static str> {
        match self.tool {
            TaskTool::Jira => {
                let head = [
                    "Summary",
                    "Issue Type",
                    "Description",
                    "Priority",
                    "Due Date",
                    "Status",
                ];
                let labels = ["Labels"; LABELS];
                [&head[..], &labels, &["Daymark idea id"]].concat()
            }
            TaskTool::Worktile => vec![
                "标题",
                "类型",
                "描述",
                "优先级",
                "截止时间",
                "状态",
                "标签",
                "Daymark idea id",
            ],
        }
    }

    fn row(&self, ranked: &RankedIdea) -> Vec<String> {
        let idea = &ranked.idea;
        let until = idea.until.map(|until| until.to_string());
        let kind = match self.tool {
            TaskTool::Jira => "Task",
            TaskTool::Worktile => "任务",
        };
        let mut row = vec![
            idea.title.clone(),
            kind.to_owned(),
            description(ranked),
            self.priority(idea.impact).to_owned(),
            until.unwrap_or_default(),
            self.status(ranked).to_owned(),
        ];
        row.extend(self.labels(idea));
        row.push(idea.id.to_string());
        row
    }

    /// Returns the priority of an impact; empty where it isn't rated.
    fn priority(&self, impact: Option<u8>) -> &'static str {
        let names = match self.tool {
            TaskTool::Jira => ["Lowest", "Low", "Medium", "High", "Highest"],
            TaskTool::Worktile => ["最低", "较低", "普通", "较高", "最高"],
        };
        let place = impact.and_then(|impact| usize::from(impact).checked_sub(1));
        let name = place.and_then(|place| names.get(place)).copied();
        name.unwrap_or_default()
    }

    fn status(&self, ranked: &RankedIdea) -> &'static str {
        match (self.tool, ranked.used) {
            (TaskTool::Jira, true) => "Done",
            (TaskTool::Jira, false) => "To Do",
            (TaskTool::Worktile, true) => "已完成",
            (TaskTool::Worktile, false) => "未开始",
        }
    }

    /// Returns the cells of labels: one for each where Jira takes them, else one of all.
    fn labels(&self, idea: &Idea) -> Vec<String> {
        let mut pillars = self.pillars.iter();
        let pillar = pillars.find(|pillar| Some(&pillar.id) == idea.pillar.as_ref());
        let stage = idea
            .stage
            .map(|stage| self.plan.stage_name(stage).to_owned());
        let names = [
            Some(idea.source.name().to_owned()),
            pillar.map(|pillar| pillar.name.clone()),
            stage,
        ];
        match self.tool {
            TaskTool::Jira => names
                .iter()
                .map(|name| joined(name.as_deref().unwrap_or_default()))
                .collect(),
            TaskTool::Worktile => vec![names.into_iter().flatten().collect::<Vec<_>>().join(", ")],
        }
    }
}

/// Returns what is said of an idea: its angle, its link, and what ranks it.
fn description(ranked: &RankedIdea) -> String {
    let idea = &ranked.idea;
    let score = ranked
        .score
        .zip(idea.impact.zip(idea.confidence).zip(idea.effort));
    let score = score.map(|(score, ((impact, confidence), effort))| {
        format!("{impact} × {confidence} ÷ {effort} = {score:.1}")
    });
    let parts = [Some(idea.angle.clone()), idea.link.clone(), score];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}
