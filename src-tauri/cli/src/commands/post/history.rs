//! `post history`: prints who changed a post and when.

use daymark_core::Planner;
use daymark_core::query::PostChange;
use serde::Serialize;

use crate::failure::Result;
use crate::output::Output;

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    change: PostChange,
    message: String,
}

pub(super) fn list(planner: &Planner, id: &str, out: &mut Output) -> Result<()> {
    let changes = planner.post_history(&planner.post_id(id)?)?.into_iter();
    let lines: Vec<Line> = changes.map(line).collect();
    out.list(&lines, |Line { change, message }| {
        vec![
            change.at.to_string(),
            message.clone(),
            change.author.clone(),
        ]
    })
}

fn line(change: PostChange) -> Line {
    let message = change.op.to_string();
    Line { change, message }
}
