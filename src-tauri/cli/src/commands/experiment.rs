//! `experiment`: begins experiments, assigns posts to their arms, reads them once or stops them.

use std::path::Path;

use clap::{Args, Subcommand};
use daymark_core::export::experiment_sentence;
use daymark_core::model::{ExperimentOutcome, NewExperiment, Noun, parse_date};
use daymark_core::query::ExperimentStanding;
use daymark_core::{Code, Error, Planner, Result as CoreResult};

use super::plan;
use crate::failure::Result;
use crate::find;
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Begin an experiment and print its id
    Add(NewArgs),
    /// All experiments: how many posts their arms have, and what was read of those that are over
    List,
    /// How many posts each arm needs so that a difference is noticed in four of five tries
    Size {
        channel: String,
        /// The difference to notice, such as 1.5 for half as much again
        #[arg(long, value_name = "RATIO", default_value_t = 1.5)]
        ratio: f64,
        #[arg(long, default_value = "engagements")]
        outcome: String,
    },
    /// Assign posts to the two arms: of each pair of neighbouring posts, chance decides which is of the first
    Assign {
        experiment: String,
        #[arg(required = true)]
        posts: Vec<String>,
    },
    /// Read an experiment, which is done once, after its last post is seven days old
    Read { experiment: String },
    /// End an experiment early; it is never read
    Stop { experiment: String },
    /// Delete an experiment; its posts stay
    Delete { experiment: String },
}

#[derive(Args)]
pub(crate) struct NewArgs {
    /// What is to be found out
    #[arg(long, allow_hyphen_values = true)]
    question: String,
    #[arg(long, value_name = "ID")]
    channel: String,
    /// time, format or pillar
    #[arg(long)]
    factor: String,
    /// One way, such as 09:00
    #[arg(long)]
    first: String,
    /// The other way, such as 12:00
    #[arg(long)]
    second: String,
    /// engagements, views, clicks or conversions
    #[arg(long, default_value = "engagements")]
    outcome: String,
    /// How many posts each arm is to have [default: as many as `size` tells]
    #[arg(long, value_name = "N")]
    posts: Option<u32>,
    /// The last day on which a post of it is published
    #[arg(long, value_name = "DAY")]
    last_day: String,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let new = new_experiment(&planner, args)?;
            let (changes, id) = planner.add_experiment(&new)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.experiments()?, columns),
        Command::Size {
            channel,
            ratio,
            outcome,
        } => {
            let channel = planner.channel_id(&channel)?;
            let size = planner.experiment_size(&channel, outcome.parse()?, ratio)?;
            let words = format!("{} posts an arm", size.posts_an_arm);
            out.print_value(&size, &words)
        }
        Command::Assign { experiment, posts } => {
            let id = planner.row_id(Noun::Experiment, &experiment)?;
            let posts = find::posts(&planner, &posts)?;
            let changes = planner.assign_experiment(&id, &posts)?;
            out.changed(&[id], &changes)
        }
        Command::Read { experiment } => {
            let id = planner.row_id(Noun::Experiment, &experiment)?;
            planner.read_experiment(&id)?;
            let standing = standing(&planner, &id)?;
            let words = experiment_sentence(&standing, None);
            out.print_value(&standing, &words)
        }
        Command::Stop { experiment } => {
            let id = planner.row_id(Noun::Experiment, &experiment)?;
            let changes = planner.stop_experiment(&id)?;
            out.changed(&[id], &changes)
        }
        Command::Delete { experiment } => {
            let id = planner.row_id(Noun::Experiment, &experiment)?;
            let changes = planner.delete_experiment(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn new_experiment(planner: &Planner, args: NewArgs) -> CoreResult<NewExperiment> {
    let channel = planner.channel_id(&args.channel)?;
    let outcome: ExperimentOutcome = args.outcome.parse()?;
    let posts_an_arm = match args.posts {
        Some(posts) => posts,
        None => {
            let size = planner.experiment_size(&channel, outcome, 1.5)?;
            size.posts_an_arm
        }
    };
    Ok(NewExperiment {
        question: args.question,
        factor: args.factor.parse()?,
        first: args.first,
        second: args.second,
        outcome: Some(outcome),
        posts_an_arm,
        last_day: parse_date(&args.last_day)?,
        channel,
    })
}

fn standing(planner: &Planner, id: &str) -> CoreResult<ExperimentStanding> {
    let mut experiments = planner.experiments()?.into_iter();
    let found = experiments.find(|standing| standing.experiment.id.as_str() == id);
    found.ok_or_else(|| Error::new(Code::NotFound, "the experiment was deleted meanwhile"))
}

fn columns(standing: &ExperimentStanding) -> Vec<String> {
    let experiment = &standing.experiment;
    let [first, second] = standing.assigned;
    vec![
        experiment.id.to_string(),
        experiment.question.clone(),
        format!("{}: {first}", experiment.first),
        format!("{}: {second}", experiment.second),
        format!("of {} each", experiment.posts_an_arm),
        experiment_sentence(standing, None),
    ]
}
