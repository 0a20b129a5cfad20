//! `label`: adds, lists, renames and deletes labels.

use std::path::Path;

use clap::Subcommand;
use daymark_core::model::Noun;

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a label that no post has yet, and print its id
    Add {
        #[arg(long, allow_hyphen_values = true)]
        name: String,
    },
    /// All labels, by name
    List,
    /// Rename a label, given by its name or id, on every post
    Edit {
        label: String,
        #[arg(long, allow_hyphen_values = true)]
        name: String,
    },
    /// Remove a label from every post
    Delete { label: String },
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add { name } => {
            let (changes, id) = planner.add_label(&name)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.labels, |label| {
            vec![label.id.to_string(), label.name.clone()]
        }),
        Command::Edit { label, name } => {
            let id = planner.id_of(Noun::Label, &label)?;
            let changes = planner.rename_label(&id, &name)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { label } => {
            let id = planner.id_of(Noun::Label, &label)?;
            let changes = planner.delete_label(&id)?;
            out.changed(&[id], &changes)
        }
    }
}
