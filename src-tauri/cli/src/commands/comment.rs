//! `comment`: what people write to each other about a post.

use std::path::Path;

use clap::Subcommand;
use daymark_core::query::PostComment;

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a comment to a post, under the name in DAYMARK_AUTHOR, and print its id
    Add {
        #[arg(value_name = "POST")]
        post: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// The comments on a post and its siblings on other channels, the oldest first
    List {
        #[arg(value_name = "POST")]
        post: String,
    },
    /// Replace the text of a comment
    Edit {
        id: String,
        #[arg(long, allow_hyphen_values = true)]
        text: String,
    },
    /// Delete a comment
    Delete { id: String },
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add { post, text } => {
            let post = planner.post_id(&post)?;
            let (changes, id) = planner.add_comment(&post, &text)?;
            out.print_created(&[id], &changes)
        }
        Command::List { post } => {
            let post = planner.post_id(&post)?;
            out.list(&planner.comments(&post)?, columns)
        }
        Command::Edit { id, text } => {
            let id = planner.comment_id(&id)?;
            let changes = planner.edit_comment(&id, &text)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { id } => {
            let id = planner.comment_id(&id)?;
            let changes = planner.delete_comment(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn columns(comment: &PostComment) -> Vec<String> {
    vec![
        comment.id.to_string(),
        comment.at.to_string(),
        comment.author.clone(),
        comment.text.replace('\n', " "),
    ]
}
