//! `check`: prints the problems of posts in a range of days, one on each line.

use std::path::Path;

use chrono::{Days, NaiveDate};
use clap::Args;
use daymark_core::checks::{Check, Finding, Severity};
use daymark_core::query::Card;
use daymark_core::{Planner, Result as CoreResult};

use super::plan::open;
use crate::failure::{Failure, Result};
use crate::find;
use crate::output::Output;

/// How many days are checked if no end is given.
const WEEKS: Days = Days::new(28);
/// How long before and after the range a post may be that another one duplicates.
const AROUND: Days = Days::new(7);

#[derive(Args)]
pub(crate) struct CheckArgs {
    /// The first day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last [default: four weeks after the first]
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
}

/// Prints the findings. The result is [`Failure::Found`] if one of them is an error.
pub(crate) fn run(args: &CheckArgs, path: &Path, out: &mut Output) -> Result<()> {
    let planner = open(path)?;
    let (from, to) = days(&planner, args)?;
    let words = Words::read(&planner, from, to)?;
    let findings = planner.findings(from, to)?;
    out.list(&findings, |finding| words.columns(finding))?;
    if findings
        .iter()
        .all(|found| found.severity != Severity::Error)
    {
        return Ok(());
    }
    out.flush()?;
    Err(Failure::Found)
}

fn days(planner: &Planner, args: &CheckArgs) -> Result<(NaiveDate, NaiveDate)> {
    let (from, to) = find::days(args.from.as_deref(), args.to.as_deref())?;
    let from = from.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
    let to = to.unwrap_or_else(|| from.checked_add_days(WEEKS).unwrap_or(from));
    Ok((from, to))
}

/// The titles and names that replace ids in the output for a person.
struct Words {
    cards: Vec<Card>,
    channels: Vec<(String, String)>,
}

impl Words {
    /// Reads the titles and names. Reading the cards generates the posts of series up to the end of the range.
    fn read(planner: &Planner, from: NaiveDate, to: NaiveDate) -> CoreResult<Self> {
        let from = from.checked_sub_days(AROUND).unwrap_or(from);
        let to = to.checked_add_days(AROUND).unwrap_or(to);
        let channels = planner.channels()?.into_iter();
        Ok(Self {
            cards: planner.cards_between_generating(from, to)?,
            channels: channels
                .map(|channel| (channel.id.to_string(), channel.name))
                .collect(),
        })
    }

    fn columns(&self, finding: &Finding) -> Vec<String> {
        vec![
            severity(finding.severity).to_owned(),
            finding.day.to_string(),
            self.channel(finding.channel.as_str()).to_owned(),
            self.sentence(finding),
        ]
    }

    fn sentence(&self, finding: &Finding) -> String {
        let card = finding.post.as_ref().and_then(|id| self.card(id.as_str()));
        let title = card.map_or("", |card| card.title.as_str());
        match finding.check {
            Check::Excess => {
                let excess = card.map_or(0, |card| card.excess);
                format!("“{title}” is {excess} over the platform's limit")
            }
            Check::ClockGap => format!("“{title}” is at a time that the clocks skip"),
            Check::LateReview => format!("“{title}” is not approved yet"),
            Check::Close => format!("“{title}” is close to {}", self.other(finding)),
            Check::Duplicate => format!("“{title}” has the text of {}", self.other(finding)),
            Check::Silence => match finding.last_day {
                Some(last) => format!("no post until {last}"),
                None => "no post".to_owned(),
            },
        }
    }

    fn other(&self, finding: &Finding) -> String {
        let Some(other) = &finding.other else {
            return String::new();
        };
        let card = self.card(other.post.as_str());
        let title = card.map_or("", |card| card.title.as_str());
        format!("“{title}” on {}", other.day)
    }

    fn card(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id.as_str() == id)
    }

    fn channel(&self, id: &str) -> &str {
        let found = self.channels.iter().find(|(channel, _)| channel == id);
        found.map_or("", |(_, name)| name)
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}
