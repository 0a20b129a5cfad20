//! `idea`: adds, lists, edits, deletes and places ideas, and makes posts of them.

use std::path::{Path, PathBuf};

use chrono::Days;
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use daymark_core::export::TaskTool;
use daymark_core::model::{AudienceId, IdeaEdit, Noun, PillarId, SubjectId, parse_date};
use daymark_core::query::RankedIdea;
use daymark_core::{Planner, Result as CoreResult};

use super::plan;
use crate::failure::Result;
use crate::find::{self, or_cleared};
use crate::output::Output;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Add an idea and print its id
    Add(Change),
    /// All ideas: by score, then by how many people asked, then the oldest first
    List,
    /// Change an idea
    Edit {
        id: String,
        #[command(flatten)]
        change: Change,
    },
    /// Make a post of an idea, in the tray of a channel, and print the post's id
    Use {
        id: String,
        #[arg(long, value_name = "ID")]
        channel: String,
    },
    /// Make posts of the best ideas in the next free slots, as one operation
    Place {
        /// How many
        #[arg(value_name = "N")]
        count: usize,
        /// The first day [default: today]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// The day after the last [default: a week later]
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
        /// Only list where they would be
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the ideas that may still be made as tasks for another program, as a table
    Export {
        /// The columns of worktile and pingcode may have to be renamed after the project's own template
        #[arg(long, value_enum)]
        format: TaskFormat,
        /// Also those that were used, put aside or have aged out
        #[arg(long)]
        all: bool,
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Delete an idea; what was made of it stays
    Delete { id: String },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum TaskFormat {
    Worktile,
    #[value(name = "pingcode")]
    PingCode,
    Jira,
}

impl TaskFormat {
    fn tool(self) -> TaskTool {
        match self {
            Self::Worktile | Self::PingCode => TaskTool::Worktile,
            Self::Jira => TaskTool::Jira,
        }
    }
}

#[derive(Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Change {
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// What is said of it, and how
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) angle: Option<String>,
    /// Its name, or its id; empty for none, as for the next ones
    #[arg(long)]
    pub(crate) audience: Option<String>,
    #[arg(long)]
    pub(crate) pillar: Option<String>,
    /// awareness, consideration, decision, use or advocacy
    #[arg(long)]
    pub(crate) stage: Option<String>,
    /// comment, search, trend, competitor, sentiment, results or own
    #[arg(long)]
    pub(crate) source: Option<String>,
    /// The competitor, trend, partner or resource that it comes from, by its name or id; empty for none
    #[arg(long)]
    pub(crate) subject: Option<String>,
    #[arg(long)]
    pub(crate) link: Option<String>,
    /// 1 to 5
    #[arg(long, value_name = "N")]
    pub(crate) impact: Option<String>,
    /// 1 to 5
    #[arg(long, value_name = "N")]
    pub(crate) confidence: Option<String>,
    /// 1 to 5
    #[arg(long, value_name = "N")]
    pub(crate) effort: Option<String>,
    /// The last day on which it is of use
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
    /// Whether it is put aside
    #[arg(long, value_name = "BOOL")]
    pub(crate) aside: Option<bool>,
}

pub(crate) fn run(command: Command, path: &Path, out: &mut Output) -> Result<()> {
    let mut planner = plan::open(path)?;
    match command {
        Command::Add(args) => {
            let edit = edit_of(&planner, args)?;
            let (changes, id) = planner.add_idea(&edit)?;
            out.print_created(&[id], &changes)
        }
        Command::List => out.list(&planner.ideas()?, columns),
        Command::Edit { id, change } => {
            let id = planner.row_id(Noun::Idea, &id)?;
            let edit = edit_of(&planner, change)?;
            let changes = planner.edit_idea(&id, &edit)?;
            out.changed(&[id], &changes)
        }
        Command::Use { id, channel } => {
            let id = planner.row_id(Noun::Idea, &id)?;
            let channel = planner.channel_id(&channel)?;
            let (changes, post) = planner.use_idea(&id, &channel)?;
            out.print_created(&[post], &changes)
        }
        Command::Place {
            count,
            from,
            to,
            dry_run,
        } => {
            let (from, to) = find::days(from.as_deref(), to.as_deref())?;
            let from = from.map_or_else(|| planner.now().map(|now| now.date), Ok)?;
            let to = to.unwrap_or(from + Days::new(7));
            if !dry_run {
                let changes = planner.place_ideas(count, from, to)?;
                return out.print_summary("", &changes);
            }
            let placed = planner.preview_placed_ideas(count, from, to)?;
            out.list(&placed, |place| {
                vec![
                    place.idea.to_string(),
                    place.at.to_string(),
                    place.channel.to_string(),
                    place.title.clone(),
                ]
            })
        }
        Command::Export { format, all, file } => {
            let count = planner.export_idea_tasks(format.tool(), all, &file)?;
            out.wrote(count, "ideas", &file)
        }
        Command::Delete { id } => {
            let id = planner.row_id(Noun::Idea, &id)?;
            let changes = planner.delete_idea(&id)?;
            out.changed(&[id], &changes)
        }
    }
}

fn columns(ranked: &RankedIdea) -> Vec<String> {
    let score = ranked.score.map(|score| format!("{score:.1}"));
    let is = [
        (ranked.used, "used"),
        (ranked.idea.aside, "put aside"),
        (ranked.aged_out, "aged out"),
    ];
    let is = is.iter().filter(|(is, _)| *is).map(|(_, word)| *word);
    vec![
        ranked.idea.id.to_string(),
        score.unwrap_or_else(|| "–".to_owned()),
        format!("{} asked", ranked.votes),
        is.collect::<Vec<_>>().join(", "),
        ranked.idea.title.clone(),
    ]
}

fn edit_of(planner: &Planner, typed: Change) -> CoreResult<IdeaEdit> {
    let id = |noun, name: Option<String>| {
        let id = name.map(|name| or_cleared(&name).map(|name| planner.id_of(noun, name)));
        id.map(Option::transpose).transpose()
    };
    let rate = |typed: Option<String>| {
        let rate = typed.map(|typed| or_cleared(&typed).map(find::whole_number));
        rate.map(Option::transpose).transpose()
    };
    let stage = typed.stage.as_deref().map(or_cleared);
    let until = typed.until.as_deref().map(or_cleared);
    let audience = id(Noun::Audience, typed.audience)?;
    let pillar = id(Noun::Pillar, typed.pillar)?;
    let subject = id(Noun::Subject, typed.subject)?;
    Ok(IdeaEdit {
        title: typed.title,
        angle: typed.angle,
        audience: audience.map(|id| id.map(|id| AudienceId::from(id.as_str()))),
        pillar: pillar.map(|id| id.map(|id| PillarId::from(id.as_str()))),
        stage: stage
            .map(|stage| stage.map(str::parse).transpose())
            .transpose()?,
        source: typed.source.as_deref().map(str::parse).transpose()?,
        subject: subject.map(|id| id.map(|id| SubjectId::from(id.as_str()))),
        link: typed.link,
        impact: rate(typed.impact)?,
        confidence: rate(typed.confidence)?,
        effort: rate(typed.effort)?,
        until: until
            .map(|day| day.map(parse_date).transpose())
            .transpose()?,
        aside: typed.aside,
    })
}
