//! `plan`: changes the settings of the plan.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::model::{PlanEdit, StageNames};

use super::plan;
use crate::failure::Result;
use crate::find::{is_on, or_cleared, pair};
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Change settings of the plan; options that are not given leave them as they are
    Edit(Change),
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long)]
    name: Option<String>,
    /// An IANA time zone, such as Europe/Berlin
    #[arg(long)]
    zone: Option<String>,
    /// The language of dates and of sheets for sign-off, such as zh-CN; empty for the system's
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// Whether an approved post goes back to review when its text, first comment, link, media or time changes
    #[arg(long, value_name = "true|false")]
    review_again: Option<bool>,
    /// Whether links are sent with UTM parameters, unless a post says otherwise
    #[arg(long, value_name = "on|off")]
    utm: Option<String>,
    /// The utm_source of channels without one of their own; empty for the platforms'
    #[arg(long, value_name = "WORD")]
    utm_source: Option<String>,
    /// The utm_medium of channels without one of their own; empty for the platforms'
    #[arg(long, value_name = "WORD")]
    utm_medium: Option<String>,
    /// What an hour of work on a post costs, in the currency of the results; empty if hours aren't counted
    #[arg(long, value_name = "AMOUNT")]
    hour_cost: Option<String>,
    /// What a stage of the journey is called, such as awareness=Noticing; without a name the usual one
    #[arg(long = "stage", value_name = "STAGE=NAME")]
    stages: Vec<String>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let Command::Edit(change) = command;
    let clearable =
        |value: Option<String>| value.map(|value| or_cleared(&value).map(str::to_owned));
    let hour_cost = change.hour_cost.as_deref().map(or_cleared);
    let hour_cost = hour_cost.map(|cost| cost.map(str::parse).transpose());
    let edit = PlanEdit {
        name: change.name,
        zone: change.zone,
        locale: clearable(change.locale),
        review_again: change.review_again,
        utm: change.utm.as_deref().map(is_on).transpose()?,
        utm_source: clearable(change.utm_source),
        utm_medium: clearable(change.utm_medium),
        hour_cost: hour_cost.transpose()?,
        stage_names: stage_names(&change.stages)?,
        ..PlanEdit::default()
    };
    let changes = plan::open(path)?.edit_plan(&edit)?;
    out.print_summary("", &changes)
}

/// Returns the names that stages get; `None` if none was given.
fn stage_names(typed: &[String]) -> daymark_core::Result<Option<StageNames>> {
    let names = typed.iter().map(|typed| {
        let (stage, name) = pair(typed, "stage")?;
        Ok((stage.parse()?, name))
    });
    let names = names.collect::<daymark_core::Result<StageNames>>()?;
    Ok(Some(names).filter(|names| !names.is_empty()))
}
