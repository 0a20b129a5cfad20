//! The commands, a file for each noun: its arguments as clap parses them, and what it does. Doc comments of arguments
//! are the help texts. Times, zones, statuses and ids stay text in arguments, so that the planner refuses them in its
//! own words and as input rather than as usage.

mod audience;
mod backup;
mod calendar_args;
mod campaign;
mod channel;
mod check;
mod comment;
mod completions;
mod conflict;
mod count;
mod due;
mod experiment;
mod export;
mod feedback;
mod grid;
mod history;
mod idea;
mod import;
mod label;
mod layer;
mod man;
mod media;
mod message;
mod note;
mod objective;
mod pillar;
mod plan;
mod platforms;
mod post;
mod replace;
mod report;
mod results;
mod salvage;
mod settings;
mod snippet;
mod strategy;
mod subject;

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueHint};
use daymark_core::model::SubjectKind;

use crate::failure::{Failure, Result};
use crate::output::Output;

const FORM: &str = "daymark-cli FILE.daymark COMMAND …
       daymark-cli count | platforms | completions SHELL | man";

const MORE: &str = "\
A missing FILE is made by `init`, `demo` and the first `channel add`. A file named like a command
is written with its folder, as ./demo. Ids may be shortened as far as they stay unique. Times are
YYYY-MM-DDTHH:MM on the clocks of the channel; ranges of days are those of the plan's clocks, with
their first day and without their last. An empty value clears what may be empty.
Backups are kept in the folder that DAYMARK_BACKUPS names, else with the data of programs.
The history records the names in DAYMARK_AUTHOR and DAYMARK_MACHINE with each change; none by default.
Exit status: 0 done, 1 refused or an error found by `check` or `verify`, 2 not understood.";

/// The planner for scripts: everything the window can do to a plan, without a window.
#[derive(Parser)]
#[command(name = "daymark-cli", version, override_usage = FORM, after_help = MORE)]
pub(crate) struct Cli {
    /// The plan
    #[arg(value_name = "FILE.daymark", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,
    /// Print JSON: a list as one value, changes as one object a line
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make an empty plan
    Init(plan::PlanArgs),
    /// Fill a plan without posts with a full sample around today
    Demo,
    /// The settings of the plan
    #[command(subcommand)]
    Plan(settings::Command),
    /// Accounts on platforms, the lanes of the calendar
    #[command(subcommand)]
    Channel(channel::Command),
    /// Posts, each on one channel
    #[command(subcommand)]
    Post(Box<post::Command>),
    /// Comments on posts, which are never published
    #[command(subcommand)]
    Comment(comment::Command),
    /// Campaigns that posts belong to
    #[command(subcommand)]
    Campaign(campaign::Command),
    /// Content pillars that posts belong to
    #[command(subcommand)]
    Pillar(pillar::Command),
    /// What the plan stands for, and how its posts serve that
    #[command(subcommand)]
    Strategy(strategy::Command),
    /// What the plan promises, and how it says so
    #[command(subcommand)]
    Message(message::Command),
    /// Ideas for posts, ranked by impact × confidence ÷ effort
    #[command(subcommand)]
    Idea(Box<idea::Command>),
    /// Competitors, with dated notes on what they do
    #[command(subcommand)]
    Competitor(subject::Command),
    /// Trends, with dated notes
    #[command(subcommand)]
    Trend(subject::Command),
    /// Partners, with dated notes
    #[command(subcommand)]
    Partner(subject::Command),
    /// What content is drawn from, with dated notes
    #[command(subcommand)]
    Resource(subject::Command),
    /// What people say, and what is unusual about it
    #[command(subcommand)]
    Feedback(Box<feedback::Command>),
    /// Whom the plan talks to
    #[command(subcommand)]
    Audience(audience::Command),
    /// What is to be reached, measured by a number
    #[command(subcommand)]
    Objective(objective::Command),
    /// Labels; a label is created when a post first gets it
    #[command(subcommand)]
    Label(label::Command),
    /// Notes on days
    #[command(subcommand)]
    Note(note::Command),
    /// Other people's calendars, shown behind the posts
    #[command(subcommand)]
    Layer(layer::Command),
    /// Pictures and videos of posts, kept beside the plan in a folder named like it
    #[command(subcommand)]
    Media(media::Command),
    /// Texts and groups of hashtags to insert into posts
    #[command(subcommand)]
    Snippet(snippet::Command),
    /// What platforms counted of posts, and what works
    #[command(subcommand)]
    Results(results::Command),
    /// Two ways of posting that are compared, with posts assigned by chance
    #[command(subcommand)]
    Experiment(Box<experiment::Command>),
    /// What was to be reached, what was posted and what came of it, as one page of HTML or as CSV
    Report(report::ReportArgs),
    /// Replace words in the texts of posts that are neither published nor skipped
    Replace(replace::ReplaceArgs),
    /// Find what is wrong with posts by the rules of their platforms, their times and their texts, and let it pass
    Check(check::CheckArgs),
    /// The posts of a channel as its profile shows them, the latest first, with its free slots
    Grid(grid::GridArgs),
    /// Posts that are to be published now, those that were missed, and the rest of today; Daymark publishes nothing itself
    Due,
    /// Put off the reminder of a post, until it is published or moved
    Snooze {
        post: String,
        #[arg(long, value_name = "N", default_value_t = 15)]
        minutes: u32,
    },
    /// Undo the newest operations
    Undo(history::Steps),
    /// Redo what was undone
    Redo(history::Steps),
    /// The operations, newest first
    History {
        /// The most operations to list
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    /// Write the plan in another format, to standard output or a file
    Export(export::ExportArgs),
    /// Bring posts of a file into the plan, as one operation
    Import(Box<import::ImportArgs>),
    /// Back up the plan apart from it, or write a whole copy of its file elsewhere
    Backup(backup::BackupArgs),
    /// The backups of a plan, the newest first; FILE may be gone or damaged
    Backups,
    /// Restore a backup as a new plan; FILE, the plan that it was made of, may be gone or damaged
    Restore(backup::RestoreArgs),
    /// Conflicted copies of the plan made by a sync service: list them, compare with one, take posts from it
    Conflicts(conflict::ConflictsArgs),
    /// Save what can be read of a damaged plan as a new one, without its history; FILE is not changed
    Salvage(salvage::SalvageArgs),
    /// Check whether the whole file is intact, and name the service that syncs its folder
    Verify {
        /// Check whether all backups of the plan are as they were made, instead of the plan
        #[arg(long)]
        backups: bool,
    },
    /// Count a text as a platform counts it, beside the platform's limit
    Count(count::CountArgs),
    /// The platforms and their rules, each with its source and date
    Platforms {
        /// The only platform to show, with every limit of its text
        platform: Option<String>,
    },
    /// Print the completions of a shell
    Completions { shell: completions::Shell },
    /// Print the manual page, as the packages install it
    Man,
}

/// Runs a parsed command line.
pub(crate) fn run(cli: Cli) -> Result<()> {
    let mut out = Output::new(cli.json);
    match cli.command {
        Command::Count(args) => count::run(&args, &mut out)?,
        Command::Platforms { platform: None } => platforms::list(&mut out)?,
        Command::Platforms { platform: Some(id) } => platforms::show(&id, &mut out)?,
        Command::Completions { shell } => completions::print(shell, &mut out)?,
        Command::Man => man::print(&mut out)?,
        command => {
            let path = cli.file.ok_or_else(no_file)?;
            on_plan(command, &path, &mut out)?;
        }
    }
    Ok(out.flush()?)
}

fn on_plan(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    match command {
        Command::Init(args) => plan::init(path, &args, out),
        Command::Demo => plan::demo(path, out),
        Command::Verify { backups: true } => backup::verify(path, out),
        Command::Verify { backups: false } => plan::verify(path, out),
        Command::Backup(args) => backup::back_up(path, &args, out),
        Command::Backups => backup::list(path, out),
        Command::Restore(args) => backup::restore(path, &args, out),
        Command::Conflicts(args) => conflict::run(path, &args, out),
        Command::Salvage(args) => salvage::run(path, &args, out),
        Command::Plan(command) => settings::run(command, path, out),
        Command::Channel(command) => channel::run(command, path, out),
        Command::Comment(command) => comment::run(command, path, out),
        Command::Post(command) => post::run(*command, path, out),
        Command::Campaign(command) => campaign::run(command, path, out),
        Command::Pillar(command) => pillar::run(command, path, out),
        Command::Strategy(command) => strategy::run(command, path, out),
        Command::Message(command) => message::run(command, path, out),
        Command::Competitor(command) => subject::run(command, SubjectKind::Competitor, path, out),
        Command::Trend(command) => subject::run(command, SubjectKind::Trend, path, out),
        Command::Partner(command) => subject::run(command, SubjectKind::Partner, path, out),
        Command::Resource(command) => subject::run(command, SubjectKind::Resource, path, out),
        Command::Idea(command) => idea::run(*command, path, out),
        Command::Feedback(command) => feedback::run(*command, path, out),
        Command::Audience(command) => audience::run(command, path, out),
        Command::Objective(command) => objective::run(command, path, out),
        Command::Label(command) => label::run(command, path, out),
        Command::Note(command) => note::run(command, path, out),
        Command::Layer(command) => layer::run(command, path, out),
        Command::Media(command) => media::run(command, path, out),
        Command::Snippet(command) => snippet::run(command, path, out),
        Command::Results(command) => results::run(command, path, out),
        Command::Experiment(command) => experiment::run(*command, path, out),
        Command::Report(args) => report::run(&args, path, out),
        Command::Replace(args) => replace::run(&args, path, out),
        Command::Check(args) => check::run(&args, path, out),
        Command::Grid(args) => grid::run(&args, path, out),
        Command::Due => due::list(path, out),
        Command::Snooze { post, minutes } => due::snooze(path, &post, minutes, out),
        Command::Undo(steps) => history::undo(path, steps.steps, out),
        Command::Redo(steps) => history::redo(path, steps.steps, out),
        Command::History { limit } => history::list(path, limit, out),
        Command::Export(args) => export::run(&args, path, out),
        Command::Import(args) => import::run(*args, path, out),
        Command::Count(_)
        | Command::Platforms { .. }
        | Command::Completions { .. }
        | Command::Man => Ok(()),
    }
}

fn no_file() -> Failure {
    let message = "the plan is missing: name it before the command, as \
        daymark-cli FILE.daymark COMMAND";
    Failure::Usage(message.to_owned())
}
