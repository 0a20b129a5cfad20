//! `competitor`, `trend`, `partner` and `resource`: adds, lists, edits and deletes them, and notes what happened.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::Planner;
use daymark_core::model::{Noun, Subject, SubjectEdit, SubjectKind, parse_date};

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add one and print its id
    Add {
        #[arg(long)]
        name: String,
        #[arg(long)]
        link: Option<String>,
    },
    /// All of them, each with its newest note
    List,
    /// Change one, named by its name or id
    Edit {
        subject: String,
        #[command(flatten)]
        change: Change,
    },
    /// Add a note of a day; an empty one removes the notes of the day
    Note {
        subject: String,
        #[arg(value_name = "TEXT", allow_hyphen_values = true)]
        text: String,
        /// The day [default: today]
        #[arg(long, value_name = "DAY")]
        date: Option<String>,
    },
    /// The notes, the oldest first
    Notes { subject: String },
    /// Delete one; ideas that come from it stay
    Delete { subject: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Empty for none
    #[arg(long)]
    pub(crate) link: Option<String>,
    /// competitor, trend, partner or resource
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Its place among all of the four kinds, from 0
    #[arg(long, value_name = "INDEX")]
    pub(crate) position: Option<u32>,
}

pub(crate) fn run(
    command: Command,
    kind: SubjectKind,
    path: &Path,
    out: &mut Output,
) -> Result<()> {
    let mut planner = plan::open(path)?;
    let id_of = |planner: &Planner, name: &str| planner.id_of(Noun::Subject, name);
    match command {
        Command::Add { name, link } => {
            let edit = SubjectEdit {
                name: Some(name),
                kind: Some(kind),
                link,
                ..SubjectEdit::default()
            };
            let (changes, id) = planner.add_subject(&edit)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&of_kind(&planner, kind)?, columns),
        Command::Edit { subject, change } => {
            let id = id_of(&planner, &subject)?;
            let changes = planner.edit_subject(&id, &edit_of(change)?)?;
            out.changed(&[id], &changes)
        }
        Command::Note {
            subject,
            text,
            date,
        } => {
            let id = id_of(&planner, &subject)?;
            let date = date.as_deref().map(parse_date).transpose()?;
            let changes = planner.note_subject(&id, date, &text)?;
            out.changed(&[id], &changes)
        }
        Command::Notes { subject } => {
            let id = id_of(&planner, &subject)?;
            let found = planner.overview()?.rows.subjects.into_iter();
            let mut found = found.filter(|subject| subject.id.as_str() == id);
            let notes = found.next().map(|subject| subject.notes);
            out.list(&notes.unwrap_or_default(), |note| {
                vec![note.date.to_string(), note.text.replace('\n', " ")]
            })
        }
        Command::Delete { subject } => {
            let id = id_of(&planner, &subject)?;
            let changes = planner.delete_subject(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn of_kind(planner: &Planner, kind: SubjectKind) -> daymark_core::Result<Vec<Subject>> {
    let mut subjects = planner.overview()?.rows.subjects;
    subjects.retain(|subject| subject.kind == kind);
    Ok(subjects)
}

fn columns(subject: &Subject) -> Vec<String> {
    let newest = subject.notes.last();
    let newest = newest.map(|note| format!("{}: {}", note.date, note.text.replace('\n', " ")));
    vec![
        subject.id.to_string(),
        subject.name.clone(),
        subject.link.clone().unwrap_or_default(),
        newest.unwrap_or_default(),
    ]
}

fn edit_of(typed: Change) -> daymark_core::Result<SubjectEdit> {
    Ok(SubjectEdit {
        name: typed.name,
        link: typed.link,
        kind: typed.kind.as_deref().map(str::parse).transpose()?,
        position: typed.position,
        ..SubjectEdit::default()
    })
}
