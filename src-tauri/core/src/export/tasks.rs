//! Posts as tasks of other programs: a table with the columns that the program knows, and one with Daymark's id, by which
//! the tasks are recognized when they come back. Cells are escaped, as the table is for spreadsheets, too.

use std::collections::HashMap;
use std::path::Path;

use csv::{Terminator, WriterBuilder};
use serde::Deserialize;

use super::cell::escaped;
use super::csv::{MARK, in_order, unwritten};
use super::post_cells::{Names, PostCells};
use super::{Document, ExportOptions, ItemRow, PostRow, atomic};
use crate::model::{ItemId, Status};
use crate::{Planner, Result};

/// The header of the column with the ids of posts.
pub(crate) const ID: &str = "Daymark id";

/// A program that takes tasks as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TaskTool {
    /// The names of its fields; its import lets a person choose what each column is.
    Jira,
    /// Worktile and PingCode: their templates differ by project, so columns may have to be renamed.
    Worktile,
}

impl TaskTool {
    fn header(self) -> [&'static str; 8] {
        match self {
            Self::Jira => [
                "Summary",
                "Issue Type",
                "Description",
                "Due Date",
                "Status",
                "Labels",
                "Channel",
                ID,
            ],
            Self::Worktile => [
                "标题",
                "类型",
                "描述",
                "截止时间",
                "状态",
                "标签",
                "渠道",
                ID,
            ],
        }
    }

    fn row(self, cells: PostCells, labels: &[String]) -> [String; 8] {
        let due = format!("{} {}", cells.date, cells.time);
        let (kind, labels) = match self {
            // A label of Jira holds no blanks.
            Self::Jira => ("Task", labels.iter().map(|label| joined(label)).collect()),
            Self::Worktile => ("任务", labels.to_vec()),
        };
        [
            cells.title,
            kind.to_owned(),
            cells.text,
            due.trim().to_owned(),
            self.status(&cells.status),
            labels.join(", "),
            cells.channel,
            cells.id,
        ]
    }

    fn status(self, name: &str) -> String {
        let words = match name.parse().unwrap_or_default() {
            Status::Idea => ["Idea", "选题"],
            Status::Draft => ["Draft", "草稿"],
            Status::InReview => ["In review", "审核中"],
            Status::Approved => ["Approved", "已审核"],
            Status::Published => ["Published", "已发布"],
            Status::Skipped => ["Cancelled", "已取消"],
        };
        let [jira, worktile] = words.map(str::to_owned);
        match self {
            Self::Jira => jira,
            Self::Worktile => worktile,
        }
    }
}

impl Planner {
    /// Writes the chosen posts as tasks and returns their number. On an error an existing file stays unchanged.
    pub fn export_tasks(
        &self,
        tool: TaskTool,
        options: &ExportOptions,
        path: &Path,
    ) -> Result<u32> {
        let document = Document::chosen(&self.db, options)?;
        atomic::replace(path, |out| write(&document, tool, out))
    }
}

fn write(document: &Document, tool: TaskTool, out: &mut dyn std::io::Write) -> Result<u32> {
    out.write_all(MARK.as_bytes())?;
    let mut to = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    to.write_record(tool.header()).map_err(unwritten)?;
    let names = Names::of(document);
    let items: HashMap<&ItemId, &ItemRow> =
        document.items.iter().map(|item| (&item.id, item)).collect();
    let posts: Vec<(&PostRow, &ItemRow)> = in_order(&document.posts)
        .into_iter()
        .filter_map(|post| Some((post, *items.get(&post.item)?)))
        .collect();
    for (post, item) in &posts {
        let row = tool.row(names.cells(post, item), &item.labels);
        let row = row.iter().map(|cell| escaped(cell).into_owned());
        to.write_record(row).map_err(unwritten)?;
    }
    to.flush()?;
    Ok(posts.len() as u32)
}

/// Returns a label without blanks, as Jira takes it.
pub(super) fn joined(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join("-")
}
