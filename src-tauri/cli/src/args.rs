//! The command line as clap parses it. Doc comments in `args` are the help texts. Times, zones, statuses and
//! ids stay text here, so that the planner refuses them in its own words and as input rather than as usage.

mod channel;
mod kinds;
mod post;

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

pub(crate) use channel::{Channel, ChannelChange};
pub(crate) use kinds::{Campaign, CampaignArgs, Label, Layer, Note, Pillar, PillarArgs};
pub(crate) use post::{NewPost, Post, PostChange, PostFilter, Scope, Target, Words};

use crate::failure::Failure;

const FORM: &str = "daymark-cli FILE.daymark COMMAND …
       daymark-cli platforms | completions SHELL";

const MORE: &str = "\
A missing FILE is made by `init`, `demo` and the first `channel add`. A file named like a command
is written with its folder, as ./demo. Ids may be shortened as far as they stay unique. Times are
YYYY-MM-DDTHH:MM on the clocks of the channel; ranges of days are those of the plan's clocks, with
their first day and without their last. An empty value clears what may be empty.
Backups are kept in the folder that DAYMARK_BACKUPS names, else with the data of programs.
Exit status: 0 done, 1 refused or an error found by `check` or `verify`, 2 not understood.";

/// The planner for scripts: everything the window can do to a plan, without a window.
#[derive(Parser)]
#[command(name = "daymark-cli", version, override_usage = FORM, after_help = MORE)]
pub(crate) struct Cli {
    /// The plan
    #[arg(value_name = "FILE.daymark", value_hint = ValueHint::FilePath)]
    pub(crate) file: Option<PathBuf>,
    /// Print JSON: a list as one value, changes as one object a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make an empty plan
    Init(PlanArgs),
    /// Fill a plan without posts with a full sample around today
    Demo,
    /// Accounts on platforms, the lanes of the calendar
    #[command(subcommand)]
    Channel(Channel),
    /// Posts, each on one channel
    #[command(subcommand)]
    Post(Post),
    /// Campaigns that posts belong to
    #[command(subcommand)]
    Campaign(Campaign),
    /// Content pillars that posts belong to
    #[command(subcommand)]
    Pillar(Pillar),
    /// Labels; a label is created when a post first gets it
    #[command(subcommand)]
    Label(Label),
    /// Notes on days
    #[command(subcommand)]
    Note(Note),
    /// Other people's calendars, shown behind the posts
    #[command(subcommand)]
    Layer(Layer),
    /// Find what is wrong with posts: too long, too close, unapproved, the same text again, silent channels
    Check(CheckArgs),
    /// Undo the newest operations
    Undo(Steps),
    /// Redo what was undone
    Redo(Steps),
    /// The operations, newest first
    History {
        /// The most operations to list
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    /// Write the plan in another format, to standard output or a file
    Export(ExportArgs),
    /// Back up the plan apart from it, or write a whole copy of its file elsewhere
    Backup(BackupArgs),
    /// The backups of a plan, the newest first; FILE may be gone or damaged
    Backups,
    /// Restore a backup as a new plan; FILE, the plan that it was made of, may be gone or damaged
    Restore(RestoreArgs),
    /// Check whether the whole file is intact
    Verify {
        /// Check whether all backups of the plan are as they were made, instead of the plan
        #[arg(long)]
        backups: bool,
    },
    /// The platforms and their rules, each with its source and date
    Platforms,
    /// Print the completions of a shell
    Completions { shell: Shell },
}

#[derive(Args, Default)]
pub(crate) struct PlanArgs {
    /// The plan's name [default: the file's]
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// An IANA time zone, such as Europe/Berlin [default: the machine's]
    #[arg(long)]
    pub(crate) zone: Option<String>,
}

#[derive(Args)]
pub(crate) struct BackupArgs {
    /// Write a copy of the plan to this file instead; an existing file is replaced as a whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// Name the backup; a named one is never deleted automatically
    #[arg(long, conflicts_with = "output")]
    pub(crate) name: Option<String>,
}

#[derive(Args)]
pub(crate) struct RestoreArgs {
    /// The id of the backup, or its file
    #[arg(value_name = "BACKUP")]
    pub(crate) backup: String,
    /// The new plan; the file must not exist yet
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
}

#[derive(Args)]
pub(crate) struct Steps {
    /// How many operations
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) steps: u32,
}

#[derive(Args)]
pub(crate) struct CheckArgs {
    /// The first day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last [default: four weeks after the first]
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
}

#[derive(Args)]
pub(crate) struct ExportArgs {
    pub(crate) format: Format,
    /// Write to this file instead of standard output; an existing file is replaced as a whole
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
    /// The first day
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// The day after the last
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Only posts of this channel; may be given several times
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Vec<String>,
    /// Only posts with this status; may be given several times
    #[arg(long)]
    pub(crate) status: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// iCalendar
    Ics,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    Pwsh,
}

/// Parses the command line. For help and the version the result is [`Failure::Shown`].
pub(crate) fn parse() -> Result<Cli, Failure> {
    Cli::try_parse().map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Failure::Shown(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Failure::Usage("a command is missing: see daymark-cli --help".to_owned())
        }
        _ => Failure::Usage(one_line(&error)),
    })
}

/// Returns clap's message on one line, without the usage that follows it.
fn one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let message = text.split("\n\nUsage:").next().unwrap_or_default();
    let message = message.split("\n\nFor more").next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let words: Vec<&str> = message.split_whitespace().collect();
    format!("{}: see daymark-cli --help", words.join(" "))
}
