//! `snippet`: adds, lists, edits and deletes texts and groups of hashtags.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{Noun, SnippetEdit, SnippetKind};

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a snippet and print its id
    Add(Change),
    /// All snippets
    List,
    /// Change a snippet, named by its name or id
    Edit {
        snippet: String,
        #[command(flatten)]
        change: Change,
    },
    /// Delete a snippet; posts keep what was inserted
    Delete { snippet: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// text or hashtags
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// The words of a group of hashtags become #hashtags, once each
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) text: Option<String>,
    /// Its place among all snippets, from 0
    #[arg(long, value_name = "INDEX")]
    pub(crate) position: Option<u32>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let (changes, id) = planner.add_snippet(&edit_of(args)?)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.snippets, |snippet| {
            let text = snippet.text.replace(['\n', '\t'], " ");
            let kind = snippet.kind.to_string();
            vec![snippet.id.to_string(), kind, snippet.name.clone(), text]
        }),
        Command::Edit { snippet, change } => {
            let id = planner.id_of(Noun::Snippet, &snippet)?;
            let changes = planner.edit_snippet(&id, &edit_of(change)?)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { snippet } => {
            let id = planner.id_of(Noun::Snippet, &snippet)?;
            let changes = planner.delete_snippet(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn edit_of(args: Change) -> Result<SnippetEdit> {
    let kind = args.kind.as_deref().map(str::parse::<SnippetKind>);
    Ok(SnippetEdit {
        name: args.name,
        kind: kind.transpose()?,
        text: args.text,
        position: args.position,
    })
}
