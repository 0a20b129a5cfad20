//! `campaign`: adds, lists, edits and deletes campaigns.

use std::path::Path;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use daymark_core::Planner;
use daymark_core::model::{CampaignEdit, Noun, parse_date};

use super::plan;
use crate::failure::Result;
use crate::find::or_cleared;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add a campaign and print its id
    Add(Change),
    /// All campaigns, by their first day
    List,
    /// Change a campaign, named by its name or id
    Edit {
        campaign: String,
        #[command(flatten)]
        change: Change,
    },
    /// Delete a campaign; its posts stay
    Delete { campaign: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// As #rrggbb
    #[arg(long)]
    pub(crate) colour: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) first_day: Option<String>,
    /// The last day, inclusive
    #[arg(long, value_name = "DAY")]
    pub(crate) last_day: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) brief: Option<String>,
    /// The utm_campaign of its posts' links; empty for its name with hyphens
    #[arg(long, value_name = "WORD")]
    pub(crate) utm_campaign: Option<String>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let (changes, id) = planner.add_campaign(&edit_of(args)?)?;
            out.print_created(&[id], &changes)
        }
        Command::List => list(&planner, out),
        Command::Edit { campaign, change } => {
            let id = planner.id_of(Noun::Campaign, &campaign)?;
            let changes = planner.edit_campaign(&id, &edit_of(change)?)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { campaign } => {
            let id = planner.id_of(Noun::Campaign, &campaign)?;
            let changes = planner.delete_campaign(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn list(planner: &Planner, out: &mut Output) -> Result<()> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    out.list(&planner.overview()?.rows.campaigns, |campaign| {
        vec![
            campaign.id.to_string(),
            day(campaign.first_day),
            day(campaign.last_day),
            campaign.name.clone(),
        ]
    })
}

fn edit_of(args: Change) -> daymark_core::Result<CampaignEdit> {
    Ok(CampaignEdit {
        name: args.name,
        colour: args.colour,
        first_day: day(args.first_day)?,
        last_day: day(args.last_day)?,
        brief: args.brief,
        utm_campaign: args
            .utm_campaign
            .map(|said| or_cleared(&said).map(str::to_owned)),
    })
}

fn day(typed: Option<String>) -> daymark_core::Result<Option<Option<NaiveDate>>> {
    let cleared = |typed: String| or_cleared(&typed).map(parse_date).transpose();
    typed.map(cleared).transpose()
}
