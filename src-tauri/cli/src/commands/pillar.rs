//! `pillar`: adds, lists, edits and deletes pillars.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{Noun, PillarEdit};

use super::plan;
use crate::failure::Result;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a pillar and print its id
    Add(Change),
    /// All pillars
    List,
    /// Change a pillar, named by its name or id
    Edit {
        pillar: String,
        #[command(flatten)]
        change: Change,
    },
    /// Delete a pillar; its posts stay
    Delete { pillar: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// As #rrggbb
    #[arg(long)]
    pub(crate) colour: Option<String>,
    /// Its target share of all posts, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) share: Option<u8>,
    /// What its posts are to achieve
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) aim: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) examples: Option<String>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let (changes, id) = planner.add_pillar(&edit_of(args))?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.pillars, |pillar| {
            let share = format!("{}%", pillar.share);
            vec![pillar.id.to_string(), share, pillar.name.clone()]
        }),
        Command::Edit { pillar, change } => {
            let id = planner.id_of(Noun::Pillar, &pillar)?;
            let changes = planner.edit_pillar(&id, &edit_of(change))?;
            out.changed(&[id], &changes)
        }
        Command::Delete { pillar } => {
            let id = planner.id_of(Noun::Pillar, &pillar)?;
            let changes = planner.delete_pillar(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn edit_of(args: Change) -> PillarEdit {
    PillarEdit {
        name: args.name,
        colour: args.colour,
        share: args.share,
        aim: args.aim,
        examples: args.examples,
        position: None,
    }
}
