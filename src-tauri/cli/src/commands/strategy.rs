//! `strategy`: shows what the plan stands for and how its posts serve that, and sets its mission.

mod words;

use std::path::Path;

use chrono::{Datelike, Days, Months, NaiveDate};
use clap::{Args, Subcommand};
use daymark_core::Planner;
use daymark_core::model::{MissionEdit, parse_date};

use super::plan;
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// The mission, objectives with their pace, and how the posts of a range serve needs, pillars, channels and stages
    Show {
        /// The first day [default: that of the quarter]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: that of the quarter]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// What is marked on days: reviews of the strategy, dated notes on competitors, trends, partners and resources, and days
    /// with unusually many complaints
    Days {
        /// The first day [default: today]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: 28 days later]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// Set the mission, “We help AUDIENCE DOES with CONTENT”, and the rhythm of reviews; an empty value clears a field
    Set(Mission),
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Mission {
    /// Whom the plan helps
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) audience: Option<String>,
    /// What it helps them do
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) does: Option<String>,
    /// With what
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) content: Option<String>,
    /// The weeks between two reviews of the strategy
    #[arg(long, value_name = "N")]
    pub(crate) review_weeks: Option<String>,
    /// Who reviews it
    #[arg(long, value_name = "NAME")]
    pub(crate) review_by: Option<String>,
    /// The day of the first review [default: one rhythm from today]
    #[arg(long, value_name = "DAY")]
    pub(crate) first_review: Option<String>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Show { from, to } => show(&planner, from.as_deref(), to.as_deref(), out),
        Command::Days { from, to } => days(&planner, from.as_deref(), to.as_deref(), out),
        Command::Set(mission) => {
            let changes = planner.edit_mission(&edit_of(mission)?)?;
            out.print_summary("", &changes)
        }
    }
}

fn show(planner: &Planner, from: Option<&str>, to: Option<&str>, out: &mut Output) -> Result<()> {
    let (from, to) = find::days(from, to)?;
    let quarter = quarter_of(planner.now()?.date);
    let from = from.unwrap_or(quarter.0);
    let to = to.unwrap_or_else(|| from.checked_add_months(Months::new(3)).unwrap_or(quarter.1));
    let strategy = planner.strategy(from, to)?;
    let overview = planner.overview()?;
    out.print_value(&strategy, &words::told(&strategy, &overview))
}

fn days(planner: &Planner, from: Option<&str>, to: Option<&str>, out: &mut Output) -> Result<()> {
    let (from, to) = find::days(from, to)?;
    let from = from.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
    let to = to.unwrap_or_else(|| from.checked_add_days(Days::new(28)).unwrap_or(from));
    out.list(&planner.day_marks(from, to)?, words::of_mark)
}

/// Returns the first day of a day's quarter, and that of the next one.
fn quarter_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let month = day.month0() / 3 * 3 + 1;
    let first = NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(3));
    (first, next.unwrap_or(first))
}

fn edit_of(typed: Mission) -> daymark_core::Result<MissionEdit> {
    let weeks = typed.review_weeks.as_deref().map(or_cleared);
    let weeks = weeks.map(|weeks| weeks.map(find::whole_number).transpose());
    let first = typed.first_review.as_deref().map(or_cleared);
    let first = first.map(|first| first.map(parse_date).transpose());
    Ok(MissionEdit {
        audience: typed.audience,
        does: typed.does,
        content: typed.content,
        review_weeks: weeks.transpose()?,
        review_by: typed.review_by,
        first_review: first.transpose()?,
    })
}
