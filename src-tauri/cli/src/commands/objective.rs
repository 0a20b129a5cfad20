//! `objective`: adds, lists, edits and deletes objectives, and enters what was read of them.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{
    Amount, CampaignId, Noun, Objective, ObjectiveEdit, Progress, parse_date,
};
use daymark_core::{Planner, Result as CoreResult};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add an objective and print its id
    Add(Box<Change>),
    /// All objectives, with how far they have come and should have come
    List,
    /// Change an objective, named by its name or id
    Edit {
        objective: String,
        #[command(flatten)]
        change: Box<Change>,
    },
    /// Enter what its number is; an empty value removes that of the day
    Reading {
        objective: String,
        #[arg(value_name = "N", allow_negative_numbers = true)]
        value: String,
        /// The day as of which it was read [default: today]
        #[arg(long, value_name = "DAY")]
        date: Option<String>,
    },
    /// Delete an objective; its posts stay
    Delete { objective: String },
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) name: Option<String>,
    /// What is measured
    #[arg(long)]
    pub(crate) metric: Option<String>,
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// The number at the beginning
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) baseline: Option<String>,
    /// The number to reach, below the baseline if it is to fall; empty for none
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) target: Option<String>,
    /// The first day; empty for none
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day on which it is to be reached; empty for none
    #[arg(long, value_name = "DAY")]
    pub(crate) due: Option<String>,
    /// Who answers for it
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// Why it matters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) why: Option<String>,
    /// Why it can be reached
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) attainable: Option<String>,
    /// A channel that works for it, once for each; a single empty one removes all
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// A campaign that works for it, once for each; a single empty one removes all
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Vec<String>,
    /// Its place among all objectives, from 0
    #[arg(long, value_name = "INDEX")]
    pub(crate) position: Option<u32>,
}

/// An objective in the list.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    objective: Objective,
    #[serde(flatten)]
    progress: Progress,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let edit = edit_of(&planner, *args)?;
            let (changes, id) = planner.add_objective(&edit)?;
            out.print_created(&[id], &changes)
        }
        Command::List => list(&planner, out),
        Command::Edit { objective, change } => {
            let id = planner.id_of(Noun::Objective, &objective)?;
            let edit = edit_of(&planner, *change)?;
            let changes = planner.edit_objective(&id, &edit)?;
            out.changed(&[id], &changes)
        }
        Command::Reading {
            objective,
            value,
            date,
        } => {
            let id = planner.id_of(Noun::Objective, &objective)?;
            let date = date.as_deref().map(parse_date).transpose()?;
            let date = date.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
            let value = or_cleared(&value).map(str::parse).transpose()?;
            let changes = planner.read_objective(&id, date, value)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { objective } => {
            let id = planner.id_of(Noun::Objective, &objective)?;
            let changes = planner.delete_objective(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn list(planner: &Planner, out: &mut Output) -> Result<()> {
    let today = planner.now()?.date;
    let objectives = planner.overview()?.rows.objectives.into_iter();
    let rows: Vec<Row> = objectives
        .map(|objective| Row {
            progress: objective.progress(today),
            objective,
        })
        .collect();
    out.list(
        &rows,
        |Row {
             objective,
             progress,
         }| {
            let due = objective.due.map(|due| format!("due {due}"));
            vec![
                objective.id.to_string(),
                objective.name.clone(),
                way(objective, progress),
                standing(progress),
                due.unwrap_or_default(),
            ]
        },
    )
}

/// Returns from where to where, and the newest number.
pub(crate) fn way(objective: &Objective, progress: &Progress) -> String {
    let target = or_dash(objective.target);
    let unit = &objective.unit;
    let now = or_dash(progress.now);
    format!("{} → {target} {unit}: {now}", objective.baseline)
}

/// Returns how far the number is from its pace, and how old it is if that is long.
pub(crate) fn standing(progress: &Progress) -> String {
    let part = |part: Option<f64>| {
        part.map_or_else(|| "–".to_owned(), |part| format!("{:.0} %", part * 100.0))
    };
    let (come, pace) = (part(progress.progress), part(progress.pace));
    let old = progress.age.filter(|days| *days > 30);
    let old = old.map(|days| format!(", {days} days ago"));
    format!("{come} of {pace}{}", old.unwrap_or_default())
}

fn or_dash(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string())
}

fn edit_of(planner: &Planner, args: Change) -> CoreResult<ObjectiveEdit> {
    let day = |day: Option<String>| {
        let day = day.map(|day| or_cleared(&day).map(parse_date));
        day.map(Option::transpose).transpose()
    };
    let target = args.target.as_deref().map(or_cleared);
    let target = target.map(|typed| typed.map(str::parse).transpose());
    Ok(ObjectiveEdit {
        name: args.name,
        metric: args.metric,
        unit: args.unit,
        baseline: args.baseline.as_deref().map(str::parse).transpose()?,
        target: target.transpose()?,
        from: day(args.from)?,
        due: day(args.due)?,
        owner: args.owner,
        why: args.why,
        attainable: args.attainable,
        channels: find::linked_channels(planner, args.channel)?,
        campaigns: campaigns(planner, args.campaign)?,
        readings: None,
        position: args.position,
    })
}

fn campaigns(planner: &Planner, names: Vec<String>) -> CoreResult<Option<Vec<CampaignId>>> {
    let Some(names) = find::given(names) else {
        return Ok(None);
    };
    let ids = names.iter().map(|name| {
        let id = planner.id_of(Noun::Campaign, name)?;
        Ok(CampaignId::from(id.as_str()))
    });
    ids.collect::<CoreResult<_>>().map(Some)
}
