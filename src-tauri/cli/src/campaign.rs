//! `campaign`: adds, lists, edits and deletes campaigns.

use std::path::Path;

use chrono::NaiveDate;
use daymark_core::Planner;
use daymark_core::model::{CampaignEdit, Noun, parse_date};

use crate::args::{Campaign, CampaignArgs};
use crate::failure::Result;
use crate::find::or_cleared;
use crate::output::Output;
use crate::plan;

pub(crate) fn run(command: Campaign, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Campaign::Add(args) => {
            let (changes, id) = planner.add_campaign(&edit_of(args)?)?;
            out.made(&[id], &changes)
        }
        Campaign::List => list(&planner, out),
        Campaign::Edit { campaign, change } => {
            let id = planner.id_of(Noun::Campaign, &campaign)?;
            let changes = planner.edit_campaign(&id, &edit_of(change)?)?;
            out.changed(&[id], &changes)
        }
        Campaign::Delete { campaign } => {
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

fn edit_of(args: CampaignArgs) -> daymark_core::Result<CampaignEdit> {
    Ok(CampaignEdit {
        name: args.name,
        colour: args.colour,
        first_day: day(args.first_day)?,
        last_day: day(args.last_day)?,
        brief: args.brief,
    })
}

fn day(typed: Option<String>) -> daymark_core::Result<Option<Option<NaiveDate>>> {
    let cleared = |typed: String| or_cleared(&typed).map(parse_date).transpose();
    typed.map(cleared).transpose()
}
