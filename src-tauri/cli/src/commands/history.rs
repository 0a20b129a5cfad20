//! `undo`, `redo` and `history`.

use std::path::Path;

use clap::Args;
use daymark_core::model::Entry;
use daymark_core::query::Changes;
use daymark_core::{Planner, Result as CoreResult};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct Steps {
    /// How many operations
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) steps: u32,
}

pub(crate) fn undo(path: &Path, steps: u32, out: &mut Output) -> Result<()> {
    repeat(path, steps, "Undone: ", Planner::undo, out)
}

pub(crate) fn redo(path: &Path, steps: u32, out: &mut Output) -> Result<()> {
    repeat(path, steps, "Done again: ", Planner::redo, out)
}

pub(crate) fn list(path: &Path, limit: u32, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    let zone = planner.plan()?.zone;
    let entries: Vec<Line> = planner.history(limit)?.into_iter().map(line).collect();
    out.list(&entries, |Line { entry, message }| {
        vec![
            zone.local(entry.at).format("%Y-%m-%dT%H:%M").to_string(),
            if entry.undone { "undone" } else { "" }.to_owned(),
            message.clone(),
            by(entry),
        ]
    })
}

/// Returns the author and the machine of an operation, as far as they are set.
fn by(entry: &Entry) -> String {
    match (entry.author.as_str(), entry.machine.as_str()) {
        (author, "") => author.to_owned(),
        ("", machine) => format!("({machine})"),
        (author, machine) => format!("{author} ({machine})"),
    }
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    entry: Entry,
    message: String,
}

fn line(entry: Entry) -> Line {
    let message = entry.op.to_string();
    Line { entry, message }
}

/// Repeats a step, and prints each result at once, so that it is printed even if a later step fails.
fn repeat(
    path: &Path,
    steps: u32,
    before: &str,
    step: impl Fn(&mut Planner) -> CoreResult<Changes>,
    out: &mut Output,
) -> Result<()> {
    let mut planner = plan::open(path)?;
    for _ in 0..steps {
        let changes = step(&mut planner).inspect_err(|_| {
            let _ = out.flush();
        })?;
        out.print_summary(before, &changes)?;
    }
    Ok(())
}
