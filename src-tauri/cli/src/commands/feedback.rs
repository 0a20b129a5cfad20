//! `feedback`: adds, lists, edits and deletes what people say, and forgets a person.

mod import;

use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use chrono::Days;
use clap::{Args, Subcommand, ValueHint};
use daymark_core::model::{ChannelId, FeedbackEdit, IdeaId, Noun, PostId, parse_date};
use daymark_core::query::FeedbackLog;
use daymark_core::{Planner, Result as CoreResult};
use serde::Serialize;

use super::plan;
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

/// The most bytes that are read from standard input.
const MOST_BYTES: u64 = 8 << 20;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add what people said, an entry for each, and print their ids
    Add {
        /// What was said; none reads standard input, an entry a line
        text: Vec<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// The feedback of a range of days, the newest first, and days with unusually many complaints
    List {
        /// The first day [default: 28 days ago]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: tomorrow]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// Change entries alike
    Edit {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// What was said
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        text: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// Add the rows of a table as entries, as one operation; those that the plan has already are left out
    Import(import::ImportArgs),
    /// Write the entries of a range of days as a table (CSV), which an import reads back
    Export {
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// The first day [default: that of the oldest entry]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: that after the newest entry]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
    },
    /// Delete entries
    Delete {
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Remove a person's name from all feedback and from the history; what was done until the last entry that told it can't
    /// be undone any more
    Forget { person: String },
}

#[derive(Args)]
pub(crate) struct Facts {
    /// The day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) date: Option<String>,
    /// Who said it; empty for nobody in particular
    #[arg(long, value_name = "NAME")]
    pub(crate) handle: Option<String>,
    /// -1, 0 or 1
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(crate) sentiment: Option<i8>,
    /// comment, question, complaint, wish or praise
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Where it was said; empty for nowhere, as for the next ones
    #[arg(long, value_name = "ID")]
    pub(crate) channel: Option<String>,
    /// The post that it is about
    #[arg(long, value_name = "ID")]
    pub(crate) post: Option<String>,
    /// The idea that it speaks for
    #[arg(long, value_name = "ID")]
    pub(crate) idea: Option<String>,
}

#[derive(Serialize)]
struct Forgotten {
    entries: u32,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add { text, facts } => {
            let facts = edit_of(&planner, facts)?;
            let entries = texts(text)?.into_iter().map(|text| FeedbackEdit {
                text: Some(text),
                ..facts.clone()
            });
            let (changes, ids) = planner.add_feedback(&entries.collect::<Vec<_>>())?;
            out.print_created(&ids, &changes)
        }
        Command::List { from, to } => list(&planner, from.as_deref(), to.as_deref(), out),
        Command::Edit { ids, text, facts } => {
            let ids = full_ids(&planner, &ids)?;
            let edit = FeedbackEdit {
                text,
                ..edit_of(&planner, facts)?
            };
            let changes = planner.edit_feedback(&ids, &edit)?;
            out.changed(&ids, &changes)
        }
        Command::Import(args) => import::run(&mut planner, &args, out),
        Command::Export { file, from, to } => {
            let (from, to) = find::days(from.as_deref(), to.as_deref())?;
            let count = planner.export_feedback(from, to, &file)?;
            out.wrote(count, "entries", &file)
        }
        Command::Delete { ids } => {
            let ids = full_ids(&planner, &ids)?;
            let changes = planner.delete_feedback(&ids)?;
            out.changed(&ids, &changes)
        }
        Command::Forget { person } => {
            let entries = planner.forget_person(&person)?;
            let words = format!("Removed from {entries} entries of feedback and from the history");
            out.print_value(&Forgotten { entries }, &words)
        }
    }
}

/// Returns what was given, or else the lines of standard input that aren't blank.
fn texts(given: Vec<String>) -> CoreResult<Vec<String>> {
    if !given.is_empty() {
        return Ok(given);
    }
    let mut text = String::new();
    stdin().lock().take(MOST_BYTES).read_to_string(&mut text)?;
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}

fn full_ids(planner: &Planner, ids: &[String]) -> CoreResult<Vec<String>> {
    let ids = ids.iter().map(|id| planner.row_id(Noun::Feedback, id));
    ids.collect()
}

fn list(planner: &Planner, from: Option<&str>, to: Option<&str>, out: &mut Output) -> Result<()> {
    let (from, to) = find::days(from, to)?;
    let to = to.unwrap_or(planner.now()?.date + Days::new(1));
    let log = planner.feedback(from.unwrap_or(to - Days::new(28)), to)?;
    out.print_value(&log, &words(&log))
}

fn words(log: &FeedbackLog) -> String {
    let unusual = log.days.iter().filter_map(|day| {
        let usual = day.usual?;
        let (date, negative) = (day.date, day.negative);
        Some(format!("{date}: {negative} against, usually {usual}"))
    });
    let entries = log.entries.iter().map(|entry| {
        let sign = match entry.sentiment {
            ..0 => "-",
            0 => "0",
            1.. => "+",
        };
        let text = entry.text.replace(['\n', '\t'], " ");
        format!(
            "{}  {}  {sign}  {}  {text}",
            entry.id, entry.date, entry.kind
        )
    });
    unusual.chain(entries).collect::<Vec<_>>().join("\n")
}

fn edit_of(planner: &Planner, typed: Facts) -> CoreResult<FeedbackEdit> {
    let id = |typed: Option<&str>, find: &dyn Fn(&str) -> CoreResult<String>| {
        let id = typed.map(|typed| or_cleared(typed).map(find));
        id.map(Option::transpose).transpose()
    };
    let channel = id(typed.channel.as_deref(), &|id| planner.channel_id(id))?;
    let post = id(typed.post.as_deref(), &|id| planner.post_id(id))?;
    let idea = id(typed.idea.as_deref(), &|id| planner.row_id(Noun::Idea, id))?;
    Ok(FeedbackEdit {
        date: typed.date.as_deref().map(parse_date).transpose()?,
        text: None,
        handle: typed.handle,
        sentiment: typed.sentiment,
        kind: typed.kind.as_deref().map(str::parse).transpose()?,
        channel: channel.map(|id| id.map(|id| ChannelId::from(id.as_str()))),
        post: post.map(|id| id.map(|id| PostId::from(id.as_str()))),
        idea: idea.map(|id| id.map(|id| IdeaId::from(id.as_str()))),
    })
}
