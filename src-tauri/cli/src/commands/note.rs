//! `note`: short texts on days.

use std::path::Path;

use chrono::NaiveDate;
use clap::Subcommand;
use daymark_core::model::parse_date;
use daymark_core::{Code, Error, Planner};

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write a note on a day that has none
    Add {
        day: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// All notes, by day
    List,
    /// Replace the note on a day
    Edit {
        day: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// Delete the note on a day
    Delete { day: String },
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    match command {
        Command::Add { day, text } => write(planner, parse_date(&day)?, &text, false, out),
        Command::Edit { day, text } => write(planner, parse_date(&day)?, &text, true, out),
        Command::Delete { day } => write(planner, parse_date(&day)?, "", true, out),
        Command::List => out.list(&planner.overview()?.rows.notes, |note| {
            vec![note.date.to_string(), note.text.replace('\n', " ")]
        }),
    }
}

/// Writes the note on a day. `there` is whether the day must have a note already.
fn write(
    mut planner: Planner,
    day: NaiveDate,
    text: &str,
    there: bool,
    out: &mut Output,
) -> Result<()> {
    let notes = planner.overview()?.rows.notes;
    if notes.iter().any(|note| note.date == day) != there {
        return Err(unexpected(day, there).into());
    }
    let changes = planner.note_day(day, text)?;
    out.print_summary("", &changes)
}

fn unexpected(day: NaiveDate, there: bool) -> Error {
    let (code, message) = match there {
        true => (Code::NotFound, "has no note: add it"),
        false => (Code::Taken, "has a note already: edit or delete it"),
    };
    Error::new(code, format!("{day} {message}")).field("date")
}
