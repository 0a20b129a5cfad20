//! `results`: what platforms counted of posts, and what works.

mod import;
mod suggest;
mod totals;

use std::path::Path;

use clap::{Subcommand, ValueEnum};
use daymark_core::export::works_sentences;
use daymark_core::model::{Amount, parse_at, parse_date};
use daymark_core::planner::EnteredResult;
use daymark_core::query::ListedResult;
use daymark_core::{Cancellation, Code, Error};

use super::plan;
use crate::failure::Result;
use crate::output::Output;
use crate::progress::Progress;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Enter results of a post as of a day; a metric without a value is removed
    Set {
        post: String,
        #[arg(required = true, value_name = "METRIC=VALUE")]
        results: Vec<String>,
        /// The day as of which they were counted [default: today]
        #[arg(long, value_name = "DAY")]
        date: Option<String>,
        /// Replace numbers of that day that are others
        #[arg(long)]
        replace: bool,
    },
    /// The newest results of each post, or of one
    List {
        post: Option<String>,
        /// Also those of earlier days
        #[arg(long)]
        all: bool,
    },
    /// Take the results of a platform's file over into the posts that its rows are of, as one operation
    Import(import::ImportArgs),
    /// The results of published posts together: sums, rates with what they are divided by, and how they did beside the
    /// usual engagement of their channels
    Totals {
        /// The first day [default: 28 days ago]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: tomorrow]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
        /// What posts are put together by
        #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
        by: TotalsBy,
    },
    /// What makes a difference to the engagement of a channel's posts, as far as they can show it
    Works { channel: String },
    /// Times for the posts that a week still lacks, each with what stands behind it
    Suggest {
        /// A day of the week [default: today]
        #[arg(long, value_name = "DAY")]
        week: Option<String>,
    },
    /// Suggest no times of this kind for a channel, for four weeks
    Decline {
        channel: String,
        /// A time that was suggested, on the plan's clocks
        #[arg(long, value_name = "WHEN")]
        at: String,
    },
}

/// What totals are of.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum TotalsBy {
    #[default]
    Channel,
    Pillar,
    Campaign,
    Format,
    Audience,
    Stage,
    Need,
    Objective,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Set {
            post,
            results,
            date,
            replace,
        } => {
            let post = planner.post_id(&post)?;
            let date = date.as_deref().map(parse_date).transpose()?;
            let entered = results.iter().map(|typed| entered(typed));
            let entered = entered.collect::<daymark_core::Result<Vec<_>>>()?;
            let changes = planner.set_results(&post, &entered, date, replace)?;
            out.changed(&[post], &changes)
        }
        Command::List { post, all } => {
            let post = post.map(|post| planner.post_id(&post)).transpose()?;
            out.list(&planner.results(post.as_deref(), all)?, columns)
        }
        Command::Import(args) => import::run(&mut planner, &args, out),
        Command::Totals { from, to, by } => {
            totals::run(&planner, (from.as_deref(), to.as_deref()), by, out)
        }
        Command::Works { channel } => {
            let channel = planner.channel_id(&channel)?;
            let works = {
                let _progress = Progress::of("Comparing posts");
                planner.what_works(&channel, &Cancellation::default())?
            };
            out.print_value(&works.factors, &works_sentences(&works, None).join("\n"))
        }
        Command::Suggest { week } => suggest::run(&planner, week.as_deref(), out),
        Command::Decline { channel, at } => {
            let channel = planner.channel_id(&channel)?;
            let changes = planner.decline_suggestion(&channel, parse_at(&at)?)?;
            out.changed(&[channel], &changes)
        }
    }
}

/// Returns a metric and its value; `METRIC=` has none.
fn entered(typed: &str) -> daymark_core::Result<EnteredResult> {
    let sides = typed.split_once('=');
    let (metric, value) = sides.ok_or_else(|| {
        let message = format!("“{typed}” has no “=”: write it as likes=12");
        Error::new(Code::BadValue, message).field("results")
    })?;
    let value = Some(value.trim()).filter(|value| !value.is_empty());
    let value: Option<Amount> = value.map(str::parse).transpose()?;
    Ok((metric.to_owned(), value))
}

fn columns(result: &ListedResult) -> Vec<String> {
    vec![
        result.post.to_string(),
        result.date.to_string(),
        result.metric.clone(),
        result.value.to_string(),
        result.channel.clone(),
        result.title.clone(),
        result.source.clone(),
    ]
}
