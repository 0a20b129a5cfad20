//! What a channel is for and how often it is posted to, as arguments.

use std::str::FromStr;

use clap::Args;
use daymark_core::model::{ChannelEdit, ChannelRole, Noun, ObjectiveId, Roles};
use daymark_core::{Planner, Result};

use crate::find::{self, or_cleared};

#[derive(Args)]
#[group(id = "strategy")]
pub(crate) struct Strategy {
    /// What it is for, of reach, talk, serve and sell with commas between them; empty for nothing
    #[arg(long, value_name = "ROLES")]
    pub(crate) roles: Option<String>,
    /// What it is good for
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) strengths: Option<String>,
    /// What it can't do
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) limits: Option<String>,
    /// The objective that it works for first, its name or id; empty for none
    #[arg(long, value_name = "OBJECTIVE")]
    pub(crate) goal: Option<String>,
    /// The fewest posts a week; empty for no such number, as for the next two
    #[arg(long, value_name = "N")]
    pub(crate) cadence_min: Option<String>,
    /// The most posts a week
    #[arg(long, value_name = "N")]
    pub(crate) cadence_max: Option<String>,
    /// The share of posts that are made for it, in percent
    #[arg(long, value_name = "PERCENT")]
    pub(crate) originals: Option<String>,
}

pub(super) fn edit(planner: &Planner, typed: Strategy) -> Result<ChannelEdit> {
    let goal = typed.goal.as_deref().map(or_cleared);
    let goal = goal.map(|name| name.map(|name| planner.id_of(Noun::Objective, name)));
    let goal = goal.map(Option::transpose).transpose()?;
    Ok(ChannelEdit {
        roles: typed.roles.as_deref().map(roles).transpose()?,
        strengths: typed.strengths,
        limits: typed.limits,
        goal: goal.map(|id| id.map(|id| ObjectiveId::from(id.as_str()))),
        cadence_min: number("cadence_min", typed.cadence_min)?,
        cadence_max: number("cadence_max", typed.cadence_max)?,
        originals: number("originals", typed.originals)?,
        ..ChannelEdit::default()
    })
}

fn roles(typed: &str) -> Result<Roles> {
    let names = typed.split(',').filter_map(or_cleared);
    let roles = names.map(str::parse::<ChannelRole>);
    roles.collect::<Result<Vec<_>>>().map(Roles)
}

/// Reads a number; `None` for an empty text.
fn number<T: FromStr>(field: &'static str, typed: Option<String>) -> Result<Option<Option<T>>> {
    let number = typed.map(|typed| or_cleared(&typed).map(find::whole_number));
    let number = number.map(Option::transpose).transpose();
    number.map_err(|error| error.field(field))
}
