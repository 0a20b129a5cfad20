//! `audience`: adds, lists, edits and deletes audiences.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{AudienceEdit, Noun, parse_hours, written_hours};
use daymark_core::{Planner, Result as CoreResult};

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add an audience and print its id
    Add(Box<Change>),
    /// All audiences
    List,
    /// Change an audience, named by its name or id
    Edit {
        audience: String,
        #[command(flatten)]
        change: Box<Change>,
    },
    /// Delete an audience; the posts for it stay
    Delete { audience: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// One of them in a sentence
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) portrait: Option<String>,
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// Such as 30-50
    #[arg(long)]
    pub(crate) age: Option<String>,
    #[arg(long)]
    pub(crate) place: Option<String>,
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// Given once for each; a single empty one removes all, as for the next ones
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) goal: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) need: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) pain: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) objection: Vec<String>,
    /// A channel where they are, once for each
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// When they are active, as "mon-fri 7-9 12-13, sat 10-12"
    #[arg(long)]
    pub(crate) hours: Option<String>,
    /// Whether the brand is not for them
    #[arg(long, value_name = "BOOL")]
    pub(crate) not_for_us: Option<bool>,
    /// Its place among all audiences, from 0
    #[arg(long, value_name = "INDEX")]
    pub(crate) position: Option<u32>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let edit = edit_of(&planner, *args)?;
            let (changes, id) = planner.add_audience(&edit)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.overview()?.rows.audiences, |audience| {
            vec![
                audience.id.to_string(),
                audience.name.clone(),
                written_hours(&audience.hours),
                if audience.not_for_us {
                    "not for us"
                } else {
                    ""
                }
                .to_owned(),
                audience.portrait.replace('\n', " "),
            ]
        }),
        Command::Edit { audience, change } => {
            let id = planner.id_of(Noun::Audience, &audience)?;
            let edit = edit_of(&planner, *change)?;
            let changes = planner.edit_audience(&id, &edit)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { audience } => {
            let id = planner.id_of(Noun::Audience, &audience)?;
            let changes = planner.delete_audience(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn edit_of(planner: &Planner, args: Change) -> CoreResult<AudienceEdit> {
    Ok(AudienceEdit {
        name: args.name,
        portrait: args.portrait,
        role: args.role,
        age: args.age,
        place: args.place,
        language: args.language,
        goals: find::given(args.goal),
        needs: find::given(args.need),
        pains: find::given(args.pain),
        objections: find::given(args.objection),
        channels: find::linked_channels(planner, args.channel)?,
        hours: args.hours.as_deref().map(parse_hours).transpose()?,
        not_for_us: args.not_for_us,
        position: args.position,
    })
}
