//! `note`: short texts on days.

use std::path::Path;

use chrono::NaiveDate;
use daymark_core::model::parse_date;
use daymark_core::{Code, Error, Planner};

use crate::args::Note;
use crate::failure::Result;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Note, path: &Path, out: &mut Output) -> Result<()> {
    let planner = plan::open(path)?;
    match command {
        Note::Add { day, text } => write(planner, parse_date(&day)?, &text, false, out),
        Note::Edit { day, text } => write(planner, parse_date(&day)?, &text, true, out),
        Note::Delete { day } => write(planner, parse_date(&day)?, "", true, out),
        Note::List => out.list(&planner.overview()?.rows.notes, |note| {
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
    out.said("", &changes)
}

fn unexpected(day: NaiveDate, there: bool) -> Error {
    let (code, message) = match there {
        true => (Code::NotFound, "has no note: add it"),
        false => (Code::Taken, "has a note already: edit or delete it"),
    };
    Error::new(code, format!("{day} {message}")).field("date")
}
