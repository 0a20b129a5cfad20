//! `message`: adds, lists, edits and deletes what the plan promises.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{MessageEdit, Noun};

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a message and print its id
    Add(Change),
    /// All messages
    List,
    /// Change a message, named by its promise or id
    Edit {
        message: String,
        #[command(flatten)]
        change: Change,
    },
    /// Delete a message
    Delete { message: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    /// The promise in a line
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) promise: Option<String>,
    /// Why one may believe it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) proof: Option<String>,
    /// How it is said
    #[arg(long, value_name = "TEXT")]
    pub(crate) tone: Option<String>,
    /// Words to use, once for each; a single empty one removes all
    #[arg(long = "use", value_name = "WORD")]
    pub(crate) words: Vec<String>,
    /// Words to avoid, once for each; a single empty one removes all
    #[arg(long, value_name = "WORD")]
    pub(crate) avoid: Vec<String>,
    /// Its place among all messages, from 0
    #[arg(long, value_name = "INDEX")]
    pub(crate) position: Option<u32>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let (changes, id) = planner.add_message(&edit_of(args))?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.messages, |message| {
            vec![
                message.id.to_string(),
                message.name.clone(),
                message.tone.clone(),
            ]
        }),
        Command::Edit { message, change } => {
            let id = planner.id_of(Noun::Message, &message)?;
            let changes = planner.edit_message(&id, &edit_of(change))?;
            out.changed(&[id], &changes)
        }
        Command::Delete { message } => {
            let id = planner.id_of(Noun::Message, &message)?;
            let changes = planner.delete_message(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn edit_of(args: Change) -> MessageEdit {
    MessageEdit {
        name: args.promise,
        proof: args.proof,
        tone: args.tone,
        words: find::given(args.words),
        avoid: find::given(args.avoid),
        position: args.position,
    }
}
